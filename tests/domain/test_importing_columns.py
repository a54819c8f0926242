"""Which heading means which column."""

import pytest

from vptmeet.domain.importing_columns import (
    ImportColumn,
    heading_key,
    is_known_heading,
    suggest_mapping,
)
from vptmeet.domain.importing_headings import HEADINGS, KEYWORDS

C = ImportColumn


def suggested(*headings: str) -> list[ImportColumn | None]:
    """What is suggested for these headings, without any rows."""
    mapping = suggest_mapping(headings, [])
    return [mapping.get(index) for index in range(len(headings))]


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        (
            ["Naam", "Sector", "Contactpersoon", "Functie", "E-mailadres", "Telefoon"],
            [
                C.NAME,
                C.SECTOR,
                C.CONTACT_NAME,
                C.CONTACT_FUNCTION,
                C.CONTACT_EMAIL,
                C.CONTACT_PHONE,
            ],
        ),
        (["Organisatie", "Naam"], [C.NAME, C.CONTACT_NAME]),
        (["Naam", "Organisatie"], [C.CONTACT_NAME, C.NAME]),
        (
            ["Werkgever", "Voornaam", "Tussenvoegsel", "Achternaam"],
            [C.NAME, C.CONTACT_FIRST_NAME, C.CONTACT_PREFIX, C.CONTACT_LAST_NAME],
        ),
        (
            ["BEDRIJFSNAAM", "KvK-nummer", "Postcode", "Vestigingsplaats", "Website"],
            [C.NAME, C.KVK_NUMBER, C.POSTCODE, C.CITY, C.WEBSITE],
        ),
        (
            ["Company", "Job title", "Email address", "Phone number", "Comments"],
            [C.NAME, C.CONTACT_FUNCTION, C.CONTACT_EMAIL, C.CONTACT_PHONE, C.NOTES],
        ),
        (["Naam", "Niveau", "Bestuurder (j/n)"], [C.NAME, C.LEVEL, C.CONTACT_IS_EXECUTIVE]),
        (["Naam", "E-mail organisatie", "E-mail"], [C.NAME, None, C.CONTACT_EMAIL]),
        (["Naam", "Mailadres van de directie"], [C.NAME, C.CONTACT_EMAIL]),
        (["Naam", "Straat", "Datum akkoord e-mail", ""], [C.NAME, None, None, None]),
    ],
)
def test_headings_of_real_lists(headings: list[str], expected: list[ImportColumn | None]) -> None:
    assert suggested(*headings) == expected


def test_two_like_headings_never_get_the_same_column() -> None:
    assert suggested("E-mail", "E-mailadres") == [C.CONTACT_EMAIL, None]


def test_a_column_full_of_addresses_is_recognised_by_its_content() -> None:
    rows = [["De Linde", "a@x.example.org"], ["De Kade", "b@x.example.org"], ["Oost", ""]]

    assert suggest_mapping(["Naam", "Bereikbaar via"], rows)[1] is C.CONTACT_EMAIL


def test_content_goes_before_a_heading_that_it_contradicts() -> None:
    rows = [["De Linde", "Anna Jansen", "ja"], ["De Kade", "Piet Pieters", "nee"]]

    assert suggest_mapping(["Naam", "Bestuurder", "E-mail"], rows) == {0: C.NAME}


def test_a_heading_is_compared_without_case_signs_and_remarks() -> None:
    assert heading_key("  É-Mailadres (verplicht) * ") == "emailadres"
    assert is_known_heading("KVK nr.")
    assert not is_known_heading("Waterveen")


def test_the_tables_name_only_columns_that_exist() -> None:
    named = {name for meanings in HEADINGS.values() for name, _ in meanings}
    named |= {name for _, name in KEYWORDS}

    assert named == {column.value for column in ImportColumn}


def test_the_headings_are_written_as_they_are_compared() -> None:
    assert [key for key in HEADINGS if heading_key(key) != key] == []
