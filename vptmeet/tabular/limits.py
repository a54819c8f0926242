"""How large a table may be. What is larger gets a message, not the machine's memory."""

from dataclasses import dataclass

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on an uploaded table. Sizes are in bytes, cells in characters.

    The bounds on what is inside a workbook (a ZIP file) are generous for real lists and small
    for a zip bomb: deflate can reach 1:1000, a real sheet seldom passes 1:50.
    """

    file_size: int = 20 * MEBIBYTE
    rows: int = 20_000
    columns: int = 200
    cell_length: int = 10_000
    zip_entries: int = 2_000
    unpacked_size: int = 256 * MEBIBYTE
    unpacked_ratio: int = 200
    # Everything but the sheets is read as a whole, so it has to be small.
    unpacked_part: int = 32 * MEBIBYTE
    # Rows that are formatted but empty. A gap this long is the end of the list.
    blank_run: int = 20_000
    raw_rows: int = 200_000


DEFAULT_LIMITS = Limits()
