"""Personal links: a token opens one invitation, and only its SHA-256 is kept."""

import hashlib
import secrets
from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import bindparam, select
from sqlalchemy.orm import contains_eager, joinedload

from vptmeet.domain.errors import LinkInvalid
from vptmeet.domain.meeting import is_over
from vptmeet.extensions import db
from vptmeet.models.account import User
from vptmeet.models.meeting import Invitation, InvitationLink, Meeting

_LONGEST = 200
"""Our tokens have 43 signs; nothing longer is worth hashing."""

_MEETING = contains_eager(Invitation.meeting)
# Made once: to build it takes as long as to ask it, and this page is the one that a whole town
# opens in the same hour.
_OPENED_BY = (
    select(Invitation)
    .join(InvitationLink, InvitationLink.invitation_id == Invitation.id)
    .join(Invitation.meeting)
    .where(
        InvitationLink.token_sha256 == bindparam("digest"),
        InvitationLink.revoked_at.is_(None),
        Invitation.withdrawn_at.is_(None),
    )
    .options(
        _MEETING.joinedload(Meeting.theme),
        # Whom to call: the account, not its roles.
        _MEETING.joinedload(Meeting.organizer).lazyload(User.role_rows),
        joinedload(Invitation.contact),
        joinedload(Invitation.partner),
    )
)


def new_link(invitation: Invitation, now: datetime) -> str:
    """Make one more link to `invitation` and return its raw token, which is kept nowhere.

    Links that were sent before stay valid: the same person may answer from an older mail.
    """
    return new_links([invitation], now)[invitation.id]


def new_links(invitations: Iterable[Invitation], now: datetime) -> dict[int, str]:
    """Make one more link to each, as new_link does; raw tokens by the invitation's id."""
    tokens = {one.id: secrets.token_urlsafe(32) for one in invitations}
    db.session.add_all(
        InvitationLink(invitation_id=key, token_sha256=_digest(token), created_at=now)
        for key, token in tokens.items()
    )
    db.session.flush()
    return tokens


def find_by_token(token: str, now: datetime) -> Invitation:
    """The invitation that `token` opens, with its meeting, organizer, theme, contact and partner.

    Raises LinkInvalid for a token that is unknown or revoked, for an invitation that was
    withdrawn, and once the meeting is over: they look alike to who holds the link.
    """
    if len(token) > _LONGEST:
        raise LinkInvalid
    invitation = db.session.scalar(_OPENED_BY, {"digest": _digest(token)})
    if invitation is None or is_over(invitation.meeting.ends_at, now):
        raise LinkInvalid
    return invitation


def revoke_links(invitation: Invitation, now: datetime) -> None:
    """Close every link to `invitation`."""
    for link in invitation.links:
        link.revoked_at = link.revoked_at or now
    db.session.flush()


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
