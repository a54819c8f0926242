"""A forgotten password, from asking to signing in."""

import re
from typing import Any

from flask import Flask
from flask.testing import FlaskClient

from tests.factories import make_user
from vptmeet.extensions import db
from vptmeet.models.mail import OutgoingMail

PASSWORD = "een zin die ik onthoud"


def ask(client: FlaskClient, email: str) -> Any:
    return client.post("/wachtwoord-vergeten", data={"email": email})


def link_in_the_mail() -> str:
    text = db.session.query(OutgoingMail).one().text
    found = re.search(r"http://localhost(/wachtwoord/\S+)", text)
    assert found
    return found[1]


def choose(client: FlaskClient, link: str, password: str = PASSWORD, again: str = "") -> Any:
    return client.post(link, data={"password": password, "again": again or password})


def test_the_answer_is_the_same_for_every_address(client: FlaskClient) -> None:
    known, unknown = make_user().email, "niemand@waterveen.example.org"
    pages = [ask(client, email).text.replace(email, "") for email in (known, unknown)]
    assert pages[0] == pages[1]


def test_the_link_in_the_mail_leads_to_a_password_to_sign_in_with(client: FlaskClient) -> None:
    email = make_user().email
    ask(client, email)
    assert choose(client, link_in_the_mail()).location == "/inloggen"
    client.post("/inloggen", data={"email": email, "password": PASSWORD})
    assert client.get("/mijn-account").status_code == 200


def test_reading_the_page_does_not_use_the_link_up(client: FlaskClient) -> None:
    ask(client, make_user().email)
    link = link_in_the_mail()
    client.head(link)
    assert client.get(link).status_code == 200
    assert choose(client, link).status_code == 302


def test_a_used_link_says_how_to_get_a_new_one(client: FlaskClient) -> None:
    ask(client, make_user().email)
    link = link_in_the_mail()
    choose(client, link)
    answer = client.get(link)
    assert answer.status_code == 404
    assert "/wachtwoord-vergeten" in answer.text


def test_the_page_of_a_link_is_kept_and_passed_on_nowhere(client: FlaskClient) -> None:
    headers = client.get("/wachtwoord/onbekend").headers
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Cache-Control"] == "no-store"


def test_a_weak_password_is_asked_for_again(client: FlaskClient) -> None:
    ask(client, make_user().email)
    answer = choose(client, link_in_the_mail(), "Welkom123456!")
    assert answer.status_code == 422
    assert "moeilijk te raden" in answer.text


def test_two_different_passwords_are_asked_for_again(client: FlaskClient) -> None:
    ask(client, make_user().email)
    answer = choose(client, link_in_the_mail(), PASSWORD, again="een andere lange zin")
    assert answer.status_code == 422
    assert "De twee wachtwoorden zijn verschillend" in answer.text


def test_a_new_password_ends_the_sessions_elsewhere(app: Flask, client: FlaskClient) -> None:
    email = make_user().email
    ask(client, email)
    choose(client, link_in_the_mail())
    client.post("/inloggen", data={"email": email, "password": PASSWORD})
    here = app.test_client()
    here.post("/inloggen", data={"email": email, "password": PASSWORD})
    new = "nog een veel langere zin"
    here.post("/mijn-account", data={"current": PASSWORD, "password": new, "again": new})
    assert here.get("/mijn-account").status_code == 200
    assert client.get("/mijn-account").status_code == 302
