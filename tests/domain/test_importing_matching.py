"""Which employer of the register a row is about."""

import pytest

from tests.domain.importing_helpers import register, row
from vptmeet.domain.importing import plan
from vptmeet.domain.importing_identity import employer_key, may_be_one_person
from vptmeet.domain.importing_plan import NoteKind, OutcomeKind
from vptmeet.domain.importing_register import ExistingPartner
from vptmeet.domain.importing_rows import ParsedRow, Problem


def matched(rows: list[ParsedRow], *partners: ExistingPartner) -> list[int | None]:
    """For each row the employer that it was laid beside."""
    return [one.partner_id for one in plan(rows, register(*partners)).rows]


@pytest.mark.parametrize(
    "other",
    [
        "de linde",
        "De Linde B.V.",
        "Stichting De Linde",
        "DE LÍNDE, b.v.",
        "De Linde B V",
        "'De Linde'",
    ],
)
def test_spellings_of_one_name_are_one_employer(other: str) -> None:
    assert employer_key(other) == employer_key("De Linde")


def test_a_legal_form_inside_a_name_or_alone_stays() -> None:
    assert employer_key("Sport voor Vereniging Noord") == "sport voor vereniging noord"
    assert employer_key("Stichting") == "stichting"
    assert employer_key("St. Antonius") == "st antonius"


def test_a_name_of_signs_alone_is_still_a_name() -> None:
    assert employer_key("★") == "★"


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("P. Jansen", "Piet Jansen", True),
        ("Jansen, P.", "Piet Jansen", True),
        ("Jan van der Berg", "Piet van der Meer", False),
        ("J.", "Anna Jansen", True),
    ],
)
def test_people_are_told_apart_by_surname(one: str, other: str, expected: bool) -> None:
    assert may_be_one_person(one, other) is expected


def test_one_name_in_two_cities_is_two_employers() -> None:
    noord = ExistingPartner(1, "De Brug", "ZKH", city="Noord")

    assert matched([row(2, "De Brug B.V.", city="Zuid")], noord) == [None]
    assert matched([row(2, "De Brug", city="noord")], noord) == [1]


def test_another_employer_of_exactly_the_same_name_is_refused() -> None:
    noord = ExistingPartner(1, "De Brug", "ZKH", city="Noord")

    made = plan([row(2, "DE BRUG", city="Zuid")], register(noord))

    assert made.rows[0].problems[0].kind is Problem.NAME_IN_USE


def test_a_name_that_is_given_up_is_free_for_another() -> None:
    old = ExistingPartner(1, "Oost", "ZKH", city="Noord", kvk_number="12345678")

    made = plan([row(2, "Oost", city="Zuid"), row(3, "West", kvk_number="12345678")], register(old))

    assert [one.kind for one in made.rows] == [OutcomeKind.ADDED, OutcomeKind.CHANGED]
    assert [one.line for one in made.instructions] == [3, 2]


def test_a_city_fills_in_what_is_not_known() -> None:
    assert matched([row(2, "De Brug", city="Noord")], ExistingPartner(1, "De Brug")) == [1]
    assert matched([row(2, "De Brug")], ExistingPartner(1, "De Brug", city="Noord")) == [1]


def test_a_row_that_may_be_several_employers_is_refused() -> None:
    noord, zuid = (ExistingPartner(n, "De Brug", "ZKH", city=c) for n, c in ((1, "N"), (2, "Z")))

    made = plan([row(2, "De Brug")], register(noord, zuid))

    assert made.rows[0].problems[0].kind is Problem.EMPLOYER_AMBIGUOUS


def test_rows_without_a_city_beside_two_cities_in_the_file_are_refused() -> None:
    made = plan(
        [row(2, "De Brug", city="N"), row(3, "De Brug"), row(4, "De Brug BV", city="Z")],
        register(),
    )

    assert [one.kind for one in made.rows] == [
        OutcomeKind.ADDED,
        OutcomeKind.WRONG,
        OutcomeKind.ADDED,
    ]


def test_a_kvk_number_finds_a_renamed_employer() -> None:
    old = ExistingPartner(1, "Kliniek Oost", "ZKH", kvk_number="12345678")

    made = plan([row(2, "Kliniek Zuiderpoort", kvk_number="12345678")], register(old))

    assert made.rows[0].changes[0].new == "Kliniek Zuiderpoort"
    assert made.rows[0].notes[0].kind is NoteKind.FOUND_BY_KVK_NUMBER
    assert made.rows[0].notes[0].value == "Kliniek Oost"


def test_schools_of_one_board_stay_apart_though_they_share_a_kvk_number() -> None:
    kade = ExistingPartner(1, "OBS De Kade", "OND", kvk_number="12345678")
    rows = [
        row(2, "OBS De Kade", kvk_number="12345678"),
        row(3, "OBS Klaverblad", kvk_number="12345678"),
    ]

    assert matched(rows, kade) == [1, None]


def test_a_kvk_number_at_another_postcode_is_another_branch() -> None:
    kade = ExistingPartner(1, "OBS De Kade", "OND", kvk_number="12345678", postcode="1234 AB")

    assert matched([row(2, "Klaverblad", kvk_number="12345678", postcode="1234 CD")], kade) == [
        None
    ]


def test_the_same_name_and_kvk_number_in_another_city_has_moved() -> None:
    old = ExistingPartner(1, "De Brug", "ZKH", city="Noord", kvk_number="12345678")

    assert matched([row(2, "De Brug", city="Zuid", kvk_number="12345678")], old) == [1]


def test_an_employer_in_use_goes_before_an_archived_one() -> None:
    archived = ExistingPartner(1, "De Brug", "ZKH", is_archived=True)
    in_use = ExistingPartner(2, "De Brug", "ZKH")

    assert matched([row(2, "De Brug")], archived, in_use) == [2]


def test_a_name_in_use_goes_before_a_kvk_number_under_another_name() -> None:
    by_number = ExistingPartner(1, "Oost", "ZKH", kvk_number="12345678")
    by_name = ExistingPartner(2, "West", "ZKH")

    assert matched([row(2, "West", kvk_number="12345678")], by_number, by_name) == [2]
