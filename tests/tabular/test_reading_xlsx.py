"""Workbooks as municipalities have them."""

from datetime import date, datetime, time

import openpyxl
import pytest
from openpyxl.xml import functions

from tests.tabular.workbooks import SHEET, sheet_xml, with_part, workbook
from vptmeet.tabular.cells import as_typed
from vptmeet.tabular.errors import BadWorkbook, EmptyTable
from vptmeet.tabular.reading import read_table
from vptmeet.tabular.table import TableKind, TableNote

HEADINGS = ["Organisatie", "KvK-nummer", "Opmerking"]


def test_a_workbook_is_read_by_content_not_by_name() -> None:
    table = read_table(workbook([HEADINGS, ["De Linde", 1234567, "één"]]), "lijst.csv")

    assert (table.kind, table.sheet) == (TableKind.XLSX, "Blad1")
    assert table.headings == HEADINGS
    assert table.rows[0].cells == ["De Linde", "1234567", "één"]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (1234567.0, "1234567"),
        (31612345678, "31612345678"),
        (12.5, "12,5"),
        (datetime(2026, 12, 10), "2026-12-10"),
        (datetime(2026, 12, 10, 9, 5), "2026-12-10 09:05"),
        (date(2026, 12, 10), "2026-12-10"),
        (time(9, 5), "09:05"),
        (True, "ja"),
        (None, ""),
        (" tekst ", " tekst "),
    ],
)
def test_values_are_shown_as_people_typed_them(value: object, expected: str) -> None:
    assert as_typed(value) == expected


def test_empty_rows_and_titles_keep_the_numbering() -> None:
    table = read_table(workbook([["Lijst 2026"], [], HEADINGS, [], ["De Linde"]]), "a.xlsx")

    assert (table.heading_line, table.rows[0].line) == (3, 5)


def test_the_sheet_with_the_list_goes_before_the_explanation() -> None:
    content = workbook([["Uitleg"], ["Vul dit in"]], [HEADINGS, ["De Linde"]])

    table = read_table(content, "a.xlsx")

    assert table.sheet == "Blad2"
    assert TableNote.OTHER_SHEETS_NOT_READ in table.notes


def test_a_hidden_sheet_is_not_read() -> None:
    content = workbook([HEADINGS, ["Geheim"]], [HEADINGS, ["De Linde"]], hidden=0)

    assert read_table(content, "a.xlsx").sheet == "Blad2"


def test_a_note_beside_the_list_does_not_spoil_the_row() -> None:
    table = read_table(workbook([HEADINGS, ["A"], ["B", "", "", "", "bellen!"]]), "a.xlsx")

    assert table.headings == [*HEADINGS, "", ""]
    assert [len(row.cells) for row in table.rows] == [5, 5]


def test_a_formula_shows_its_last_result_and_never_runs() -> None:
    rows = (
        '<row r="1"><c r="A1" t="inlineStr"><is><t>Naam</t></is></c></row>'
        '<row r="2"><c r="A2" t="str"><f>A1&amp;1</f><v>De Linde</v></c></row>'
    )
    content = with_part(workbook([["x"]]), SHEET, sheet_xml(rows))

    assert read_table(content, "a.xlsx").rows[0].cells == ["De Linde"]


def test_a_wrong_declared_size_hides_no_cells() -> None:
    content = workbook([HEADINGS, ["De Linde", "1", "2"]])
    book = with_part(
        content,
        SHEET,
        sheet_xml(
            '<row r="1"><c r="A1" t="inlineStr"><is><t>Naam</t></is></c></row>'
            '<row r="2"><c r="A2" t="inlineStr"><is><t>De Linde</t></is></c></row>'
        ).replace(b"<sheetData>", b'<dimension ref="A1"/><sheetData>'),
    )

    assert len(read_table(book, "a.xlsx").rows) == 1


def test_macros_and_links_are_left_alone_and_told_of() -> None:
    content = workbook([HEADINGS, ["De Linde"]])
    content = with_part(content, "xl/vbaProject.bin", b"\xd0\xcf macro")
    content = with_part(content, "xl/externalLinks/externalLink1.xml", b"<externalLink/>")

    table = read_table(content, "lijst.xlsm")

    assert table.notes == {TableNote.MACROS_NOT_USED, TableNote.LINKS_NOT_FOLLOWED}


def test_an_empty_workbook_is_empty() -> None:
    with pytest.raises(EmptyTable):
        read_table(workbook([]), "a.xlsx")


def test_xml_is_parsed_by_defusedxml() -> None:
    assert openpyxl.DEFUSEDXML
    assert functions.iterparse.__module__.startswith("defusedxml")
    assert functions.fromstring.__module__.startswith("defusedxml")


@pytest.mark.parametrize("part", [SHEET, "xl/workbook.xml", "xl/styles.xml", "[Content_Types].xml"])
def test_entities_are_refused_in_every_part(part: str) -> None:
    bomb = (
        b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
        b'<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>'
        b"<x>&b;&c;</x>"
    )

    with pytest.raises(BadWorkbook):
        read_table(with_part(workbook([HEADINGS, ["A"]]), part, bomb), "a.xlsx")
