"""Files that are no list, or that mean harm: each has a name, none takes the machine down."""

import io
import tracemalloc
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.tabular.workbooks import SHEET, sheet_xml, with_part, workbook, zip_of
from vptmeet.tabular.errors import TableError
from vptmeet.tabular.limits import Limits
from vptmeet.tabular.reading import read_table

GOOD = workbook([["Naam", "Plaats"], ["De Linde", "Noord"]])
OLE = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 504


CODES = {kind.code for kind in TableError.__subclasses__()}


def refused(content: bytes, **limits: int) -> TableError:
    """The error that reading gives."""
    with pytest.raises(TableError) as raised:
        read_table(content, "lijst.csv", Limits(**limits))
    return raised.value


def outcome(content: bytes) -> str:
    """ "table", or the code of the error."""
    try:
        read_table(content, "lijst.csv")
    except TableError as error:
        return error.code
    return "table"


@contextmanager
def little_memory(limit: int) -> Iterator[None]:
    """Fails if more than `limit` bytes are in use at once."""
    tracemalloc.start()
    try:
        yield
        assert tracemalloc.get_traced_memory()[1] < limit
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    ("content", "code", "values"),
    [
        (b"", "empty_table", {}),
        (b"\r\n ;;\r\n", "empty_table", {}),
        (b"Naam;Plaats\r\n", "only_headings", {}),
        (b"Naam;Plaats\nA;\0B\n", "not_a_table", {"kind": "unknown"}),
        (b"%PDF-1.7 ...", "not_a_table", {"kind": "pdf"}),
        (b"\x89PNG\r\n\x1a\n\0\0", "not_a_table", {"kind": "image"}),
        (b"MZ\x90\0\x03\0", "not_a_table", {"kind": "program"}),
        (b"\xef\xbb\xbf\n<html><table>", "not_a_table", {"kind": "web_page"}),
        (b"<?xml version='1.0'?><Workbook/>", "not_a_table", {"kind": "xml"}),
        (b"Naam\nA\n\x81\x8d\n", "unknown_encoding", {"line": 3}),
        (b'Naam;Plaats\nA;B\nC;"D\nE;F\n', "unclosed_quote", {"line": 3}),
        (OLE, "old_excel", {}),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted_workbook", {}),
        (OLE + "WordDocument".encode("utf-16-le"), "not_a_table", {"kind": "word"}),
        (GOOD[:-200], "bad_workbook", {}),
        (GOOD[:300], "bad_workbook", {}),
        (zip_of(readme_dot_txt=b"x"), "not_a_table", {"kind": "archive"}),
        (zip_of(word__document_dot_xml=b"x"), "not_a_table", {"kind": "word"}),
        (zip_of(xl__workbook_dot_bin=b"x"), "old_excel", {}),
        (zip_of(xl__workbook_dot_xml=b"x"), "bad_workbook", {}),
        (
            zip_of(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"),
            "open_document",
            {},
        ),
    ],
)
def test_each_kind_of_bad_file_has_its_own_name(
    content: bytes, code: str, values: dict[str, object]
) -> None:
    error = refused(content)

    assert (error.code, error.values) == (code, values)


def test_codes_are_all_different() -> None:
    assert len(CODES) == len(TableError.__subclasses__())


@pytest.mark.parametrize(
    ("content", "limits", "code", "values"),
    [
        (b"x" * (1024 * 1024 + 1), {"file_size": 1024 * 1024}, "too_large", {"limit": 1}),
        (b"Naam\nA\nB\nC\n", {"rows": 2}, "too_many_rows", {"limit": 2}),
        (b"Naam;B\nA;B;C\n", {"columns": 2}, "too_many_columns", {"line": 2, "limit": 2}),
        (b"Naam\n" + b"A" * 11, {"cell_length": 10}, "cell_too_long", {"line": 2, "limit": 10}),
    ],
)
def test_each_limit_of_a_csv(
    content: bytes, limits: dict[str, int], code: str, values: dict[str, object]
) -> None:
    error = refused(content, **limits)

    assert (error.code, error.values) == (code, values)


