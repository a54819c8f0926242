"""Form fields that say in plain words what to do."""

from datetime import date, time

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import DateField, IntegerField, TimeField
from wtforms.validators import Length

from vptmeet.itip.text import clean_text, single_line


class DayField(DateField):
    """A day, as a browser's own date field sends it."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read the day; raises ValueError with words of our own."""
        text = one_line(valuelist[0] if valuelist else "")
        try:
            self.data = date.fromisoformat(text) if text else None
        except ValueError as error:
            raise ValueError(_("Enter a date, for example 24-11-2026.")) from error


class HourField(TimeField):
    """A time of the day; 15:30 and the Dutch 15.30 are both read."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read the time; raises ValueError with words of our own."""
        text = one_line(valuelist[0] if valuelist else "").replace(".", ":")
        try:
            self.data = time.fromisoformat(text.zfill(5)) if text else None
        except ValueError as error:
            raise ValueError(_("Enter a time, for example 15:30.")) from error


class WholeNumberField(IntegerField):
    """A number without decimals; empty is None. `text` is what was typed."""

    text = ""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read the number; raises ValueError with words of our own."""
        self.text = one_line(valuelist[0] if valuelist else "")
        self.data = None
        if self.text:
            try:
                self.data = int(self.text)
            except ValueError as error:
                raise ValueError(_("Enter a whole number.")) from error


def one_line(text: str | None) -> str:
    """`text` on one line, without what breaks mail and calendars."""
    return " ".join(single_line(text or "").split())


def lines(text: str | None) -> str:
    """`text` with its own lines, without what breaks mail and calendars."""
    return clean_text(text or "").strip()


def at_most(length: int) -> Length:
    """The validator that refuses more than `length` characters."""
    return Length(max=length, message=_l("This is too long. Use at most %(max)d characters."))
