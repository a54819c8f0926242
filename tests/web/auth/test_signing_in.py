"""Signing in and out."""

from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.factories import make_user
from vptmeet.domain.roles import Role
from vptmeet.extensions import db
from vptmeet.models.account import SignInFailure, User
from vptmeet.services import passwords

PASSWORD = "een zin die ik onthoud"


@pytest.fixture
def coordinator(app: Flask) -> User:
    """A coordinator who can sign in with PASSWORD."""
    return make_user(password_hash=passwords.hash_password(PASSWORD))


def send(client: FlaskClient, email: str, password: str = PASSWORD, **more: Any) -> Any:
    return client.post("/inloggen", data={"email": email, "password": password}, **more)


def signed_in(client: FlaskClient) -> bool:
    return client.get("/mijn-account").status_code == 200


def test_the_right_password_leads_to_the_start(client: FlaskClient, coordinator: User) -> None:
    answer = send(client, coordinator.email.upper())
    assert (answer.status_code, answer.location) == (302, "/")
    assert signed_in(client)


@pytest.mark.parametrize("email", ["known", "unknown"])
def test_a_failure_does_not_say_whether_there_is_an_account(
    client: FlaskClient, coordinator: User, email: str
) -> None:
    address = coordinator.email if email == "known" else "niemand@waterveen.example.org"
    answer = send(client, address, "een heel ander wachtwoord")
    assert answer.status_code == 422
    assert "Het e-mailadres of het wachtwoord klopt niet" in answer.text


@pytest.mark.parametrize("email", ["known", "unknown"])
def test_after_five_failures_even_the_right_password_waits(
    client: FlaskClient, coordinator: User, email: str
) -> None:
    address = coordinator.email if email == "known" else "niemand@waterveen.example.org"
    for _ in range(5):
        assert send(client, address, "een heel ander wachtwoord").status_code == 422
    assert "Wacht een kwartier" in send(client, address).text
    assert not signed_in(client)


def test_signing_in_forgets_what_failed_before(client: FlaskClient, coordinator: User) -> None:
    send(client, coordinator.email, "een heel ander wachtwoord")
    send(client, coordinator.email)
    assert db.session.query(SignInFailure).count() == 0


def test_the_session_is_renewed_and_keeps_the_language(
    client: FlaskClient, coordinator: User
) -> None:
    with client.session_transaction() as session:
        session.update(planted="by somebody else", language="en")
    send(client, coordinator.email)
    with client.session_transaction() as session:
        assert "planted" not in session
        assert session["language"] == "en"


def test_signing_out_ends_the_session(client: FlaskClient, coordinator: User) -> None:
    send(client, coordinator.email)
    client.post("/uitloggen")
    assert not signed_in(client)


def test_signing_out_by_a_link_is_not_possible(client: FlaskClient, coordinator: User) -> None:
    send(client, coordinator.email)
    assert client.get("/uitloggen").status_code == 405


def test_who_is_switched_off_cannot_sign_in(client: FlaskClient, coordinator: User) -> None:
    coordinator.is_active = False
    db.session.commit()
    assert send(client, coordinator.email).status_code == 422


@pytest.mark.parametrize(
    "target",
    [
        "https://elders.example.org/",
        "//elders.example.org",
        "/\\elders.example.org",
        "\\\\elders.example.org",
        "https:elders.example.org",
        "javascript:alert(1)",
        "/\t/elders.example.org",
        "http://localhost@elders.example.org/",
        "/uitloggen",
    ],
)
def test_signing_in_never_leads_elsewhere(
    client: FlaskClient, coordinator: User, target: str
) -> None:
    answer = send(client, coordinator.email, query_string={"next": target})
    assert answer.location == "/"


def test_signing_in_leads_to_the_page_that_was_asked_for(
    client: FlaskClient, coordinator: User
) -> None:
    asked = client.get("/mijn-account?x=1")
    answer = client.post(asked.location, data={"email": coordinator.email, "password": PASSWORD})
    assert answer.location == "/mijn-account?x=1"


@pytest.mark.parametrize(
    ("role", "start"),
    [
        (Role.COORDINATOR, "/vandaag"),
        (Role.ALDERMAN, "/coalitie"),
        (Role.HRM, "/coalitie"),
        (Role.MANAGER, "/beheer/gebruikers"),
    ],
)
def test_each_role_lands_where_its_work_is(client: FlaskClient, role: Role, start: str) -> None:
    user = make_user(role, password_hash=passwords.hash_password(PASSWORD))
    send(client, user.email)
    assert client.get("/").location == start
