"""Turnout as figures."""

from hypothesis import given
from hypothesis import strategies as st

from vptmeet.domain.attendance import Presence, Turnout, turnout

marks = st.lists(st.tuples(st.booleans(), st.sampled_from(Presence)))


@given(marks)
def test_everybody_is_present_absent_or_not_marked(rows: list[tuple[bool, Presence]]) -> None:
    absent = sum(mark is Presence.ABSENT for _, mark in rows)
    counted = turnout(rows)
    assert counted.present + counted.unmarked + absent == counted.invited == len(rows)


@given(marks)
def test_the_percentage_is_a_share_of_those_invited(rows: list[tuple[bool, Presence]]) -> None:
    percentage = turnout(rows).percentage
    assert (percentage is None) == (not rows)
    assert percentage is None or 0 <= percentage <= 100


def test_turnout_counts_who_came_among_those_asked() -> None:
    rows = [(True, Presence.PRESENT), (True, Presence.ABSENT), (False, Presence.PRESENT)]
    assert turnout(rows) == Turnout(invited=3, said_yes=2, present=2, unmarked=0)
    assert turnout(rows).percentage == 67
