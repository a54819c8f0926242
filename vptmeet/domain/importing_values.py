"""Cleaning and checking one cell of an employer list: pure functions, one a kind of value."""

import re
import unicodedata
from functools import lru_cache
from urllib.parse import urlsplit

from email_validator import EmailNotValidError, validate_email

from vptmeet.domain.partner import fold

# Control characters but tab and line ends, half surrogates, and the invisible signs that make two
# names differ that look the same, or turn the reading direction of what follows.
_UNWANTED = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
_NOTHING = {"-", "--", "–", "—", "nvt", "n.v.t.", "n.v.t", "geen", "onbekend", "?", "n/a", "leeg"}
_YES = {"ja", "j", "yes", "y", "true", "waar", "1", "x", "✓", "✔", "v"}
_NO = {"nee", "n", "no", "neen", "false", "onwaar", "0"}
_ERROR_CELL = re.compile(
    r"#(REF!|VERW!|N/A|N/B|NB|VALUE!|WAARDE!|NAME\?|NAAM\?|DIV/0!|DEEL/0!|NUM!|GETAL!|NULL!|LEEG!)"
)
_POSTCODE = re.compile(r"([1-9]\d{3})\s*-?\s*([A-Za-z]{2})")
_IN_BRACKETS = re.compile(r"<([^<>\s]+@[^<>\s]+)>")
_HOST = re.compile(r"(?:[\w-]+\.)+[^\W\d_][\w-]+")


def clean(cell: str) -> str:
    """`cell` on one line, without invisible signs; "" if it says that there is nothing."""
    text = clean_lines(cell)
    return " ".join(text.split())


def clean_lines(cell: str) -> str:
    """As `clean`, but line breaks stay: for notes."""
    if cell.isascii() and cell.isprintable():  # nearly every cell: nothing unwanted can be in it
        text = " ".join(cell.split())
        return "" if text.casefold() in _NOTHING else text
    text = _UNWANTED.sub("", unicodedata.normalize("NFC", cell))
    lines = (" ".join(line.split()) for line in text.replace("\r\n", "\n").split("\n"))
    text = "\n".join(lines).strip()
    return "" if text.casefold() in _NOTHING else text


def is_error_cell(text: str) -> bool:
    """Is this a spreadsheet's own error ("#REF!")?"""
    return bool(_ERROR_CELL.fullmatch(text.upper()))


def yes_or_no(text: str) -> bool | None:
    """True for "ja", False for "nee", None for what is neither."""
    word = fold(text)
    return True if word in _YES else False if word in _NO else None


def kvk_number(text: str) -> str | None:
    """Eight digits, or None. Excel drops one leading zero, which is put back."""
    digits = re.sub(r"(?i)^kvk\W*(nr\W*|nummer\W*)?|[.,]0$|[\s.]", "", text)
    if not re.fullmatch(r"[0-9]{7,8}", digits):
        return None
    return digits.zfill(8)


def postcode(text: str) -> str | None:
    """ "1234 AB", or None. SA, SD and SS are never given out."""
    match = _POSTCODE.fullmatch(text)
    if not match or match[2].upper() in {"SA", "SD", "SS"}:
        return None
    return f"{match[1]} {match[2].upper()}"


def addresses_in(text: str) -> list[str]:
    """The e-mail addresses in a cell, unchecked: "Jan <jan@x.nl>; mailto:piet@x.nl" has two."""
    bracketed = _IN_BRACKETS.findall(text)
    parts: list[str] = bracketed or re.split(r"[;,/|\s]+", text)
    return [part.removeprefix("mailto:").strip(".<>()'\"") for part in parts if "@" in part]


@lru_cache(maxsize=4096)
def email(text: str) -> str | None:
    """The address with its domain in lower case, or None. Nothing is looked up."""
    try:
        return validate_email(text, check_deliverability=False).normalized
    except EmailNotValidError:
        return None


def phone(text: str) -> str | None:
    """The number as written, or None without any digit.

    A number that lost its first zero to Excel (nine digits) gets it back.
    """
    if not any(sign.isdigit() for sign in text):
        return None
    return f"0{text}" if re.fullmatch(r"[1-9][0-9]{8}", text) else text


def website(text: str) -> str | None:
    """An http or https address, with https:// put before it if need be; or None."""
    address = text if "://" in text else f"https://{text}"
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        return None
    if parts.scheme.lower() not in {"http", "https"} or not _HOST.fullmatch(host):
        return None
    if parts.username is not None or any(sign.isspace() for sign in address):
        return None
    return address.rstrip("/")


def full_name(first: str, prefix: str, last: str) -> str:
    """One name from its parts; "Jansen, van" with a prefix still inside stays as it is."""
    return " ".join(part for part in (first, prefix, last) if part)


def looks_like_email(text: str) -> bool:
    """Might this cell be an e-mail address? (A look, no check.)"""
    return bool(re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", text))


def looks_like_postcode(text: str) -> bool:
    """Is this cell a postcode?"""
    return _POSTCODE.fullmatch(text) is not None
