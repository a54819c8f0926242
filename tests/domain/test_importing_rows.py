"""From the cells of a row to values, or to what is wrong."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.importing_helpers import SECTORS
from vptmeet.domain import importing_values as values
from vptmeet.domain.importing_columns import ImportColumn
from vptmeet.domain.importing_rows import (
    ContactValues,
    ParsedRow,
    PartnerValues,
    Problem,
    RowProblems,
    parse_row,
)

C = ImportColumn


def parsed(**cells: str) -> ParsedRow | RowProblems:
    """A row with these columns; the employer has a name unless told otherwise."""
    named = {"name": "De Linde", **cells}
    mapping = {index: ImportColumn(column) for index, column in enumerate(named)}
    return parse_row(5, list(named.values()), mapping, SECTORS)


def contact(**cells: str) -> ContactValues | None:
    """The contact of such a row."""
    row = parsed(**cells)
    assert isinstance(row, ParsedRow)
    return row.contact


def problems(**cells: str) -> list[tuple[Problem, ImportColumn | None]]:
    """What is wrong with such a row."""
    row = parsed(**cells)
    assert isinstance(row, RowProblems)
    return [(problem.kind, problem.column) for problem in row.problems]


def test_a_full_row_is_cleaned() -> None:
    row = parsed(
        name="  Ziekenhuis\u00a0De  Linde\x00 ",
        sector="ziekenhuis",
        postcode="1234ab",
        kvk_number="1234567",
        website="www.linde.example.org/",
        notes="een\r\n  twee ",
    )

    assert row == ParsedRow(
        5,
        PartnerValues(
            name="Ziekenhuis De Linde",
            sector="ZKH",
            postcode="1234 AB",
            kvk_number="01234567",
            website="https://www.linde.example.org",
            notes="een\ntwee",
        ),
    )


def test_a_name_is_put_together_from_its_parts() -> None:
    made = contact(contact_first_name="Anna", contact_prefix="van der", contact_last_name="Berg")

    assert made == ContactValues("Anna van der Berg")


def test_a_function_without_a_name_stands_for_the_person() -> None:
    assert contact(contact_function="Directeur") == ContactValues("Directeur", "Directeur")


def test_an_address_without_a_name_stays_without() -> None:
    assert contact(contact_email="Anna.J@LINDE.example.org") == ContactValues(
        email="Anna.J@linde.example.org"
    )


def test_no_contact_cells_are_no_contact() -> None:
    assert contact(contact_name="", contact_email="-", contact_is_executive="nee") is None


def test_a_number_without_a_person_does_not_spoil_the_row() -> None:
    row = parsed(contact_phone="088-1234567")

    assert isinstance(row, ParsedRow)
    assert (row.contact, row.loose_phone) == (None, "088-1234567")


@pytest.mark.parametrize(
    "cell", ["mailto:a@x.example.org", "Anna <a@x.example.org>", "a@x.example.org;"]
)
def test_an_address_is_taken_out_of_its_wrapping(cell: str) -> None:
    made = contact(contact_email=cell)
    assert made
    assert made.email == "a@x.example.org"


@pytest.mark.parametrize(
    ("cell", "expected"), [("Ja", True), ("x", True), ("NEE", False), ("", None)]
)
def test_ja_and_nee(cell: str, expected: bool | None) -> None:
    made = contact(contact_name="Anna", contact_is_executive=cell)
    assert made
    assert made.is_executive is expected


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"name": " "}, (Problem.NAME_MISSING, C.NAME)),
        ({"sector": "zorg"}, (Problem.SECTOR_UNKNOWN, C.SECTOR)),
        ({"kvk_number": "123456"}, (Problem.KVK_NUMBER_INVALID, C.KVK_NUMBER)),
        ({"kvk_number": "123456789012"}, (Problem.KVK_NUMBER_INVALID, C.KVK_NUMBER)),
        ({"postcode": "1234 SS"}, (Problem.POSTCODE_INVALID, C.POSTCODE)),
        ({"website": "javascript:alert(1)"}, (Problem.WEBSITE_INVALID, C.WEBSITE)),
        ({"contact_email": "a@@x"}, (Problem.EMAIL_INVALID, C.CONTACT_EMAIL)),
        ({"contact_email": "zie boven"}, (Problem.EMAIL_INVALID, C.CONTACT_EMAIL)),
        (
            {"contact_email": "a@x.example.org / b@x.example.org"},
            (Problem.EMAIL_SEVERAL, C.CONTACT_EMAIL),
        ),
        (
            {"contact_phone": "via balie", "contact_name": "A"},
            (Problem.PHONE_INVALID, C.CONTACT_PHONE),
        ),
        (
            {"contact_name": "A", "contact_is_executive": "misschien"},
            (Problem.YES_OR_NO_UNCLEAR, C.CONTACT_IS_EXECUTIVE),
        ),
        ({"city": "x" * 101}, (Problem.TOO_LONG, C.CITY)),
        ({"city": "#REF!"}, (Problem.ERROR_CELL, C.CITY)),
    ],
)
def test_what_is_wrong_is_named(
    cells: dict[str, str], expected: tuple[Problem, ImportColumn]
) -> None:
    assert problems(**cells) == [expected]


def test_all_problems_of_a_row_are_told_at_once() -> None:
    assert len(problems(postcode="x", kvk_number="y", contact_email="z")) == 3


def test_a_row_that_was_cut_in_two_is_told_of() -> None:
    row = parse_row(5, ["De Linde", "Noord", "over"], {0: C.NAME}, SECTORS, width=2)

    assert isinstance(row, RowProblems)
    assert row.problems[0].kind is Problem.TOO_MANY_CELLS


def test_a_row_that_is_too_short_is_fine() -> None:
    assert isinstance(parse_row(5, ["De Linde"], {0: C.NAME, 9: C.CITY}, SECTORS), ParsedRow)


@pytest.mark.parametrize(
    ("text", "code"),
    [("zkh", "ZKH"), ("Hospital", "ZKH"), ("woningbouw", "WON"), ("School", "OND"),
     ("huisartsenpraktijk", "VVT"), ("BOA's", "GEM"), ("politie", None)],
)  # fmt: skip
def test_a_sector_is_found_by_code_label_or_other_words(text: str, code: str | None) -> None:
    assert SECTORS.find(text) == code


@pytest.mark.parametrize(
    ("text", "expected"),
    [("12345678", "12345678"), ("1234567", "01234567"), ("KvK nr. 12 34 56 78", "12345678"),
     ("12345678.0", "12345678"), ("１２３４５６７８", None)],
)  # fmt: skip
def test_kvk_numbers(text: str, expected: str | None) -> None:
    assert values.kvk_number(text) == expected


def test_a_phone_number_gets_back_the_zero_that_excel_took() -> None:
    assert values.phone("612345678") == "0612345678"
    assert values.phone("+31 (0)6 - 12 34 56 78") == "+31 (0)6 - 12 34 56 78"


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert values.clean(values.clean(text)) == values.clean(text)
    assert values.clean_lines(values.clean_lines(text)) == values.clean_lines(text)


@given(st.lists(st.text(max_size=30), max_size=len(ImportColumn)))
def test_any_cells_give_values_or_problems(cells: list[str]) -> None:
    row = parse_row(2, cells, dict(enumerate(ImportColumn)), SECTORS)

    assert isinstance(row, ParsedRow) or row.problems
