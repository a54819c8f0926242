"""A meeting: its states, when it can be answered, and the rule "bestuurder first"."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from vptmeet.domain.rsvp import Answer, InvitationRole


class MeetingStatus(StrEnum):
    """Where a meeting is in its life. `HELD` follows from attendance being taken."""

    PLANNED = "planned"
    INVITING = "inviting"
    HELD = "held"
    CANCELLED = "cancelled"


class ExecutiveState(StrEnum):
    """Whether a bestuurder will be at the table: the rule this product is built around."""

    NONE = "none"
    ASKED = "asked"
    DECLINED = "declined"
    CONFIRMED = "confirmed"


@dataclass(frozen=True)
class Whereabouts:
    """When and where: a change of any of these is told to everybody and asked again.

    Times are aware; `place` and `link` may be empty.
    """

    starts_at: datetime
    ends_at: datetime
    place: str
    link: str


@dataclass(frozen=True)
class Asked:
    """One invitation as far as the rule about the bestuurder needs it."""

    role: InvitationRole
    answer: Answer
    municipal: bool


def executive_state(asked: Iterable[Asked]) -> ExecutiveState:
    """The state of the meeting's bestuurder, from all its invitations that still stand.

    A bestuurder who sends a substitute has not confirmed: the substitute may be nobody who
    speaks for the municipality (product.md, rule 1).
    """
    answers = [one.answer for one in asked if one.role is InvitationRole.EXECUTIVE]
    if Answer.ACCEPTED in answers:
        return ExecutiveState.CONFIRMED
    if not answers:
        return ExecutiveState.NONE
    if any(answer in {Answer.NONE, Answer.TENTATIVE} for answer in answers):
        return ExecutiveState.ASKED
    return ExecutiveState.DECLINED


def is_over(ends_at: datetime, now: datetime) -> bool:
    """Whether the meeting has ended; its links stop then (mail-and-calendar rules)."""
    return now >= ends_at


def can_answer(
    status: MeetingStatus, answer_by: datetime, starts_at: datetime, now: datetime
) -> bool:
    """Whether an invited person may still answer or change the answer through the link."""
    return status is not MeetingStatus.CANCELLED and now < min(answer_by, starts_at)


def can_mark_attendance(status: MeetingStatus, starts_at: datetime, now: datetime) -> bool:
    """Whether attendance can be taken: from the start on, and not of a cancelled meeting."""
    return status is not MeetingStatus.CANCELLED and now >= starts_at
