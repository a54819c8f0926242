"""The list that people try the import with."""

from collections import Counter

import pytest

from config import ROOT
from vptmeet.domain.importing_columns import LEFT_OUT
from vptmeet.domain.importing_plan import ImportPlan, OutcomeKind
from vptmeet.queries import importing
from vptmeet.tabular.reading import read_table

FILE = ROOT / "docs" / "voorbeeld-werkgevers.csv"

pytestmark = pytest.mark.usefixtures("story")


def _plan() -> ImportPlan:
    """What reading it in would do, with the columns as they are suggested."""
    table = read_table(FILE.read_bytes(), FILE.name)
    found = importing.suggested(table)
    mapping = {index: column for index, column in found.items() if column not in LEFT_OUT}
    return importing.plan_of(table, importing.ColumnChoice(mapping, source="voorbeeld"))


def test_it_is_a_list_as_excel_writes_it() -> None:
    text = FILE.read_bytes().decode("cp1252")
    assert text.startswith("Organisatie;Sector;")
    assert "\r\n" in text
    with pytest.raises(UnicodeDecodeError):
        FILE.read_bytes().decode("utf-8")


def test_most_of_it_can_be_read_in_and_a_few_rows_cannot() -> None:
    kinds = Counter(row.kind for row in _plan().rows)
    assert kinds == {OutcomeKind.ADDED: 21, OutcomeKind.DUPLICATE: 1, OutcomeKind.WRONG: 3}
