"""The same file twice adds nothing, whatever is in the file and in the register."""

import tracemalloc
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.importing_helpers import carried_out, row
from vptmeet.domain.importing import plan
from vptmeet.domain.importing_plan import OutcomeKind
from vptmeet.domain.importing_register import ExistingContact, ExistingPartner, ExistingRegister
from vptmeet.domain.importing_rows import ContactValues, ParsedRow, PartnerValues
from vptmeet.domain.partner import fold

# Few values each, so that rows meet: that is where it could go wrong.
NAMES = st.sampled_from(["De Brug", "de brug B.V.", "De Kade", "Stichting De Kade", "Oost"])
CITIES = st.sampled_from(["", "", "Noord", "NOORD", "Zuid"])
KVK_NUMBERS = st.sampled_from(["", "", "12345678", "87654321"])
POSTCODES = st.sampled_from(["", "1234 AB", "1234 CD"])
NOTES = st.sampled_from(["", "a", "b", "a\nb", "x\na"])
EMAILS = st.sampled_from(["", "een@x.example.org", "EEN@x.example.org", "twee@x.example.org"])
PEOPLE = st.sampled_from(["", "Anna Jansen", "A. Jansen", "anna jansen", "Piet Pieters"])
PHONES = st.sampled_from(["", "06-12345678", "+31 6 12345678", "088 1234567"])

contacts = st.builds(
    ContactValues, PEOPLE, st.sampled_from(["", "Directeur"]), EMAILS, PHONES,
    st.sampled_from([None, True, False]),
).filter(lambda one: bool(one.name or one.email))  # fmt: skip
partners = st.builds(
    PartnerValues, NAMES, st.sampled_from(["", "ZKH"]), CITIES, POSTCODES, KVK_NUMBERS, st.just(""),
    NOTES,
)  # fmt: skip
files = st.lists(st.tuples(partners, st.none() | contacts), max_size=8).map(
    lambda rows: [ParsedRow(line, *values) for line, values in enumerate(rows, start=2)]
)
known_contacts = st.lists(
    st.builds(
        ExistingContact, st.just(0), PEOPLE.filter(bool), st.just(""), EMAILS, PHONES,
        st.booleans(), st.booleans(),
    ),
    max_size=2,
).map(lambda found: tuple(replace(one, id=n) for n, one in enumerate(found)))  # fmt: skip
known_partners = st.builds(
    ExistingPartner, st.just(0), NAMES, st.just("ZKH"), CITIES, POSTCODES, KVK_NUMBERS,
    st.just(""), NOTES, st.just(False), known_contacts,
)  # fmt: skip
# As in the real register, names in use are all different; archived ones may repeat.
in_use = known_partners.map(lambda one: replace(one, is_archived=False))
archived = known_partners.map(lambda one: replace(one, is_archived=True))
registers = st.tuples(
    st.lists(in_use, max_size=3, unique_by=lambda one: fold(one.name)),
    st.lists(archived, max_size=2),
).map(lambda two: ExistingRegister.of(replace(one, id=n) for n, one in enumerate(two[0] + two[1])))
AT_REST = {OutcomeKind.SAME, OutcomeKind.DUPLICATE, OutcomeKind.WRONG}


@given(files, registers)
@settings(max_examples=500, deadline=None)
def test_the_same_file_twice_plans_nothing_the_second_time(
    rows: list[ParsedRow], before: ExistingRegister
) -> None:
    first = plan(rows, before, default_sector="OND")
    second = plan(rows, carried_out(first, before), default_sector="OND")

    assert second.instructions == ()
    assert {one.kind for one in second.rows} <= AT_REST
    assert [one.line for one in second.rows if one.kind is OutcomeKind.WRONG] == [
        one.line for one in first.rows if one.kind is OutcomeKind.WRONG
    ]


@given(files, registers)
@settings(max_examples=150, deadline=None)
def test_nothing_known_is_ever_lost(rows: list[ParsedRow], before: ExistingRegister) -> None:
    after = {one.id: one for one in carried_out(plan(rows, before, "OND"), before).partners}

    for old in before.partners:
        new = after[old.id]
        assert len(new.contacts) >= len(old.contacts)
        assert all(
            getattr(new, what) or not getattr(old, what)
            for what in ("name", "sector", "city", "postcode", "kvk_number", "website")
        )
        assert new.notes.startswith(old.notes)


@given(files, registers)
@settings(max_examples=150, deadline=None)
def test_every_row_of_the_file_has_exactly_one_outcome(
    rows: list[ParsedRow], before: ExistingRegister
) -> None:
    assert [one.line for one in plan(rows, before).rows] == [one.line for one in rows]


def test_twenty_thousand_rows_are_planned_in_little_memory() -> None:
    rows = [
        row(n, f"Werkgever {n // 3}", ContactValues(f"Persoon {n}", email=f"p{n}@x.example.org"))
        for n in range(2, 20_002)
    ]
    tracemalloc.start()
    made = plan(rows, ExistingRegister.of([]))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert made.new_contacts == 20_000
    assert peak < 150_000_000


def test_twenty_thousand_rows_of_one_person_are_one_addition() -> None:
    """Slow only if something is done for each pair of rows."""
    person = ContactValues("Anna Jansen", email="anna@x.example.org")
    rows = [row(n, "De Linde", person, notes=f"Notitie {n}") for n in range(2, 20_002)]

    made = plan(rows, ExistingRegister.of([ExistingPartner(1, "De Linde", "ZKH")]))

    assert made.new_contacts == 1
    assert len(made.instructions) == 2
