"""Mail to people who are, were or will be asked for a meeting: rows in the outbox, no more."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import joinedload

from vptmeet.domain.mail import MailKind, MailState
from vptmeet.domain.meeting import Whereabouts
from vptmeet.domain.partner import EmailState
from vptmeet.emails import invitation as invitation_mail
from vptmeet.emails import meeting_cancelled, meeting_changed, seat
from vptmeet.emails.addressee import addressee
from vptmeet.emails.meeting_mail import MeetingMail
from vptmeet.emails.settings import MailSettings
from vptmeet.extensions import db
from vptmeet.models.mail import OutgoingMail
from vptmeet.models.meeting import Invitation, Meeting
from vptmeet.models.partner import Contact
from vptmeet.queries import executives
from vptmeet.queries.invitations import MEETING_KINDS
from vptmeet.services import links, outbox, substitutes

_IDS_A_QUERY = 500


def standing(meeting: Meeting) -> list[Invitation]:
    """The invitations that stand, with contact and partner loaded; walk-ins were never asked."""
    return list(
        db.session.scalars(
            select(Invitation)
            .where(
                Invitation.meeting_id == meeting.id,
                Invitation.withdrawn_at.is_(None),
                Invitation.is_walk_in.is_(False),
            )
            .options(joinedload(Invitation.contact).joinedload(Contact.partner))
            .order_by(Invitation.id)
        )
    )


def invite(
    meeting: Meeting, invitations: Sequence[Invitation], now: datetime, settings: MailSettings
) -> int:
    """Queue the invitation of each, with a new personal link; returns how many were queued."""
    mail = _mail(meeting, settings, now)
    tokens = links.new_links(invitations, now)
    drafts = [
        invitation_mail.draft(mail, addressee(one, tokens[one.id], settings)) for one in invitations
    ]
    return outbox.enqueue_all(drafts, now, settings.domain)


def tell_moved(
    meeting: Meeting,
    invitations: Sequence[Invitation],
    before: Whereabouts,
    now: datetime,
    settings: MailSettings,
) -> int:
    """Queue the update for each; who never got the invitation gets that, with the new time."""
    unaware = _take_back(invitations)
    reachable = [one for one in invitations if _is_reachable(one)]
    rest = [one for one in reachable if one.id not in unaware]
    mail = _mail(meeting, settings, now)
    tokens = links.new_links(rest, now)
    drafts = [
        meeting_changed.draft(mail, addressee(one, tokens[one.id], settings), before)
        for one in rest
    ]
    first = [one for one in reachable if one.id in unaware]
    queued = invite(meeting, first, now, settings) if first else 0
    return queued + outbox.enqueue_all(drafts, now, settings.domain)


def tell_cancelled(
    meeting: Meeting, invitations: Sequence[Invitation], now: datetime, settings: MailSettings
) -> int:
    """Queue the cancellation for each; who never got the invitation hears nothing."""
    unaware = _take_back(invitations)
    mail = _mail(meeting, settings, now)
    drafts = [
        meeting_cancelled.draft(mail, addressee(one, "", settings))
        for one in invitations
        if one.id not in unaware and _is_reachable(one)
    ]
    return outbox.enqueue_all(drafts, now, settings.domain)


def tell_withdrawn(invitation: Invitation, now: datetime, settings: MailSettings) -> int:
    """Queue a cancellation for one person, unless the invitation never left."""
    if _take_back([invitation]) or not _is_reachable(invitation):
        return 0
    mail = _mail(invitation.meeting, settings, now)
    draft = meeting_cancelled.withdrawn(mail, addressee(invitation, "", settings))
    return outbox.enqueue_all([draft], now, settings.domain)


def tell_seat(
    meeting: Meeting, invitations: Sequence[Invitation], now: datetime, settings: MailSettings
) -> int:
    """Queue for each that a seat has come free; who was told of it before hears nothing."""
    reachable = [one for one in invitations if _is_reachable(one)]
    mail, tokens = _mail(meeting, settings, now), links.new_links(reachable, now)
    instead = substitutes.names(reachable)
    drafts = [
        seat.draft(mail, addressee(one, tokens[one.id], settings), one, instead.get(one.id, ""))
        for one in reachable
    ]
    return outbox.enqueue_all(drafts, now, settings.domain)


def take_back_seat(invitation: Invitation) -> None:
    """Delete the mail about a seat that no worker has touched yet: its person does not come."""
    _delete_waiting([invitation.id], (MailKind.SEAT,))


def last_mail(invitation: Invitation) -> OutgoingMail | None:
    """The newest mail about the meeting to this person, or None."""
    return db.session.scalars(
        select(OutgoingMail)
        .where(OutgoingMail.invitation_id == invitation.id, OutgoingMail.kind.in_(MEETING_KINDS))
        .order_by(OutgoingMail.id.desc())
        .limit(1)
    ).first()


def _mail(meeting: Meeting, settings: MailSettings, now: datetime) -> MeetingMail:
    return MeetingMail(meeting, executives.of_meeting(meeting.id), settings, now)


def _is_reachable(invitation: Invitation) -> bool:
    contact = invitation.contact
    return bool(contact.email) and contact.email_state is not EmailState.BOUNCED


def _take_back(invitations: Sequence[Invitation]) -> set[int]:
    """Delete mails that no worker has touched yet; returns the ids that got no mail at all.

    The state stands in the DELETE itself: a worker that claims the row first keeps it. Who has no
    mail in the outbox any more is taken for somebody who got one.
    """
    missed: set[int] = set()
    ids = [one.id for one in invitations]
    for start in range(0, len(ids), _IDS_A_QUERY):
        part = ids[start : start + _IDS_A_QUERY]
        _delete_waiting(part, (MailKind.SEAT,))
        deleted = _delete_waiting(part, MEETING_KINDS)
        missed |= (deleted | _with_mail(part, failed=True)) - _with_mail(part)
    return missed


def _delete_waiting(ids: Sequence[int], kinds: Collection[MailKind]) -> set[int]:
    deleted = db.session.scalars(
        delete(OutgoingMail)
        .where(
            OutgoingMail.invitation_id.in_(ids),
            OutgoingMail.kind.in_(kinds),
            OutgoingMail.state == MailState.QUEUED,
            OutgoingMail.attempts == 0,
        )
        .returning(OutgoingMail.invitation_id)
        .execution_options(synchronize_session="fetch")
    )
    return {one for one in deleted if one is not None}


def _with_mail(ids: Sequence[int], failed: bool = False) -> set[int]:
    """Which of these have a mail that failed for good, or one that did not."""
    has_failed = OutgoingMail.state == MailState.FAILED
    found = db.session.scalars(
        select(OutgoingMail.invitation_id).where(
            OutgoingMail.invitation_id.in_(ids),
            OutgoingMail.kind.in_(MEETING_KINDS),
            has_failed if failed else ~has_failed,
        )
    )
    return {one for one in found if one is not None}
