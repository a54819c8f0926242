"""What the rows of one employer do: the instructions, and each row's share in them."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from vptmeet.domain.importing_columns import CONTACT_ATTRIBUTES, PARTNER_COLUMNS, ImportColumn
from vptmeet.domain.importing_groups import ContactGroup, EmployerGroup, Merged
from vptmeet.domain.importing_identity import comparable, employer_key
from vptmeet.domain.importing_matching import match_contacts
from vptmeet.domain.importing_plan import (
    AddContact,
    AddPartner,
    Change,
    ChangeContact,
    ChangePartner,
    Instruction,
    NoteKind,
    OutcomeKind,
    RowNote,
    RowOutcome,
)
from vptmeet.domain.importing_register import ExistingContact, ExistingPartner
from vptmeet.domain.importing_rows import ContactValues, ParsedRow, PartnerValues


@dataclass(frozen=True, slots=True)
class GroupEffects:
    """Outcomes and instructions for the rows of one employer."""

    rows: list[RowOutcome]
    instructions: list[Instruction]


@dataclass(frozen=True, slots=True)
class _ContactEffect:
    """`contact` is the known one, None for a new one."""

    group: ContactGroup
    contact: ExistingContact | None
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class _Effect:
    """All that happens to one employer. `partner` is None for a new one."""

    group: EmployerGroup
    partner: ExistingPartner | None
    changes: tuple[Change, ...] = ()
    contacts: dict[int, _ContactEffect] = field(default_factory=dict)  # by id() of their group


def effects_on(
    group: EmployerGroup, partner: ExistingPartner | None, default_sector: str
) -> GroupEffects:
    """What `group` does to `partner`, or to the register if that is None.

    A new employer without a sector gets `default_sector`.
    """
    if partner is None:
        contacts = {id(one): _ContactEffect(one, None) for one in group.contacts}
        effect = _Effect(group, None, contacts=contacts)
        values = _partner_values(group.merged, default_sector)
        instructions = _additions(effect, values)
    else:
        effect = _Effect(
            group, partner, _partner_changes(group.merged, partner), _on_contacts(group, partner)
        )
        instructions = _alterations(effect, partner)
    gifts = _gifts(group)
    rows = [_outcome(effect, row, gifts.get(row.line, set())) for row in group.rows]
    return GroupEffects(rows, instructions)


def _gifts(group: EmployerGroup) -> dict[int, set[ImportColumn]]:
    """Row -> the columns whose value comes from it, of the employer and of its contact."""
    gifts = group.merged.gifts()
    for one in group.contacts:
        for line, columns in one.merged.gifts().items():
            gifts[line] |= columns
    return gifts


def _additions(effect: _Effect, values: PartnerValues) -> list[Instruction]:
    contacts = tuple(_contact_values(one.merged) for one in effect.group.contacts)
    return [AddPartner(effect.group.first_line, values, contacts)]


def _alterations(effect: _Effect, partner: ExistingPartner) -> list[Instruction]:
    instructions: list[Instruction] = []
    if effect.changes:
        instructions.append(ChangePartner(effect.group.first_line, partner.id, effect.changes))
    for one in effect.contacts.values():
        line = one.group.rows[0].line
        if one.contact is None:
            instructions.append(AddContact(line, partner.id, _contact_values(one.group.merged)))
        elif one.changes:
            instructions.append(ChangeContact(line, partner.id, one.contact.id, one.changes))
    return instructions


def _on_contacts(group: EmployerGroup, partner: ExistingPartner) -> dict[int, _ContactEffect]:
    known = match_contacts(group.contacts, partner.contacts)
    effects = {}
    for position, one in enumerate(group.contacts):
        contact = known.get(position)
        changes = _contact_changes(one.merged, contact) if contact else ()
        effects[id(one)] = _ContactEffect(one, contact, changes)
    return effects


def _outcome(effect: _Effect, row: ParsedRow, given: set[ImportColumn]) -> RowOutcome:
    own = effect.group.contact_of(row)
    about = effect.contacts[id(own)] if own else None
    changes = effect.changes + (about.changes if about else ())
    own_changes = tuple(change for change in changes if change.column in given)
    adds_partner = effect.partner is None and row.line == effect.group.first_line
    adds_contact = about is not None and _is_added_by(about, row)
    first_line = own.rows[0].line if own else effect.group.first_line
    return RowOutcome(
        line=row.line,
        kind=_kind(effect, about, given, bool(own_changes)),
        name=row.partner.name,
        contact_name=_name_of(row.contact),
        partner_id=effect.partner.id if effect.partner else None,
        adds_partner=adds_partner,
        adds_contact=adds_contact,
        changes=own_changes,
        notes=_notes(effect, about, row),
        same_as_line=0 if given else first_line,
    )


def _kind(
    effect: _Effect, about: _ContactEffect | None, given: set[ImportColumn], has_changes: bool
) -> OutcomeKind:
    if not given:
        return OutcomeKind.DUPLICATE
    to_new_contact = about is not None and about.contact is None
    if effect.partner is None or (to_new_contact and given & CONTACT_ATTRIBUTES.keys()):
        return OutcomeKind.ADDED
    return OutcomeKind.CHANGED if has_changes else OutcomeKind.SAME


def _is_added_by(about: _ContactEffect, row: ParsedRow) -> bool:
    return about.contact is None and about.group.rows[0].line == row.line


def _notes(effect: _Effect, about: _ContactEffect | None, row: ParsedRow) -> tuple[RowNote, ...]:
    notes = list(effect.group.notes[row.line])
    partner = effect.partner
    if partner and partner.is_archived:
        notes.append(RowNote(NoteKind.PARTNER_ARCHIVED))
    if partner and employer_key(partner.name) != effect.group.key:
        notes.append(RowNote(NoteKind.FOUND_BY_KVK_NUMBER, ImportColumn.NAME, partner.name))
    if about and about.contact and about.contact.has_left:
        notes.append(RowNote(NoteKind.CONTACT_HAS_LEFT, ImportColumn.CONTACT_NAME))
    return tuple(notes)


def _partner_changes(merged: Merged, partner: ExistingPartner) -> tuple[Change, ...]:
    known = {column: getattr(partner, column.value) for column in PARTNER_COLUMNS}
    new = dict(merged.values)
    if merged.notes:
        new[ImportColumn.NOTES] = _added_to(partner.notes, merged.notes)
    return _changes(known, new)


def _contact_changes(merged: Merged, contact: ExistingContact) -> tuple[Change, ...]:
    if contact.has_left:
        return ()
    known = {
        column: getattr(contact, attribute) for column, attribute in CONTACT_ATTRIBUTES.items()
    }
    return _changes(known, merged.values)


def _changes(
    known: dict[ImportColumn, str | bool], new: dict[ImportColumn, str | bool]
) -> tuple[Change, ...]:
    return tuple(
        Change(column, known[column], value)
        for column, value in new.items()
        if value != known[column] and comparable(column, value) != comparable(column, known[column])
    )


def _added_to(notes: str, texts: Iterable[str]) -> str:
    """`notes` and below it those of `texts` that are not in it yet, as whole lines."""
    present = "\n" + notes.replace("\r\n", "\n").strip() + "\n"
    missing = [text for text in texts if f"\n{text}\n" not in present]
    if not missing:
        return notes
    return "\n".join([notes.rstrip(), *missing]) if notes.strip() else "\n".join(missing)


def _partner_values(merged: Merged, default_sector: str) -> PartnerValues:
    texts = {column.value: merged.text(column) for column in PARTNER_COLUMNS}
    texts["sector"] = texts["sector"] or default_sector
    texts["notes"] = "\n".join(merged.notes)
    return PartnerValues(**texts)


def _contact_values(merged: Merged) -> ContactValues:
    """As the register needs them: with a name. Who has none is called by the e-mail address."""
    executive = merged.values.get(ImportColumn.CONTACT_IS_EXECUTIVE)
    email = merged.text(ImportColumn.CONTACT_EMAIL)
    return ContactValues(
        name=merged.text(ImportColumn.CONTACT_NAME) or email,
        function=merged.text(ImportColumn.CONTACT_FUNCTION),
        email=email,
        phone=merged.text(ImportColumn.CONTACT_PHONE),
        is_executive=executive if isinstance(executive, bool) else None,
    )


def _name_of(contact: ContactValues | None) -> str:
    return (contact.name or contact.email) if contact else ""
