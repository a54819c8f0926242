"""The coalition's movements stay equal to what the histories say."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select

from tests.factories import NOW, TODAY, sector
from vptmeet.domain.commitment import CommitmentLevel, Evidence, EvidenceKind, Step, level_on
from vptmeet.extensions import db
from vptmeet.models.partner import CoalitionMovement, Commitment, Partner
from vptmeet.services import movements, partners
from vptmeet.services.commitments import record_step
from vptmeet.services.partners import PartnerValues

Level = CommitmentLevel
SECTORS = ("ZKH", "OND")
FIRST_MONTH = date(2025, 1, 1)
BEGIN = date(2025, 1, 20)

deeds = st.one_of(
    st.tuples(st.just("step"), st.integers(0, 1), st.sampled_from(Level), st.integers(0, 600)),
    st.tuples(st.just("sector"), st.integers(0, 1), st.sampled_from(SECTORS), st.none()),
    st.tuples(st.just("archive"), st.integers(0, 1), st.none(), st.integers(0, 600)),
    st.tuples(st.just("restore"), st.integers(0, 1), st.none(), st.none()),
)
Deed = tuple[str, int, Level | str | None, int | None]


def do(deed: Deed, both: list[Partner], place: int) -> None:
    """Do one deed to one of both partners; `place` is its place in the series."""
    kind, number, what, days = deed
    partner = both[number]
    at = NOW + timedelta(minutes=place)
    if kind == "step" and isinstance(what, Level) and days is not None:
        day = min(BEGIN + timedelta(days=days), TODAY)
        record_step(partner, what, day, Evidence(EvidenceKind.WITHOUT, "proef"), None, at, TODAY)
    elif kind == "sector" and isinstance(what, str):
        values = PartnerValues(name=partner.name, sector_id=sector(what).id)
        partners.change_partner(partner, values, None, at)
    elif kind == "archive" and days is not None:
        partners.archive(partner, None, NOW - timedelta(days=days))
    else:
        partners.restore(partner, None, at)


def kept() -> Counter[tuple[date, int, Level]]:
    """The movements as they are in the database, without those that came to nothing."""
    rows = db.session.scalars(select(CoalitionMovement).execution_options(populate_existing=True))
    changes = {(row.month, row.sector_id, row.level): row.change for row in rows}
    return Counter({key: change for key, change in changes.items() if change})


def month_ends() -> Iterator[date]:
    """The last day of each month from FIRST_MONTH to a month after today."""
    month = FIRST_MONTH
    while month <= TODAY:
        month = (month + timedelta(days=32)).replace(day=1)
        yield month - timedelta(days=1)


def counted_slowly(day: date) -> Counter[tuple[int, Level]]:
    """The coalition at the end of `day`, from every history by the rule of the domain."""
    found: Counter[tuple[int, Level]] = Counter()
    for partner in db.session.scalars(select(Partner)):
        rows = db.session.scalars(select(Commitment).where(Commitment.partner_id == partner.id))
        level = level_on([Step(row.level, row.day, row.recorded_at) for row in rows], day)
        is_here = partner.archived_at is None or day < partner.archived_at.date()
        if level is not None and is_here:
            found[partner.sector_id, level] += 1
    return found


def summed(day: date) -> Counter[tuple[int, Level]]:
    """The same from the movements."""
    found: Counter[tuple[int, Level]] = Counter()
    for (month, sector_id, level), change in kept().items():
        if month <= day:
            found[sector_id, level] += change
    return Counter({key: number for key, number in found.items() if number})


def begin_anew() -> list[Partner]:
    """Two partners and nothing else: hypothesis runs many examples in one test."""
    for table in (CoalitionMovement, Commitment, Partner):
        db.session.execute(delete(table))
    db.session.expunge_all()
    return [
        partners.add_partner(
            PartnerValues(name=name, sector_id=sector("ZKH").id), "lijst", None, NOW, BEGIN
        )
        for name in ("A", "B")
    ]


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(deeds, max_size=12))
def test_movements_equal_the_histories_after_any_series_of_deeds(
    app: Flask, series: list[Deed]
) -> None:
    both = begin_anew()
    for place, deed in enumerate(series):
        do(deed, both, place)
    for day in month_ends():
        assert summed(day) == counted_slowly(day)
    before = kept()
    movements.rebuild()
    assert kept() == before
    db.session.rollback()


def test_a_rebuild_repairs_what_went_wrong(app: Flask) -> None:
    begin_anew()
    right = kept()
    db.session.execute(delete(CoalitionMovement))
    assert kept() != right
    movements.rebuild()
    assert kept() == right


def test_leaving_counts_on_the_day_that_the_municipality_has(app: Flask) -> None:
    values = PartnerValues("Het Veen", sector("WON").id)
    partner = partners.add_partner(values, "lijst", None, NOW, date(2026, 11, 24))
    # Half past midnight in Amsterdam on the first of December, still November in UTC.
    partners.archive(partner, None, datetime(2026, 11, 30, 23, 30, tzinfo=UTC))
    months = db.session.execute(select(CoalitionMovement.month, CoalitionMovement.change)).all()
    assert sorted(months) == [(date(2026, 11, 1), 1), (date(2026, 12, 1), -1)]
