"""The coordinator's list of work: each question in one query, whatever the size of the register."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, and_, case, exists, func, select
from sqlalchemy.orm import aliased

from vptmeet.domain.commitment import CommitmentLevel
from vptmeet.domain.mail import MailKind, MailState
from vptmeet.domain.meeting import MeetingStatus
from vptmeet.domain.partner import EmailState, PartnerStatus
from vptmeet.domain.rsvp import Answer
from vptmeet.extensions import db
from vptmeet.models.mail import OutgoingMail
from vptmeet.models.meeting import Invitation, InvitationReply, Meeting
from vptmeet.models.partner import Contact, Partner
from vptmeet.queries import answers, executives
from vptmeet.queries.answers import AnswerCounts
from vptmeet.queries.executives import Executives

MOST_MEETINGS = 12
MOST_MAILS = 5
MOST_REPLIES = 5
STALE_AFTER = timedelta(days=182)
"""Half a year without a step is long for a conversation (product.md, rule 9)."""

_OPEN = (MeetingStatus.PLANNED, MeetingStatus.INVITING)


@dataclass(frozen=True)
class ComingMeeting:
    """A meeting to come, with what its line and its work need."""

    id: int
    title: str
    starts_at: datetime
    ends_at: datetime
    place: str
    answer_by: datetime
    answers: AnswerCounts
    executives: Executives


@dataclass(frozen=True)
class HeldMeeting:
    """A meeting that began, and whose attendance nobody took."""

    id: int
    title: str
    starts_at: datetime
    asked: int


@dataclass(frozen=True)
class FailedMail:
    """A mail that reached nobody, about a meeting to come."""

    contact_id: int
    contact: str
    partner: str
    email: str
    meeting_id: int
    meeting: str


@dataclass(frozen=True)
class RegisterCounts:
    """The employers that are not archived, by level; and what asks for attention among them."""

    by_level: dict[CommitmentLevel, int]
    without_owner: int
    stale_conversations: int

    @property
    def total(self) -> int:
        """All employers."""
        return sum(self.by_level.values())


@dataclass(frozen=True)
class LatestReply:
    """Somebody's answer, as news."""

    name: str
    partner: str
    answer: Answer
    meeting_id: int
    meeting: str
    received_at: datetime


def coming_meetings(now: datetime) -> list[ComingMeeting]:
    """The first meetings to come; three queries."""
    found = db.session.execute(
        select(
            Meeting.id,
            Meeting.title,
            Meeting.starts_at,
            Meeting.ends_at,
            Meeting.place,
            Meeting.answer_by,
        )
        .where(Meeting.starts_at > now, Meeting.status.in_(_OPEN))
        .order_by(Meeting.starts_at, Meeting.id)
        .limit(MOST_MEETINGS)
    ).all()
    ids = [row.id for row in found]
    counts, asked = answers.of_meetings(ids), executives.of_meetings(ids)
    return [
        ComingMeeting(**row._mapping, answers=counts[row.id], executives=asked[row.id])
        for row in found
    ]


def without_attendance(now: datetime) -> list[HeldMeeting]:
    """Meetings that began, with people asked, of which nobody was marked; the oldest first."""
    rows = db.session.execute(
        select(Meeting.id, Meeting.title, Meeting.starts_at, func.count(Invitation.id))
        .join(Invitation, Invitation.meeting_id == Meeting.id)
        .where(
            Meeting.starts_at <= now,
            Meeting.status.in_(_OPEN),
            Invitation.withdrawn_at.is_(None),
        )
        .group_by(Meeting.id, Meeting.title, Meeting.starts_at)
        .order_by(Meeting.starts_at)
        .limit(MOST_MEETINGS)
    )
    return [HeldMeeting(*row) for row in rows]


def failed_mails(now: datetime) -> list[FailedMail]:
    """At most MOST_MAILS people who do not know of a meeting to come, as their mail failed.

    Left out: who was mailed again since, who left or wants no mail, and who answered anyway.
    """
    later = aliased(OutgoingMail)
    rows = db.session.execute(
        select(
            Contact.id,
            Contact.name,
            Partner.name,
            OutgoingMail.recipient_email,
            Meeting.id,
            Meeting.title,
        )
        .join(Invitation, OutgoingMail.invitation_id == Invitation.id)
        .join(Invitation.contact)
        .outerjoin(Invitation.partner)
        .join(Invitation.meeting)
        .where(
            OutgoingMail.state == MailState.FAILED,
            OutgoingMail.kind.in_((MailKind.INVITATION, MailKind.UPDATE)),
            ~exists().where(
                later.invitation_id == OutgoingMail.invitation_id,
                later.kind.in_((MailKind.INVITATION, MailKind.UPDATE)),
                later.id > OutgoingMail.id,
            ),
            Invitation.withdrawn_at.is_(None),
            Invitation.answer == Answer.NONE,
            Contact.left_on.is_(None),
            Contact.email_state != EmailState.REFUSED,
            Meeting.starts_at > now,
            Meeting.status.in_(_OPEN),
        )
        .order_by(Meeting.starts_at, OutgoingMail.id)
        .limit(MOST_MAILS)
    )
    return [
        FailedMail(contact_id, name, partner or "", email, meeting_id, title)
        for contact_id, name, partner, email, meeting_id, title in rows
    ]


def register_counts(today: date) -> RegisterCounts:
    """Employers by level, and those that ask for attention; one query."""
    active = Partner.status == PartnerStatus.ACTIVE
    stale = and_(
        active,
        Partner.level == CommitmentLevel.IN_CONTACT,
        Partner.level_since <= today - STALE_AFTER,
    )
    rows = db.session.execute(
        select(
            Partner.level,
            func.count(),
            _count(and_(active, Partner.owner_id.is_(None))),
            _count(stale),
        )
        .where(Partner.archived_at.is_(None))
        .group_by(Partner.level)
    ).all()
    numbers = {level: number for level, number, _owner, _stale in rows}
    return RegisterCounts(
        by_level={level: numbers.get(level, 0) for level in CommitmentLevel},
        without_owner=sum(row[2] for row in rows),
        stale_conversations=sum(row[3] for row in rows),
    )


def _count(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.count(case((condition, 1)))


def latest_replies() -> Sequence[LatestReply]:
    """The last answers that came in, newest first; one query."""
    rows = db.session.execute(
        select(
            Contact.name,
            Partner.name,
            InvitationReply.answer,
            Meeting.id,
            Meeting.title,
            InvitationReply.received_at,
        )
        .join(Invitation, InvitationReply.invitation_id == Invitation.id)
        .join(Invitation.contact)
        .outerjoin(Invitation.partner)
        .join(Invitation.meeting)
        .order_by(InvitationReply.received_at.desc(), InvitationReply.id.desc())
        .limit(MOST_REPLIES)
    )
    return [
        LatestReply(name, partner or "", answer, meeting_id, title, received_at)
        for name, partner, answer, meeting_id, title, received_at in rows
    ]
