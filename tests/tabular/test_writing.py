"""Writing CSV, and reading it back."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from vptmeet.tabular.formulas import defuse, restore
from vptmeet.tabular.reading import read_table
from vptmeet.tabular.writing import write_csv

# Whatever people type, but not what writing removes or a table cannot hold.
texts = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters=[chr(n) for n in range(32)]),
    max_size=30,
) | st.text("=+-@'\t\r\n;\",éł€😀א", max_size=8)


def test_it_opens_right_in_a_dutch_excel() -> None:
    content = write_csv(["Naam", "Reden"], [["Café", 'e-mail; "fout"']])

    assert content == '\ufeff"Naam";"Reden"\r\n"Café";"e-mail; ""fout"""\r\n'.encode()


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝"])
def test_formulas_are_defused(start: str) -> None:
    assert defuse(f"{start}cmd|'/c calc'!A0").startswith("'")


def test_an_apostrophe_of_the_person_stays() -> None:
    assert defuse("'t Huis") == restore("'t Huis") == "'t Huis"


def test_invisible_signs_are_left_out() -> None:
    assert write_csv(["Naam"], [["a\0b\x1f"]]).endswith(b'"ab"\r\n')


@given(texts)
def test_what_was_defused_is_restored_exactly(text: str) -> None:
    assert restore(defuse(text)) == text


@given(st.lists(st.tuples(texts, texts), min_size=1, max_size=5))
@example([("=cmd", "😀"), ("שלום", 'a;"b"\r\nc')])
@settings(deadline=None)
def test_our_own_file_is_read_back_as_it_was(rows: list[tuple[str, str]]) -> None:
    marked = [("rij", *row, "einde") for row in rows]

    table = read_table(write_csv(["Naam", "Plaats", "Sector", "Functie"], marked), "a.csv")

    assert [tuple(row.cells) for row in table.rows] == marked
