"""Lists of employers on their way into the register: kept, given columns, confirmed, removed."""

from datetime import date, datetime, timedelta

from sqlalchemy import delete

from vptmeet.domain.errors import ImportChanged, NotFound
from vptmeet.extensions import db
from vptmeet.models.account import User
from vptmeet.models.imports import PendingImport
from vptmeet.queries.importing import (
    ColumnChoice,
    choice_of,
    fingerprint,
    finished,
    pending,
    plan_of,
)
from vptmeet.services.import_deeds import carry_out
from vptmeet.services.locks import lock_register
from vptmeet.tabular.packing import pack, unpack
from vptmeet.tabular.table import Table

_KEPT = timedelta(days=1)
_FILENAME_LENGTH = 255


def keep(table: Table, filename: str, by: User, now: datetime) -> PendingImport:
    """Keep a list that was uploaded, until its owner confirms it. The register does not change."""
    found = PendingImport(
        user_id=by.id,
        # A name is what somebody's machine says it is: PostgreSQL stores no NUL.
        filename=filename.replace("\0", "")[-_FILENAME_LENGTH:],
        content=pack(table),
        created_at=now,
    )
    db.session.add(found)
    db.session.flush()
    return found


def choose_columns(found: PendingImport, choice: ColumnChoice) -> None:
    """Say how a waiting list has to be read."""
    found.mapping = {str(index): column.value for index, column in choice.mapping.items()}
    found.default_sector = choice.default_sector
    found.source = choice.source
    db.session.flush()


def confirm(import_id: int, seen: str, by: User, now: datetime, today: date) -> int:
    """Import a waiting list of `by`, if that does just what they saw (`seen`, a fingerprint).

    The plan is made anew against the register as it is inside this transaction. Returns the id of
    the entry in the audit trail, also when the button was pressed twice. Raises ImportChanged when
    the register changed since, so that it would do something else; and NotFound.
    """
    try:
        found = pending(import_id, by.id)
        table, choice = unpack(found.content), choice_of(found)
        _claim(found)
    except NotFound:
        return finished(import_id, by.id)
    lock_register()
    plan = plan_of(table, choice)
    if fingerprint(plan) != seen:
        raise ImportChanged
    return carry_out(plan, choice.source, found, by, now, today).entry_id


def discard(found: PendingImport) -> None:
    """Throw a waiting list away."""
    db.session.delete(found)
    db.session.flush()


def remove_old(now: datetime) -> int:
    """Remove the lists that waited longer than a day; returns how many."""
    removed = db.session.scalars(
        delete(PendingImport)
        .where(PendingImport.created_at < now - _KEPT)
        .returning(PendingImport.id)
    ).all()
    return len(removed)


def _claim(found: PendingImport) -> None:
    """Remove the waiting list, so that it is imported once."""
    gone = db.session.scalar(
        delete(PendingImport).where(PendingImport.id == found.id).returning(PendingImport.id)
    )
    if gone is None:
        raise NotFound(f"import {found.id}")
