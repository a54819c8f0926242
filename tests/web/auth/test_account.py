"""One's own account and language."""

import pytest
from flask.testing import FlaskClient

from tests.conftest import sign_in
from tests.factories import make_user
from vptmeet.domain.roles import Role
from vptmeet.extensions import db
from vptmeet.models.account import User
from vptmeet.services import passwords

PASSWORD = "een zin die ik onthoud"
NEW = "een andere lange zin"


@pytest.fixture
def user(client: FlaskClient) -> User:
    """A colleague of human resources, signed in with `client`."""
    user = make_user(Role.HRM, password_hash=passwords.hash_password(PASSWORD))
    sign_in(client, user)
    return user


def test_the_present_password_is_asked_for(client: FlaskClient, user: User) -> None:
    wrong = {"current": "niet mijn wachtwoord", "password": NEW, "again": NEW}
    answer = client.post("/mijn-account", data=wrong)
    assert answer.status_code == 422
    assert "Dit is niet uw huidige wachtwoord" in answer.text


def test_a_weak_password_is_refused_with_words(client: FlaskClient, user: User) -> None:
    weak = "Welkom123456!"
    answer = client.post(
        "/mijn-account", data={"current": PASSWORD, "password": weak, "again": weak}
    )
    assert answer.status_code == 422
    assert "moeilijk te raden" in answer.text


def test_the_password_changes_and_the_session_goes_on(client: FlaskClient, user: User) -> None:
    client.post("/mijn-account", data={"current": PASSWORD, "password": NEW, "again": NEW})
    assert client.get("/mijn-account").status_code == 200
    db.session.expire_all()
    assert passwords.matches(user.password_hash, NEW)


def test_the_language_is_remembered_with_the_account(client: FlaskClient, user: User) -> None:
    answer = client.post("/taal", data={"language": "en", "next": "/mijn-account"})
    assert answer.location == "/mijn-account"
    assert "My account" in client.get("/mijn-account").text
    db.session.expire_all()
    assert user.language == "en"


def test_who_is_not_signed_in_can_choose_a_language_too(client: FlaskClient) -> None:
    client.post("/taal", data={"language": "en", "next": "/inloggen"})
    assert "I forgot my password" in client.get("/inloggen").text


@pytest.mark.parametrize("target", ["https://elders.example.org/", "//elders.example.org", ""])
def test_choosing_a_language_never_leads_elsewhere(client: FlaskClient, target: str) -> None:
    assert client.post("/taal", data={"language": "nl", "next": target}).location == "/"


def test_a_language_that_we_do_not_have_is_refused(client: FlaskClient) -> None:
    assert client.post("/taal", data={"language": "xx"}).status_code == 400


def test_a_session_ends_when_the_account_is_switched_off(client: FlaskClient, user: User) -> None:
    user.is_active = False
    db.session.commit()
    assert client.get("/mijn-account").status_code == 302
