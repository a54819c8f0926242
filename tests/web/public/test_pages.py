"""Pages for everybody."""

from unittest.mock import Mock

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.exc import OperationalError

from tests.conftest import sign_in
from tests.factories import make_user
from vptmeet.extensions import db


@pytest.mark.parametrize("page", ["/privacy", "/toegankelijkheid"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_page_names_the_municipality_and_whom_to_reach(
    client: FlaskClient, page: str, language: str
) -> None:
    client.post("/taal", data={"language": language})
    text = client.get(page).text
    assert f'lang="{language}"' in text
    for word in (
        "Gemeente Waterveen",
        "Sanne de Wit",
        "0123 45 67 89",
        "vpt@waterveen.example.org",
    ):
        assert word in text


def test_search_engines_are_kept_out(client: FlaskClient) -> None:
    assert client.get("/robots.txt").text == "User-agent: *\nDisallow: /\n"
    assert "noindex" in client.get("/inloggen").headers["X-Robots-Tag"]


def test_who_finds_a_weakness_reads_where_to_report_it(client: FlaskClient) -> None:
    text = client.get("/.well-known/security.txt").text
    assert "Contact: mailto:vpt@waterveen.example.org\n" in text
    assert "\nExpires: " in text


def test_a_page_that_does_not_exist_says_so_in_dutch(client: FlaskClient) -> None:
    answer = client.get("/bestaat-niet")
    assert answer.status_code == 404
    assert "niet vinden" in answer.text


def test_a_failure_has_a_page_even_when_the_database_is_what_failed(
    app: Flask, client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    sign_in(client, make_user())
    monkeypatch.setitem(app.config, "PROPAGATE_EXCEPTIONS", False)
    gone = OperationalError("SELECT 1", None, Exception("gone"))
    monkeypatch.setattr(db.session(), "get", Mock(side_effect=gone))
    answer = client.get("/mijn-account")
    assert answer.status_code == 500
    assert "Er ging bij ons iets mis" in answer.text
    assert "gone" not in answer.text
