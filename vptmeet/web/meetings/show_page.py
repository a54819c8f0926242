"""One meeting as a page: above all whether a bestuurder comes."""

from dataclasses import dataclass
from datetime import datetime

from flask_babel import gettext as _
from flask_babel import ngettext

from vptmeet.domain.agenda import start_times
from vptmeet.domain.meeting import ExecutiveState, MeetingStatus, can_mark_attendance, is_over
from vptmeet.models.meeting import Meeting
from vptmeet.queries import answers, executives, meetings
from vptmeet.queries.answers import AnswerCounts
from vptmeet.queries.executives import AskedExecutive, Executives
from vptmeet.web.meeting_words import board_words, initials, turnout_words
from vptmeet.wording.dates import clock, day_and_month, long_date, time_range, to_local
from vptmeet.wording.labels import label


@dataclass(frozen=True)
class Point:
    """A point of the programme and when it begins, in words."""

    time: str
    title: str
    speaker: str


@dataclass(frozen=True)
class ExecutiveLine:
    """A bestuurder who was asked; `quiet` is: does not come, or has not said so."""

    name: str
    text: str
    initials: str
    quiet: bool


@dataclass(frozen=True)
class MeetingPage:
    """All that everybody who may see the meeting sees; no names of who was asked but bestuurders.

    `alert` is what to do about the bestuurder: heading, text and the words on the button; None
    when there is nothing to do. `board_state` and `executive` say who was there once that is
    known, `turnout` how many; "" before the end.
    """

    meeting: Meeting
    theme: str
    facts: list[tuple[str, ...]]
    state: ExecutiveState
    board_state: ExecutiveState
    executive: str
    turnout: str
    people: list[ExecutiveLine]
    alert: tuple[str, str, str] | None
    answers: AnswerCounts
    programme: list[Point]
    answer_by: str
    waiting: tuple[int, ...]
    is_over: bool
    is_cancelled: bool
    can_take_attendance: bool


def build(meeting_id: int, now: datetime, language: str) -> MeetingPage:
    """The page of a meeting, in a fixed number of queries. Raises NotFound."""
    meeting = meetings.get(meeting_id)
    asked = executives.of_meeting(meeting_id)
    counts = answers.of_meeting(meeting_id)
    over, cancelled = is_over(meeting.ends_at, now), meeting.status is MeetingStatus.CANCELLED
    held = over and not cancelled
    board_state, executive = board_words(asked, held and counts.is_taken)
    return MeetingPage(
        meeting=meeting,
        theme=meeting.theme.name(language),
        facts=_facts(meeting),
        state=asked.state,
        board_state=board_state,
        executive=executive,
        turnout=turnout_words(counts) if held else "",
        people=[_person(one) for one in asked.people],
        alert=None if over or cancelled else _alert(meeting, asked, counts, now),
        answers=counts,
        programme=_programme(meeting),
        answer_by=day_and_month(meeting.answer_by),
        waiting=meetings.waiting_list(meeting),
        is_over=over,
        is_cancelled=cancelled,
        can_take_attendance=can_mark_attendance(meeting.status, meeting.starts_at, now),
    )


def _facts(meeting: Meeting) -> list[tuple[str, ...]]:
    where = meeting.place or (_("Online") if meeting.link else _("Place not known yet"))
    return [
        ("calendar", long_date(meeting.starts_at), ""),
        ("clock", time_range(meeting.starts_at, meeting.ends_at), ""),
        ("pin", where, ""),
    ]


def _person(person: AskedExecutive) -> ExecutiveLine:
    known = [person.function, "" if person.municipal else person.partner, label(person.answer)]
    return ExecutiveLine(
        name=person.name,
        text=", ".join(part for part in known if part),
        initials=initials(person.name),
        quiet=not person.answer.comes,
    )


def _alert(
    meeting: Meeting, asked: Executives, counts: AnswerCounts, now: datetime
) -> tuple[str, str, str] | None:
    if asked.state is ExecutiveState.CONFIRMED:
        return None
    headings = {
        ExecutiveState.NONE: _("No executive has been asked yet"),
        ExecutiveState.ASKED: _("No executive has confirmed yet"),
        ExecutiveState.DECLINED: _("The executive cannot come"),
    }
    nobody = asked.state is ExecutiveState.NONE
    action = _("Ask an executive") if nobody else _("Ask another executive")
    return headings[asked.state], _urgency(meeting, counts, now), action


def _urgency(meeting: Meeting, counts: AnswerCounts, now: datetime) -> str:
    days = (to_local(meeting.starts_at).date() - to_local(now).date()).days
    when = (
        _("The meeting is today.")
        if days == 0
        else ngettext("The meeting is tomorrow.", "The meeting is in %(num)s days.", days)
    )
    if not counts.yes:
        return " ".join((when, _("First make sure that an executive comes.")))
    coming = ngettext(
        "%(num)s person comes and counts on a talk with the board.",
        "%(num)s people come and count on a talk with the board.",
        counts.yes,
    )
    return f"{when} {coming}"


def _programme(meeting: Meeting) -> list[Point]:
    begins = start_times(meeting.starts_at, [item.minutes for item in meeting.agenda])
    return [
        Point(clock(moment), item.title, item.speaker)
        for moment, item in zip(begins, meeting.agenda, strict=True)
    ]
