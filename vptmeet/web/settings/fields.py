"""Fields that the manager's forms share."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import IntegerField, StringField, fields
from wtforms.validators import DataRequired, Length, ValidationError

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


class SelectField(fields.SelectField):
    """A choice from a list that may have changed since the page was opened.

    Named as the field it replaces: templates choose the looks of a field by that name.
    """

    def pre_validate(self, form: Any) -> None:
        """Say in our own words that the choice is not there (any more)."""
        try:
            super().pre_validate(form)
        except ValidationError as error:
            raise ValidationError(_("Choose one from the list.")) from error


class WholeNumberField(IntegerField):
    """A whole number."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read the number; raises ValueError with words of our own."""
        try:
            super().process_formdata(valuelist)
        except ValueError as error:
            raise ValueError(_("Enter a whole number, such as 3.")) from error
