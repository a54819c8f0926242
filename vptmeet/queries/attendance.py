"""Who was asked to a meeting and whether they came, and turnout by role and employer."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import aliased

from vptmeet.domain.attendance import Presence, Turnout, turnout
from vptmeet.domain.errors import NotFound
from vptmeet.domain.partner import fold
from vptmeet.domain.rsvp import Answer, InvitationRole
from vptmeet.extensions import db
from vptmeet.models.meeting import Invitation, InvitationReply
from vptmeet.models.partner import Contact, Partner

MOST_FOUND = 20

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True)
class SheetRow:
    """One person on the sheet. `substitute` is who comes in their place, else ""."""

    invitation_id: int
    name: str
    function: str
    partner: str
    role: InvitationRole
    answer: Answer
    presence: Presence
    is_walk_in: bool
    substitute: str


@dataclass(frozen=True)
class GroupTurnout:
    """Turnout of those with the same role or employer; walk-ins are counted apart."""

    name: str
    turnout: Turnout
    walk_ins: int


@dataclass(frozen=True)
class FoundPerson:
    """A contact found by name. `is_there`: marked as present at this meeting already."""

    contact_id: int
    name: str
    function: str
    partner: str
    is_there: bool


@dataclass(frozen=True)
class PartnerChoice:
    """An employer to choose for somebody new."""

    id: int
    name: str


def sheet(meeting_id: int) -> list[SheetRow]:
    """Everybody whose invitation stands: coming first, then no answer, then declined; one query."""
    reply = aliased(InvitationReply)
    last = (
        select(reply.id)
        .where(reply.invitation_id == Invitation.id)
        .order_by(reply.received_at.desc(), reply.id.desc())
        .limit(1)
        .correlate(Invitation)
        .scalar_subquery()
    )
    rows = db.session.execute(
        select(Invitation, Contact.name, Contact.function, Partner.name.label("partner"))
        .add_columns(InvitationReply.substitute_name)
        .join(Invitation.contact)
        .outerjoin(Invitation.partner)
        .outerjoin(InvitationReply, InvitationReply.id == last)
        .where(Invitation.meeting_id == meeting_id, Invitation.withdrawn_at.is_(None))
    )
    found = [
        SheetRow(
            invitation_id=invitation.id,
            name=name,
            function=function,
            partner=partner or "",
            role=invitation.role,
            answer=invitation.answer,
            presence=invitation.presence,
            is_walk_in=invitation.is_walk_in,
            substitute=(substitute or "") if invitation.answer is Answer.SUBSTITUTE else "",
        )
        for invitation, name, function, partner, substitute in rows
    ]
    return sorted(found, key=_place)


def _place(row: SheetRow) -> tuple[bool, int, str, str, int]:
    order = 0 if row.answer.comes else 2 if row.answer is Answer.DECLINED else 1
    return row.is_walk_in, order, fold(row.partner), fold(row.name), row.invitation_id


def overall(rows: Iterable[SheetRow]) -> Turnout:
    """Turnout of everybody who was asked."""
    return turnout((row.answer.comes, row.presence) for row in rows if not row.is_walk_in)


def by_role(rows: Iterable[SheetRow]) -> dict[InvitationRole, GroupTurnout]:
    """Turnout by role, the bestuurder first."""
    groups = _grouped(rows, lambda row: row.role)
    return {role: _group(role.value, groups[role]) for role in InvitationRole if role in groups}


def by_partner(rows: Iterable[SheetRow]) -> list[GroupTurnout]:
    """Turnout by employer, by name; people without an employer are left out."""
    groups = _grouped(rows, lambda row: row.partner)
    return [_group(name, groups[name]) for name in sorted(groups, key=fold) if name]


def _grouped(rows: Iterable[SheetRow], key: Callable[[SheetRow], Key]) -> dict[Key, list[SheetRow]]:
    groups: dict[Key, list[SheetRow]] = defaultdict(list)
    for row in rows:
        groups[key(row)].append(row)
    return groups


def _group(name: str, rows: list[SheetRow]) -> GroupTurnout:
    return GroupTurnout(name, overall(rows), sum(row.is_walk_in for row in rows))


def find_people(meeting_id: int, text: str) -> list[FoundPerson]:
    """At most MOST_FOUND contacts: each word is in their name or that of their employer."""
    words = fold(text).split()[:5]
    if not words:
        return []
    rows = db.session.execute(
        select(Contact.id, Contact.name, Contact.function, Partner.name, Invitation.presence)
        .outerjoin(Contact.partner)
        .outerjoin(
            Invitation,
            (Invitation.contact_id == Contact.id)
            & (Invitation.meeting_id == meeting_id)
            & Invitation.withdrawn_at.is_(None),
        )
        .where(
            Contact.left_on.is_(None),
            *(
                Contact.name_folded.contains(word, autoescape=True)
                | Partner.name_folded.contains(word, autoescape=True)
                for word in words
            ),
        )
        .order_by(Contact.name_folded, Contact.id)
        .limit(MOST_FOUND)
    )
    return [
        FoundPerson(id_, name, function, partner or "", presence is Presence.PRESENT)
        for id_, name, function, partner, presence in rows
    ]


def partner_choices(meeting_id: int, text: str) -> list[PartnerChoice]:
    """Employers for somebody new: those of this meeting, and those whose name fits `text`."""
    asked = select(Invitation.partner_id).where(Invitation.meeting_id == meeting_id)
    fits: list[ColumnElement[bool]] = [Partner.id.in_(asked)]
    if words := fold(text).split()[:5]:
        named = select(Partner.id)
        for word in words:
            named = named.where(Partner.name_folded.contains(word, autoescape=True))
        fits.append(Partner.id.in_(named.order_by(Partner.name_folded).limit(MOST_FOUND)))
    rows = db.session.execute(
        select(Partner.id, Partner.name)
        .where(or_(*fits), Partner.archived_at.is_(None))
        .order_by(Partner.name_folded)
    )
    return [PartnerChoice(id_, name) for id_, name in rows]


def contact(contact_id: int) -> Contact:
    """A contact who still works there. Raises NotFound."""
    found = db.session.get(Contact, contact_id)
    if found is None or found.left_on is not None:
        raise NotFound(f"contact {contact_id}")
    return found


def partner(partner_id: int) -> Partner:
    """A partner that is not archived. Raises NotFound."""
    found = db.session.get(Partner, partner_id)
    if found is None or found.archived_at is not None:
        raise NotFound(f"partner {partner_id}")
    return found
