"""A register in memory that carries out import plans, as the service does in the database."""

from dataclasses import replace
from typing import Any

from vptmeet.domain.importing_plan import (
    AddContact,
    AddPartner,
    Change,
    ChangeContact,
    ChangePartner,
    ImportPlan,
    Instruction,
)
from vptmeet.domain.importing_register import ExistingContact, ExistingPartner, ExistingRegister
from vptmeet.domain.importing_rows import ContactValues, ParsedRow, PartnerValues
from vptmeet.domain.importing_sectors import SectorBook, SectorChoice
from vptmeet.domain.partner import fold

SECTORS = SectorBook.of(
    [
        SectorChoice("GEM", ("Gemeente", "Municipality")),
        SectorChoice("ZKH", ("Ziekenhuis", "Hospital")),
        SectorChoice("WON", ("Woningcorporatie", "Housing association")),
        SectorChoice("OND", ("Onderwijs", "Education")),
        SectorChoice("VVT", ("Zorg dichtbij", "Local care")),
    ]
)


def row(line: int, name: str, contact: ContactValues | None = None, **partner: str) -> ParsedRow:
    """A row of the file; a new employer needs a sector, so there is one."""
    return ParsedRow(line, PartnerValues(name, **{"sector": "ZKH", **partner}), contact)


def register(*partners: ExistingPartner) -> ExistingRegister:
    """A register of these partners."""
    return ExistingRegister.of(partners)


def carried_out(plan: ImportPlan, before: ExistingRegister) -> ExistingRegister:
    """The register after `plan`."""
    partners = {partner.id: partner for partner in before.partners}
    for instruction in plan.instructions:
        changed = _carry_out(instruction, partners)
        _keep_names_apart(changed, partners)
        partners[changed.id] = changed
    return ExistingRegister.of(partners.values())


def _keep_names_apart(changed: ExistingPartner, partners: dict[int, ExistingPartner]) -> None:
    """As services/partners.py: a new name must not be that of another in use."""
    old = partners.get(changed.id)
    if old is None or fold(old.name) != fold(changed.name):
        in_use = {fold(one.name) for one in partners.values() if not one.is_archived}
        assert fold(changed.name) not in in_use


def _keep_addresses_apart(partner: ExistingPartner, address: str) -> None:
    """As services/contacts.py: a new address must not be that of another contact there."""
    in_use = {one.email.lower() for one in partner.contacts if not one.has_left}
    assert not address or address.lower() not in in_use


def _carry_out(instruction: Instruction, partners: dict[int, ExistingPartner]) -> ExistingPartner:
    match instruction:
        case AddPartner():
            contacts = [_contact(index, one) for index, one in enumerate(instruction.contacts)]
            values = {key: getattr(instruction.values, key) for key in _PARTNER}
            return ExistingPartner(max(partners, default=0) + 1, **values, contacts=tuple(contacts))
        case ChangePartner():
            return replace(partners[instruction.partner_id], **_new(instruction.changes))
        case AddContact():
            partner = partners[instruction.partner_id]
            _keep_addresses_apart(partner, instruction.values.email)
            number = max((one.id for one in partner.contacts), default=0) + 1
            added = _contact(number, instruction.values)
            return replace(partner, contacts=(*partner.contacts, added))
        case ChangeContact():
            return _with_changed_contact(partners[instruction.partner_id], instruction)


_PARTNER = ("name", "sector", "city", "postcode", "kvk_number", "website", "notes")


def _contact(number: int, values: ContactValues) -> ExistingContact:
    assert values.name
    return ExistingContact(
        number,
        values.name,
        values.function,
        values.email,
        values.phone,
        bool(values.is_executive),
    )


def _with_changed_contact(partner: ExistingPartner, how: ChangeContact) -> ExistingPartner:
    _keep_addresses_apart(partner, _new(how.changes).get("email", ""))
    contacts = tuple(
        replace(one, **_new(how.changes)) if one.id == how.contact_id else one
        for one in partner.contacts
    )
    return replace(partner, contacts=contacts)


def _new(changes: tuple[Change, ...]) -> dict[str, Any]:
    return {change.attribute: change.new for change in changes}
