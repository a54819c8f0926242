"""What reading a file gives: headings, rows, and what was recognised on the way."""

from dataclasses import dataclass, field
from enum import StrEnum


class TableKind(StrEnum):
    """The two kinds of file that are read."""

    CSV = "csv"
    XLSX = "xlsx"


class TableNote(StrEnum):
    """What a person should know about how the file was read."""

    TITLE_ROWS_SKIPPED = "title_rows_skipped"
    TOTAL_ROWS_SKIPPED = "total_rows_skipped"
    OTHER_SHEETS_NOT_READ = "other_sheets_not_read"
    MACROS_NOT_USED = "macros_not_used"
    LINKS_NOT_FOLLOWED = "links_not_followed"


@dataclass(frozen=True, slots=True)
class Row:
    """One filled row. `line` is its number as a spreadsheet shows it, from 1.

    A quoted line break does not count as a line there, an empty row does. `cells` is at least
    as long as the headings; in a CSV it may be longer, and then something in the row is off.
    """

    line: int
    cells: list[str]


@dataclass(frozen=True, slots=True)
class Table:
    """A table as people have them: one row of headings, then rows. Cells are as in the file."""

    kind: TableKind
    headings: list[str]
    rows: list[Row]
    heading_line: int
    delimiter: str = ""  # CSV only
    encoding: str = ""  # CSV only: "utf-8", "utf-16" or "windows-1252"
    sheet: str = ""  # XLSX only
    title_lines: list[int] = field(default_factory=list)
    total_lines: list[int] = field(default_factory=list)
    notes: frozenset[TableNote] = frozenset()