@pytest.mark.parametrize(
    ("rows", "limits", "code"),
    [
        ([["Naam"], ["A"], ["B"], ["C"]], {"rows": 2}, "too_many_rows"),
        ([["Naam", "Plaats"], ["A", "B", "C"]], {"columns": 2}, "too_many_columns"),
        ([["Naam"], ["A" * 11]], {"cell_length": 10}, "cell_too_long"),
        ([["Naam"], ["A"]], {"zip_entries": 2}, "zip_bomb"),
        ([["Naam"], ["A"]], {"unpacked_size": 1000}, "too_large"),
        ([["Naam"], ["A"]], {"unpacked_part": 1000}, "too_large"),
    ],
)
def test_each_limit_of_a_workbook(rows: list[list[str]], limits: dict[str, int], code: str) -> None:
    assert refused(workbook(rows), **limits).code == code


def test_exactly_as_many_rows_as_allowed_are_read() -> None:
    assert len(read_table(b"Naam\nA\nB\n", "a.csv", Limits(rows=2)).rows) == 2


def test_ten_thousand_columns_are_refused_at_the_first_row() -> None:
    assert refused(b";".join([b"x"] * 10_000) + b"\n").code == "too_many_columns"


def test_a_file_of_fifty_megabytes_is_refused_unread() -> None:
    content = b"Naam;Plaats\n" * (50 * 1024 * 1024 // 12)

    with little_memory(1_000_000):
        assert refused(content).code == "too_large"


def test_a_quote_that_swallows_twenty_megabytes_is_refused_in_little_memory() -> None:
    content = b'Naam;Plaats\n"De Linde;Noord\n' + b"A;B\n" * 4_000_000

    with little_memory(20_000_000):
        assert refused(content).code == "cell_too_long"


def test_a_zip_bomb_is_refused_in_little_memory() -> None:
    bomb = with_part(GOOD, SHEET, b"<a>" + b"0" * 40_000_000)

    with little_memory(5_000_000):
        assert refused(bomb).code == "zip_bomb"


def test_a_size_that_is_declared_too_small_does_not_help_a_bomb() -> None:
    content = bytearray(with_part(GOOD, SHEET, b"<a>" + b"0" * 5_000_000))
    with zipfile.ZipFile(io.BytesIO(bytes(content))) as archive:
        declared = archive.getinfo(SHEET).file_size.to_bytes(4, "little")
    lying = bytes(content).replace(declared, (1000).to_bytes(4, "little"))

    assert refused(lying).code == "bad_workbook"


@pytest.mark.parametrize(
    "rows",
    ['<row r="1"><c r="ZZZZ1"><v>1</v></c></row>', '<row r="x"><c r="A1"><v>1</v></c></row>'],
)
def test_impossible_places_in_a_sheet_are_a_damaged_workbook(rows: str) -> None:
    assert refused(with_part(GOOD, SHEET, sheet_xml(rows))).code == "bad_workbook"


def test_a_row_at_the_end_of_the_world_does_not_keep_us_busy() -> None:
    rows = '<row r="999999999999"><c r="A999999999999"><v>1</v></c></row>'

    assert refused(with_part(GOOD, SHEET, sheet_xml(rows))).code == "empty_table"


@given(st.binary(max_size=300))
@settings(deadline=None)
def test_any_bytes_give_a_table_or_a_named_error(content: bytes) -> None:
    assert outcome(content) in {"table", *CODES}


@given(st.data())
@settings(deadline=None, max_examples=50)
def test_a_damaged_workbook_gives_a_table_or_a_named_error(data: st.DataObject) -> None:
    content = bytearray(GOOD)
    for place in data.draw(st.lists(st.integers(0, len(GOOD) - 1), min_size=1, max_size=5)):
        content[place] ^= data.draw(st.integers(1, 255))
    assert outcome(bytes(content)) in {"table", *CODES}
