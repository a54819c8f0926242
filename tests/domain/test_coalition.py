"""Figures and findings of the coalition."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vptmeet.domain.coalition import (
    Figures,
    Quarter,
    QuarterFigures,
    SectorFigures,
    by_quarter,
    finding,
    front_runners,
    last_quarters,
    name_is_shown,
    quarter_of,
    rose,
    since_start,
)
from vptmeet.domain.commitment import CommitmentLevel

KNOWN, LEADING, PLEDGED = CommitmentLevel.KNOWN, CommitmentLevel.LEADING, CommitmentLevel.PLEDGED


def sector(name: str, *counts: int) -> SectorFigures:
    return SectorFigures(1, name[:3], name, counts)


COALITION = Figures(
    (
        sector("Politie", 0, 1, 0, 2, 0, 1),
        sector("Onderwijs", 3, 0, 1, 0, 0, 0),
        sector("Toezicht", 0, 0, 0, 0, 0, 0),
        sector("Ziekenhuis", 0, 0, 0, 1, 2, 0),
    )
)


def test_the_finding_names_who_leads_and_where_nobody_takes_part() -> None:
    found = finding(COALITION)
    assert (found.total, found.coalition, found.leading) == (11, 6, 1)
    assert found.untouched == ("Onderwijs",)
    assert found.unseen == ("Toezicht",)


def test_sectors_that_are_equally_far_run_in_front_together() -> None:
    assert front_runners(COALITION) == ("Politie", "Ziekenhuis")


def test_without_a_coalition_nobody_runs_in_front() -> None:
    assert front_runners(Figures((sector("Politie", 4, 0, 0, 0, 0, 0),))) == ()
    assert front_runners(Figures(())) == ()


@pytest.mark.parametrize(
    ("day", "quarter"),
    [
        (date(2026, 1, 1), Quarter(2026, 1)),
        (date(2026, 3, 31), Quarter(2026, 1)),
        (date(2026, 4, 1), Quarter(2026, 2)),
        (date(2026, 12, 31), Quarter(2026, 4)),
    ],
)
def test_a_day_is_in_its_quarter(day: date, quarter: Quarter) -> None:
    assert quarter_of(day) == quarter


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_the_last_eight_quarters_follow_on_each_other(today: date) -> None:
    quarters = last_quarters(today)
    assert len(quarters) == 8
    assert quarters[-1].first_day <= today
    assert all(a == b.before and a < b for a, b in pairwise(quarters))


months = st.dates(date(2024, 1, 1), date(2026, 12, 1)).map(lambda day: day.replace(day=1))
movements = st.lists(st.tuples(months, st.sampled_from(CommitmentLevel), st.integers(-3, 3)))


@settings(deadline=None, max_examples=40)
@given(movements)
def test_a_quarter_holds_all_changes_until_its_end(
    rows: list[tuple[date, CommitmentLevel, int]],
) -> None:
    quarters = last_quarters(date(2026, 12, 1))
    found = by_quarter(rows, quarters)
    assert sum(found[-1].counts) == sum(change for _, _, change in rows)
    for one in found:
        last = one.quarter.last_month
        assert one.total == sum(change for month, _, change in rows if month <= last)


def test_growth_begins_just_before_the_first_employer() -> None:
    quarters = last_quarters(date(2026, 11, 24))
    empty = [QuarterFigures(quarter, (0,) * 6) for quarter in quarters[:5]]
    full = [QuarterFigures(quarter, (1,) * 6) for quarter in quarters[5:]]
    assert since_start([*empty, *full]) == (empty[-1], *full)


def test_growth_shows_at_least_two_quarters() -> None:
    empty = [QuarterFigures(one, (0,) * 6) for one in last_quarters(date(2026, 11, 24))]
    assert since_start(empty) == tuple(empty[-2:])


@pytest.mark.parametrize(
    ("level", "at_start", "expected"),
    [
        (CommitmentLevel.IN_CONTACT, None, True),
        (LEADING, PLEDGED, True),
        (PLEDGED, PLEDGED, False),
        (CommitmentLevel.ATTENDING, PLEDGED, False),
        (KNOWN, None, False),
    ],
)
def test_only_a_step_up_since_the_start_of_the_quarter_is_a_rise(
    level: CommitmentLevel, at_start: CommitmentLevel | None, expected: bool
) -> None:
    assert rose(level, at_start) is expected


@pytest.mark.parametrize("level", list(CommitmentLevel))
def test_names_of_who_hesitates_are_for_who_may_see_all_names(level: CommitmentLevel) -> None:
    assert name_is_shown(level, all_names=True)
    assert name_is_shown(level, all_names=False) == (level >= PLEDGED)
