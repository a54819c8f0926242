"""What a file is, by its first bytes: names lie."""

from enum import StrEnum

OLE = bytes.fromhex("d0cf11e0a1b11ae1")
ZIP = (b"PK\x03\x04", b"PK\x05\x06")


class FileKind(StrEnum):
    """Files that people upload by mistake, so that a message can name them."""

    PDF = "pdf"
    IMAGE = "image"
    WORD = "word"
    PRESENTATION = "presentation"
    ARCHIVE = "archive"
    WEB_PAGE = "web_page"
    XML = "xml"
    PROGRAM = "program"
    UNKNOWN = "unknown"


_SIGNATURES: tuple[tuple[bytes, FileKind], ...] = (
    (b"%PDF", FileKind.PDF),
    (b"\x89PNG", FileKind.IMAGE),
    (b"\xff\xd8\xff", FileKind.IMAGE),
    (b"GIF8", FileKind.IMAGE),
    (b"{\\rtf", FileKind.WORD),
    (b"\x1f\x8b", FileKind.ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", FileKind.ARCHIVE),
    (b"Rar!", FileKind.ARCHIVE),
    (b"MZ", FileKind.PROGRAM),
    (b"\x7fELF", FileKind.PROGRAM),
)
# Text, but not a table; many web programs call such a page ".xls".
_MARKUP: tuple[tuple[bytes, FileKind], ...] = (
    (b"<!doctype html", FileKind.WEB_PAGE),
    (b"<html", FileKind.WEB_PAGE),
    (b"<table", FileKind.WEB_PAGE),
    (b"<?xml", FileKind.XML),
)


def signature_of(content: bytes) -> FileKind | None:
    """The kind of file that `content` begins like, if that is none we read."""
    for start, kind in _SIGNATURES:
        # "MZ" may also begin a list; a program has NUL bytes right after it.
        if content.startswith(start) and (start != b"MZ" or b"\0" in content[:64]):
            return kind
    opening = content[:200].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    return next((kind for start, kind in _MARKUP if opening.startswith(start)), None)
