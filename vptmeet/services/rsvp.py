"""Answering an invitation: one deed, whichever way the answer came."""

from datetime import datetime, timedelta

from sqlalchemy import func, select

from vptmeet.domain.errors import AnswerClosed, LinkInvalid, MeetingCancelled
from vptmeet.domain.meeting import MeetingStatus, can_answer, is_over
from vptmeet.domain.rsvp import OWN_CHANNELS, Answer, Channel, Reply, leaves_the_table, settled
from vptmeet.emails import executive_alarm
from vptmeet.emails.settings import MailSettings
from vptmeet.extensions import db
from vptmeet.models.account import User
from vptmeet.models.meeting import Invitation, InvitationReply, Meeting
from vptmeet.queries.meetings import waiting_list
from vptmeet.services import outbox, seats, substitutes
from vptmeet.services.locks import lock_invitation

_TICK = timedelta(microseconds=1)


def answer(
    invitation: Invitation,
    reply: Reply,
    channel: Channel,
    by: User | None,
    now: datetime,
    settings: MailSettings,
) -> InvitationReply:
    """Record what somebody answered to `invitation`; the same answer again changes nothing.

    `by` is who recorded it: the coordinator on the telephone, the bestuurder after signing in,
    None for the link. Mails a substitute whose address is known, and the coordinator when a
    bestuurder will not be there. Raises MeetingCancelled, LinkInvalid (withdrawn), AnswerClosed
    (the answer-by date passed for people themselves, the meeting's end for the coordinator) and
    SubstituteIncomplete.
    """
    lock_invitation(invitation)
    _refuse_when_closed(invitation, channel, now)
    reply = settled(reply)
    last = _last_reply(invitation)
    if last is not None and _says_the_same(invitation, last, reply):
        return last
    frees_a_seat = invitation.answer.comes and not reply.answer.comes
    waited = waiting_list(invitation.meeting) if frees_a_seat else ()
    row = _add_reply(invitation, reply, channel, by, now)
    invitation.coming_since = _coming_since(invitation, reply.answer, now)
    invitation.answer, invitation.answered_at = reply.answer, now
    db.session.flush()
    substitutes.tell_of_answer(invitation, last, row, now, settings)
    if frees_a_seat:
        seats.give_up(invitation, waited, now, settings)
    if leaves_the_table(invitation.role, row.answer):
        outbox.enqueue(executive_alarm.draft(invitation, row, settings), now, settings.domain)
    return row


def _refuse_when_closed(invitation: Invitation, channel: Channel, now: datetime) -> None:
    meeting = invitation.meeting
    if meeting.status is MeetingStatus.CANCELLED:
        raise MeetingCancelled
    if invitation.withdrawn_at is not None:
        raise LinkInvalid
    is_open = (
        can_answer(meeting.status, meeting.answer_by, meeting.starts_at, now)
        if channel in OWN_CHANNELS
        else not is_over(meeting.ends_at, now)
    )
    if not is_open:
        raise AnswerClosed


def _last_reply(invitation: Invitation) -> InvitationReply | None:
    return db.session.scalar(
        select(InvitationReply)
        .where(InvitationReply.invitation_id == invitation.id)
        .order_by(InvitationReply.received_at.desc(), InvitationReply.id.desc())
        .limit(1)
    )


def _says_the_same(invitation: Invitation, last: InvitationReply, reply: Reply) -> bool:
    """After a move the answer was asked anew: then the same words are a new answer."""
    if invitation.answer is not reply.answer or last.sequence != invitation.meeting.sequence:
        return False
    return all(getattr(last, name) == value for name, value in _columns(reply).items())


def _columns(reply: Reply) -> dict[str, str]:
    sent = reply.substitute
    return {
        "answer": reply.answer,
        "remark": reply.remark,
        "needs": reply.needs,
        "substitute_name": sent.name if sent else "",
        "substitute_email": sent.email if sent else "",
        "substitute_function": sent.function if sent else "",
    }


def _add_reply(
    invitation: Invitation, reply: Reply, channel: Channel, by: User | None, now: datetime
) -> InvitationReply:
    row = InvitationReply(
        invitation_id=invitation.id,
        channel=channel,
        received_at=now,
        sequence=invitation.meeting.sequence,
        recorded_by_id=by.id if by else None,
        **_columns(reply),
    )
    db.session.add(row)
    return row


def _coming_since(invitation: Invitation, answer: Answer, now: datetime) -> datetime | None:
    """The place in the order of seats: kept while somebody comes, lost by a refusal."""
    if not answer.comes:
        return None
    if invitation.coming_since is not None:
        return invitation.coming_since
    if invitation.meeting.capacity is None:
        return now
    return _behind_the_others(invitation.meeting, now)


def _behind_the_others(meeting: Meeting, now: datetime) -> datetime:
    """`now`, or just after the last who came: a seat that somebody was told of is never lost."""
    last = db.session.scalar(
        select(func.max(Invitation.coming_since)).where(Invitation.meeting_id == meeting.id)
    )
    return now if last is None else max(now, last + _TICK)
