"""Laying a list beside the register."""

from tests.domain.importing_helpers import register, row
from vptmeet.domain.importing import plan
from vptmeet.domain.importing_columns import ImportColumn
from vptmeet.domain.importing_plan import (
    AddContact,
    AddPartner,
    Change,
    ChangeContact,
    ChangePartner,
    NoteKind,
    OutcomeKind,
)
from vptmeet.domain.importing_register import ExistingContact, ExistingPartner
from vptmeet.domain.importing_rows import (
    ContactValues,
    ParsedRow,
    PartnerValues,
    Problem,
    RowProblem,
    RowProblems,
)

JANSEN = ContactValues("Anna Jansen", "Directeur", "anna@linde.example.org")
LINDE = ExistingPartner(
    7,
    "Ziekenhuis De Linde",
    "ZKH",
    city="Waterveen",
    contacts=(ExistingContact(3, "Anna Jansen", "Directeur", "anna@linde.example.org"),),
)


def test_a_new_employer_is_added_with_its_contact() -> None:
    made = plan([row(2, "De Linde", JANSEN)], register())

    assert made.instructions == (AddPartner(2, PartnerValues("De Linde", sector="ZKH"), (JANSEN,)),)
    assert made.rows[0].kind is OutcomeKind.ADDED
    assert made.rows[0].adds_partner
    assert made.rows[0].adds_contact


def test_several_rows_of_one_employer_make_one_partner_with_several_contacts() -> None:
    pieters = ContactValues("Piet Pieters", email="piet@linde.example.org")

    made = plan([row(2, "De Linde", JANSEN), row(3, "de linde B.V.", pieters)], register())

    (added,) = made.instructions
    assert isinstance(added, AddPartner)
    assert added.contacts == (JANSEN, pieters)
    assert made.counts[OutcomeKind.ADDED] == 2
    assert (made.new_partners, made.new_contacts) == (1, 2)


def test_what_the_register_says_already_is_the_same() -> None:
    made = plan(
        [row(2, "Stichting Ziekenhuis De Lindé", JANSEN, city="WATERVEEN")], register(LINDE)
    )

    assert made.rows[0].kind is OutcomeKind.SAME
    assert made.instructions == ()


def test_a_changed_value_is_told_with_old_and_new() -> None:
    known = ExistingPartner(
        7, "Ziekenhuis De Linde", "ZKH", kvk_number="01234567", city="Waterveen"
    )

    made = plan(
        [row(2, "Ziekenhuis De Linde", city="Veenrand", kvk_number="01234567")], register(known)
    )

    change = Change(ImportColumn.CITY, "Waterveen", "Veenrand")
    assert made.instructions == (ChangePartner(2, 7, (change,)),)
    assert made.rows[0].changes == (change,)
    assert change.attribute == "city"


def test_an_empty_cell_erases_nothing() -> None:
    nameless = ContactValues(email="anna@linde.example.org")

    made = plan([ParsedRow(2, PartnerValues("Ziekenhuis De Linde"), nameless)], register(LINDE))

    assert made.instructions == ()


def test_notes_are_added_below_what_is_there() -> None:
    noted = ExistingPartner(7, "De Linde", "ZKH", notes="Belt liever niet.")

    made = plan([row(2, "De Linde", notes="Kwam in 2024.")], register(noted))

    assert made.rows[0].changes[0].new == "Belt liever niet.\nKwam in 2024."


def test_a_known_person_with_a_new_address_is_changed_not_doubled() -> None:
    moved = ContactValues("anna jansen", email="a.jansen@linde.example.org")

    made = plan([row(2, "Ziekenhuis De Linde", moved)], register(LINDE))

    (changed,) = made.instructions
    assert isinstance(changed, ChangeContact)
    assert changed.contact_id == 3
    assert [change.attribute for change in changed.changes] == ["email"]


def test_a_new_contact_of_a_known_employer_is_added_to_it() -> None:
    pieters = ContactValues("Piet Pieters")

    made = plan([row(2, "Ziekenhuis De Linde", pieters)], register(LINDE))

    assert made.instructions == (AddContact(2, 7, pieters),)
    assert made.rows[0].kind is OutcomeKind.ADDED
    assert not made.rows[0].adds_partner


