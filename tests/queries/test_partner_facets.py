"""The numbers beside the filters."""

from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories import NOW, make_contact, make_partner, make_user
from tests.query_count import counted
from vptmeet.domain.commitment import CommitmentLevel
from vptmeet.extensions import db
from vptmeet.models.partner import Partner
from vptmeet.queries.partner_facets import facets, register_size
from vptmeet.queries.partners import PartnerFilter, filtered

SECTORS = ("ZKH", "OND", "GEM")
LEVELS = tuple(CommitmentLevel)


def seed(partners: list[tuple[str, CommitmentLevel, bool]]) -> int:
    """Employers of a sector and level, with or without an owner; gives the owner's id."""
    owner = make_user()
    for sector, level, owned in partners:
        make_partner(sector_code=sector, level=level, owner_id=owner.id if owned else None)
    return owner.id


def test_a_number_counts_under_the_other_filters_only(app: Flask) -> None:
    seed([("ZKH", LEVELS[3], True), ("ZKH", LEVELS[0], False), ("OND", LEVELS[3], False)])
    counted_ = facets(PartnerFilter(sectors=frozenset({"ZKH"})), "nl")
    sectors = {one.code: one.count for one in counted_.sectors}
    assert (sectors["ZKH"], sectors["OND"], sectors["POL"]) == (2, 1, 0)
    assert {one.level: one.count for one in counted_.levels}[LEVELS[3]] == 1
    assert counted_.total == 2


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    partners=st.lists(
        st.tuples(st.sampled_from(SECTORS), st.sampled_from(LEVELS), st.booleans()), max_size=8
    ),
    sectors=st.frozensets(st.sampled_from(SECTORS)),
    levels=st.frozensets(st.sampled_from(LEVELS)),
    unowned=st.booleans(),
)
def test_a_box_shows_what_its_number_says(
    app: Flask,
    partners: list[tuple[str, CommitmentLevel, bool]],
    sectors: frozenset[str],
    levels: frozenset[CommitmentLevel],
    unowned: bool,
) -> None:
    for partner in db.session.query(Partner):
        partner.archived_at = NOW
    seed(partners)
    owners: frozenset[int | None] = frozenset({None} if unowned else ())
    chosen = PartnerFilter(sectors=sectors, levels=levels, owners=owners)
    counts = facets(chosen, "nl")
    assert counts.total == size(chosen)
    for sector in counts.sectors:
        assert sector.count == size(PartnerFilter("", frozenset({sector.code}), levels, owners))
    for level in counts.levels:
        assert level.count == size(PartnerFilter("", sectors, frozenset({level.level}), owners))
    for owner in counts.owners:
        assert owner.count == size(PartnerFilter("", sectors, levels, frozenset({owner.user_id})))


def size(chosen: PartnerFilter) -> int:
    """How many employers the filter really finds."""
    return len(db.session.scalars(filtered(chosen)).all())


def test_the_search_text_counts_in_every_number(app: Flask) -> None:
    make_contact(make_partner("Veenlijn"), name="Zoë")
    make_partner("Rondom")
    counts = facets(PartnerFilter(text="zoe"), "nl")
    assert counts.total == sum(one.count for one in counts.sectors) == 1


def test_the_register_counts_its_coalition_and_leaves_out_the_archive(app: Flask) -> None:
    seed([("ZKH", LEVELS[3], False), ("OND", LEVELS[5], False), ("OND", LEVELS[2], False)])
    make_partner(level=LEVELS[4], archived_at=NOW)
    assert (register_size().partners, register_size().coalition) == (3, 2)


def test_more_employers_ask_no_more_queries(app: Flask) -> None:
    counts = []
    for _round in range(2):
        seed([("ZKH", LEVELS[1], True)] * 10)
        with counted() as statements:
            facets(PartnerFilter(text="e", levels=frozenset({LEVELS[1]})), "nl")
        counts.append(statements.count)
    assert counts[0] == counts[1] <= 3
