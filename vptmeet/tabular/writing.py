"""Writing a table so that a Dutch Excel opens it right."""

import csv
import io
import re
from collections.abc import Iterable, Sequence

from vptmeet.tabular.formulas import defuse

# Signs that no spreadsheet shows; NUL would make the file look like a binary one.
_INVISIBLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")


def write_csv(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """A CSV file: UTF-8 with a byte order mark, semicolons, CRLF, formulas defused.

    `read_table` reads it back as it was, control characters apart.
    """
    buffer = io.StringIO(newline="")
    # Quotes round everything: in a list of one column an empty cell is then still a row.
    writer = csv.writer(buffer, delimiter=";", lineterminator="\r\n", quoting=csv.QUOTE_ALL)
    writer.writerow(_safe(headings))
    writer.writerows(_safe(row) for row in rows)
    return buffer.getvalue().encode("utf-8-sig")


def _safe(cells: Sequence[str]) -> list[str]:
    return [defuse(_INVISIBLE.sub("", cell)) for cell in cells]
