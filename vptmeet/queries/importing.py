"""What an import needs to know of the register, and the lists that wait for a yes."""

import hashlib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from sqlalchemy import select

from vptmeet.domain.errors import NotFound
from vptmeet.domain.importing import plan
from vptmeet.domain.importing_columns import ImportColumn, suggest_mapping
from vptmeet.domain.importing_plan import ImportPlan
from vptmeet.domain.importing_register import ExistingContact, ExistingPartner, ExistingRegister
from vptmeet.domain.importing_rows import parse_row
from vptmeet.domain.importing_sectors import SectorBook, SectorChoice
from vptmeet.extensions import db
from vptmeet.models.account import AuditEntry
from vptmeet.models.imports import PendingImport
from vptmeet.models.partner import Contact, Partner
from vptmeet.models.reference import Sector
from vptmeet.tabular.table import Table

IMPORTED = "partners.imported"
"""How the audit trail calls an import."""

_SAMPLE_ROWS = 50


@dataclass(frozen=True)
class ColumnChoice:
    """How to read a list: column of the file (from 0) to ours; "" is no default sector.

    `source` says where the list comes from.
    """

    mapping: Mapping[int, ImportColumn]
    default_sector: str = ""
    source: str = ""


@dataclass(frozen=True)
class Waiting:
    """A list that somebody uploaded and did not confirm yet."""

    id: int
    filename: str
    created_at: datetime
    has_columns: bool


def existing_register() -> ExistingRegister:
    """The whole register, in two queries."""
    contacts = _contacts_by_partner()
    rows = db.session.execute(
        select(
            Partner.id,
            Partner.name,
            Sector.code,
            Partner.city,
            Partner.postcode,
            Partner.kvk_number,
            Partner.website,
            Partner.notes,
            Partner.archived_at.is_not(None),
        ).join(Sector, Sector.id == Partner.sector_id)
    )
    return ExistingRegister.of(
        ExistingPartner(*row, contacts=tuple(contacts.get(row[0], ()))) for row in rows
    )


def _contacts_by_partner() -> dict[int, list[ExistingContact]]:
    rows = db.session.execute(
        select(
            Contact.partner_id,
            Contact.id,
            Contact.name,
            Contact.function,
            Contact.email,
            Contact.phone,
            Contact.is_executive,
            Contact.left_on.is_not(None),
        )
        .where(Contact.partner_id.is_not(None))
        .order_by(Contact.id)
    )
    contacts: dict[int, list[ExistingContact]] = defaultdict(list)
    for partner_id, *values in rows:
        contacts[partner_id or 0].append(ExistingContact(*cast(list[Any], values)))
    return contacts


def sector_book() -> SectorBook:
    """The sectors as lists may call them."""
    rows = db.session.execute(
        select(Sector.code, Sector.name_nl, Sector.name_en).order_by(Sector.position)
    )
    return SectorBook.of(SectorChoice(code, (dutch, english)) for code, dutch, english in rows)


def sector_names(language: str) -> dict[str, str]:
    """Code to name of every sector, in their own order."""
    found = db.session.scalars(select(Sector).order_by(Sector.position, Sector.id))
    return {sector.code: sector.name(language) for sector in found}


def suggested(table: Table) -> dict[int, ImportColumn]:
    """What the columns of a list likely are, also those that are never imported (LEFT_OUT)."""
    return suggest_mapping(table.headings, [row.cells for row in table.rows[:_SAMPLE_ROWS]])


def plan_of(table: Table, choice: ColumnChoice) -> ImportPlan:
    """What importing `table` would do to the register as it is now."""
    sectors, width = sector_book(), len(table.headings)
    rows = [parse_row(row.line, row.cells, choice.mapping, sectors, width) for row in table.rows]
    return plan(rows, existing_register(), choice.default_sector)


def fingerprint(found: ImportPlan) -> str:
    """A short text that differs when anything in the plan differs: was this what was shown?"""
    text = repr((found.rows, found.instructions))
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()


def pending(import_id: int, user_id: int) -> PendingImport:
    """The waiting list of this user. Raises NotFound, also when it is somebody else's."""
    found = db.session.get(PendingImport, import_id)
    if found is None or found.user_id != user_id:
        raise NotFound(f"import {import_id}")
    return found


def choice_of(found: PendingImport) -> ColumnChoice:
    """The columns that were chosen for a waiting list; an empty mapping if none were yet."""
    mapping = {int(index): ImportColumn(value) for index, value in found.mapping.items()}
    return ColumnChoice(mapping, found.default_sector, found.source)


def waiting(user_id: int) -> list[Waiting]:
    """The lists of this user that wait, the last one first."""
    rows = db.session.execute(
        select(
            PendingImport.id,
            PendingImport.filename,
            PendingImport.created_at,
            PendingImport.mapping,
        )
        .where(PendingImport.user_id == user_id)
        .order_by(PendingImport.created_at.desc(), PendingImport.id.desc())
    )
    return [Waiting(number, name, at, bool(mapping)) for number, name, at, mapping in rows]


def finished(import_id: int, user_id: int) -> int:
    """The entry in the audit trail of a list that this user imported. Raises NotFound."""
    entry_id = db.session.scalar(
        select(AuditEntry.id)
        .where(
            AuditEntry.subject_kind == PendingImport.__name__.lower(),
            AuditEntry.subject_id == import_id,
            AuditEntry.user_id == user_id,
            AuditEntry.action == IMPORTED,
        )
        .order_by(AuditEntry.id.desc())
        .limit(1)
    )
    if entry_id is None:
        raise NotFound(f"import {import_id}")
    return entry_id


def result(entry_id: int, user_id: int) -> Mapping[str, object]:
    """What an import of this user did, as the audit trail keeps it. Raises NotFound."""
    entry = db.session.get(AuditEntry, entry_id)
    if entry is None or entry.user_id != user_id or entry.action != IMPORTED:
        raise NotFound(f"import result {entry_id}")
    return entry.details
