"""Whom a coordinator can ask for a meeting: contacts by employer, and who stands proposed."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, and_, select
from sqlalchemy.orm import joinedload

from vptmeet.domain.commitment import CommitmentLevel
from vptmeet.domain.inviting import Candidate, Choosable, Obstacle, obstacle, proposal
from vptmeet.domain.partner import PartnerStatus
from vptmeet.extensions import db
from vptmeet.models.meeting import Invitation
from vptmeet.models.partner import Contact, Partner
from vptmeet.models.reference import Sector
from vptmeet.queries.partners import PartnerFilter, conditions, filtered

PAGE_SIZE = 100


@dataclass(frozen=True)
class GuestContact:
    """Somebody who could be asked; `obstacle` says why not."""

    id: int
    name: str
    function: str
    is_executive: bool
    obstacle: Obstacle | None
    is_proposed: bool


@dataclass(frozen=True)
class GuestPartner:
    """An employer and its contacts; `sector` is in the language asked for.

    The municipality's own bestuurders are never proposed: they are asked first, and apart. Nor is
    anybody of an employer that is on hold or does not want to take part now.
    """

    id: int
    name: str
    sector: str
    level: CommitmentLevel
    status: PartnerStatus
    contacts: tuple[GuestContact, ...]


def page(chosen: PartnerFilter, meeting_id: int, number: int, language: str) -> list[GuestPartner]:
    """Page `number` (from 1, of PAGE_SIZE employers), by name; three queries."""
    sector_name = Sector.name_en if language == "en" else Sector.name_nl
    partners = db.session.execute(
        select(Partner.id, Partner.name, sector_name.label("sector"), Partner.level, Partner.status)
        .join(Partner.sector)
        .where(*conditions(chosen))
        .order_by(Partner.name_folded, Partner.id)
        .limit(PAGE_SIZE)
        .offset((number - 1) * PAGE_SIZE)
    ).all()
    people = _by_partner(
        _contacts(meeting_id).where(Contact.partner_id.in_([one.id for one in partners])),
        meeting_id,
    )
    return [
        GuestPartner(**one._mapping, contacts=tuple(people.get(one.id, ()))) for one in partners
    ]


def everyone(chosen: PartnerFilter, meeting_id: int) -> list[int]:
    """The contact that stands proposed of each employer that `chosen` asks for; two queries."""
    people = _by_partner(
        _contacts(meeting_id).where(Contact.partner_id.in_(filtered(chosen))), meeting_id
    )
    return [one.id for contacts in people.values() for one in contacts if one.is_proposed]


def load(contact_ids: Iterable[int]) -> list[Contact]:
    """These contacts with their employers, by employer's name; unknown numbers are left out."""
    ids = list(contact_ids)
    found: list[Contact] = []
    for start in range(0, len(ids), 500):
        part = ids[start : start + 500]
        found += db.session.scalars(
            select(Contact).where(Contact.id.in_(part)).options(joinedload(Contact.partner))
        )
    return sorted(
        found, key=lambda one: (one.partner.name_folded if one.partner else "", one.name_folded)
    )


def _contacts(meeting_id: int) -> Select[*tuple[Any, ...]]:
    standing = and_(
        Invitation.contact_id == Contact.id,
        Invitation.meeting_id == meeting_id,
        Invitation.withdrawn_at.is_(None),
    )
    return (
        select(
            Contact.id,
            Contact.partner_id,
            Contact.name,
            Contact.function,
            Contact.is_executive,
            Contact.email,
            Contact.email_state,
            Partner.is_municipality,
            Partner.status,
            Invitation.id.label("invitation_id"),
        )
        .join(Contact.partner)
        .outerjoin(Invitation, standing)
        .where(Contact.left_on.is_(None))
        .order_by(Contact.name_folded, Contact.id)
    )


def _by_partner(query: Select[*tuple[Any, ...]], meeting_id: int) -> dict[int, list[GuestContact]]:
    addresses = invited_addresses(meeting_id)
    groups: dict[int, list[Any]] = defaultdict(list)
    for row in db.session.execute(query):
        groups[row.partner_id].append(row)
    return {partner_id: _people(rows, addresses) for partner_id, rows in groups.items()}


def _people(rows: list[Any], addresses: frozenset[str]) -> list[GuestContact]:
    why = {row.id: _obstacle(row, addresses) for row in rows}
    proposed = proposal(
        Choosable(row.id, row.name, row.is_executive, why[row.id])
        for row in rows
        if row.status is PartnerStatus.ACTIVE and not (row.is_municipality and row.is_executive)
    )
    return [
        GuestContact(
            row.id, row.name, row.function, row.is_executive, why[row.id], row.id == proposed
        )
        for row in rows
    ]


def _obstacle(row: Any, addresses: frozenset[str]) -> Obstacle | None:
    invited = row.invitation_id is not None
    return obstacle(Candidate(row.email, row.email_state, False, invited), addresses)


def invited_addresses(meeting_id: int) -> frozenset[str]:
    """The addresses of everybody who was asked for the meeting and still is."""
    return frozenset(
        db.session.scalars(
            select(Contact.email)
            .join(Invitation, Invitation.contact_id == Contact.id)
            .where(
                Invitation.meeting_id == meeting_id,
                Invitation.withdrawn_at.is_(None),
                Contact.email != "",
            )
        )
    )
