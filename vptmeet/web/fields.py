"""Form fields, filters and validators that every form shares; they say plainly what to do."""

from datetime import date, time
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import DateField, IntegerField, StringField, TimeField, fields
from wtforms.validators import DataRequired, Email, Length, ValidationError

from vptmeet.itip.text import clean_text, single_line

EMAIL_LENGTH = 254
"""RFC 5321, section 4.5.3.1.3: the longest path, without its angle brackets."""

FIRST_YEAR, LAST_YEAR = 2000, 2100
"""Outside these a year is a slip of the keys, such as 0026 or 20226."""

EMAIL = Email(
    # Mail servers without SMTPUTF8 cannot deliver to an address with other signs than ASCII.
    _l("Enter a full e-mail address, such as name@example.nl."),
    allow_smtputf8=False,
)


def one_line(text: str | None) -> str:
    """`text` on one line, without what breaks mail and calendars, nor doubled white space."""
    return " ".join(single_line(text or "").split())


def lines(text: str | None) -> str:
    """`text` with its own lines, without what breaks mail and calendars."""
    return clean_text(text or "").strip()


def at_most(length: int) -> Length:
    """The validator that refuses more than `length` characters."""
    return Length(max=length, message=_l("This is too long. Use at most %(max)d characters."))


def text_field(words: Any, missing: Any = None) -> StringField:
    """A line of text for a name or a function; `missing` is the message when it must be there."""
    needed = [DataRequired(missing)] if missing else []
    return StringField(words, filters=[one_line], validators=[*needed, at_most(200)])


class DayField(DateField):
    """A day, as a browser's own date field sends it."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read the day; raises ValueError with words of our own."""
        text = one_line(valuelist[0] if valuelist else "")
        self.data = None
        try:
            self.data = date.fromisoformat(text) if text else None
        except ValueError as error:
            raise ValueError(_("Enter a date, for example 24-11-2026.")) from error
        if self.data and not FIRST_YEAR <= self.data.year <= LAST_YEAR:
            self.data = None
            raise ValueError(_("Check the year of this date."))


class HourField(TimeField):
    """A time of the day; 15:30 and the Dutch 15.30 are both read."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read the time; raises ValueError with words of our own."""
        text = one_line(valuelist[0] if valuelist else "").replace(".", ":")
        self.data = None
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
                raise ValueError(_("Enter a whole number, such as 3.")) from error


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
