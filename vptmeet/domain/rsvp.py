"""Invitations and answers: closed sets, and which answers mean that somebody comes."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from vptmeet.domain.errors import SubstituteIncomplete


class InvitationRole(StrEnum):
    """As what somebody is asked to come."""

    EXECUTIVE = "executive"
    PARTICIPANT = "participant"
    SPEAKER = "speaker"
    HRM = "hrm"


class Answer(StrEnum):
    """What somebody said. `NONE` is: nothing yet, or asked again after a move."""

    NONE = "none"
    ACCEPTED = "accepted"
    TENTATIVE = "tentative"
    DECLINED = "declined"
    SUBSTITUTE = "substitute"

    @property
    def comes(self) -> bool:
        """Whether a chair is needed: the person or a substitute sits on it."""
        return self in {Answer.ACCEPTED, Answer.SUBSTITUTE}


class Channel(StrEnum):
    """How an answer or a mark reached us."""

    LINK = "link"
    CALENDAR = "calendar"
    PHONE = "phone"
    ACCOUNT = "account"
    SYSTEM = "system"


@dataclass(frozen=True)
class Substitute:
    """Who comes in somebody's place."""

    name: str
    email: str = ""
    function: str = ""


@dataclass(frozen=True)
class Reply:
    """One answer as it was given. `needs` (access, food) is erased a week after the meeting."""

    answer: Answer
    remark: str = ""
    needs: str = ""
    substitute: Substitute | None = None


OWN_CHANNELS = frozenset({Channel.LINK, Channel.CALENDAR, Channel.ACCOUNT})
"""Ways by which people answer for themselves: these close at the answer-by date."""


def settled(reply: Reply) -> Reply:
    """`reply` with only what belongs to its answer, without white space around it.

    Needs are kept of who comes in person, a substitute only where one is sent (product.md,
    rule 12). Raises SubstituteIncomplete when a substitute is sent without a name.
    """
    substitute = _trimmed(reply.substitute) if reply.answer is Answer.SUBSTITUTE else None
    if reply.answer is Answer.SUBSTITUTE and (substitute is None or not substitute.name):
        raise SubstituteIncomplete
    return Reply(
        answer=reply.answer,
        remark=reply.remark.strip(),
        needs=reply.needs.strip() if reply.answer is Answer.ACCEPTED else "",
        substitute=substitute,
    )


def _trimmed(substitute: Substitute | None) -> Substitute | None:
    if substitute is None:
        return None
    return Substitute(
        name=substitute.name.strip(),
        email=substitute.email.strip().lower(),
        function=substitute.function.strip(),
    )


def leaves_the_table(role: InvitationRole, answer: Answer) -> bool:
    """Whether this answer means that a bestuurder will not be there (product.md, rule 1)."""
    return role is InvitationRole.EXECUTIVE and answer in {Answer.DECLINED, Answer.SUBSTITUTE}


@dataclass(frozen=True)
class Acceptance:
    """Somebody who comes, and since when: what the order of seats is made from."""

    invitation_id: int
    role: InvitationRole
    since: datetime


def waiting(acceptances: Iterable[Acceptance], capacity: int | None) -> tuple[int, ...]:
    """The ids of invitations that wait for a seat, in order; empty without a capacity.

    Bestuurders and speakers always have a seat; the others in the order of saying yes. As the
    order is computed and never stored, a seat cannot be sold twice.
    """
    if capacity is None:
        return ()
    first = {InvitationRole.EXECUTIVE, InvitationRole.SPEAKER}
    ordered = sorted(
        acceptances, key=lambda one: (one.role not in first, one.since, one.invitation_id)
    )
    return tuple(one.invitation_id for one in ordered[capacity:] if one.role not in first)


def moved_up(
    before: Iterable[int], acceptances: Collection[Acceptance], capacity: int | None
) -> tuple[int, ...]:
    """Who of those that waited `before` has a seat now, in that order.

    `acceptances` is who comes now: who waited and does not want to come any more is not in it.
    """
    still_wait = set(waiting(acceptances, capacity))
    seated = {one.invitation_id for one in acceptances} - still_wait
    return tuple(invitation_id for invitation_id in before if invitation_id in seated)


def seats_given(acceptances: Collection[Acceptance], capacity: int | None) -> int:
    """How many people know that they have a seat: a room is never made smaller than that."""
    return len(acceptances) - len(waiting(acceptances, capacity))
