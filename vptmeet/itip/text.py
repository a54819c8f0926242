"""Cleaning of text that goes out in calendars and mail headers."""

import re

_LINE_BREAKS = re.compile("\r\n|[\r\u2028\u2029]")
_CR_OR_LF = re.compile("[\r\n]")
# The control characters (Unicode's Cc) but for the line break, the lone surrogates (Cs), the byte
# order mark, and the signs that turn the writing direction.
_INVISIBLE = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufeff\u202a-\u202e\u2066-\u2069]"
)
_SPACE = re.compile(r"\s")


def clean_text(text: str) -> str:
    """Return the text with "\\n" as its only line break and without control characters.

    The icalendar library escapes CR and LF but lets NUL and VT through, and the first programme
    that meets one drops the whole invitation. A tab becomes a space, so that words stay apart;
    lone surrogates, which no UTF-8 can hold, and byte order marks, which readers drop, go too, and
    so do the signs that turn the writing direction of all that follows (UAX #9, §2.1 to §2.4).
    """
    lines = _LINE_BREAKS.sub("\n", text).replace("\t", " ")
    return _INVISIBLE.sub("", lines)


def single_line(text: str) -> str:
    """Return clean text on one line: every line break becomes a space."""
    return clean_text(text).replace("\n", " ").strip()


def without_line_breaks(value: str, field: str) -> str:
    """Return the value, for places where a line break could smuggle in a line of its own.

    Raises ValueError, naming the field, when CR or LF is in it.
    """
    if _CR_OR_LF.search(value):
        raise ValueError(f"{field} holds a line break")
    return value


def plain_token(value: str, field: str) -> str:
    """Return an address, a link or an identifier as it is: nothing in these may be mended.

    Raises ValueError, naming the field, when a line break, another control character or white
    space is in it.
    """
    without_line_breaks(value, field)
    if _SPACE.search(value) or _INVISIBLE.search(value):
        raise ValueError(f"{field} holds white space or a control character")
    return value
