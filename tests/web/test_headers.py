"""What every answer tells browsers, caches and search engines, and what cookies may do."""

import gzip
import json

import pytest
from flask import Flask
from flask.testing import FlaskClient

from config import ROOT, Config
from tests import addresses
from tests.addresses import Address
from tests.factories import make_contact, make_invitation, make_meeting, make_partner, make_user
from vptmeet.extensions import db
from vptmeet.services import accounts, links
from vptmeet.web.clock import now

DIST = ROOT / "static" / "dist"
PASSWORD = "een lang wachtwoord 7"


def _addresses(app: Flask) -> list[Address]:
    """Of every page, of rows that are not there: what is refused or not found counts too."""
    names = {name for rule in app.url_map.iter_rules() for name in rule.arguments}
    samples = {name: [1 if name.endswith("_id") else "unknown"] for name in names}
    return addresses.every(app, samples)


def _policy(client: FlaskClient, path: str) -> dict[str, str]:
    """The directives of the Content-Security-Policy of an answer, with what each allows."""
    header = client.get(path).headers["Content-Security-Policy"]
    return dict(part.strip().partition(" ")[::2] for part in header.split(";"))


def _static(name: str) -> str:
    manifest: dict[str, str] = json.loads((DIST / "manifest.json").read_text())
    return f"/static/{manifest[name]}"


def test_every_answer_is_guarded_unkept_and_unindexed(app: Flask, client: FlaskClient) -> None:
    for address in _addresses(app):
        headers = client.get(address.path).headers
        assert headers["X-Content-Type-Options"] == "nosniff", address
        assert headers["Cache-Control"] == "no-store", address
        assert headers["X-Robots-Tag"] == "noindex, nofollow", address
        assert headers["Referrer-Policy"] in {"same-origin", "no-referrer"}, address
        assert "default-src 'none'" in headers["Content-Security-Policy"], address


@pytest.mark.parametrize("method", ["GET", "POST", "DELETE"])
def test_answers_to_what_there_is_not_are_guarded_too(client: FlaskClient, method: str) -> None:
    headers = client.open("/dit-is-er-niet", method=method).headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in headers["Content-Security-Policy"]


def test_no_page_runs_script_from_its_own_text_or_from_elsewhere(client: FlaskClient) -> None:
    policy = _policy(client, "/inloggen")
    assert policy["script-src"] == "'self'"
    assert policy["connect-src"] == "'self'"
    assert policy["default-src"] == "'none'"


def test_no_page_can_be_framed_or_send_its_forms_elsewhere(client: FlaskClient) -> None:
    policy = _policy(client, "/inloggen")
    assert policy["frame-ancestors"] == "'none'"
    assert policy["form-action"] == "'self'"
    assert policy["base-uri"] == "'none'"


@pytest.fixture
def personal(app: Flask) -> str:
    """The address of an invitation that can be answered."""
    meeting = make_meeting(starts_at=now().replace(microsecond=0, year=now().year + 1))
    invitation = make_invitation(meeting, make_contact(make_partner()))
    token = links.new_link(invitation, now())
    db.session.commit()
    return f"/r/{token}"


@pytest.mark.parametrize("rest", ["", "/agenda.ics"])
def test_a_personal_link_leaks_through_no_referer(
    client: FlaskClient, personal: str, rest: str
) -> None:
    answer = client.get(personal + rest)
    assert answer.status_code == 200
    assert answer.headers["Referrer-Policy"] == "no-referrer"


def test_no_page_behind_a_token_sends_it_on_also_when_it_no_longer_holds(
    app: Flask, client: FlaskClient
) -> None:
    guarded = [one for one in _addresses(app) if one.access == "token"]
    assert guarded
    for address in guarded:
        answer = client.get(address.path)
        assert answer.headers["Referrer-Policy"] == "no-referrer", address


@pytest.fixture
def https(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Flask:
    """The app with the cookie settings of an installation behind https."""
    monkeypatch.setenv("VPTMEET_BASE_URL", "https://vpt.waterveen.example.org")
    for name, value in Config().as_dict().items():
        if name.startswith("SESSION_"):
            monkeypatch.setitem(app.config, name, value)
    return app


def _cookies(client: FlaskClient, base_url: str) -> list[str]:
    user = make_user()
    accounts.set_password(user, PASSWORD, None, now())
    db.session.commit()
    form = {"email": user.email, "password": PASSWORD}
    return client.post("/inloggen", data=form, base_url=base_url).headers.getlist("Set-Cookie")


def test_a_session_cannot_be_read_by_script_nor_sent_from_other_sites(client: FlaskClient) -> None:
    cookies = _cookies(client, "http://localhost")
    assert cookies
    for cookie in cookies:
        assert "HttpOnly" in cookie
        assert "SameSite=Lax" in cookie


def test_behind_https_every_cookie_stays_there(https: Flask) -> None:
    cookies = _cookies(https.test_client(), "https://vpt.waterveen.example.org")
    assert cookies
    for cookie in cookies:
        assert cookie.startswith("__Host-")
        assert {"Secure", "HttpOnly", "Path=/", "SameSite=Lax"} <= set(cookie.split("; "))


def test_behind_https_browsers_are_told_to_stay_there(client: FlaskClient) -> None:
    headers = client.get("/inloggen", base_url="https://vpt.waterveen.example.org").headers
    assert headers["Strict-Transport-Security"].startswith("max-age=")


def test_a_style_sheet_is_kept_for_ever_and_comes_compressed(client: FlaskClient) -> None:
    answer = client.get(_static("app.css"), headers={"Accept-Encoding": "gzip"})
    assert answer.headers["Content-Encoding"] == "gzip"
    assert "immutable" in answer.headers["Cache-Control"]
    assert answer.headers["Vary"] == "Accept-Encoding"
    assert b"{" in gzip.decompress(answer.data)


@pytest.mark.parametrize("name", ["app.css", "public.css", "htmx.js", "source-sans-3.woff2"])
def test_no_built_file_is_taken_for_something_else(client: FlaskClient, name: str) -> None:
    assert client.get(_static(name)).headers["X-Content-Type-Options"] == "nosniff"


def test_every_built_file_is_kept_for_ever(client: FlaskClient) -> None:
    for file in json.loads((DIST / "manifest.json").read_text()).values():
        answer = client.get(f"/static/{file}")
        assert answer.status_code == 200, file
        assert "max-age=315360000" in answer.headers["Cache-Control"], file
        assert "immutable" in answer.headers["Cache-Control"], file
