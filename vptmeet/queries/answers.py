"""How many of those who were asked come, do not come, or have not said."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select

from vptmeet.domain.attendance import Presence
from vptmeet.domain.rsvp import Answer, InvitationRole
from vptmeet.extensions import db
from vptmeet.models.meeting import Invitation


@dataclass(frozen=True)
class AnswerCounts:
    """Of the invitations that stand, walk-ins apart. `open` has no answer, or "perhaps".

    `present` were there, walk-ins too; `is_taken`: somebody has marked who was. A substitute of a
    bestuurder who was there is no bestuurder (domain/meeting.py).
    """

    yes: int = 0
    no: int = 0
    open: int = 0
    present: int = 0
    is_taken: bool = False
    executive_present: bool = False

    @property
    def asked(self) -> int:
        """Everybody who was asked."""
        return self.yes + self.no + self.open


def of_meeting(meeting_id: int) -> AnswerCounts:
    """The answers to one meeting, in one query."""
    return of_meetings([meeting_id])[meeting_id]


def of_meetings(meeting_ids: Iterable[int]) -> dict[int, AnswerCounts]:
    """The answers to each of these meetings, in one query."""
    ids = list(meeting_ids)
    groups: dict[int, list[Any]] = {one: [] for one in ids}
    rows = db.session.execute(
        select(*_GROUP, func.count().label("number"))
        .where(Invitation.meeting_id.in_(ids), Invitation.withdrawn_at.is_(None))
        .group_by(*_GROUP)
    )
    for row in rows:
        groups[row.meeting_id].append(row)
    return {one: _counts(rows) for one, rows in groups.items()}


_GROUP = (
    Invitation.meeting_id,
    Invitation.role,
    Invitation.answer,
    Invitation.presence,
    Invitation.is_walk_in,
)


def _counts(rows: list[Any]) -> AnswerCounts:
    asked = [row for row in rows if not row.is_walk_in]
    yes = sum(row.number for row in asked if row.answer.comes)
    no = sum(row.number for row in asked if row.answer is Answer.DECLINED)
    there = [row for row in rows if row.presence is Presence.PRESENT]
    return AnswerCounts(
        yes=yes,
        no=no,
        open=sum(row.number for row in asked) - yes - no,
        present=sum(row.number for row in there),
        is_taken=any(row.presence is not Presence.UNKNOWN for row in rows),
        executive_present=any(
            row.role is InvitationRole.EXECUTIVE and row.answer is not Answer.SUBSTITUTE
            for row in there
        ),
    )
