"""The meetings that the overview shows: the next ones and the last ones."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, func, or_, select

from vptmeet.domain.attendance import Presence
from vptmeet.domain.meeting import ExecutiveState, MeetingStatus, is_over
from vptmeet.domain.rsvp import Answer, InvitationRole
from vptmeet.extensions import db
from vptmeet.models.meeting import Invitation, Meeting
from vptmeet.queries import executives

SHOWN = 4
"""How many meetings to come, and how many past ones."""


@dataclass(frozen=True)
class Answers:
    """What those invited said and who came. `open` has no answer yet, or is not sure.

    `present` counts everybody who was there, who walked in too. A substitute of a bestuurder is
    no bestuurder (domain/meeting.py).
    """

    yes: int = 0
    no: int = 0
    open: int = 0
    invited: int = 0
    present: int = 0
    marked: int = 0
    executive_present: bool = False


@dataclass(frozen=True)
class OverviewMeeting:
    """A meeting in the overview; times are aware, UTC.

    `executive` is the name of the municipality's own bestuurder who comes, or empty.
    """

    meeting_id: int
    title: str
    starts_at: datetime
    ends_at: datetime
    state: ExecutiveState
    executive: str
    answers: Answers


@dataclass(frozen=True)
class OverviewMeetings:
    """Those to come, the first one first; and those that were, the last one first."""

    coming: tuple[OverviewMeeting, ...]
    past: tuple[OverviewMeeting, ...]


def meetings(now: datetime) -> OverviewMeetings:
    """The SHOWN next and the SHOWN last meetings at `now`, cancelled ones apart. Three queries."""
    rows = db.session.execute(
        select(Meeting.id, Meeting.title, Meeting.starts_at, Meeting.ends_at)
        .where(or_(Meeting.id.in_(_coming(now)), Meeting.id.in_(_past(now))))
        .order_by(Meeting.starts_at, Meeting.id)
    ).all()
    ids = [row.id for row in rows]
    answers = _answers(ids)
    bestuurders = executives.of_meetings(ids)
    found = [
        OverviewMeeting(
            row.id,
            row.title,
            row.starts_at,
            row.ends_at,
            bestuurders[row.id].state,
            _own_executive(bestuurders[row.id]),
            answers.get(row.id, Answers()),
        )
        for row in rows
    ]
    coming = tuple(one for one in found if not is_over(one.ends_at, now))
    past = tuple(one for one in reversed(found) if is_over(one.ends_at, now))
    return OverviewMeetings(coming, past)


def _coming(now: datetime) -> Select[int]:
    return (
        select(Meeting.id)
        .where(Meeting.status != MeetingStatus.CANCELLED, Meeting.ends_at > now)
        .order_by(Meeting.starts_at, Meeting.id)
        .limit(SHOWN)
    )


def _past(now: datetime) -> Select[int]:
    return (
        select(Meeting.id)
        .where(Meeting.status != MeetingStatus.CANCELLED, Meeting.ends_at <= now)
        .order_by(Meeting.starts_at.desc(), Meeting.id.desc())
        .limit(SHOWN)
    )


def _own_executive(asked: executives.Executives) -> str:
    names = [f"{one.function} {one.name}".strip() for one in asked.coming if one.municipal]
    return names[0] if names else ""


def _answers(meeting_ids: Iterable[int]) -> dict[int, Answers]:
    rows = db.session.execute(
        select(
            Invitation.meeting_id,
            Invitation.role,
            Invitation.answer,
            Invitation.presence,
            Invitation.is_walk_in,
            func.count(),
        )
        .where(Invitation.meeting_id.in_(list(meeting_ids)), Invitation.withdrawn_at.is_(None))
        .group_by(
            Invitation.meeting_id,
            Invitation.role,
            Invitation.answer,
            Invitation.presence,
            Invitation.is_walk_in,
        )
    )
    groups: dict[int, list[_Group]] = defaultdict(list)
    for meeting_id, role, answer, presence, is_walk_in, number in rows:
        groups[meeting_id].append(_Group(role, answer, presence, is_walk_in, number))
    return {meeting_id: _counted(mine) for meeting_id, mine in groups.items()}


@dataclass(frozen=True)
class _Group:
    role: InvitationRole
    answer: Answer
    presence: Presence
    is_walk_in: bool
    number: int


def _counted(groups: list[_Group]) -> Answers:
    asked = [one for one in groups if not one.is_walk_in]
    present = [one for one in groups if one.presence is Presence.PRESENT]
    invited = sum(one.number for one in asked)
    yes = sum(one.number for one in asked if one.answer.comes)
    no = sum(one.number for one in asked if one.answer is Answer.DECLINED)
    return Answers(
        yes=yes,
        no=no,
        open=invited - yes - no,
        invited=invited,
        present=sum(one.number for one in present),
        marked=sum(one.number for one in groups if one.presence is not Presence.UNKNOWN),
        executive_present=any(
            one.role is InvitationRole.EXECUTIVE and one.answer is not Answer.SUBSTITUTE
            for one in present
        ),
    )
