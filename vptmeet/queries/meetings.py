"""Meetings as a list, and one of them with all that its page says."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import joinedload, selectinload

from vptmeet.domain.errors import NotFound
from vptmeet.domain.meeting import MeetingStatus
from vptmeet.domain.partner import EmailState
from vptmeet.domain.rsvp import Acceptance, seats_given, waiting
from vptmeet.extensions import db
from vptmeet.models.account import User
from vptmeet.models.meeting import Invitation, Meeting
from vptmeet.models.partner import Contact
from vptmeet.models.reference import Theme
from vptmeet.queries import answers, executives
from vptmeet.queries.answers import AnswerCounts
from vptmeet.queries.executives import Executives

PAGE_SIZE = 20


@dataclass(frozen=True)
class MeetingChoice:
    """Which meetings: those to come or those past; of one theme (its code) or of all."""

    past: bool = False
    theme: str = ""


@dataclass(frozen=True)
class MeetingLine:
    """One meeting in a list. Times are aware; `theme` is in the language asked for."""

    id: int
    title: str
    theme: str
    starts_at: datetime
    ends_at: datetime
    place: str
    link: str
    status: MeetingStatus
    answers: AnswerCounts
    executives: Executives


@dataclass(frozen=True)
class ThemeChoice:
    """A theme to choose: active, or in use by a meeting that is shown."""

    id: int
    code: str
    name: str


def count(chosen: MeetingChoice, now: datetime) -> int:
    """How many meetings `chosen` asks for at `now`."""
    conditions = _conditions(chosen, now)
    return (
        db.session.scalar(select(func.count(Meeting.id)).join(Meeting.theme).where(*conditions))
        or 0
    )


def lines(chosen: MeetingChoice, now: datetime, page: int, language: str) -> list[MeetingLine]:
    """Page `page` (from 1) of the list; the first to come first, the last past one first."""
    order = Meeting.starts_at.desc() if chosen.past else Meeting.starts_at
    found = db.session.scalars(
        select(Meeting)
        .join(Meeting.theme)
        .options(joinedload(Meeting.theme))
        .where(*_conditions(chosen, now))
        .order_by(order, Meeting.id)
        .limit(PAGE_SIZE)
        .offset((page - 1) * PAGE_SIZE)
    ).all()
    ids = [meeting.id for meeting in found]
    counts, asked = answers.of_meetings(ids), executives.of_meetings(ids)
    return [
        MeetingLine(
            id=meeting.id,
            title=meeting.title,
            theme=meeting.theme.name(language),
            starts_at=meeting.starts_at,
            ends_at=meeting.ends_at,
            place=meeting.place,
            link=meeting.link,
            status=meeting.status,
            answers=counts[meeting.id],
            executives=asked[meeting.id],
        )
        for meeting in found
    ]


def themes(language: str, current: int | None = None) -> list[ThemeChoice]:
    """The active themes in their order, and the one with id `current` if it no longer is."""
    found = db.session.scalars(
        select(Theme)
        .where(Theme.is_active.is_(True) | (Theme.id == current))
        .order_by(Theme.position, Theme.id)
    )
    return [ThemeChoice(theme.id, theme.code, theme.name(language)) for theme in found]


def get(meeting_id: int) -> Meeting:
    """The meeting with its theme, agenda, organizer and who passed the gate. Raises NotFound."""
    found = db.session.scalar(
        select(Meeting)
        .where(Meeting.id == meeting_id)
        .options(
            joinedload(Meeting.theme),
            selectinload(Meeting.agenda),
            joinedload(Meeting.organizer).lazyload(User.role_rows),
            joinedload(Meeting.gate_passed_by).lazyload(User.role_rows),
        )
    )
    if found is None:
        raise NotFound(f"meeting {meeting_id}")
    return found


def waiting_list(meeting: Meeting) -> tuple[int, ...]:
    """The ids of invitations whose person comes, but for whom there is no seat yet, in order."""
    return waiting(acceptances(meeting.id), meeting.capacity) if meeting.capacity else ()


def acceptances(meeting_id: int) -> list[Acceptance]:
    """Everybody who comes or sends somebody, since when, and as what."""
    rows = db.session.execute(
        select(Invitation.id, Invitation.role, Invitation.coming_since).where(
            Invitation.meeting_id == meeting_id,
            Invitation.withdrawn_at.is_(None),
            Invitation.coming_since.is_not(None),
        )
    )
    return [Acceptance(id_, role, since) for id_, role, since in rows if since]


def seats_taken(meeting: Meeting) -> int:
    """How many people have a seat; the smallest room that the meeting still fits in."""
    return seats_given(acceptances(meeting.id), meeting.capacity)


def standing_count(meeting_id: int) -> int:
    """How many were asked and still are, walk-ins apart: those who are asked again after a move."""
    return answers.of_meeting(meeting_id).asked


def reachable_count(meeting_id: int) -> int:
    """How many of those can be mailed."""
    query = (
        select(func.count(Invitation.id))
        .join(Invitation.contact)
        .where(
            Invitation.meeting_id == meeting_id,
            Invitation.withdrawn_at.is_(None),
            Invitation.is_walk_in.is_(False),
            Contact.email != "",
            Contact.email_state != EmailState.BOUNCED,
        )
    )
    return db.session.scalar(query) or 0


def _conditions(chosen: MeetingChoice, now: datetime) -> list[ColumnElement[bool]]:
    when = Meeting.ends_at <= now if chosen.past else Meeting.ends_at > now
    return [when, Theme.code == chosen.theme] if chosen.theme else [when]
