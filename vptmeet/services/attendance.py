"""Attendance: who was there, person by person or all at once, and who came unasked."""

from datetime import datetime

from sqlalchemy import select

from vptmeet.domain.attendance import Presence
from vptmeet.domain.errors import MeetingCancelled, MeetingNotOver
from vptmeet.domain.meeting import MeetingStatus, can_mark_attendance
from vptmeet.domain.rsvp import Answer, Channel, InvitationRole
from vptmeet.extensions import db
from vptmeet.models.account import User
from vptmeet.models.meeting import AttendanceMark, Invitation, Meeting
from vptmeet.models.partner import Contact, Partner
from vptmeet.services import audit, contacts
from vptmeet.services.contacts import ContactValues
from vptmeet.services.locks import lock_invitation, lock_meeting


def mark(
    invitation: Invitation, presence: Presence, channel: Channel, by: User | None, now: datetime
) -> None:
    """Mark whether somebody (or their substitute) is there; the same mark again adds nothing.

    Raises MeetingNotOver before the start of the meeting, MeetingCancelled when it was cancelled.
    """
    lock_invitation(invitation)
    _hold(invitation.meeting, now)
    _mark(invitation, presence, channel, by, now)
    db.session.flush()


def mark_as_said(meeting: Meeting, by: User | None, now: datetime) -> int:
    """Mark who is not marked yet as they answered, and return how many that were.

    Who comes or sends somebody is present, who declined is absent; who said nothing stays open.
    Raises as mark() does.
    """
    lock_meeting(meeting)
    _hold(meeting, now)
    said = {
        Answer.ACCEPTED: Presence.PRESENT,
        Answer.SUBSTITUTE: Presence.PRESENT,
        Answer.DECLINED: Presence.ABSENT,
    }
    unmarked = db.session.scalars(
        select(Invitation).where(
            Invitation.meeting_id == meeting.id,
            Invitation.withdrawn_at.is_(None),
            Invitation.presence == Presence.UNKNOWN,
            Invitation.answer.in_(said),
        )
    ).all()
    for invitation in unmarked:
        _mark(invitation, said[invitation.answer], Channel.SYSTEM, by, now)
    db.session.flush()
    audit.record("attendance.as_said", meeting, by, now, number=len(unmarked))
    return len(unmarked)


def add_walk_in(meeting: Meeting, contact: Contact, by: User | None, now: datetime) -> Invitation:
    """`contact` was there, asked or not: marks who was asked, adds who was not.

    Raises as mark() does.
    """
    lock_meeting(meeting)
    _hold(meeting, now)
    invitation = db.session.scalar(
        select(Invitation).where(
            Invitation.meeting_id == meeting.id, Invitation.contact_id == contact.id
        )
    )
    if invitation is None:
        invitation = _unasked(meeting, contact, by, now)
    elif invitation.withdrawn_at is not None:
        invitation.withdrawn_at, invitation.is_walk_in = None, True
    _mark(invitation, Presence.PRESENT, Channel.ACCOUNT, by, now)
    db.session.flush()
    audit.record("attendance.walk_in", invitation, by, now)
    return invitation


def add_new_walk_in(
    meeting: Meeting,
    values: ContactValues,
    partner: Partner | None,
    by: User | None,
    now: datetime,
) -> Invitation:
    """Somebody whom we did not know was there; `partner` is None without an employer.

    Raises as mark() does, and ContactTaken.
    """
    lock_meeting(meeting)
    _hold(meeting, now)
    contact = contacts.add_contact(partner, values, by, now)
    return add_walk_in(meeting, contact, by, now)


def _hold(meeting: Meeting, now: datetime) -> None:
    """A meeting is held from the moment somebody is marked."""
    if meeting.status is MeetingStatus.CANCELLED:
        raise MeetingCancelled
    if not can_mark_attendance(meeting.status, meeting.starts_at, now):
        raise MeetingNotOver
    meeting.status = MeetingStatus.HELD


def _mark(
    invitation: Invitation, presence: Presence, channel: Channel, by: User | None, now: datetime
) -> None:
    if invitation.presence is presence:
        return
    invitation.presence = presence
    db.session.add(
        AttendanceMark(
            invitation_id=invitation.id,
            presence=presence,
            channel=channel,
            marked_at=now,
            marked_by_id=by.id if by else None,
        )
    )


def _unasked(meeting: Meeting, contact: Contact, by: User | None, now: datetime) -> Invitation:
    invitation = Invitation(
        meeting=meeting,
        contact=contact,
        partner_id=contact.partner_id,
        role=_role_of(contact),
        is_walk_in=True,
        invited_at=now,
        invited_by_id=by.id if by else None,
        answer=Answer.NONE,
        presence=Presence.UNKNOWN,
    )
    db.session.add(invitation)
    db.session.flush()
    return invitation


def _role_of(contact: Contact) -> InvitationRole:
    """The municipality's own bestuurders count apart, asked or not (product.md, rule 1)."""
    is_ours = contact.partner is not None and contact.partner.is_municipality
    return (
        InvitationRole.EXECUTIVE if is_ours and contact.is_executive else InvitationRole.PARTICIPANT
    )
