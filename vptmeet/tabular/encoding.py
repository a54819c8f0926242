"""Which encoding a text file is in."""

import codecs
import io

from vptmeet.tabular.errors import NotATable, UnknownEncoding
from vptmeet.tabular.filetypes import FileKind

_CHUNK = 256 * 1024
# Name for people -> Python's codec.
_CODECS = {"utf-8": "utf-8-sig", "utf-16": "utf-16", "windows-1252": "cp1252"}


def encoding_of(content: bytes) -> str:
    """ "utf-8", "utf-16" or "windows-1252": the encoding that all of `content` can be read in.

    Windows-1252 is tried last, since nearly any bytes can be read as it.

    Raises NotATable (NUL bytes: not a text) or UnknownEncoding.
    """
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _first_fit(content, "utf-16")
    if b"\0" in content:
        raise NotATable(kind=FileKind.UNKNOWN.value)
    if content.startswith(codecs.BOM_UTF8):
        return _first_fit(content, "utf-8")
    return _first_fit(content, "utf-8", "windows-1252")


def open_text(content: bytes, encoding: str) -> io.TextIOWrapper:
    """`content` as a stream of lines, line ends untouched; nothing is decoded ahead."""
    return io.TextIOWrapper(io.BytesIO(content), encoding=_CODECS[encoding], newline="")


def _first_fit(content: bytes, *encodings: str) -> str:
    bad_byte = 0
    for encoding in encodings:
        fault = _first_fault(content, encoding)
        if fault is None:
            return encoding
        bad_byte = fault
    raise UnknownEncoding(line=content.count(b"\n", 0, bad_byte) + 1)


def _first_fault(content: bytes, encoding: str) -> int | None:
    """About where `content` stops being `encoding`; by chunks, so that memory is bounded."""
    decoder = codecs.getincrementaldecoder(_CODECS[encoding])()
    for start in range(0, len(content) + 1, _CHUNK):
        chunk = content[start : start + _CHUNK]
        try:
            decoder.decode(chunk, final=start + _CHUNK > len(content))
        except UnicodeDecodeError as fault:
            return start + fault.start
    return None
