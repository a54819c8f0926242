"""Files and columns that cannot be used: a message that says what to do, never an error page."""

import pytest
from sqlalchemy import func, select

from tests.lists import MESSY
from tests.tabular.workbooks import workbook, zip_of
from tests.web.imports.conftest import START, Reader, form_of
from vptmeet.domain.importing_columns import ImportColumn
from vptmeet.domain.importing_plan import NoteKind, RowNote
from vptmeet.domain.importing_rows import Problem, RowProblem
from vptmeet.extensions import db
from vptmeet.models.imports import PendingImport
from vptmeet.tabular import errors
from vptmeet.tabular.errors import TableError
from vptmeet.tabular.filetypes import OLE, FileKind
from vptmeet.wording import import_words

LONG = b"Organisatie;Sector\n" + b"x;School\n" * 20_001
WIDE = b";".join([b"Organisatie"] * 201) + b"\nx\n"
LONG_CELL = b"Organisatie;Sector\n" + b"x" * 10_001 + b";School\n"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "Er staat niets in dit bestand."),
        (b"Organisatie;Sector\n", "er staan geen werkgevers onder"),
        (b"info@x.example.org;0612345678\na@b.example.org;06\n", "Er staan geen koppen"),
        (b'Organisatie;Sector\nx;"School\ny;School\n', "een aanhalingsteken (&#34;)"),
        (b"Organisatie;Sector\nx\x81;School\n", "kan de letters op regel 2 niet lezen"),
        (b"%PDF-1.7\n", "Dit is een pdf. Sla de lijst op als .xlsx"),
        (b"\0\1\2" * 50, "Dit bestand is geen lijst."),
        (b"PK\x03\x04" + b"x" * 90, "Dit Excel-bestand is beschadigd."),
        (OLE + b"x" * 90, "Dit is een ouder soort Excel-bestand."),
        (workbook([()]), "Er staat niets in dit bestand."),
        (zip_of(word__document_dot_xml=b"<x/>"), "Dit is een tekstdocument."),
        (LONG, "meer dan 20.000 rijen"),
        (WIDE, "meer dan 200 kolommen"),
        (LONG_CELL, "langer dan 10.000 tekens"),
    ],
)
def test_each_bad_file_gets_a_clear_message(reader: Reader, content: bytes, words: str) -> None:
    answer = reader.upload(content)
    assert answer.status_code == 422
    assert words in answer.text
    assert db.session.scalar(select(func.count(PendingImport.id))) == 0


def test_no_file_at_all_is_asked_for(reader: Reader) -> None:
    assert "Kies een bestand." in reader.client.post(START, data={}).text


def test_a_file_of_more_than_20_mb_is_said_to_be_too_large(reader: Reader) -> None:
    content = b"x" * (20 * 1024 * 1024 + 1)
    answer = reader.upload(content)
    assert (answer.status_code, "groter dan 20 MB" in answer.text) == (422, True)
    answer = reader.upload(content * 2)
    assert (answer.status_code, "hooguit 20 MB" in answer.text) == (413, True)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"column_0": ""}, "Wijs de kolom aan waarin de naam van de werkgever staat."),
        ({"column_1": ""}, "wijs de kolom aan waarin de sector staat"),
        ({"column_2": "name"}, "Dit koos u al bij Organisatie."),
        ({"source": " "}, "Vul in waar deze lijst vandaan komt."),
        ({"column_0": "niet van ons"}, "Wijs de kolom aan"),
    ],
)
def test_columns_that_cannot_be_used_are_asked_again(
    reader: Reader, changes: dict[str, str], words: str
) -> None:
    address = reader.upload(MESSY).location
    fields = {**form_of(reader.client.get(address).text), **changes}
    answer = reader.client.post(address, data=fields)
    assert answer.status_code == 422
    assert words in answer.text


def test_the_preview_waits_for_the_columns(reader: Reader) -> None:
    address = reader.upload(MESSY).location
    assert reader.client.get(address.removesuffix("/kolommen")).location == address


def test_a_level_in_the_list_is_said_to_be_left_out(reader: Reader) -> None:
    page = reader.client.get(reader.upload(b"Organisatie;Sector;Niveau\nx;School;3\n").location)
    assert "bij een stap op de ladder horen een datum en bewijs" in page.text


def test_what_a_file_says_is_never_markup(reader: Reader) -> None:
    content = b"<b>Organisatie</b>;Sector\n<script>alert(1)</script>;<i>x</i>\n"
    preview = reader.to_preview(content, "<u>.csv", column_0="name", column_1="sector")
    page = reader.client.get(preview).text
    assert not any(mark in page for mark in ("<script>alert", "<i>x", "<u>"))


@pytest.mark.usefixtures("app")
def test_every_reason_has_words() -> None:
    for kind in FileKind:
        assert import_words.table_error(errors.NotATable(kind=kind.value))
    for error in set(TableError.__subclasses__()) - {errors.NotATable}:
        assert import_words.table_error(error(limit=1, line=2))
    for problem in Problem:
        assert import_words.row_problem(RowProblem(problem, ImportColumn.NAME, "x", 3))
    for note in NoteKind:
        assert import_words.row_note(RowNote(note, ImportColumn.NAME, "x", 3))
