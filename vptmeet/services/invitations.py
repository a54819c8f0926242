"""Invitations: asking people for a meeting, taking that back, mailing once more.

The personal links that these mails carry are made and opened in services/links.py.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from vptmeet.domain.errors import (
    AnswerDatePassed,
    ContactHasNoEmail,
    ExecutiveNotConfirmed,
    MeetingCancelled,
    MeetingOver,
    NobodyChosen,
    PlaceMissing,
)
from vptmeet.domain.inviting import Candidate, Obstacle, obstacle
from vptmeet.domain.mail import MailState
from vptmeet.domain.meeting import ExecutiveState, MeetingStatus, is_over
from vptmeet.domain.rsvp import Answer, Channel, InvitationRole
from vptmeet.emails import invitation as invitation_mail
from vptmeet.emails.addressee import not_yet_invited
from vptmeet.emails.draft import Draft
from vptmeet.emails.meeting_mail import MeetingMail
from vptmeet.emails.settings import MailSettings
from vptmeet.emails.substitute_released import Why
from vptmeet.extensions import db
from vptmeet.models.account import User
from vptmeet.models.meeting import Invitation, InvitationReply, Meeting
from vptmeet.models.partner import Contact
from vptmeet.queries import executives
from vptmeet.queries.meetings import waiting_list
from vptmeet.services import audit, links, notices, outbox, seats, substitutes
from vptmeet.services.locks import lock_invitation, lock_meeting


@dataclass(frozen=True)
class Skipped:
    """Somebody who was chosen and got no invitation, and why."""

    contact_id: int
    name: str
    why: Obstacle


@dataclass(frozen=True)
class Invited:
    """What became of an invitation to many: how many mails wait to be sent, and who was skipped."""

    sent: int
    skipped: tuple[Skipped, ...]


def invite(
    meeting: Meeting,
    contacts: Iterable[Contact],
    role: InvitationRole,
    by: User | None,
    now: datetime,
    settings: MailSettings,
    gate_reason: str = "",
) -> Invited:
    """Ask `contacts` for `meeting` as `role`; each invitation and its mail are rows from here on.

    Who was asked before or cannot be mailed is skipped. Inviting others than bestuurders while no
    bestuurder has confirmed needs `gate_reason`, which is kept (product.md, rule 1); a reason
    given before still holds.

    Raises ExecutiveNotConfirmed, NobodyChosen (nobody is left to ask), PlaceMissing,
    AnswerDatePassed, MeetingCancelled and MeetingOver.
    """
    lock_meeting(meeting)
    _refuse_uninvitable(meeting, now)
    former = _former_invitations(meeting)
    chosen, skipped = _sift(contacts, former)
    if not chosen:
        raise NobodyChosen
    if role is not InvitationRole.EXECUTIVE:
        _pass_gate(meeting, gate_reason.strip(), by, now)
        meeting.status = MeetingStatus.INVITING
    invitations = [_ask(meeting, one, role, former.get(one.id), by, now) for one in chosen]
    db.session.flush()
    sent = notices.invite(meeting, invitations, now, settings)
    audit.record("invitations.sent", meeting, by, now, role=role.value, number=sent)
    return Invited(sent, tuple(skipped))


def sift(
    meeting: Meeting, contacts: Iterable[Contact], now: datetime
) -> tuple[list[Contact], list[Skipped]]:
    """Who of `contacts` an invitation would go to, and who not and why. Changes nothing.

    Raises PlaceMissing, AnswerDatePassed, MeetingCancelled and MeetingOver as invite() does.
    """
    _refuse_uninvitable(meeting, now)
    return _sift(contacts, _former_invitations(meeting))


def preview(
    meeting: Meeting, contact: Contact, role: InvitationRole, now: datetime, settings: MailSettings
) -> Draft:
    """The mail that `contact` would get. Changes nothing; its link opens nothing."""
    mail = MeetingMail(meeting, executives.of_meeting(meeting.id), settings, now)
    return invitation_mail.draft(mail, not_yet_invited(contact, role, meeting, settings))


def withdraw(
    invitation: Invitation, by: User | None, now: datetime, settings: MailSettings
) -> None:
    """Take an invitation back: its links close, and who got it hears of it. Twice is once."""
    lock_invitation(invitation)
    if invitation.withdrawn_at is not None:
        return
    meeting = invitation.meeting
    waited = waiting_list(meeting)
    invitation.withdrawn_at = now
    invitation.sequence_ahead += 1
    links.revoke_links(invitation, now)
    if meeting.status is not MeetingStatus.CANCELLED and not is_over(meeting.ends_at, now):
        notices.tell_withdrawn(invitation, now, settings)
        plan = meeting.whereabouts
        substitutes.release(meeting, [invitation], plan, Why.WITHDRAWN, now, settings)
        seats.tell_who_moved_up(meeting, waited, now, settings)
    audit.record("invitation.withdrawn", invitation, by, now)


def resend(invitation: Invitation, by: User | None, now: datetime, settings: MailSettings) -> None:
    """Mail once more to who was not reached: the same mail, or one to a new address.

    Raises ContactHasNoEmail, MeetingCancelled, MeetingOver and AnswerDatePassed. Does nothing for
    an invitation that was withdrawn, or whose mail arrived at the address that still holds.
    """
    lock_invitation(invitation)
    if not invitation.contact.email:
        raise ContactHasNoEmail
    _refuse_uninvitable(invitation.meeting, now)
    if invitation.withdrawn_at is not None:
        return
    mail = notices.last_mail(invitation)
    if mail is not None and mail.recipient_email == invitation.contact.email:
        if mail.state is not MailState.FAILED:
            return
        outbox.retry(mail, now)
    else:
        notices.invite(invitation.meeting, [invitation], now, settings)
    audit.record("invitation.resent", invitation, by, now)


def forget_answer(invitation: Invitation, now: datetime) -> None:
    """Back to "no answer yet", as somebody is asked anew; the answer stays in the history."""
    if invitation.answer is Answer.NONE:
        return
    invitation.answer = Answer.NONE
    invitation.answered_at = invitation.coming_since = None
    db.session.add(
        InvitationReply(
            invitation_id=invitation.id,
            answer=Answer.NONE,
            channel=Channel.SYSTEM,
            received_at=now,
            sequence=invitation.meeting.sequence,
        )
    )


def _refuse_uninvitable(meeting: Meeting, now: datetime) -> None:
    if meeting.status is MeetingStatus.CANCELLED:
        raise MeetingCancelled
    if is_over(meeting.ends_at, now):
        raise MeetingOver
    if meeting.answer_by <= now:
        raise AnswerDatePassed
    if not (meeting.place or meeting.link):
        raise PlaceMissing


def _former_invitations(meeting: Meeting) -> dict[int, Invitation]:
    """Every invitation of the meeting, withdrawn ones too, by contact."""
    rows = db.session.scalars(
        select(Invitation)
        .where(Invitation.meeting_id == meeting.id)
        .options(joinedload(Invitation.contact))
    )
    return {row.contact_id: row for row in rows}


def _sift(
    contacts: Iterable[Contact], former: dict[int, Invitation]
) -> tuple[list[Contact], list[Skipped]]:
    standing = {key: one for key, one in former.items() if one.withdrawn_at is None}
    addresses = {one.contact.email for one in standing.values()}
    chosen: list[Contact] = []
    skipped: list[Skipped] = []
    for contact in contacts:
        candidate = Candidate(
            email=contact.email,
            email_state=contact.email_state,
            has_left=contact.left_on is not None,
            is_invited=contact.id in standing,
        )
        if why := obstacle(candidate, addresses):
            skipped.append(Skipped(contact.id, contact.name, why))
        else:
            chosen.append(contact)
            addresses.add(contact.email)
    return chosen, skipped


def _pass_gate(meeting: Meeting, reason: str, by: User | None, now: datetime) -> None:
    if executives.of_meeting(meeting.id).state is ExecutiveState.CONFIRMED:
        return
    if not (reason or meeting.gate_reason):
        raise ExecutiveNotConfirmed
    if reason and reason != meeting.gate_reason:
        meeting.gate_reason = reason
        meeting.gate_passed_by_id = by.id if by else None
        meeting.gate_passed_at = now
        audit.record("meeting.invited_without_executive", meeting, by, now, reason=reason)


def _ask(
    meeting: Meeting,
    contact: Contact,
    role: InvitationRole,
    former: Invitation | None,
    by: User | None,
    now: datetime,
) -> Invitation:
    """A new invitation, or the withdrawn one again: a person has one seat at a meeting."""
    invitation = former or Invitation(meeting_id=meeting.id, contact_id=contact.id)
    invitation.partner_id = contact.partner_id
    invitation.role = role
    invitation.invited_at = now
    invitation.invited_by_id = by.id if by else None
    if former is not None:
        invitation.withdrawn_at = None
        invitation.sequence_ahead += 1
        forget_answer(invitation, now)
    db.session.add(invitation)
    return invitation
