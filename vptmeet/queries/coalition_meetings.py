"""The meetings that the overview shows: the next ones and the last ones."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, or_, select

from vptmeet.domain.meeting import ExecutiveState, MeetingStatus, is_over
from vptmeet.extensions import db
from vptmeet.models.meeting import Meeting
from vptmeet.queries import answers, executives
from vptmeet.queries.answers import AnswerCounts

SHOWN = 4
"""How many meetings to come, and how many past ones."""


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
    answers: AnswerCounts


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
    counts = answers.of_meetings(ids)
    bestuurders = executives.of_meetings(ids)
    found = [
        OverviewMeeting(
            row.id,
            row.title,
            row.starts_at,
            row.ends_at,
            bestuurders[row.id].state,
            _own_executive(bestuurders[row.id]),
            counts[row.id],
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
