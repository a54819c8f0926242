"""The manager's accounts."""

from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from tests.conftest import sign_in
from tests.factories import make_contact, make_partner, make_user
from vptmeet.domain.mail import MailKind
from vptmeet.domain.roles import Role
from vptmeet.extensions import db
from vptmeet.models.account import User
from vptmeet.models.mail import OutgoingMail
from vptmeet.queries import users


@pytest.fixture
def manager(client: FlaskClient) -> User:
    """A manager, signed in with `client`."""
    manager = make_user(Role.MANAGER)
    sign_in(client, manager)
    return manager


def send(client: FlaskClient, path: str, **changes: Any) -> Any:
    fields = {"name": "Noor", "email": "noor@waterveen.example.org", "roles": ["alderman"]}
    return client.post(f"/beheer/gebruikers/{path}", data={**fields, **changes})


def test_the_list_shows_every_account_and_its_state(client: FlaskClient, manager: User) -> None:
    make_user(name="Ilse Uit", is_active=False)
    text = client.get("/beheer/gebruikers").text
    for word in (manager.name, "Ilse Uit", "Uitgezet", "Nog geen wachtwoord"):
        assert word in text


def test_a_new_account_gets_a_mail_to_choose_a_password(client: FlaskClient, manager: User) -> None:
    assert send(client, "nieuw").location == "/beheer/gebruikers"
    mail = db.session.scalars(select(OutgoingMail)).one()
    assert mail.kind is MailKind.ACCOUNT_INVITATION
    assert mail.recipient_email == "noor@waterveen.example.org"


def test_a_new_account_is_switched_on(client: FlaskClient, manager: User) -> None:
    send(client, "nieuw")
    user = users.by_email("noor@waterveen.example.org")
    assert user is not None
    assert user.is_active


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"roles": []}, "Kies minstens één rol"),
        ({"email": "noor"}, "Vul een heel e-mailadres in"),
        ({"name": " "}, "Vul de naam van deze persoon in"),
        ({"contact": "999999"}, "Kies"),
    ],
)
def test_what_is_missing_is_asked_for(
    client: FlaskClient, manager: User, changes: dict[str, Any], words: str
) -> None:
    answer = send(client, "nieuw", **changes)
    assert answer.status_code == 422
    assert words in answer.text


def test_an_address_that_is_taken_is_said_at_its_field(client: FlaskClient, manager: User) -> None:
    answer = send(client, "nieuw", email=manager.email)
    assert answer.status_code == 422
    assert "Er is al een account met dit e-mailadres" in answer.text


def test_the_last_manager_cannot_be_switched_off(client: FlaskClient, manager: User) -> None:
    answer = send(client, str(manager.id), email=manager.email, roles=["manager"])
    assert answer.status_code == 422
    db.session.expire_all()
    assert manager.is_active


def test_switching_off_ends_a_session_at_once(
    app: Flask, client: FlaskClient, manager: User
) -> None:
    user = make_user(Role.HRM)
    theirs = sign_in(app.test_client(), user)
    assert theirs.get("/mijn-account").status_code == 200
    send(client, str(user.id), email=user.email, roles=["hrm"])
    assert theirs.get("/mijn-account").status_code == 302


def test_an_alderman_is_tied_to_an_executive_of_the_municipality(
    client: FlaskClient, manager: User
) -> None:
    municipality = make_partner("Gemeente Waterveen", "GEM", is_municipality=True)
    contact = make_contact(municipality, name="Noor Voorbeeld", is_executive=True)
    assert "Noor Voorbeeld" in client.get("/beheer/gebruikers/nieuw").text
    send(client, "nieuw", contact=str(contact.id))
    db.session.expire_all()
    user = users.by_email("noor@waterveen.example.org")
    assert user is not None
    assert contact.user_id == user.id


def test_only_an_alderman_is_tied(client: FlaskClient, manager: User) -> None:
    municipality = make_partner("Gemeente Waterveen", "GEM", is_municipality=True)
    contact = make_contact(municipality, is_executive=True)
    answer = send(client, "nieuw", contact=str(contact.id), roles=["hrm"])
    assert answer.status_code == 422


def test_the_link_can_be_sent_once_more(client: FlaskClient, manager: User) -> None:
    user = make_user()
    client.post(f"/beheer/gebruikers/{user.id}/link")
    assert db.session.scalars(select(OutgoingMail.recipient_email)).all() == [user.email]


def test_an_account_that_does_not_exist_is_not_found(client: FlaskClient, manager: User) -> None:
    assert client.get("/beheer/gebruikers/999999").status_code == 404
