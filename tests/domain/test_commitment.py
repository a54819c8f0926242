"""The rules of the ladder."""

from datetime import UTC, date, datetime, timedelta
from itertools import permutations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vptmeet.domain.commitment import (
    ACTING_MEASURES,
    FITTING_KINDS,
    CommitmentLevel,
    Evidence,
    EvidenceKind,
    MeasureCode,
    MissingEvidence,
    Step,
    level_on,
    missing_evidence,
    standing,
)

LEVELS = tuple(CommitmentLevel)
FIRST = date(2025, 1, 1)

levels = st.sampled_from(LEVELS)
days = st.integers(0, 20).map(lambda number: FIRST + timedelta(days=number))


@st.composite
def histories(draw: st.DrawFn) -> list[Step]:
    """Steps in the order in which they were recorded; often two on one day, or at once."""
    drawn = draw(st.lists(st.tuples(levels, days), min_size=1, max_size=8))
    began = datetime(2025, 6, 1, tzinfo=UTC)
    return [
        Step(level, day, began + timedelta(minutes=place // 2))
        for place, (level, day) in enumerate(drawn)
    ]


@given(histories(), days, st.randoms())
def test_the_order_in_which_steps_are_given_does_not_matter(
    steps: list[Step], day: date, random: Random
) -> None:
    shuffled = steps.copy()
    random.shuffle(shuffled)
    assert level_on(shuffled, day) is level_on(steps, day)
    assert standing(shuffled) == standing(steps)


@given(histories(), days)
def test_the_level_on_a_day_is_found_by_living_through_the_days(
    steps: list[Step], day: date
) -> None:
    current: CommitmentLevel | None = None
    for number in range((day - FIRST).days + 1):
        for step in sorted(steps, key=lambda one: (one.recorded_at, one.level)):
            if step.day == FIRST + timedelta(days=number):
                current = step.level
    assert level_on(steps, day) is current


@given(histories(), days)
def test_a_later_step_does_not_change_an_earlier_day(steps: list[Step], day: date) -> None:
    later = Step(CommitmentLevel.LEADING, day + timedelta(days=1), steps[-1].recorded_at)
    assert level_on([*steps, later], day) is level_on(steps, day)


@given(histories())
def test_standing_is_todays_level_since_its_stay_began(steps: list[Step]) -> None:
    last = standing(steps)
    end = max(step.day for step in steps)
    assert last.level is level_on(steps, end)
    stay = [level_on(steps, step.day) for step in steps if step.day >= last.day]
    assert set(stay) == {last.level}
    before = level_on(steps, last.day - timedelta(days=1))
    earlier_that_day = [step for step in steps if step.day == last.day and step.level != last.level]
    assert before is not last.level or earlier_that_day


def test_a_partner_without_history_stands_nowhere() -> None:
    assert level_on([], FIRST) is None
    with pytest.raises(ValueError, match="without history"):
        standing([])


@given(levels, levels, st.booleans())
def test_without_evidence_a_word_why_is_enough_and_needed(
    current: CommitmentLevel, target: CommitmentLevel, has_contact: bool
) -> None:
    silent = Evidence(EvidenceKind.WITHOUT)
    spoken = Evidence(EvidenceKind.WITHOUT, "volgt na de vakantie")
    assert missing_evidence(current, target, silent, has_contact) == (MissingEvidence.REASON,)
    assert missing_evidence(current, target, spoken, has_contact) == ()


@pytest.mark.parametrize(
    ("current", "target"), [(high, low) for low, high in permutations(LEVELS, 2) if low < high]
)
def test_a_step_down_needs_a_reason_only(current: CommitmentLevel, target: CommitmentLevel) -> None:
    silent, spoken = Evidence(EvidenceKind.REASON), Evidence(EvidenceKind.REASON, "fusie")
    assert missing_evidence(current, target, silent, False) == (MissingEvidence.REASON,)
    assert missing_evidence(current, target, spoken, False) == ()


def full_evidence(target: CommitmentLevel) -> Evidence:
    """All that a rung can ask for."""
    return Evidence(
        FITTING_KINDS[target][0], "gezien", "J. Bos", "directeur", frozenset(MeasureCode)
    )


@given(st.none() | levels, levels)
def test_full_evidence_and_a_contact_always_suffice(
    current: CommitmentLevel | None, target: CommitmentLevel
) -> None:
    assert missing_evidence(current, target, full_evidence(target), True) == ()


@given(levels)
def test_every_rung_but_the_first_needs_a_contact(target: CommitmentLevel) -> None:
    missing = missing_evidence(None, target, full_evidence(target), has_contact=False)
    assert (MissingEvidence.CONTACT in missing) is (target > CommitmentLevel.KNOWN)


@given(st.frozensets(st.sampled_from(MeasureCode)))
def test_acting_takes_four_measures_with_the_three_core_ones(
    measures: frozenset[MeasureCode],
) -> None:
    evidence = Evidence(EvidenceKind.MEASURES, "gezien", measures=measures)
    missing = missing_evidence(None, CommitmentLevel.ACTING, evidence, True)
    assert (missing == ()) is (len(measures) >= 4 and measures >= ACTING_MEASURES)


@given(st.frozensets(st.sampled_from(MeasureCode)))
def test_leading_takes_all_eight_measures(measures: frozenset[MeasureCode]) -> None:
    evidence = Evidence(EvidenceKind.SPOKE, "was gastheer", measures=measures)
    missing = missing_evidence(None, CommitmentLevel.LEADING, evidence, True)
    assert (missing == ()) is (len(measures) == 8)


def test_a_pledge_says_who_signed_in_which_function() -> None:
    evidence = Evidence(EvidenceKind.DECLARATION, "brief gezien")
    assert missing_evidence(None, CommitmentLevel.PLEDGED, evidence, True) == (
        MissingEvidence.SIGNER,
        MissingEvidence.SIGNER_FUNCTION,
    )


@given(levels, st.sampled_from(EvidenceKind))
def test_evidence_of_another_rung_does_not_fit(target: CommitmentLevel, kind: EvidenceKind) -> None:
    evidence = Evidence(kind, "gezien", "J. Bos", "directeur", frozenset(MeasureCode))
    missing = missing_evidence(None, target, evidence, True)
    fits = kind in FITTING_KINDS[target] or kind is EvidenceKind.WITHOUT
    assert (MissingEvidence.KIND in missing) is not fits


def test_a_rung_is_found_by_its_code_and_nothing_else_is() -> None:
    assert [CommitmentLevel.from_code(level.code) for level in LEVELS] == list(LEVELS)
    with pytest.raises(ValueError, match="boss"):
        CommitmentLevel.from_code("boss")
