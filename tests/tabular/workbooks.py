"""Workbooks built in code: real ones, and ones that nobody should open."""

import io
import zipfile
from collections.abc import Sequence
from typing import Any

from openpyxl import Workbook


def workbook(*sheets: Sequence[Sequence[Any]], hidden: int | None = None) -> bytes:
    """An XLSX with these sheets; `hidden` is the number of one that is not shown."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for number, rows in enumerate(sheets):
        sheet = book.create_sheet(f"Blad{number + 1}")
        for row in rows:
            sheet.append(list(row))
        sheet.sheet_state = "hidden" if number == hidden else "visible"
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def with_part(content: bytes, name: str, part: bytes) -> bytes:
    """The workbook with one part added or replaced."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for entry in old.namelist():
            if entry != name:
                new.writestr(entry, old.read(entry))
        new.writestr(name, part)
    return buffer.getvalue()


def zip_of(**parts: bytes) -> bytes:
    """A ZIP file; "__" in a name stands for "/" and "_dot_" for "."."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), part)
    return buffer.getvalue()


SHEET = "xl/worksheets/sheet1.xml"
SPREADSHEETML = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def sheet_xml(rows: str, before: str = "") -> bytes:
    """A sheet's XML with these <row> elements."""
    return (
        f'<?xml version="1.0"?>{before}<worksheet xmlns="{SPREADSHEETML}">'
        f"<sheetData>{rows}</sheetData></worksheet>"
    ).encode()


def as_excel_saves_it(texts: str, rows: str) -> bytes:
    """A workbook whose texts are shared: `texts` are <si> elements, `rows` are <row> elements."""
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    content = with_part(workbook([["x"]]), SHEET, sheet_xml(rows))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        types = archive.read("[Content_Types].xml").decode()
    override = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}"/></Types>'
    content = with_part(
        content, "[Content_Types].xml", types.replace("</Types>", override).encode()
    )
    strings = f'<sst xmlns="{SPREADSHEETML}">{texts}</sst>'.encode()
    return with_part(content, "xl/sharedStrings.xml", strings)
