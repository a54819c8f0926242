"""Fields that the manager's forms share."""

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import StringField
from wtforms.validators import DataRequired, Length

NONE = ""
"""The choice of nothing in a list."""


def stripped(value: str | None) -> str:
    """Text without white space round it."""
    return (value or "").strip()


def at_most(count: int) -> Length:
    """The validator that refuses a longer text."""
    return Length(max=count, message=_l("This is too long. Use at most %(max)d characters."))


def text_field(words: Any, missing: Any = None) -> StringField:
    """A line of text; `missing` is the message when it must be there."""
    needed = [DataRequired(missing)] if missing else []
    return StringField(words, filters=[stripped], validators=[*needed, at_most(200)])
