"""Reading CSV: which delimiter, and then row by row."""

import csv
import io
from collections.abc import Iterator
from itertools import chain

from vptmeet.tabular.encoding import encoding_of, open_text
from vptmeet.tabular.errors import CellTooLong, TooManyColumns, TooManyRows, UnclosedQuote
from vptmeet.tabular.formulas import restore
from vptmeet.tabular.layout import known_headings
from vptmeet.tabular.limits import Limits
from vptmeet.tabular.table import Row

DELIMITERS = (";", ",", "\t")
_SAMPLE = 64 * 1024
_SAMPLE_ROWS = 200
# Fed to the parser after the last line. If it does not come out as a row of its own, a quote
# was still open. It cannot be in a file: text with a NUL is refused before.
_END = "\0end"


def read_rows(content: bytes, limits: Limits) -> tuple[list[Row], str, str]:
    """The filled rows of a CSV, its delimiter and its encoding.

    Raises TableError: see errors.py.
    """
    encoding = encoding_of(content)
    declared = _declared_delimiter(_sample(content, encoding))
    delimiter = declared or sniff_delimiter(_sample(content, encoding))
    stream = open_text(content, encoding)
    if declared:
        # Excel takes the line "sep=;" for itself and does not count it.
        stream.readline()
    return list(_rows(stream, delimiter, limits)), delimiter, encoding


def sniff_delimiter(sample: str) -> str:
    """The delimiter of `sample`: the one that shows most headings we know.

    Next best is the one whose rows are as wide as the first; that alone is what csv.Sniffer
    goes by, and it is fooled by commas in addresses.
    """
    return max(DELIMITERS, key=lambda delimiter: _score(sample, delimiter))


def _score(sample: str, delimiter: str) -> tuple[int, float, int]:
    rows = []
    try:
        for cells in csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter):
            if any(cell.strip() for cell in cells):
                rows.append(cells)
            if len(rows) == _SAMPLE_ROWS:
                break
    except csv.Error:
        return 0, 0.0, 0
    if not rows:
        return 0, 1.0, 0  # nothing but delimiters: then this must be the one
    headings = max(rows[:30], key=known_headings)
    width = len(headings)
    same = sum(1 for cells in rows if len(cells) == width > 1)
    return known_headings(headings), same / len(rows), width


def _sample(content: bytes, encoding: str) -> str:
    return open_text(content, encoding).read(_SAMPLE)


def _declared_delimiter(sample: str) -> str:
    first = sample.split("\n", 1)[0].rstrip("\r").strip('"').lower()
    declared = first.removeprefix("sep=") if first.startswith("sep=") else ""
    return declared if len(declared) == 1 and declared.isprintable() else _tab(declared)


def _tab(declared: str) -> str:
    return "\t" if declared in {"\t", "\\t"} else ""


def _rows(stream: io.TextIOWrapper, delimiter: str, limits: Limits) -> Iterator[Row]:
    reader = csv.reader(chain(stream, [_END]), delimiter=delimiter)
    line = filled = blank = 0
    cells: list[str] = []
    try:
        for cells in reader:
            line += 1
            if cells == [_END]:
                return
            row = _row(line, cells, limits)
            blank = 0 if row else blank + 1
            if blank > limits.blank_run:
                return
            if row:
                filled += 1
                if filled > limits.rows + 1:  # the headings are a row as well
                    raise TooManyRows(limit=limits.rows)
                yield row
    except csv.Error as error:
        raise CellTooLong(line=line + 1, limit=limits.cell_length) from error


def _row(line: int, cells: list[str], limits: Limits) -> Row | None:
    while cells and not cells[-1].strip():
        cells.pop()
    if cells and cells[-1].endswith(_END):
        raise UnclosedQuote(line=line)
    if any(len(cell) > limits.cell_length for cell in cells):
        raise CellTooLong(line=line, limit=limits.cell_length)
    if len(cells) > limits.columns:
        raise TooManyColumns(line=line, limit=limits.columns)
    return Row(line, [restore(cell) for cell in cells]) if cells else None
