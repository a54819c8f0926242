"""Carrying out an import plan: many rows a statement, in the transaction of the caller."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any, TypeVar

from sqlalchemy import select

from vptmeet.domain.commitment import CommitmentLevel, EvidenceKind, Step
from vptmeet.domain.importing_columns import ImportColumn
from vptmeet.domain.importing_plan import (
    AddContact,
    AddPartner,
    ChangeContact,
    ChangePartner,
    ImportPlan,
    OutcomeKind,
)
from vptmeet.domain.importing_rows import ContactValues
from vptmeet.domain.partner import state_of_new_address
from vptmeet.extensions import db
from vptmeet.models.account import User
from vptmeet.models.partner import Commitment, Contact, Partner
from vptmeet.models.reference import Sector
from vptmeet.queries.importing import IMPORTED
from vptmeet.services import audit, movements

Kind = TypeVar("Kind", AddPartner, ChangePartner, AddContact, ChangeContact)
Row = TypeVar("Row", Partner, Contact)

_CHUNK = 500
"""Rows that are in memory at once."""


@dataclass(frozen=True)
class Imported:
    """What an import did; `entry_id` is its entry in the audit trail."""

    entry_id: int
    new_partners: int
    changed_partners: int
    new_contacts: int
    changed_contacts: int


def carry_out(
    plan: ImportPlan,
    source: str,
    about: object,
    by: User | None,
    now: datetime,
    today: date,
    progress: Callable[[int], None] = lambda _done: None,
) -> Imported:
    """Carry out `plan`, which was made in this same transaction.

    New partners start on the first rung, `known`, with `source` (where the list comes from) as
    evidence. `about` is what the audit trail names: the waiting list, or the plan itself.
    `progress` hears of each few hundred instructions that are done. Flushes.
    """
    work = _Work(source, by, now, today, progress)
    work.each_chunk(plan, ChangePartner, work.change_partners)
    work.each_chunk(plan, AddContact, work.add_contacts)
    work.each_chunk(plan, ChangeContact, work.change_contacts)
    work.each_chunk(plan, AddPartner, work.add_partners)
    movements.add(work.moved)
    return _entered(plan, work.done, about, by, now)


def _entered(
    plan: ImportPlan, done: Counter[type[Any]], about: object, by: User | None, now: datetime
) -> Imported:
    counts = {
        "new_partners": done[AddPartner],
        "changed_partners": done[ChangePartner],
        "new_contacts": plan.new_contacts,
        "changed_contacts": done[ChangeContact],
    }
    rows = {f"rows_{kind.value}": plan.counts[kind] for kind in OutcomeKind}
    entry = audit.record(IMPORTED, about, by, now, **counts, **rows)
    db.session.flush()
    return Imported(entry.id, **counts)


class _Work:
    """One import: what all its rows share, and what has come of it so far."""

    def __init__(
        self,
        source: str,
        by: User | None,
        now: datetime,
        today: date,
        progress: Callable[[int], None],
    ) -> None:
        self.moved: Counter[tuple[date, int, CommitmentLevel]] = Counter()
        self.done: Counter[type[Any]] = Counter()
        self._source, self._now, self._today, self._progress = source, now, today, progress
        self._by_id = by.id if by else None
        rows = db.session.execute(select(Sector.code, Sector.id))
        self._sectors: dict[str, int] = dict(rows.all())

    def each_chunk(
        self, plan: ImportPlan, kind: type[Kind], deed: Callable[[Sequence[Kind]], None]
    ) -> None:
        """Do all instructions of one kind; they do not depend on each other."""
        found = [one for one in plan.instructions if isinstance(one, kind)]
        for start in range(0, len(found), _CHUNK):
            chunk = found[start : start + _CHUNK]
            deed(chunk)
            self.done[kind] += len(chunk)
            self._progress(len(chunk))

    def add_partners(self, additions: Sequence[AddPartner]) -> None:
        """New partners, each with its first step and its contacts."""
        partners = [self._partner(one) for one in additions]
        db.session.add_all(partners)
        db.session.flush()
        steps = [self._first_step(partner) for partner in partners]
        contacts = [
            self._contact(partner.id, values)
            for partner, one in zip(partners, additions, strict=True)
            for values in one.contacts
        ]
        _insert(steps)
        _insert(contacts)
        month = self._today.replace(day=1)
        self.moved.update((month, one.sector_id, CommitmentLevel.KNOWN) for one in partners)

    def change_partners(self, changes: Sequence[ChangePartner]) -> None:
        """New values for partners that are there; a new sector moves their history along."""
        partners = _by_id(Partner, [one.partner_id for one in changes])
        self._move_sectors(changes, partners)
        for one in changes:
            for change in one.changes:
                if change.column is ImportColumn.SECTOR:
                    partners[one.partner_id].sector_id = self._sectors[str(change.new)]
                else:
                    setattr(partners[one.partner_id], change.attribute, change.new)
        db.session.flush()

    def add_contacts(self, additions: Sequence[AddContact]) -> None:
        """New contacts of partners that are there."""
        _insert([self._contact(one.partner_id, one.values) for one in additions])

    def change_contacts(self, changes: Sequence[ChangeContact]) -> None:
        """New values for contacts; a new address has not bounced yet."""
        contacts = _by_id(Contact, [one.contact_id for one in changes])
        for one in changes:
            contact = contacts[one.contact_id]
            for change in one.changes:
                setattr(contact, change.attribute, change.new)
                if change.column is ImportColumn.CONTACT_EMAIL:
                    contact.email_state = state_of_new_address(contact.email_state)
        db.session.flush()

    def _partner(self, one: AddPartner) -> Partner:
        values = asdict(one.values)
        return Partner(
            sector_id=self._sectors[values.pop("sector")],
            level=CommitmentLevel.KNOWN,
            level_since=self._today,
            created_at=self._now,
            **values,
        )

    def _first_step(self, partner: Partner) -> Commitment:
        return Commitment(
            partner_id=partner.id,
            level=CommitmentLevel.KNOWN,
            day=self._today,
            evidence_kind=EvidenceKind.SOURCE,
            evidence_detail=self._source,
            recorded_by_id=self._by_id,
            recorded_at=self._now,
        )

    def _contact(self, partner_id: int, values: ContactValues) -> Contact:
        return Contact(
            partner_id=partner_id,
            name=values.name,
            function=values.function,
            email=values.email,
            phone=values.phone,
            is_executive=bool(values.is_executive),
            created_at=self._now,
        )

    def _move_sectors(self, changes: Sequence[ChangePartner], partners: dict[int, Partner]) -> None:
        new_sectors = {
            one.partner_id: self._sectors[str(change.new)]
            for one in changes
            for change in one.changes
            if change.column is ImportColumn.SECTOR
        }
        for partner_id, steps in _histories(list(new_sectors)):
            partner = partners[partner_id]
            left = movements.left_on(partner.archived_at)
            for sign, sector_id in ((-1, partner.sector_id), (1, new_sectors[partner_id])):
                for month, sector, level, number in movements.movements_of(steps, sector_id, left):
                    self.moved[month, sector, level] += sign * number


def _histories(partner_ids: list[int]) -> Iterator[tuple[int, list[Step]]]:
    rows = db.session.execute(
        select(
            Commitment.partner_id, Commitment.level, Commitment.day, Commitment.recorded_at
        ).where(Commitment.partner_id.in_(partner_ids))
    )
    found: dict[int, list[Step]] = defaultdict(list)
    for partner_id, level, day, recorded_at in rows:
        found[partner_id].append(Step(level, day, recorded_at))
    yield from found.items()


def _by_id(table: type[Row], ids: list[int]) -> dict[int, Row]:
    statement = select(table).where(table.id.in_(ids)).execution_options(populate_existing=True)
    return {row.id: row for row in db.session.scalars(statement)}


def _insert(rows: Sequence[object]) -> None:
    """Add rows whose ids nobody asks for: then they go to the database together.

    On SQLite a flush that has to bring back ids sends them one by one.
    """
    db.session.bulk_save_objects(rows)
