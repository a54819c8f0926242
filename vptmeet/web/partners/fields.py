"""Form fields and filters that say in plain words what to do."""

from datetime import date

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import DateField
from wtforms.validators import Length


class DayField(DateField):
    """A day, as a browser's own date field sends it."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read the day; raises ValueError with words of our own."""
        if not valuelist or not valuelist[0].strip():
            return
        try:
            self.data = date.fromisoformat(valuelist[0].strip())
        except ValueError as error:
            self.data = None
            raise ValueError(_("Enter a date, for example 24-11-2026.")) from error


def one_line(text: str | None) -> str:
    """`text` without white space round it or doubled within it."""
    return " ".join(trimmed(text).split())


def trimmed(text: str | None) -> str:
    """`text` without white space round it, its own lines kept.

    A NUL goes too: PostgreSQL does not store it.
    """
    return (text or "").replace("\0", "").strip()


def at_most(length: int) -> Length:
    """The validator that refuses more than `length` characters."""
    return Length(max=length, message=_l("This is too long. Use at most %(max)d characters."))
