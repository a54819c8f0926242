"""Keeping no more of people's data than is needed, and no longer."""

from datetime import datetime, timedelta

from sqlalchemy import select, update

from vptmeet.extensions import db
from vptmeet.models.meeting import Invitation, InvitationReply, Meeting

NEEDS_KEPT = timedelta(days=7)
"""How long after a meeting what people needed there is kept (product.md, rule 12)."""


def erase_old_needs(now: datetime) -> int:
    """Empty what people needed (access, food) at meetings that ended a week ago or longer.

    Returns how many answers were emptied; the answers themselves stay.
    """
    over = select(Invitation.id).join(Invitation.meeting).where(Meeting.ends_at <= now - NEEDS_KEPT)
    erased = db.session.execute(
        update(InvitationReply)
        .where(InvitationReply.needs != "", InvitationReply.invitation_id.in_(over))
        .values(needs="")
        .execution_options(synchronize_session=False)
        .returning(InvitationReply.id)
    )
    return len(erased.all())
