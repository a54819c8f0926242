"""Looking at a workbook from outside before anything in it is believed."""

import io
import zipfile
from collections import defaultdict

from defusedxml.ElementTree import fromstring

from vptmeet.tabular.errors import (
    BadWorkbook,
    EncryptedWorkbook,
    NotATable,
    OldExcel,
    OpenDocument,
    TooLarge,
    ZipBomb,
)
from vptmeet.tabular.filetypes import FileKind
from vptmeet.tabular.limits import MEBIBYTE, Limits
from vptmeet.tabular.table import TableNote
from vptmeet.tabular.xml_guard import OTHER, STRINGS, Shape, ShapeChecker, sheet_shape

_CHUNK = 256 * 1024
_TYPES = "[Content_Types].xml"
_READABLE = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_PASSWORD = "EncryptedPackage".encode("utf-16-le")
# A part of the file -> what it says about the file.
_OTHERS: tuple[tuple[str, FileKind], ...] = (
    ("word/", FileKind.WORD),
    ("ppt/", FileKind.PRESENTATION),
)


def refuse_ole(content: bytes) -> None:
    """Always raises: Office's old container holds an .xls, or a workbook with a password."""
    if _PASSWORD in content:
        raise EncryptedWorkbook
    if "WordDocument".encode("utf-16-le") in content:
        raise NotATable(kind=FileKind.WORD.value)
    raise OldExcel


def check_workbook(content: bytes, limits: Limits) -> frozenset[TableNote]:
    """Check that the ZIP file `content` is a workbook that is safe to open; what to tell of it.

    Raises TableError (errors.py), and whatever zipfile raises on a damaged file.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        entries = archive.infolist()
        _check_declared(entries, limits)
        _check_kind(archive, {entry.filename for entry in entries})
        _check_real(archive, entries, limits)
    return _notes({entry.filename for entry in entries})


def _check_declared(entries: list[zipfile.ZipInfo], limits: Limits) -> None:
    if len(entries) > limits.zip_entries:
        raise ZipBomb
    if any(entry.flag_bits & 1 for entry in entries):
        raise EncryptedWorkbook
    if any(entry.compress_type not in _READABLE for entry in entries):
        raise BadWorkbook
    for entry in entries:
        suspect = entry.file_size > MEBIBYTE
        if suspect and entry.file_size > limits.unpacked_ratio * max(entry.compress_size, 1):
            raise ZipBomb
        if not _is_sheet(entry) and entry.file_size > limits.unpacked_part:
            raise TooLarge(limit=limits.unpacked_part // MEBIBYTE)
    if sum(entry.file_size for entry in entries) > limits.unpacked_size:
        raise TooLarge(limit=limits.unpacked_size // MEBIBYTE)


def _check_kind(archive: zipfile.ZipFile, names: set[str]) -> None:
    if "mimetype" in names and archive.read("mimetype").startswith(b"application/vnd.oasis"):
        raise OpenDocument
    if "xl/workbook.bin" in names:
        raise OldExcel
    if "xl/workbook.xml" in names:
        return
    for folder, kind in _OTHERS:
        if any(name.startswith(folder) for name in names):
            raise NotATable(kind=kind.value)
    if _TYPES in names:
        raise BadWorkbook
    raise NotATable(kind=FileKind.ARCHIVE.value)


def _check_real(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo], limits: Limits) -> None:
    """Unpack all of it to nowhere: declared sizes can lie, and so can checksums."""
    shapes: dict[str, Shape] = {}
    unpacked = 0
    # The list of types first: it says what the others are.
    for entry in sorted(entries, key=lambda one: one.filename != _TYPES):
        checker = ShapeChecker(shapes.get(entry.filename, OTHER), limits)
        with archive.open(entry) as part:
            while chunk := part.read(_CHUNK):
                unpacked += len(chunk)
                if unpacked > limits.unpacked_size:
                    raise ZipBomb
                checker.feed(chunk)
        if entry.filename == _TYPES:
            shapes = _shapes(archive.read(entry), limits)


def _shapes(content_types: bytes, limits: Limits) -> dict[str, Shape]:
    """Which parts may be large, since openpyxl reads them piece by piece: sheets and strings.

    Only what is declared as such and as nothing else, so that no other part can pass for one.
    """
    declared: dict[str, set[str]] = defaultdict(set)
    for override in fromstring(content_types):
        name = override.get("PartName", "").removeprefix("/")
        declared[name].add(override.get("ContentType", "").rpartition(".")[2])
    return {
        name: sheet_shape(limits) if kinds == {"worksheet+xml"} else STRINGS
        for name, kinds in declared.items()
        if (kinds == {"worksheet+xml"} and name.startswith("xl/worksheets/"))
        or (kinds == {"sharedStrings+xml"} and name == "xl/sharedStrings.xml")
        if "_rels" not in name
    }


def _is_sheet(entry: zipfile.ZipInfo) -> bool:
    # Only these are read as a stream. Pictures and the like are never opened.
    folder = entry.filename.rpartition("/")[0]
    return folder == "xl/worksheets" or folder.startswith("xl/media")


def _notes(names: set[str]) -> frozenset[TableNote]:
    notes = set()
    if "xl/vbaProject.bin" in names:
        notes.add(TableNote.MACROS_NOT_USED)
    if any(name.startswith("xl/externalLinks/") for name in names):
        notes.add(TableNote.LINKS_NOT_FOLLOWED)
    return frozenset(notes)
