"""The coalition's movements by month: kept true with each step, so that figures are cheap.

A partner contributes +1 to a rung in the month it comes there and -1 in the month it leaves it.
Contributions of one partner follow from its history alone, so a change is always: take the old
ones out, put the new ones in.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime
from itertools import groupby
from operator import attrgetter
from typing import Any

from sqlalchemy import delete, select

from vptmeet.domain.commitment import CommitmentLevel, Step
from vptmeet.extensions import db
from vptmeet.models.partner import CoalitionMovement, Commitment, Partner
from vptmeet.wording.dates import to_local

Movement = tuple[date, int, CommitmentLevel, int]
"""Month (its first day), sector id, rung, change."""


def contributions(partner: Partner) -> tuple[Movement, ...]:
    """What this partner adds to the movements, from its history as it is in the database."""
    rows = db.session.execute(
        select(Commitment.level, Commitment.day, Commitment.recorded_at).where(
            Commitment.partner_id == partner.id
        )
    )
    steps = [Step(level, day, recorded_at) for level, day, recorded_at in rows]
    left = left_on(partner.archived_at)
    return tuple(movements_of(steps, partner.sector_id, left))


def left_on(archived_at: datetime | None) -> date | None:
    """The municipality's day on which a partner was archived, as steps have its days too."""
    return to_local(archived_at).date() if archived_at else None


def movements_of(steps: Iterable[Step], sector_id: int, left: date | None) -> Iterable[Movement]:
    """The movements of one history; after `left` (archived) the partner counts nowhere."""
    current: CommitmentLevel | None = None
    for step in sorted(steps, key=attrgetter("order")):
        if left is not None and step.day >= left:
            break
        if step.level is current:
            continue
        month = step.day.replace(day=1)
        if current is not None:
            yield month, sector_id, current, -1
        yield month, sector_id, step.level, +1
        current = step.level
    if left is not None and current is not None:
        yield left.replace(day=1), sector_id, current, -1


def refresh(partner: Partner, before: Iterable[Movement]) -> None:
    """Replace what the partner contributed (`before`, from contributions()) by what it does now."""
    change: Counter[tuple[date, int, CommitmentLevel]] = Counter()
    for month, sector_id, level, number in before:
        change[month, sector_id, level] -= number
    for month, sector_id, level, number in contributions(partner):
        change[month, sector_id, level] += number
    add(change)


def add(change: Counter[tuple[date, int, CommitmentLevel]]) -> None:
    """Add to the movements; adding is done by the database, so that two at once both count."""
    for (month, sector_id, level), number in sorted(change.items()):
        if number:
            _add_one(month, sector_id, level, number)
    db.session.flush()


def _add_one(month: date, sector_id: int, level: CommitmentLevel, number: int) -> None:
    dialect = db.session.get_bind().dialect.name
    if dialect == "postgresql":
        from sqlalchemy.dialects.postgresql import insert
    else:
        from sqlalchemy.dialects.sqlite import insert  # type: ignore[assignment]
    statement = insert(CoalitionMovement).values(
        month=month, sector_id=sector_id, level=level, change=number
    )
    db.session.execute(
        statement.on_conflict_do_update(
            index_elements=["month", "sector_id", "level"],
            set_={"change": CoalitionMovement.change + number},
        )
    )


def rebuild() -> None:
    """Make all movements anew from every history (after an import, or to repair)."""
    change: Counter[tuple[date, int, CommitmentLevel]] = Counter()
    rows = db.session.execute(
        select(
            Partner.id,
            Partner.sector_id,
            Partner.archived_at,
            Commitment.level,
            Commitment.day,
            Commitment.recorded_at,
        )
        .join(Commitment, Commitment.partner_id == Partner.id)
        .order_by(Partner.id)
        .execution_options(yield_per=1000)
    )
    for sector_id, archived_at, steps in _by_partner(rows):
        left = left_on(archived_at)
        for month, sector, level, number in movements_of(steps, sector_id, left):
            change[month, sector, level] += number
    db.session.execute(delete(CoalitionMovement))
    add(change)


def _by_partner(rows: Iterable[Any]) -> Iterable[tuple[int, datetime | None, list[Step]]]:
    for _partner_id, group in groupby(rows, key=lambda row: row[0]):
        found = list(group)
        _, sector_id, archived_at, *_rest = found[0]
        yield sector_id, archived_at, [Step(level, day, at) for *_head, level, day, at in found]
