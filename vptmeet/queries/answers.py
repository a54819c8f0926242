"""How many of those who were asked come, do not come, or have not said."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import func, select

from vptmeet.domain.rsvp import Answer
from vptmeet.extensions import db
from vptmeet.models.meeting import Invitation


@dataclass(frozen=True)
class AnswerCounts:
    """Of the invitations that stand, walk-ins apart. `open` has no answer, or "perhaps"."""

    yes: int = 0
    no: int = 0
    open: int = 0

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
    numbers: dict[int, dict[Answer, int]] = {one: {} for one in ids}
    rows = db.session.execute(
        select(Invitation.meeting_id, Invitation.answer, func.count())
        .where(
            Invitation.meeting_id.in_(ids),
            Invitation.withdrawn_at.is_(None),
            Invitation.is_walk_in.is_(False),
        )
        .group_by(Invitation.meeting_id, Invitation.answer)
    )
    for meeting_id, answer, number in rows:
        numbers[meeting_id][answer] = number
    return {one: _counts(by_answer) for one, by_answer in numbers.items()}


def _counts(by_answer: dict[Answer, int]) -> AnswerCounts:
    yes = sum(number for answer, number in by_answer.items() if answer.comes)
    no = by_answer.get(Answer.DECLINED, 0)
    return AnswerCounts(yes, no, sum(by_answer.values()) - yes - no)
