"""The invitations of one meeting: who, what they answered, and where their mail is."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Select, case, func, select

from vptmeet.domain.errors import NotFound
from vptmeet.domain.mail import MailKind, MailState
from vptmeet.domain.rsvp import Answer, InvitationRole
from vptmeet.extensions import db
from vptmeet.models.mail import OutgoingMail
from vptmeet.models.meeting import Invitation, InvitationReply
from vptmeet.models.partner import Contact, Partner

PAGE_SIZE = 100

MEETING_KINDS = (MailKind.INVITATION, MailKind.UPDATE, MailKind.CANCELLATION)
"""Mail whose delivery says whether somebody knows of the meeting as it is."""


class Shown(StrEnum):
    """Which invitations a list shows."""

    ALL = "all"
    COMING = "coming"
    OPEN = "open"
    DECLINED = "declined"
    UNDELIVERED = "undelivered"
    WITHDRAWN = "withdrawn"


class InvitationSort(StrEnum):
    """What the list can be sorted by."""

    ANSWER = "answer"
    PARTNER = "partner"
    WHEN = "when"


@dataclass(frozen=True)
class InvitationRow:
    """One invitation. `mail` is None when no mail is kept; `server_answer`: the server's words."""

    id: int
    partner_id: int | None
    partner: str
    contact: str
    function: str
    role: InvitationRole
    answer: Answer
    answered_at: datetime | None
    invited_at: datetime
    withdrawn_at: datetime | None
    is_walk_in: bool
    mail: MailState | None
    server_answer: str
    new_address: bool
    remark: str
    substitute: str
    substitute_function: str

    @property
    def can_resend(self) -> bool:
        """Whether mailing once more makes sense: it failed, or the address has changed since."""
        stands = self.withdrawn_at is None and not self.is_walk_in
        return stands and (self.mail is MailState.FAILED or self.new_address)


@dataclass(frozen=True)
class Progress:
    """How far sending is: the last mail of each invitation that stands."""

    sent: int = 0
    failed: int = 0
    waiting: int = 0

    @property
    def total(self) -> int:
        """All mails."""
        return self.sent + self.failed + self.waiting


_LAST_MAIL = (
    select(func.max(OutgoingMail.id))
    .where(OutgoingMail.invitation_id == Invitation.id, OutgoingMail.kind.in_(MEETING_KINDS))
    .correlate(Invitation)
    .scalar_subquery()
)
_LAST_REPLY = (
    select(InvitationReply.id)
    .where(InvitationReply.invitation_id == Invitation.id)
    .order_by(InvitationReply.received_at.desc(), InvitationReply.id.desc())
    .limit(1)
    .correlate(Invitation)
    .scalar_subquery()
)
_ANSWER_ORDER = case(
    (Invitation.answer == Answer.ACCEPTED, 0),
    (Invitation.answer == Answer.SUBSTITUTE, 1),
    (Invitation.answer == Answer.TENTATIVE, 2),
    (Invitation.answer == Answer.NONE, 3),
    else_=4,
)


def get(invitation_id: int) -> Invitation:
    """The invitation with this number. Raises NotFound."""
    found = db.session.get(Invitation, invitation_id)
    if found is None:
        raise NotFound(f"invitation {invitation_id}")
    return found


def rows(meeting_id: int, shown: Shown, sort: InvitationSort, page: int) -> list[InvitationRow]:
    """Page `page` (from 1, of PAGE_SIZE) of the invitations, in one query."""
    found = db.session.execute(
        _joined(
            select(
                Invitation,
                Contact.name,
                Contact.function,
                Contact.email,
                Partner.name.label("partner_name"),
                OutgoingMail.state,
                OutgoingMail.server_answer,
                OutgoingMail.recipient_email,
                InvitationReply.remark,
                InvitationReply.substitute_name,
                InvitationReply.substitute_function,
            )
        )
        .outerjoin(InvitationReply, InvitationReply.id == _LAST_REPLY)
        .where(Invitation.meeting_id == meeting_id, *_conditions(shown))
        .order_by(*_order(sort))
        .limit(PAGE_SIZE)
        .offset((page - 1) * PAGE_SIZE)
    )
    return [_row(one) for one in found]


def counts(meeting_id: int) -> dict[Shown, int]:
    """How many invitations each choice shows, in one query."""
    numbers = db.session.execute(
        _joined(
            select(*(func.count(case((_all_of(shown), 1))).label(shown) for shown in Shown))
        ).where(Invitation.meeting_id == meeting_id)
    ).one()
    return dict(zip(Shown, numbers, strict=True))


def progress(meeting_id: int) -> Progress:
    """How far sending is, in one query."""
    found = dict(
        db.session.execute(
            select(OutgoingMail.state, func.count())
            .join(Invitation, OutgoingMail.id == _LAST_MAIL)
            .where(Invitation.meeting_id == meeting_id, Invitation.withdrawn_at.is_(None))
            .group_by(OutgoingMail.state)
        ).all()
    )
    sent, failed = found.pop(MailState.SENT, 0), found.pop(MailState.FAILED, 0)
    return Progress(sent, failed, sum(found.values()))


def _joined(query: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    return (
        query.select_from(Invitation)
        .join(Invitation.contact)
        .outerjoin(Invitation.partner)
        .outerjoin(OutgoingMail, OutgoingMail.id == _LAST_MAIL)
    )


def _conditions(shown: Shown) -> list[ColumnElement[bool]]:
    if shown is Shown.WITHDRAWN:
        return [Invitation.withdrawn_at.is_not(None)]
    stands = Invitation.withdrawn_at.is_(None)
    narrower = {
        Shown.COMING: Invitation.answer.in_((Answer.ACCEPTED, Answer.SUBSTITUTE)),
        Shown.OPEN: Invitation.answer.in_((Answer.NONE, Answer.TENTATIVE)),
        Shown.DECLINED: Invitation.answer == Answer.DECLINED,
        Shown.UNDELIVERED: OutgoingMail.state == MailState.FAILED,
    }
    return [stands, narrower[shown]] if shown in narrower else [stands]


def _all_of(shown: Shown) -> ColumnElement[bool]:
    first, *rest = _conditions(shown)
    for one in rest:
        first = first & one
    return first


def _order(sort: InvitationSort) -> list[ColumnElement[Any]]:
    by_name: list[ColumnElement[Any]] = [
        func.coalesce(Partner.name_folded, Contact.name_folded),
        Contact.name_folded.expression,
        Invitation.id.expression,
    ]
    if sort is InvitationSort.ANSWER:
        return [_ANSWER_ORDER, *by_name]
    if sort is InvitationSort.WHEN:
        return [func.coalesce(Invitation.answered_at, Invitation.invited_at).desc(), *by_name]
    return by_name


def _row(found: Any) -> InvitationRow:
    invitation = found.Invitation
    return InvitationRow(
        id=invitation.id,
        partner_id=invitation.partner_id,
        partner=found.partner_name or "",
        contact=found.name,
        function=found.function,
        role=invitation.role,
        answer=invitation.answer,
        answered_at=invitation.answered_at,
        invited_at=invitation.invited_at,
        withdrawn_at=invitation.withdrawn_at,
        is_walk_in=invitation.is_walk_in,
        mail=found.state,
        server_answer=found.server_answer or "",
        new_address=bool(found.recipient_email) and found.recipient_email != found.email,
        remark=found.remark or "",
        substitute=found.substitute_name or "",
        substitute_function=found.substitute_function or "",
    )
