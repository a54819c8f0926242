"""Whom one can invite: what stands in the way, and how many were skipped for it."""

from dataclasses import dataclass
from enum import StrEnum

from vptmeet.domain.partner import EmailState


class Obstacle(StrEnum):
    """Why somebody gets no invitation now."""

    INVITED = "invited"
    SAME_ADDRESS = "same_address"
    LEFT = "left"
    NO_EMAIL = "no_email"
    BOUNCED = "bounced"
    REFUSED = "refused"


@dataclass(frozen=True)
class Candidate:
    """A contact as far as inviting needs it. `email` is in lower case, "" is: none."""

    email: str
    email_state: EmailState
    has_left: bool
    is_invited: bool


def obstacle(candidate: Candidate, invited_addresses: frozenset[str] | set[str]) -> Obstacle | None:
    """What keeps `candidate` from being invited, or None.

    `invited_addresses` are those of the people this meeting has already asked: a calendar tells
    attendees apart by address alone (RFC 5546 §3.2.3), so two people cannot share one.
    """
    if candidate.is_invited:
        return Obstacle.INVITED
    if candidate.has_left:
        return Obstacle.LEFT
    if not candidate.email:
        return Obstacle.NO_EMAIL
    if candidate.email_state is EmailState.BOUNCED:
        return Obstacle.BOUNCED
    if candidate.email_state is EmailState.REFUSED:
        return Obstacle.REFUSED
    return Obstacle.SAME_ADDRESS if candidate.email in invited_addresses else None
