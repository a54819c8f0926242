"""Keeping a copy of all data, and putting it back: one file, the same for every database.

The file is a ZIP with a manifest and, for each table, its rows as lines of JSON. A copy of SQLite
can be put into PostgreSQL and the other way round. It holds personal data: keep it as safe as the
database. The secret key is not in it.
"""

import base64
import json
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from enum import Enum
from itertools import islice
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

from sqlalchemy import Date, LargeBinary, Table, func, select, text
from sqlalchemy import Enum as EnumType

from vptmeet.domain.errors import BackupUnreadable, BackupVersionDiffers, DatabaseNotEmpty
from vptmeet.extensions import Base, UtcDateTime, db
from vptmeet.models.columns import LevelColumn

FORMAT = 1
_ROWS_AT_A_TIME = 500


def write(path: Path, revision: str, now: datetime) -> dict[str, int]:
    """Write all tables to `path`, as they are at one moment; returns the number of rows by table.

    `revision` is that of the schema: a copy fits only a database of the same revision.
    """
    _hold_still()
    unfinished = path.with_name(path.name + ".unfinished")
    with ZipFile(unfinished, "w", ZIP_DEFLATED) as archive:
        counts = {table.name: _write_table(archive, table) for table in _tables()}
        manifest = {"format": FORMAT, "revision": revision, "made_at": now.isoformat()}
        archive.writestr("manifest.json", json.dumps(manifest | {"rows": counts}))
    unfinished.chmod(0o600)
    # Only a whole copy gets its name: a run that broke off never looks like one.
    unfinished.rename(path)
    return counts


def read(path: Path, revision: str) -> dict[str, int]:
    """Put a copy back into a database that holds no accounts and no partners yet.

    Raises BackupUnreadable, BackupVersionDiffers (another schema) and DatabaseNotEmpty. Returns
    the number of rows by table.
    """
    try:
        with ZipFile(path) as archive:
            manifest = json.loads(archive.read("manifest.json"))
            if manifest.get("format") != FORMAT or manifest.get("revision") != revision:
                raise BackupVersionDiffers(str(manifest.get("revision")))
            _empty_reference_data()
            return {table.name: _read_table(archive, table) for table in _tables()}
    except (BadZipFile, KeyError, ValueError) as error:
        raise BackupUnreadable(path.name) from error


def _hold_still() -> None:
    """Let all reading that follows in this transaction see one moment, whatever others write."""
    dialect = db.session.get_bind().dialect.name
    still = "BEGIN" if dialect == "sqlite" else "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ"
    db.session.execute(text(still))


def _tables() -> list[Table]:
    """All tables, those that others point to first."""
    return Base.metadata.sorted_tables


def _write_table(archive: ZipFile, table: Table) -> int:
    number = 0
    order = list(table.primary_key)
    rows = db.session.execute(select(table).order_by(*order).execution_options(yield_per=500))
    with archive.open(f"tables/{table.name}.jsonl", "w") as file:
        for row in rows:
            values = {name: _to_json(value) for name, value in row._mapping.items()}
            file.write(json.dumps(values, ensure_ascii=False).encode() + b"\n")
            number += 1
    return number


def _to_json(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    return value


def _read_table(archive: ZipFile, table: Table) -> int:
    number = 0
    with archive.open(f"tables/{table.name}.jsonl") as file:
        rows = (_row(table, json.loads(line)) for line in file)
        for batch in _batches(rows):
            db.session.execute(table.insert(), batch)
            number += len(batch)
    _continue_numbering(table)
    return number


def _row(table: Table, values: dict[str, Any]) -> dict[str, Any]:
    return {name: _from_json(table.c[name].type, value) for name, value in values.items()}


def _from_json(kind: Any, value: Any) -> Any:
    if value is None:
        return None
    if isinstance(kind, UtcDateTime):
        return datetime.fromisoformat(value)
    if isinstance(kind, Date):
        return date.fromisoformat(value)
    if isinstance(kind, LargeBinary):
        return base64.b64decode(value)
    if isinstance(kind, EnumType) and kind.enum_class:
        return kind.enum_class(value)
    if isinstance(kind, LevelColumn):
        return int(value)
    return value


def _batches(rows: Iterator[dict[str, Any]]) -> Iterable[list[dict[str, Any]]]:
    while batch := list(islice(rows, _ROWS_AT_A_TIME)):
        yield batch


def _empty_reference_data() -> None:
    """Take out what `db upgrade` put in; refuse when anybody has begun to work."""
    used = {name: Base.metadata.tables[name] for name in ("user", "partner", "contact")}
    if any(db.session.scalar(select(func.count()).select_from(table)) for table in used.values()):
        raise DatabaseNotEmpty
    for table in reversed(_tables()):
        db.session.execute(table.delete())


def _continue_numbering(table: Table) -> None:
    """Rows came with their own ids: PostgreSQL must count on from the last."""
    if db.session.get_bind().dialect.name != "postgresql" or "id" not in table.c:
        return
    last = db.session.scalar(select(func.max(table.c.id)))
    if last is not None:
        name = f'"{table.name}"'
        db.session.execute(
            text("SELECT setval(pg_get_serial_sequence(:name, 'id'), :last)"),
            {"name": name, "last": last},
        )
