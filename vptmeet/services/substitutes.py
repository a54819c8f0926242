"""Mail to who comes in another's place: that they are expected, and that they no longer are."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import select

from vptmeet.domain.meeting import Whereabouts
from vptmeet.domain.rsvp import Answer
from vptmeet.emails import substitute, substitute_released
from vptmeet.emails.meeting_mail import MeetingMail
from vptmeet.emails.settings import MailSettings
from vptmeet.emails.substitute_released import Why
from vptmeet.extensions import db
from vptmeet.models.meeting import Invitation, InvitationReply, Meeting
from vptmeet.queries import executives
from vptmeet.queries.meetings import waiting_list
from vptmeet.services import outbox

_IDS_A_QUERY = 500


def tell_of_answer(
    invitation: Invitation,
    last: InvitationReply | None,
    new: InvitationReply,
    now: datetime,
    settings: MailSettings,
) -> None:
    """Queue what the substitutes of the answer before and of the new one must know.

    Somebody who was the substitute and still is hears nothing.
    """
    before = last.substitute_email if last else ""
    if before == new.substitute_email:
        return
    drafts = []
    if new.substitute_email:
        waits = invitation.id in waiting_list(invitation.meeting)
        drafts.append(substitute.draft(invitation, new, waits, now, settings))
    if last is not None and before:
        mail = _mail(invitation.meeting, settings, now)
        plan = invitation.meeting.whereabouts
        drafts.append(substitute_released.draft(mail, invitation, last, plan, Why.ANSWER))
    outbox.enqueue_all(drafts, now, settings.domain)


def release(
    meeting: Meeting,
    invitations: Iterable[Invitation],
    plan: Whereabouts,
    why: Why,
    now: datetime,
    settings: MailSettings,
) -> int:
    """Queue for each substitute that they need not come as was planned; returns how many.

    `plan` is when and where they were told to come. To be called while the answers still stand.
    """
    sent = {one.id: one for one in invitations if one.answer is Answer.SUBSTITUTE}
    if not sent:
        return 0
    mail = _mail(meeting, settings, now)
    drafts = [
        substitute_released.draft(mail, sent[reply.invitation_id], reply, plan, why)
        for reply in _last_replies(list(sent))
        if reply.substitute_email
    ]
    return outbox.enqueue_all(drafts, now, settings.domain)


def names(invitations: Iterable[Invitation]) -> dict[int, str]:
    """Who comes instead of each of these that sends somebody, by the invitation's id."""
    sent = [one.id for one in invitations if one.answer is Answer.SUBSTITUTE]
    return {reply.invitation_id: reply.substitute_name for reply in _last_replies(sent)}


def _last_replies(ids: Sequence[int]) -> list[InvitationReply]:
    """The newest reply of each invitation."""
    newest: dict[int, InvitationReply] = {}
    for start in range(0, len(ids), _IDS_A_QUERY):
        part = ids[start : start + _IDS_A_QUERY]
        rows = db.session.scalars(
            select(InvitationReply)
            .where(InvitationReply.invitation_id.in_(part))
            .order_by(InvitationReply.received_at, InvitationReply.id)
        )
        newest.update({row.invitation_id: row for row in rows})
    return list(newest.values())


def _mail(meeting: Meeting, settings: MailSettings, now: datetime) -> MeetingMail:
    return MeetingMail(meeting, executives.of_meeting(meeting.id), settings, now)
