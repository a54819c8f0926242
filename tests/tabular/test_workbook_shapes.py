"""Small workbooks that would grow large in memory: refused before anything is built of them."""

import tracemalloc

import pytest

from tests.tabular.workbooks import SHEET, as_excel_saves_it, sheet_xml, with_part, workbook
from vptmeet.tabular.errors import TableError
from vptmeet.tabular.limits import Limits
from vptmeet.tabular.reading import read_table

GOOD = workbook([["Naam", "Plaats"], ["De Linde", "Noord"]])
HEADING = '<row r="1"><c r="A1" t="inlineStr"><is><t>Naam</t></is></c></row>'
LONG = 3 * 1024 * 1024


def code_of(content: bytes, **limits: int) -> str:
    """The code of the error, found in little memory."""
    tracemalloc.start()
    try:
        with pytest.raises(TableError) as raised:
            read_table(content, "lijst.xlsx", Limits(unpacked_ratio=10_000, **limits))
        assert tracemalloc.get_traced_memory()[1] < 20_000_000
    finally:
        tracemalloc.stop()
    return raised.value.code


def with_sheet(rows: str) -> bytes:
    """A workbook whose sheet has this in it."""
    return with_part(GOOD, SHEET, sheet_xml(rows))


@pytest.mark.parametrize(
    "inside",
    [
        "<row>" + "<c/>" * 50_001 + "</row>",
        "<a>" * 50,
        "</sheetData>" + "<x/>" * 100_001 + "<sheetData>",
        f"<row><c><v>{'1' * LONG}</v></c></row>",
        f"<row><c><v><![CDATA[{'<' * LONG}]]></v></c></row>",
        f'<row spans="{"1" * LONG}"/>',
        f"<!-- {'<' * LONG} -->",
    ],
    ids=["row", "depth", "siblings", "text", "cdata", "attribute", "remark"],
)
def test_a_sheet_of_a_shape_that_no_list_has_is_refused(inside: str) -> None:
    assert code_of(with_sheet(inside)) == "zip_bomb"


def test_a_sheet_with_formats_on_a_million_empty_rows_is_refused() -> None:
    rows = "".join(f'<row r="{n}"/>' for n in range(2, 2_000))

    assert code_of(with_sheet(HEADING + rows), raw_rows=1_000) == "too_many_rows"


def test_an_entity_is_refused_wherever_it_stands() -> None:
    content = with_part(GOOD, "xl/other.xml", b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>')

    assert code_of(content) == "bad_workbook"


def test_a_part_that_says_to_be_a_sheet_and_something_else_gets_no_room() -> None:
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Override PartName="/{SHEET}" ContentType="a.worksheet+xml"/>'
        f'<Override PartName="/{SHEET}" ContentType="a.sheet.main+xml"/></Types>'
    )
    content = with_sheet("<row><c/><c/></row>" * 100_000)

    assert code_of(with_part(content, "[Content_Types].xml", types.encode())) == "zip_bomb"


def test_texts_that_are_shared_are_read_as_excel_saves_them() -> None:
    texts = "<si><t>Naam</t></si><si><r><t>De </t></r><r><t>Linde</t></r></si>"
    rows = (
        '<row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="2"><c r="A2" t="s"><v>1</v></c></row>'
    )

    table = read_table(as_excel_saves_it(texts, rows), "lijst.xlsx")

    assert table.headings == ["Naam"]
    assert table.rows[0].cells == ["De Linde"]


def test_more_shared_texts_than_a_list_could_use_are_refused() -> None:
    assert code_of(as_excel_saves_it("<si/>" * 600_001, HEADING)) == "zip_bomb"
