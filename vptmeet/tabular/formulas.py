"""Cells that a spreadsheet would run as a formula, made harmless and restored."""

import re

# The signs of OWASP's "CSV Injection" page, full-width forms included.
_SIGNS = r"[=+\-@\t\r\n＝＋－＠]"
_FORMULA = re.compile(rf"'*{_SIGNS}")
_DEFUSED = re.compile(rf"'+{_SIGNS}")


def defuse(cell: str) -> str:
    """`cell` with an apostrophe before it if a spreadsheet might run it.

    One that already has apostrophes before such a sign gets one more, so that `restore` gives
    back exactly what went in.
    """
    return f"'{cell}" if _FORMULA.match(cell) else cell


def restore(cell: str) -> str:
    """The cell that `defuse` was given: our own export can be read back unchanged."""
    return cell[1:] if _DEFUSED.match(cell) else cell
