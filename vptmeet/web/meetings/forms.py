"""The forms of a meeting: planning or changing it, and calling it off."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import FieldList, Form, FormField, HiddenField, StringField, TextAreaField, URLField
from wtforms.validators import DataRequired, InputRequired, NumberRange, Optional, ValidationError

from vptmeet.services.meetings import AgendaLine
from vptmeet.web.fields import (
    DayField,
    HourField,
    SelectField,
    WholeNumberField,
    at_most,
    lines,
    one_line,
    text_field,
)

EMPTY_ROWS = 3
MOST_ROWS = 40
LONGEST_POINT = 600


class AgendaForm(Form):
    """One point of the programme; an empty row is left aside."""

    minutes = WholeNumberField(_l("Minutes"))
    title = text_field(_l("Subject"))
    speaker = text_field(_l("Speaker"))

    def is_empty(self) -> bool:
        """Whether nothing stands in this row."""
        return not (self.minutes.text or self.title.data or self.speaker.data)

    def validate_minutes(self, field: WholeNumberField) -> None:
        """A row that is filled in takes some minutes."""
        if not self.is_empty() and not 1 <= (field.data or 0) <= LONGEST_POINT:
            raise ValidationError(_("Enter 1 to 600 minutes."))

    def validate_title(self, field: StringField) -> None:
        """A row that is filled in has a subject."""
        if not self.is_empty() and not field.data:
            raise ValidationError(_("Enter what this part is about."))


class MeetingForm(FlaskForm):
    """What a coordinator says of a meeting; days and times are the municipality's clock."""

    title = StringField(
        _l("Title"),
        filters=[one_line],
        validators=[DataRequired(_l("Enter a title.")), at_most(200)],
        description=_l("This is the subject of the mail and of the calendar entry."),
    )
    theme_id = SelectField(_l("Theme"), coerce=int)
    goal = TextAreaField(
        _l("Goal"),
        filters=[lines],
        validators=[at_most(2000)],
        description=_l("What do you want to have reached when people go home?"),
    )
    day = DayField(_l("Date"), validators=[InputRequired(_l("Enter the date of the meeting."))])
    start = HourField(_l("From"), validators=[InputRequired(_l("Enter when the meeting starts."))])
    end = HourField(_l("To"), validators=[InputRequired(_l("Enter when the meeting ends."))])
    place = StringField(
        _l("Place"),
        filters=[one_line],
        validators=[at_most(300)],
        description=_l("Building, room and address."),
    )
    link = URLField(
        _l("Link to take part online"),
        filters=[one_line],
        validators=[at_most(500)],
        description=_l("Starts with https://"),
    )
    capacity = WholeNumberField(
        _l("How many people fit in"),
        validators=[Optional(), NumberRange(1, 100_000, _l("Enter a number of 1 or higher."))],
        description=_l("Whoever says yes after that comes on a waiting list."),
    )
    answer_by = DayField(
        _l("Answer by"),
        validators=[Optional()],
        description=_l("Until the end of this day. Empty is: seven days before the meeting."),
    )
    organizer_id = SelectField(_l("Organizer"), coerce=int)
    sequence = HiddenField(filters=[one_line], validators=[at_most(20)])
    agenda = FieldList(FormField(AgendaForm), max_entries=MOST_ROWS)

    def agenda_lines(self) -> tuple[AgendaLine, ...]:
        """The programme as the form says it."""
        return tuple(
            AgendaLine(row.minutes.data or 0, row.title.data or "", row.speaker.data or "")
            for row in (entry.form for entry in self.agenda)
            if not row.is_empty()
        )

    def add_rows(self, number: int = EMPTY_ROWS) -> None:
        """Put `number` empty rows under the programme."""
        for _row in range(min(number, MOST_ROWS - len(self.agenda))):
            self.agenda.append_entry()


class CancelForm(FlaskForm):
    """Why a meeting does not go on."""

    reason = TextAreaField(
        _l("Why does the meeting not go on?"),
        filters=[lines],
        validators=[
            DataRequired(_l("Enter the reason. Everybody who was asked reads it.")),
            at_most(1000),
        ],
        description=_l("Everybody who was asked reads this."),
    )
