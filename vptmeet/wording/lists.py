"""Several names in a sentence."""

from collections.abc import Iterable

from babel.lists import format_list

from vptmeet.wording.dates import language


def listed(names: Iterable[str]) -> str:
    """A, B en C in Dutch, "A, B, and C" in English."""
    return str(format_list(list(names), locale=language()))
