"""Meetings: planning, changing, cancelling."""

import secrets
from dataclasses import dataclass
from datetime import datetime

from vptmeet.domain.errors import AnswerDatePassed, MeetingCancelled, MeetingOver
from vptmeet.domain.meeting import MeetingStatus, Whereabouts, is_over
from vptmeet.emails.settings import MailSettings
from vptmeet.emails.substitute_released import Why
from vptmeet.extensions import db
from vptmeet.models.account import User
from vptmeet.models.meeting import AgendaItem, Meeting
from vptmeet.queries.meetings import waiting_list
from vptmeet.services import audit, invitations, notices, seats, substitutes
from vptmeet.services.locks import lock_meeting


@dataclass(frozen=True)
class AgendaLine:
    """One point of the programme."""

    minutes: int
    title: str
    speaker: str = ""


@dataclass(frozen=True)
class MeetingValues:
    """What a form says of a meeting. Times are aware; `answer_by` is not after `starts_at`."""

    title: str
    theme_id: int
    starts_at: datetime
    ends_at: datetime
    answer_by: datetime
    goal: str = ""
    place: str = ""
    link: str = ""
    capacity: int | None = None
    organizer_id: int | None = None
    agenda: tuple[AgendaLine, ...] = ()

    @property
    def whereabouts(self) -> Whereabouts:
        """When and where."""
        return Whereabouts(self.starts_at, self.ends_at, self.place, self.link)


def plan(values: MeetingValues, by: User | None, now: datetime, settings: MailSettings) -> Meeting:
    """Plan a meeting; nobody hears of it yet. Its organizer is `by` unless values name one."""
    meeting = Meeting(
        uid=f"{secrets.token_hex(16)}@{settings.domain}", created_at=now, **_columns(values)
    )
    if meeting.organizer_id is None and by is not None:
        meeting.organizer_id = by.id
    meeting.agenda = _agenda(values)
    db.session.add(meeting)
    db.session.flush()
    audit.record("meeting.planned", meeting, by, now)
    return meeting


def change(
    meeting: Meeting,
    values: MeetingValues,
    by: User | None,
    now: datetime,
    settings: MailSettings,
) -> int:
    """Change a meeting and return how many people are mailed about it.

    A new time, place or link is told to everybody who was asked, and asks them again; their
    earlier answers stay as history (product.md, rule 6). More room is told to who gets a seat by
    it. Other changes mail nobody, nor does a correction of a meeting that is over.

    Raises MeetingCancelled, AnswerDatePassed when people would be asked to answer before a moment
    that has passed, and RoomTooSmall when who has a seat would lose it while the answers stand.
    """
    lock_meeting(meeting)
    if meeting.status is MeetingStatus.CANCELLED:
        raise MeetingCancelled
    before, waited = meeting.whereabouts, waiting_list(meeting)
    asks_again = before != values.whereabouts and not is_over(values.ends_at, now)
    if not asks_again:
        seats.refuse_smaller_room(meeting, values.capacity)
    changed = sorted(
        name for name, value in _columns(values).items() if getattr(meeting, name) != value
    )
    for name, value in _columns(values).items():
        setattr(meeting, name, value)
    meeting.agenda = _agenda(values)
    db.session.flush()
    audit.record("meeting.changed", meeting, by, now, fields=changed)
    if asks_again:
        return _ask_again(meeting, before, now, settings)
    seats.tell_who_moved_up(meeting, waited, now, settings)
    return 0


def cancel(
    meeting: Meeting, reason: str, by: User | None, now: datetime, settings: MailSettings
) -> int:
    """Call a meeting off, tell everybody who was asked why, and return how many are mailed.

    Raises MeetingCancelled when it was cancelled before, and MeetingOver after its end.
    """
    lock_meeting(meeting)
    if meeting.status is MeetingStatus.CANCELLED:
        raise MeetingCancelled
    if is_over(meeting.ends_at, now):
        raise MeetingOver
    meeting.status = MeetingStatus.CANCELLED
    meeting.cancel_reason = reason
    meeting.sequence += 1
    db.session.flush()
    people, plan = notices.standing(meeting), meeting.whereabouts
    mailed = notices.tell_cancelled(meeting, people, now, settings)
    mailed += substitutes.release(meeting, people, plan, Why.CANCELLED, now, settings)
    audit.record("meeting.cancelled", meeting, by, now, mailed=mailed)
    return mailed


def _ask_again(meeting: Meeting, before: Whereabouts, now: datetime, settings: MailSettings) -> int:
    people = notices.standing(meeting)
    if people and meeting.answer_by <= now:
        raise AnswerDatePassed
    meeting.sequence += 1
    substitutes.release(meeting, people, before, Why.MOVED, now, settings)
    for one in people:
        invitations.forget_answer(one, now)
    db.session.flush()
    return notices.tell_moved(meeting, people, before, now, settings)


def _columns(values: MeetingValues) -> dict[str, object]:
    return {name: value for name, value in vars(values).items() if name != "agenda"}


def _agenda(values: MeetingValues) -> list[AgendaItem]:
    return [
        AgendaItem(position=position, **vars(line)) for position, line in enumerate(values.agenda)
    ]
