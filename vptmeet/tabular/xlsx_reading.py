"""Reading XLSX with openpyxl, row by row, values only.

openpyxl parses with defusedxml when that is installed (a test checks it): entities in the XML
are refused, not expanded.
"""

import io
import warnings
from collections.abc import Iterable, Iterator
from contextlib import closing
from itertools import islice
from typing import Any

from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from vptmeet.tabular.cells import as_typed
from vptmeet.tabular.errors import (
    BadWorkbook,
    CellTooLong,
    EmptyTable,
    TableError,
    TooManyColumns,
    TooManyRows,
)
from vptmeet.tabular.layout import known_headings
from vptmeet.tabular.limits import Limits
from vptmeet.tabular.table import Row, TableNote
from vptmeet.tabular.workbook_guard import check_workbook

_PEEK = 30


def read_rows(content: bytes, limits: Limits) -> tuple[list[Row], str, frozenset[TableNote]]:
    """The filled rows of the sheet with the list, its title, and notes for the person.

    Raises TableError: see errors.py.
    """
    try:
        notes = check_workbook(content, limits)
        with warnings.catch_warnings():
            # openpyxl warns of styles and extensions that it drops: we use none of them.
            warnings.simplefilter("ignore")
            workbook = load_workbook(
                io.BytesIO(content), read_only=True, data_only=True, keep_links=False
            )
            with closing(workbook):
                return _rows_of(workbook, limits, notes)
    except TableError:
        raise
    except Exception as error:
        # A damaged workbook makes zipfile and openpyxl fail in dozens of ways, from KeyError to
        # zlib's, the parser's and defusedxml's own; for the person they are all the same.
        raise BadWorkbook from error


def _rows_of(
    workbook: Workbook, limits: Limits, notes: frozenset[TableNote]
) -> tuple[list[Row], str, frozenset[TableNote]]:
    sheet, others = _sheet_with_list(workbook, limits)
    if others:
        notes |= {TableNote.OTHER_SHEETS_NOT_READ}
    return list(_rows(sheet, limits)), str(sheet.title), notes


def _sheet_with_list(workbook: Workbook, limits: Limits) -> tuple[Any, bool]:
    """The first visible sheet with headings we know, else with content; are there others?"""
    visible = [sheet for sheet in workbook.worksheets if sheet.sheet_state == "visible"]
    filled = []
    for sheet in visible or workbook.worksheets:
        # The size that a sheet declares is often wrong, and would hide cells.
        sheet.reset_dimensions()
        first_rows = list(islice(_rows(sheet, limits), _PEEK))
        if first_rows:
            filled.append((max(known_headings(row.cells) for row in first_rows), sheet))
    if not filled:
        raise EmptyTable
    best = next((sheet for known, sheet in filled if known >= 2), filled[0][1])
    return best, len(filled) > 1


def _rows(sheet: Any, limits: Limits) -> Iterator[Row]:
    filled = blank = 0
    rows: Iterable[tuple[object, ...]] = sheet.iter_rows(values_only=True)
    for line, values in enumerate(rows, start=1):
        cells = _cells(line, values, limits)
        if not cells:
            blank += 1
            if blank > limits.blank_run:
                return
            continue
        blank = 0
        filled += 1
        if filled > limits.rows + 1 or line > limits.raw_rows:
            raise TooManyRows(limit=limits.rows)
        yield Row(line, cells)


def _cells(line: int, values: tuple[object, ...], limits: Limits) -> list[str]:
    beyond = values[limits.columns :]
    if beyond.count(None) != len(beyond):
        raise TooManyColumns(line=line, limit=limits.columns)
    cells = [as_typed(value) for value in values[: limits.columns]]
    while cells and not cells[-1].strip():
        cells.pop()
    if any(len(cell) > limits.cell_length for cell in cells):
        raise CellTooLong(line=line, limit=limits.cell_length)
    return cells
