"""Where the headings are, and which rows are no employers: titles above, totals below."""

import re
from collections.abc import Sequence
from itertools import islice

from vptmeet.domain.importing_columns import is_known_heading
from vptmeet.domain.partner import fold
from vptmeet.tabular.errors import EmptyTable, MissingHeadings, OnlyHeadings
from vptmeet.tabular.table import Row

_LOOK_AHEAD = 30
_DATA = re.compile(r"@|^[\d\s.,:/+-]+$|^https?://")
_COUNTED = r"( (aantal|werkgevers|organisaties|bedrijven|partners|contacten|rijen|deelnemers))?"
_TOTAL = re.compile(rf"((sub|eind)?totaal|total|aantal|som){_COUNTED}\W*(\d+{_COUNTED})?")
_TOTAL_CELL = re.compile(r"[€\s]*\d{0,3}([.\s]?\d{3})?(,\d+)?")


def known_headings(cells: Sequence[str]) -> int:
    """How many of `cells` are headings that we know."""
    return sum(1 for cell in cells if cell and is_known_heading(cell))


def heading_index(rows: Sequence[Row]) -> int:
    """Which of `rows` (filled ones) holds the headings.

    The first with two headings that we know; else a lone known one in a list of one column;
    else the first row.

    Raises EmptyTable, or MissingHeadings when that first row holds data.
    """
    if not rows:
        raise EmptyTable
    for index, row in enumerate(islice(rows, _LOOK_AHEAD)):
        if known_headings(row.cells) >= 2:
            return index
    one_column = all(_filled(row) == 1 for row in rows)
    for index, row in enumerate(islice(rows, 5)):
        if one_column and known_headings(row.cells):
            return index
    if any(_DATA.search(cell.strip()) for cell in rows[0].cells if cell.strip()):
        raise MissingHeadings(line=rows[0].line)
    return 0


def without_totals(rows: list[Row]) -> tuple[list[Row], list[int]]:
    """`rows` without the total rows at the end, and the lines of those."""
    end = len(rows)
    while end and _is_total(rows[end - 1]):
        end -= 1
    return rows[:end], [row.line for row in rows[end:]]


def widened(headings: list[str], rows: list[Row], *, always: bool) -> list[str]:
    """`headings`, made as wide as the rows if these are wider as a rule.

    A column without a heading is one thing. One row that is too wide in a CSV is another:
    something in it was cut in two, and that row has to be looked at. `always` is for sheets,
    where cells do not move.
    """
    too_wide = sum(1 for row in rows if len(row.cells) > len(headings))
    if not too_wide or (not always and too_wide * 2 <= len(rows)):
        return headings
    width = max(len(row.cells) for row in rows)
    return headings + [""] * (width - len(headings))


def data_rows(rows: list[Row]) -> list[Row]:
    """`rows`, or OnlyHeadings if there are none."""
    if not rows:
        raise OnlyHeadings
    return rows


def _filled(row: Row) -> int:
    return sum(1 for cell in row.cells if cell.strip())


def _is_total(row: Row) -> bool:
    """Is this "Totaal: 41 werkgevers", or "Totaal" with counts beside it?"""
    filled = [fold(cell) for cell in row.cells if cell.strip()]
    if not filled or not _TOTAL.fullmatch(filled[0]):
        return False
    return all(_TOTAL_CELL.fullmatch(cell) for cell in filled[1:])
