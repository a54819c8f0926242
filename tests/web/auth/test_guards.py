"""Forged forms, cookies, and many attempts from one place."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from config import Config, TestConfig
from tests.factories import make_user
from tests.web.auth.test_permissions import requests
from vptmeet.app import create_app
from vptmeet.extensions import limiter
from vptmeet.services import passwords
from vptmeet.transaction import on_new_mail
from vptmeet.worker import waker

PASSWORD = "een zin die ik onthoud"


def test_every_form_without_a_token_is_refused(
    app: Flask, client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(app.config, "WTF_CSRF_ENABLED", True)
    taken = [
        address
        for _rule, method, address in requests(app)
        if method == "POST" and client.post(address).status_code != 400
    ]
    assert taken == []


def test_a_form_with_its_token_is_taken(
    app: Flask, client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(app.config, "WTF_CSRF_ENABLED", True)
    page = client.get("/inloggen").text
    token = page.partition('name="csrf_token"')[2].partition('value="')[2].partition('"')[0]
    answer = client.post("/taal", data={"csrf_token": token, "language": "en"})
    assert answer.status_code == 302


def test_scripts_cannot_read_the_session_and_other_sites_cannot_send_it(
    client: FlaskClient,
) -> None:
    user = make_user(password_hash=passwords.hash_password(PASSWORD))
    answer = client.post("/inloggen", data={"email": user.email, "password": PASSWORD})
    cookie = answer.headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "Domain" not in cookie


def test_behind_https_the_session_travels_by_https_alone(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("VPTMEET_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("VPTMEET_BASE_URL", "https://vpt.waterveen.example.org")
    settings = Config()
    assert settings.SESSION_COOKIE_SECURE
    assert settings.SESSION_COOKIE_NAME.startswith("__Host-")


@pytest.fixture
def limited(app: Flask, monkeypatch: pytest.MonkeyPatch, data_dir: Path) -> Iterator[FlaskClient]:
    """A browser of an app that counts requests; the other tests go without."""
    monkeypatch.setattr(limiter, "enabled", False)
    config = TestConfig(data_dir, app.config["SQLALCHEMY_DATABASE_URI"])
    config.RATELIMIT_ENABLED = True
    yield create_app(config).test_client()
    limiter.reset()
    on_new_mail(waker(app))


def test_one_place_cannot_try_without_end(limited: FlaskClient) -> None:
    statuses = [limited.post("/inloggen", data={"email": "x"}).status_code for _ in range(31)]
    assert statuses == [422] * 30 + [429]
