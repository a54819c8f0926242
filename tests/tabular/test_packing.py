"""Packing a table and opening it again."""

from hypothesis import given
from hypothesis import strategies as st

from vptmeet.tabular.packing import pack, unpack
from vptmeet.tabular.table import Row, Table, TableKind, TableNote

rows = st.builds(Row, st.integers(1, 10**6), st.lists(st.text(), max_size=4))
tables = st.builds(
    Table,
    st.sampled_from(TableKind),
    st.lists(st.text(), max_size=4),
    st.lists(rows, max_size=4),
    st.integers(1, 99),
    sheet=st.text(),
    total_lines=st.lists(st.integers(1, 99)),
    notes=st.frozensets(st.sampled_from(TableNote)),
)


@given(tables)
def test_a_packed_table_comes_out_as_it_went_in(table: Table) -> None:
    assert unpack(pack(table)) == table
