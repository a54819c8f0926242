"""Reading a list of employers as municipalities have them: the one way in."""

from pathlib import PurePath

from vptmeet.tabular import csv_reading, xlsx_reading
from vptmeet.tabular.errors import EmptyTable, NotATable, OldExcel, OpenDocument, TooLarge
from vptmeet.tabular.filetypes import OLE, ZIP, FileKind, signature_of
from vptmeet.tabular.layout import data_rows, heading_index, widened, without_totals
from vptmeet.tabular.limits import DEFAULT_LIMITS, MEBIBYTE, Limits
from vptmeet.tabular.table import Row, Table, TableKind, TableNote
from vptmeet.tabular.workbook_guard import refuse_ole


def read_table(content: bytes, filename: str, limits: Limits = DEFAULT_LIMITS) -> Table:
    """The table in an uploaded file: CSV or XLSX, told apart by content, not by name.

    Empty rows, titles above the headings and total rows below are left out; the table says
    which. Cells are as in the file, not cleaned.

    Raises a TableError (errors.py) if it cannot be read; never anything else.
    """
    if len(content) > limits.file_size:
        raise TooLarge(limit=limits.file_size // MEBIBYTE)
    if not content:
        raise EmptyTable
    if content.startswith(OLE):
        refuse_ole(content)
    if content.startswith(ZIP):
        return _from_xlsx(content, limits)
    _refuse_others(content, filename)
    return _from_csv(content, limits)


def _refuse_others(content: bytes, filename: str) -> None:
    kind = signature_of(content)
    if kind:
        raise NotATable(kind=kind.value)
    if b"\0" in content[:1024] and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        # Damaged beyond its signature; the name is all there is to go by.
        match PurePath(filename).suffix.lower():
            case ".xls" | ".xlsb":
                raise OldExcel
            case ".ods":
                raise OpenDocument
        raise NotATable(kind=FileKind.UNKNOWN.value)


def _from_csv(content: bytes, limits: Limits) -> Table:
    rows, delimiter, encoding = csv_reading.read_rows(content, limits)
    return _table(TableKind.CSV, rows, delimiter=delimiter, encoding=encoding)


def _from_xlsx(content: bytes, limits: Limits) -> Table:
    rows, sheet, notes = xlsx_reading.read_rows(content, limits)
    return _table(TableKind.XLSX, rows, sheet=sheet, notes=notes)


def _table(
    kind: TableKind,
    rows: list[Row],
    *,
    delimiter: str = "",
    encoding: str = "",
    sheet: str = "",
    notes: frozenset[TableNote] = frozenset(),
) -> Table:
    at = heading_index(rows)
    kept, total_lines = without_totals(rows[at + 1 :])
    kept = data_rows(kept)
    headings = [" ".join(cell.split()) for cell in rows[at].cells]
    headings = widened(headings, kept, always=kind is TableKind.XLSX)
    for row in kept:
        row.cells.extend([""] * (len(headings) - len(row.cells)))
    if at:
        notes |= {TableNote.TITLE_ROWS_SKIPPED}
    if total_lines:
        notes |= {TableNote.TOTAL_ROWS_SKIPPED}
    return Table(
        kind=kind,
        headings=headings,
        rows=kept,
        heading_line=rows[at].line,
        delimiter=delimiter,
        encoding=encoding,
        sheet=sheet,
        title_lines=[row.line for row in rows[:at]],
        total_lines=total_lines,
        notes=notes,
    )
