"""The page with the list of employers."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.conftest import sign_in
from tests.factories import NOW, make_contact, make_partner, make_user
from tests.query_count import counted
from vptmeet.domain.commitment import CommitmentLevel
from vptmeet.domain.roles import Role
from vptmeet.queries.partners import PAGE_SIZE


def text_of(client: FlaskClient, address: str, **headers: str) -> str:
    response = client.get(address, headers=headers)
    assert response.status_code == 200
    return response.text


def test_an_empty_register_says_how_to_begin(coordinator: FlaskClient) -> None:
    text = text_of(coordinator, "/partners")
    assert "There are no employers yet" in text
    assert "/partners/nieuw" in text


def test_the_heading_counts_employers_and_coalition(coordinator: FlaskClient) -> None:
    make_partner()
    make_partner(level=CommitmentLevel.PLEDGED)
    assert "2 employers, 1 in the coalition" in text_of(coordinator, "/partners")


def test_a_row_shows_whom_to_speak_to(coordinator: FlaskClient) -> None:
    make_contact(make_partner("Veenlijn"), name="Bea Baas", function="directeur")
    text = text_of(coordinator, "/partners")
    assert "Veenlijn" in text
    assert "Bea Baas" in text


def test_an_address_keeps_search_filters_and_order(coordinator: FlaskClient) -> None:
    make_partner("Zorgcafé", "VVT", CommitmentLevel.PLEDGED)
    make_partner("Zorgpunt", "VVT")
    text = text_of(coordinator, "/partners?q=ZORG&sector=VVT&level=pledged&sort=-name")
    assert "1 employer found" in text
    assert "Zorgpunt" not in text
    assert "/partners?q=ZORG&amp;sector=VVT&amp;sort=-name" in text


def test_filters_that_find_nothing_can_be_cleared(coordinator: FlaskClient) -> None:
    make_partner()
    text = text_of(coordinator, "/partners?q=nergens")
    assert "No employer fits these filters" in text
    assert "Clear filters" in text


@pytest.mark.parametrize(
    "address",
    [
        "/partners?page=0",
        "/partners?page=999999999999",
        "/partners?page=x&sort=x&level=x&owner=x&sector=x",
        "/partners?owner=%C2%B2&page=%C2%B2",
        "/partners?q=%00%25_%5C",
    ],
)
def test_nonsense_in_an_address_is_left_out(coordinator: FlaskClient, address: str) -> None:
    make_partner()
    assert text_of(coordinator, address)


def test_htmx_gets_the_list_with_its_numbers_and_its_shortest_address(
    coordinator: FlaskClient,
) -> None:
    make_partner("Veenlijn", "OV")
    response = coordinator.get("/partners?q=&sort=name&sector=OV", headers={"HX-Target": "list"})
    assert "<html" not in response.text
    assert 'id="count-sector-OV" hx-swap-oob="true">1' in response.text
    assert response.headers["HX-Push-Url"] == "/partners?sector=OV"


def test_pages_are_linked(coordinator: FlaskClient) -> None:
    for number in range(PAGE_SIZE + 1):
        make_partner(f"Werkgever {number:03}")
    assert "Werkgever 050" not in text_of(coordinator, "/partners")
    assert "/partners?page=2" in text_of(coordinator, "/partners")
    assert "Werkgever 050" in text_of(coordinator, "/partners?page=2")


def test_the_archive_is_a_list_of_its_own(coordinator: FlaskClient) -> None:
    make_partner("Gestopt", archived_at=NOW)
    assert "Gestopt" not in text_of(coordinator, "/partners")
    assert "Gestopt" in text_of(coordinator, "/partners?archived=1")


@pytest.mark.parametrize("role", [Role.ALDERMAN, Role.HRM, Role.MANAGER])
def test_the_list_is_for_coordinators(client: FlaskClient, role: Role) -> None:
    assert sign_in(client, make_user(role)).get("/partners").status_code == 403


def test_ten_times_the_employers_ask_no_more_queries(app: Flask, coordinator: FlaskClient) -> None:
    counts = []
    for rounds in (4, 36):
        for _number in range(rounds):
            make_contact(make_partner(owner_id=make_user().id))
        with counted() as statements:
            coordinator.get("/partners")
        counts.append(statements.count)
    assert counts[0] == counts[1]
