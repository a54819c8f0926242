"""Keeping a table that was read, until somebody says yes: small, and quick to open again."""

import json
import zlib
from dataclasses import fields
from typing import Any

from vptmeet.tabular.table import Row, Table, TableKind, TableNote


def pack(table: Table) -> bytes:
    """`table` as compressed JSON. Opening it is far quicker than reading a workbook again."""
    values = {field.name: getattr(table, field.name) for field in fields(table)} | {
        "notes": sorted(table.notes),
        "rows": [[row.line, row.cells] for row in table.rows],
    }
    return zlib.compress(json.dumps(values, ensure_ascii=False).encode("utf-8", "surrogatepass"))


def unpack(packed: bytes) -> Table:
    """The table that was packed. Only for what `pack` made: nothing is checked."""
    text = zlib.decompress(packed).decode("utf-8", "surrogatepass")
    values: dict[str, Any] = json.loads(text)
    values["kind"] = TableKind(values["kind"])
    values["notes"] = frozenset(map(TableNote, values["notes"]))
    values["rows"] = [Row(line, cells) for line, cells in values["rows"]]
    return Table(**values)
