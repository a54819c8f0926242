"""The pages that read the demo's mail."""

import os
from collections.abc import Iterator
from email.message import EmailMessage
from mailbox import Maildir
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from config import TestConfig
from vptmeet.app import create_app
from vptmeet.demo import accounts, caught
from vptmeet.extensions import db

LINK = '<a href="http://localhost:4999/r/token?a=accepted">Ja, ik kom</a>'
"""As it was sent when the demo ran on another port."""


@pytest.fixture(scope="module")
def demo_app(data_dir: Path, database_url: str, session_app: Flask) -> Iterator[Flask]:
    """The app as the demo has it: on the tests' database, with the pages of the mail."""
    config = TestConfig(data_dir, database_url)
    config.DEMO = True
    app = create_app(config)
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.fixture
def maildir(tmp_path: Path, demo_app: Flask) -> Path:
    """An empty Maildir that the demo reads."""
    path = tmp_path / "maildir"
    Maildir(path, create=True)
    demo_app.config["DEMO_MAILDIR"] = str(path)
    return path


@pytest.fixture
def reader(demo_app: Flask, maildir: Path) -> FlaskClient:
    """A browser that reads the demo's mail."""
    return demo_app.test_client()


def _deliver(maildir: Path, subject: str, to: str = "Zoë Proef <zoe@kade.example.org>") -> str:
    """Put a mail in the Maildir; returns the name of its file."""
    mail = EmailMessage()
    mail["Subject"], mail["To"] = subject, to
    mail["From"] = "Gemeente Waterveen <vpt@waterveen.example.org>"
    mail["Date"] = "Tue, 24 Nov 2026 10:00:00 +0100"
    mail.set_content("Beste Zoë, komt u?")
    mail.add_alternative(f"<html><head></head>{LINK}</html>", subtype="html")
    mail.add_alternative("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", subtype="calendar")
    number = len(list((maildir / "new").iterdir()))
    name = Maildir(maildir).add(mail.as_bytes())
    os.utime(maildir / "new" / name, (number, number))
    return name


def test_the_newest_mail_comes_first(maildir: Path) -> None:
    _deliver(maildir, "Eerste")
    _deliver(maildir, "Tweede")
    assert [one.subject for one in caught.listing(maildir)] == ["Tweede", "Eerste"]


@pytest.mark.parametrize("words", ["zoe", "KADE", "komt uitgaan", "Zoë uitgaan"])
def test_a_mail_is_found_by_recipient_and_subject(maildir: Path, words: str) -> None:
    _deliver(maildir, "Komt u? Veilig uitgaan")
    _deliver(maildir, "Iets anders", "Noor <noor@waterveen.example.org>")
    assert [one.subject for one in caught.listing(maildir, words)] == ["Komt u? Veilig uitgaan"]


def test_without_mail_the_page_says_when_it_comes(reader: FlaskClient) -> None:
    assert "Er is nog geen mail" in reader.get("/demo/post").text


def test_a_mail_shows_its_words_and_its_calendar_part(reader: FlaskClient, maildir: Path) -> None:
    name = _deliver(maildir, "Komt u?")
    page = reader.get(f"/demo/post/{name}").text
    assert "Beste Zoë, komt u?" in page
    assert "BEGIN:VCALENDAR" in page


def test_the_html_of_a_mail_runs_no_scripts_and_its_links_leave_the_frame(
    reader: FlaskClient, maildir: Path
) -> None:
    page = reader.get(f"/demo/post/{_deliver(maildir, 'Komt u?')}").text
    assert 'sandbox="allow-popups allow-top-navigation-by-user-activation"' in page
    assert "&lt;base target=&#34;_top&#34;&gt;" in page


def test_links_lead_to_the_demo_that_runs_now(maildir: Path) -> None:
    opened = caught.open_mail(maildir, _deliver(maildir, "Komt u?"))
    assert '<a href="/r/token?a=accepted">' in opened.html


def test_a_mail_is_downloaded_as_it_was_sent(reader: FlaskClient, maildir: Path) -> None:
    name = _deliver(maildir, "Komt u?")
    answer = reader.get(f"/demo/post/{name}/bericht.eml")
    assert answer.data == (maildir / "new" / name).read_bytes()
    assert answer.mimetype == "message/rfc822"


@pytest.mark.parametrize("name", ["nothing", "..", "%2e%2e%2fsecret_key", "..%2f..%2fsecret_key"])
def test_only_mails_can_be_read(reader: FlaskClient, maildir: Path, name: str) -> None:
    (maildir / "secret_key").write_text("secret")
    assert reader.get(f"/demo/post/{name}").status_code in {404, 308}
    assert reader.get(f"/demo/post/{name}/bericht.eml").status_code == 404


def test_an_installation_that_is_no_demo_has_no_such_page(client: FlaskClient) -> None:
    assert client.get("/demo/post").status_code == 404


def test_the_sign_in_page_names_the_accounts_in_the_demo_alone(
    reader: FlaskClient, client: FlaskClient
) -> None:
    assert accounts.PASSWORD in reader.get("/inloggen").text
    assert accounts.PASSWORD not in client.get("/inloggen").text
