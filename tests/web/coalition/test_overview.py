"""The page that shows the coalition: who sees what, at every size."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import insert, select

from tests.conftest import sign_in
from tests.factories import (
    NOW,
    TODAY,
    make_contact,
    make_invitation,
    make_meeting,
    make_partner,
    make_user,
)
from tests.query_count import counted
from vptmeet.domain.commitment import CommitmentLevel
from vptmeet.domain.roles import Role
from vptmeet.domain.rsvp import InvitationRole
from vptmeet.extensions import db
from vptmeet.models.partner import Partner
from vptmeet.models.reference import Sector

HESITATES, SAID_YES = "Kliniek Zuiderpoort", "Ziekenhuis De Linde"


def page(client: FlaskClient, role: Role = Role.COORDINATOR, **values: object) -> str:
    response = sign_in(client, make_user(role, **values)).get("/coalitie")
    assert response.status_code == 200
    return response.text


def make_many(number: int) -> None:
    """Partners over all sectors and levels, as rows only: fast, and enough for the pictures."""
    sectors = db.session.scalars(select(Sector.id).where(Sector.has_public_task)).all()
    rows = [
        {
            "name": f"Werkgever {index} in Waterveen",
            "name_folded": f"werkgever {index}",
            "sector_id": sectors[index % 16],
            "level": CommitmentLevel(index // 16 % 6),
            "level_since": TODAY,
            "created_at": NOW,
        }
        for index in range(number)
    ]
    if rows:
        db.session.execute(insert(Partner), rows)
    db.session.commit()


def make_two() -> None:
    make_partner(HESITATES, level=CommitmentLevel.IN_CONTACT)
    make_partner(SAID_YES, level=CommitmentLevel.PLEDGED)


@pytest.mark.parametrize(
    ("role", "holder", "sees"),
    [
        (Role.COORDINATOR, False, True),
        (Role.ALDERMAN, False, False),
        (Role.ALDERMAN, True, True),
        (Role.HRM, False, False),
    ],
)
def test_names_of_who_hesitates_are_for_coordinator_and_portfolio_holder(
    client: FlaskClient, role: Role, holder: bool, sees: bool
) -> None:
    make_two()
    text = page(client, role, is_portfolio_holder=holder)
    assert (HESITATES in text) is sees
    assert SAID_YES in text


def test_a_manager_has_no_business_here(client: FlaskClient) -> None:
    assert sign_in(client, make_user(Role.MANAGER)).get("/coalitie").status_code == 403


def test_somebody_who_is_not_signed_in_is_asked_to(client: FlaskClient) -> None:
    response = client.get("/coalitie")
    assert response.status_code in {302, 401}


def test_the_heading_says_the_finding(client: FlaskClient) -> None:
    make_two()
    assert "Eén werkgever vormt het begin van de coalitie" in page(client)


def test_an_empty_register_tells_the_coordinator_how_to_begin(client: FlaskClient) -> None:
    text = page(client)
    assert "De coalitie begint bij de eerste werkgever" in text
    assert "/partners/inlezen" in text
    assert '<svg class="vpt-rings' not in text


def test_an_empty_register_shows_an_alderman_no_buttons(client: FlaskClient) -> None:
    text = page(client, Role.ALDERMAN)
    assert "/partners/inlezen" not in text


@pytest.mark.parametrize("employers", [1, 40, 400, 4000])
def test_the_page_stays_under_150_kb_at_any_size(client: FlaskClient, employers: int) -> None:
    make_many(employers)
    assert len(page(client).encode()) < 150_000


def test_many_employers_are_numbers_and_no_name_is_loaded(client: FlaskClient) -> None:
    make_many(1000)
    text = page(client)
    assert "Werkgever 1 in Waterveen" not in text
    assert "De getallen zijn werkgevers" in text


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.ALDERMAN])
def test_ten_times_the_employers_take_no_more_queries(client: FlaskClient, role: Role) -> None:
    signed_in = sign_in(client, make_user(role))
    counts = []
    for more in (40, 360, 3600):
        make_many(more)
        db.session.remove()
        with counted() as statements:
            signed_in.get("/coalitie")
        counts.append(statements.count)
    assert max(counts) == counts[0] < 10


def test_every_picture_has_words_and_a_table(client: FlaskClient) -> None:
    make_many(40)
    text = page(client)
    pictures = re.findall(r'<svg class="vpt-(?:rings|growth).*?</svg>', text, re.DOTALL)
    assert len(pictures) == 4
    assert all("<title id=" in one and "<desc id=" in one for one in pictures)
    assert text.count("<details") == 2
    assert text.count("<table") == 3


def test_the_coordinator_can_open_the_list_behind_a_number(client: FlaskClient) -> None:
    make_partner(level=CommitmentLevel.PLEDGED, sector_code="POL")
    assert "/partners?sector=POL&amp;level=pledged" in page(client)


def test_who_may_not_open_the_list_gets_no_links_to_it(client: FlaskClient) -> None:
    make_two()
    assert "/partners?" not in page(client, Role.ALDERMAN)


def test_an_alderman_is_asked_for_an_answer_on_top(app: Flask, client: FlaskClient) -> None:
    alderman = make_user(Role.ALDERMAN)
    contact = make_contact(make_partner(), user_id=alderman.id, is_executive=True)
    meeting = make_meeting(starts_at=datetime.now(UTC) + timedelta(days=20))
    asked = make_invitation(meeting, contact, InvitationRole.EXECUTIVE)
    text = sign_in(client, alderman).get("/coalitie").text
    assert f"/mijn-uitnodigingen/{asked.id}" in text
    assert text.index("/mijn-uitnodigingen") < text.index("<h1")


def test_the_next_meeting_says_in_words_that_nobody_opens_it(client: FlaskClient) -> None:
    make_meeting(starts_at=datetime.now(UTC) + timedelta(days=20))
    text = page(client)
    assert "Bij één bijeenkomst is nog geen bestuurder" in text


def test_who_brings_others_along_is_named_for_everybody(client: FlaskClient) -> None:
    make_partner("Woningcorporatie Het Veen", level=CommitmentLevel.LEADING)
    assert "Zij trekken anderen mee:</strong> Woningcorporatie Het Veen" in page(client, Role.HRM)
