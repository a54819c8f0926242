"""Whom one can invite: what stands in the way, and how many were skipped for it."""

from collections.abc import Iterable
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


@dataclass(frozen=True)
class Choosable:
    """A contact of one partner, as far as proposing somebody needs it."""

    contact_id: int
    name: str
    is_executive: bool
    obstacle: Obstacle | None


def proposal(contacts: Iterable[Choosable]) -> int | None:
    """Whom to ask of one partner: its bestuurder, or else the first by name.

    None when nobody can be asked, or when somebody of the partner already was: the seat is the
    organisation's (product.md, rule 10).
    """
    people = list(contacts)
    if any(one.obstacle is Obstacle.INVITED for one in people):
        return None
    free = [one for one in people if one.obstacle is None]
    free.sort(key=lambda one: (not one.is_executive, one.name, one.contact_id))
    return free[0].contact_id if free else None
