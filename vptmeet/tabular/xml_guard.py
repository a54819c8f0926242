"""The shape of a workbook's XML, looked at before openpyxl builds objects out of it.

A small file can hold millions of elements, nested or in one row, each of which costs memory once
parsed. This pass keeps nothing: it counts, and stops at the first thing that no real list has.
"""

from dataclasses import dataclass
from xml.parsers import expat

from vptmeet.tabular.errors import BadWorkbook, TooManyRows, ZipBomb
from vptmeet.tabular.limits import Limits

_DEEPEST = 40
_LONGEST = 2 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Shape:
    """How many elements a part may have: in all, on one level below the root, and in a row."""

    total: int
    second: int
    third: int
    inside_third: int


def sheet_shape(limits: Limits) -> Shape:
    """A sheet: its rows are on the third level. It is read row by row."""
    return Shape(5_000_000, 100_000, limits.raw_rows, 50_000)


# Shared strings: one element a text on the second level.
STRINGS = Shape(2_000_000, 600_000, 2_000_000, 10_000)
# All else is read as a whole.
OTHER = Shape(200_000, 200_000, 200_000, 200_000)


class ShapeChecker:
    """Feed it the bytes of one part. Raises ZipBomb, TooManyRows or BadWorkbook.

    What is not XML at all is left to openpyxl, which fails on it if it needs it.
    """

    def __init__(self, shape: Shape, limits: Limits) -> None:
        self._shape = shape
        self._rows = limits.rows
        self._depth = self._total = self._second = self._third = self._inside = self._text = 0
        self._fed = 0
        self._is_xml = True
        self._parser = expat.ParserCreate()
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._characters
        self._parser.StartDoctypeDeclHandler = self._doctype

    def feed(self, chunk: bytes) -> None:
        """Look at the next piece of the part."""
        if not self._is_xml:
            return
        try:
            self._parser.Parse(chunk, False)
        except expat.ExpatError:
            self._is_xml = False
            return
        self._fed += len(chunk)
        # A tag or a remark that does not end is kept whole by any parser.
        if self._fed - self._parser.CurrentByteIndex > _LONGEST:
            raise ZipBomb

    def _start(self, _name: str, _attributes: dict[str, str]) -> None:
        self._depth += 1
        self._total += 1
        self._text = 0
        if self._depth == 2:
            self._second += 1
        elif self._depth == 3:
            self._third += 1
            self._inside = 0
        elif self._depth > 3:
            self._inside += 1
        self._check()

    def _check(self) -> None:
        shape = self._shape
        if self._third > shape.third:
            raise TooManyRows(limit=self._rows)
        if (
            self._total > shape.total
            or self._second > shape.second
            or self._inside > shape.inside_third
            or self._depth > _DEEPEST
        ):
            raise ZipBomb

    def _end(self, _name: str) -> None:
        self._depth -= 1

    def _characters(self, text: str) -> None:
        self._text += len(text)
        if self._text > _LONGEST:
            raise ZipBomb

    def _doctype(self, *_: object) -> None:
        # Entities need a DOCTYPE, and no workbook has one.
        raise BadWorkbook