def test_who_has_only_an_address_is_called_by_it() -> None:
    made = plan([row(2, "De Linde", ContactValues(email="info@linde.example.org"))], register())

    (added,) = made.instructions
    assert isinstance(added, AddPartner)
    assert added.contacts[0].name == "info@linde.example.org"


def test_a_row_twice_in_the_file_is_a_duplicate_of_the_first() -> None:
    made = plan([row(2, "De Linde", JANSEN), row(9, "De Linde", JANSEN)], register())

    assert [one.kind for one in made.rows] == [OutcomeKind.ADDED, OutcomeKind.DUPLICATE]
    assert made.rows[1].same_as_line == 2


def test_where_rows_differ_the_first_counts_and_the_other_says_so() -> None:
    made = plan(
        [row(2, "De Linde", postcode="1234 AB"), row(3, "De Linde", postcode="1234 CD")],
        register(),
    )

    (note,) = made.rows[1].notes
    assert note.kind is NoteKind.VALUE_NOT_USED
    assert (note.column, note.value, note.line) == (ImportColumn.POSTCODE, "1234 CD", 2)


def test_one_address_for_two_people_is_refused() -> None:
    other = ContactValues("Piet Pieters", email="Anna@linde.example.org")

    made = plan([row(2, "De Linde", JANSEN), row(3, "De Linde", other)], register())

    assert made.rows[1].kind is OutcomeKind.WRONG
    assert made.rows[1].problems[0].kind is Problem.EMAIL_OF_ANOTHER
    assert made.rows[1].problems[0].line == 2


def test_two_spellings_of_one_person_share_an_address() -> None:
    short = ContactValues("A. Jansen", phone="06 12345678", email="anna@linde.example.org")

    made = plan([row(2, "De Linde", JANSEN), row(3, "De Linde", short)], register())

    (added,) = made.instructions
    assert isinstance(added, AddPartner)
    assert [one.phone for one in added.contacts] == ["06 12345678"]


def test_wrong_rows_keep_their_problems_and_do_nothing() -> None:
    wrong = RowProblems(2, (RowProblem(Problem.NAME_MISSING),))

    made = plan([wrong, row(3, "De Linde")], register())

    assert made.rows[0].kind is OutcomeKind.WRONG
    assert made.rows[0].problems == wrong.problems
    assert len(made.instructions) == 1


def test_a_new_employer_without_a_sector_is_wrong_unless_the_person_chose_one() -> None:
    bare = [ParsedRow(2, PartnerValues("De Linde"))]

    assert plan(bare, register()).rows[0].problems[0].kind is Problem.SECTOR_MISSING
    assert plan(bare, register(), default_sector="ZKH").rows[0].kind is OutcomeKind.ADDED


def test_the_chosen_sector_does_not_change_a_known_employer() -> None:
    bare = [ParsedRow(2, PartnerValues("Ziekenhuis De Linde"))]

    assert plan(bare, register(LINDE), default_sector="WON").instructions == ()


def test_an_archived_employer_is_found_and_told_of() -> None:
    archived = ExistingPartner(7, "De Linde", "ZKH", is_archived=True)

    made = plan([row(2, "De Linde")], register(archived))

    assert made.rows[0].partner_id == 7
    assert [note.kind for note in made.rows[0].notes] == [NoteKind.PARTNER_ARCHIVED]


def test_a_list_does_not_bring_back_who_has_left() -> None:
    left = ExistingContact(3, "Anna Jansen", email="anna@linde.example.org", has_left=True)

    partner = ExistingPartner(7, "De Linde", "ZKH", contacts=(left,))

    made = plan([row(2, "De Linde", JANSEN)], register(partner))

    assert made.instructions == ()
    assert [note.kind for note in made.rows[0].notes] == [NoteKind.CONTACT_HAS_LEFT]


def test_a_number_that_is_not_used_is_told_of() -> None:
    made = plan([ParsedRow(2, PartnerValues("De Linde", "ZKH"), None, "088-1234567")], register())

    (note,) = made.rows[0].notes
    assert (note.kind, note.value) == (NoteKind.PHONE_NOT_USED, "088-1234567")


def test_outcomes_stand_in_the_order_of_the_file() -> None:
    made = plan([row(4, "A"), row(2, "B"), row(3, "A", postcode="1234 AB")], register())

    assert [one.line for one in made.rows] == [2, 3, 4]
