"""The list of employers: search, filters, order and pages."""

from datetime import timedelta

import pytest
from flask import Flask

from tests.factories import NOW, TODAY, make_contact, make_partner, make_user
from tests.query_count import counted
from vptmeet.domain.commitment import CommitmentLevel
from vptmeet.extensions import db
from vptmeet.queries.partners import PAGE_SIZE, PartnerFilter, PartnerSort, filtered, rows


def found(chosen: PartnerFilter, sort: PartnerSort = PartnerSort.NAME, **how: bool) -> list[str]:
    return [row.name for row in rows(chosen, sort, how.get("descending", False), 1, "nl")]


@pytest.mark.parametrize("text", ["zorgcafe", "ZORGCAFÉ", "  Zörgcafé "])
def test_case_diacritics_and_white_space_do_not_matter(app: Flask, text: str) -> None:
    make_partner("Zorgcafé De Brug")
    make_partner("Veenlijn")
    assert found(PartnerFilter(text=text)) == ["Zorgcafé De Brug"]


def test_words_may_stand_in_any_order_and_in_different_fields(app: Flask) -> None:
    make_partner("Ziekenhuis De Linde", city="Veenrand")
    make_partner("Ziekenhuis Poort", city="Waterveen")
    assert found(PartnerFilter(text="veenrand ziekenhuis")) == ["Ziekenhuis De Linde"]


def test_a_contact_is_found_until_they_leave(app: Flask) -> None:
    make_contact(make_partner("Veenlijn"), name="Zoë Çelik")
    make_contact(make_partner("Rondom"), name="Zoë Çelik", left_on=TODAY)
    assert found(PartnerFilter(text="zoe celik")) == ["Veenlijn"]


def test_signs_of_a_pattern_are_ordinary_signs(app: Flask) -> None:
    make_partner("Honderd procent")
    assert found(PartnerFilter(text="%")) == []
    assert found(PartnerFilter(text="_")) == []


def test_filters_narrow_each_other(app: Flask) -> None:
    owner = make_user()
    make_partner("A", "ZKH", CommitmentLevel.PLEDGED, owner_id=owner.id)
    make_partner("B", "ZKH", CommitmentLevel.KNOWN, owner_id=owner.id)
    make_partner("C", "OND", CommitmentLevel.PLEDGED)
    high = frozenset({CommitmentLevel.PLEDGED, CommitmentLevel.ACTING})
    assert found(PartnerFilter(levels=high)) == ["A", "C"]
    assert found(PartnerFilter(levels=high, sectors=frozenset({"ZKH"}))) == ["A"]
    assert found(PartnerFilter(levels=high, owners=frozenset({None}))) == ["C"]
    assert found(PartnerFilter(owners=frozenset({owner.id, None}))) == ["A", "B", "C"]


def test_archived_employers_have_a_list_of_their_own(app: Flask) -> None:
    make_partner("Hier")
    make_partner("Weg", archived_at=NOW)
    assert found(PartnerFilter()) == ["Hier"]
    assert found(PartnerFilter(archived=True)) == ["Weg"]


@pytest.mark.parametrize(
    ("sort", "descending", "expected"),
    [
        (PartnerSort.NAME, False, ["Aa", "Éb", "Zc"]),
        (PartnerSort.NAME, True, ["Zc", "Éb", "Aa"]),
        (PartnerSort.LEVEL, True, ["Éb", "Aa", "Zc"]),
        (PartnerSort.SINCE, False, ["Zc", "Aa", "Éb"]),
        (PartnerSort.CITY, False, ["Aa", "Zc", "Éb"]),
    ],
)
def test_the_list_is_sorted(
    app: Flask, sort: PartnerSort, descending: bool, expected: list[str]
) -> None:
    make_partner("Zc", day=TODAY - timedelta(days=9), city="Brugge")
    make_partner("Aa", day=TODAY - timedelta(days=5), city="Ärdam")
    make_partner("Éb", level=CommitmentLevel.PLEDGED, city="Zuid")
    assert found(PartnerFilter(), sort, descending=descending) == expected


def test_pages_follow_each_other_without_a_gap(app: Flask) -> None:
    names = [f"Werkgever {number:03}" for number in range(PAGE_SIZE + 3)]
    for name in reversed(names):
        make_partner(name)
    first = rows(PartnerFilter(), PartnerSort.LEVEL, True, 1, "nl")
    second = rows(PartnerFilter(), PartnerSort.LEVEL, True, 2, "nl")
    assert [row.name for row in first + second] == names


def test_the_contact_of_a_row_is_the_bestuurder_who_still_works_there(app: Flask) -> None:
    partner = make_partner()
    make_contact(partner, name="Aad Adviseur")
    make_contact(partner, name="Bea Bestuurder", is_executive=True, function="directeur")
    make_contact(partner, name="Aagje Weg", is_executive=True, left_on=TODAY)
    (row,) = rows(PartnerFilter(), PartnerSort.NAME, False, 1, "nl")
    assert row.contact
    assert (row.contact.name, row.contact.function) == ("Bea Bestuurder", "directeur")


def test_filtered_gives_the_ids_to_other_queries(app: Flask) -> None:
    wanted = make_partner("A", "OND")
    make_partner("B", "ZKH")
    chosen = PartnerFilter(sectors=frozenset({"OND"}))
    assert db.session.scalars(filtered(chosen)).all() == [wanted.id]


def test_a_longer_list_asks_no_more_queries(app: Flask) -> None:
    counts = []
    for _round in range(2):
        for _number in range(10):
            make_contact(make_partner(owner_id=make_user().id))
        with counted() as statements:
            rows(PartnerFilter(text="e"), PartnerSort.NAME, False, 1, "nl")
        counts.append(statements.count)
    assert counts[0] == counts[1] <= 4
