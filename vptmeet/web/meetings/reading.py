"""From a form to a meeting and back: the wall clock, and what the fields together must say."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from urllib.parse import urlsplit

from flask_babel import gettext as _
from flask_babel import ngettext
from wtforms import Field

from vptmeet.models.meeting import Meeting
from vptmeet.services.meetings import MeetingValues
from vptmeet.web.fields import HourField
from vptmeet.web.meetings.forms import MeetingForm
from vptmeet.wording.dates import from_local, long_date, time_range, to_local

DAYS_TO_ANSWER = 7
"""How long before the meeting people are asked to answer, unless the form says."""


def data_of(meeting: Meeting) -> dict[str, object]:
    """What the form starts with for `meeting`."""
    starts_at, ends_at = to_local(meeting.starts_at), to_local(meeting.ends_at)
    names = ("title", "theme_id", "goal", "place", "link", "capacity", "organizer_id")
    points = [
        {"minutes": item.minutes, "title": item.title, "speaker": item.speaker}
        for item in meeting.agenda
    ]
    return {
        **{name: getattr(meeting, name) for name in names},
        "day": starts_at.date(),
        "start": starts_at.time(),
        "end": ends_at.time(),
        "answer_by": to_local(meeting.answer_by).date(),
        "sequence": str(meeting.sequence),
        "agenda": points,
    }


@dataclass(frozen=True)
class Circumstances:
    """What a form is checked against; `now` is aware, `today` the municipality's day.

    `has_guests`: people were asked, so a place or a link is needed, and a date to answer by that
    has not passed. `may_be_past`: the meeting that is changed is over already. `before`: that
    meeting as it is now.
    """

    now: datetime
    today: date
    has_guests: bool = False
    may_be_past: bool = False
    before: Meeting | None = None


def values(form: MeetingForm, around: Circumstances) -> MeetingValues | None:
    """The meeting that a valid form describes, or None with the errors set on its fields."""
    day = form.day.data
    starts_at, ends_at = _moment(day, form.start), _moment(day, form.end)
    if day is None or starts_at is None or ends_at is None:
        return None
    answer_by = _answer_by(form, day, starts_at, around.today)
    _check(form, starts_at, ends_at, around)
    _check_guests(form, ends_at, answer_by, around)
    _check_unmoved(form, around.before)
    if any(field.errors for field in form):
        return None
    return MeetingValues(
        title=form.title.data or "",
        theme_id=form.theme_id.data,
        goal=form.goal.data or "",
        starts_at=starts_at,
        ends_at=ends_at,
        answer_by=answer_by,
        place=form.place.data or "",
        link=form.link.data or "",
        capacity=form.capacity.data,
        organizer_id=form.organizer_id.data,
        agenda=form.agenda_lines(),
    )


def refuse_room(form: MeetingForm, seats: int) -> None:
    """Set the error of a room that is smaller than the `seats` that people were told of."""
    text = ngettext(
        "%(num)s person has a seat already. Enter %(num)s or a higher number.",
        "%(num)s people have a seat already. Enter %(num)s or a higher number.",
        seats,
    )
    _refuse(form.capacity, str(text))


def end_of_day(day: date) -> datetime:
    """The last second of `day` on the municipality's clock, in UTC."""
    return from_local(day, 23, 59) + timedelta(seconds=59)


def _moment(day: date | None, field: HourField) -> datetime | None:
    """The UTC moment of a wall-clock time; an error on `field` if the clock skips that time.

    Of the hour that comes twice in October the first is meant, as in calendars (RFC 5545 §3.3.5).
    """
    wall = field.data
    if day is None or wall is None:
        return None
    moment = from_local(day, wall.hour, wall.minute)
    if to_local(moment).time() != wall.replace(second=0, microsecond=0):
        _refuse(field, _("The clock goes forward then: this time does not exist. Choose another."))
        return None
    return moment


def _answer_by(form: MeetingForm, day: date, starts_at: datetime, today: date) -> datetime:
    """The end of the day that was chosen; without one, of a week before, or of today if later."""
    week_before = day - timedelta(days=DAYS_TO_ANSWER)
    chosen = form.answer_by.data or max(week_before, min(today, day))
    if chosen > day:
        _refuse(form.answer_by, _("Choose a day that is not after the meeting."))
    return min(end_of_day(chosen), starts_at)


def _check(
    form: MeetingForm, starts_at: datetime, ends_at: datetime, around: Circumstances
) -> None:
    if ends_at <= starts_at:
        _refuse(form.end, _("Choose an end that is after the start."))
    if starts_at <= around.now and not around.may_be_past:
        _refuse(form.day, _("This moment has passed. Choose a later day."))
    if form.link.data and not _is_https(form.link.data):
        _refuse(form.link, _("Enter an address that starts with https://."))


def _check_guests(
    form: MeetingForm, ends_at: datetime, answer_by: datetime, around: Circumstances
) -> None:
    if not around.has_guests:
        return
    if not (form.place.data or form.link.data):
        _refuse(form.place, _("Enter a place or a link: people have been asked to come."))
    if ends_at > around.now >= answer_by:
        _refuse(form.answer_by, _("Choose a day to answer by that has not passed."))


def _check_unmoved(form: MeetingForm, meeting: Meeting | None) -> None:
    """A form that was open while a colleague moved the meeting must not move it back unseen."""
    if meeting is None or form.sequence.data in {"", None, str(meeting.sequence)}:
        return
    form.sequence.data = str(meeting.sequence)
    when = f"{long_date(meeting.starts_at)}, {time_range(meeting.starts_at, meeting.ends_at)}"
    where = ", ".join(text for text in (when, meeting.place, meeting.link) if text)
    _refuse(form.day, _("A colleague has moved this meeting: %(where)s. Check yours.", where=where))


def _is_https(address: str) -> bool:
    try:
        parts = urlsplit(address)
        return parts.scheme == "https" and bool(parts.hostname) and " " not in address
    except ValueError:
        return False


def _refuse(field: Field, words: str) -> None:
    field.errors = [*field.errors, words]
