"""Links with which somebody chooses a password."""

from datetime import timedelta

import pytest
from flask import Flask
from itsdangerous import URLSafeSerializer

from tests.factories import NOW, make_user
from vptmeet.domain.errors import LinkInvalid
from vptmeet.domain.mail import MailKind
from vptmeet.extensions import db
from vptmeet.models.account import User
from vptmeet.models.mail import OutgoingMail
from vptmeet.services import password_links
from vptmeet.services.password_links import RESET_HOLDS
from vptmeet.web import mail_settings

SECRET = "a secret of the installation"
PASSWORD = "een zin die ik onthoud"


def token_of(user: User) -> str:
    return password_links.new_token(user, NOW + RESET_HOLDS, SECRET)


def ask(email: str, minutes: int = 0) -> None:
    moment = NOW + timedelta(minutes=minutes)
    password_links.request_reset(email, moment, mail_settings.current(), SECRET)


def test_a_link_finds_its_account_until_the_hour_is_over(app: Flask) -> None:
    user = make_user()
    token = token_of(user)
    assert password_links.find(token, NOW + RESET_HOLDS - timedelta(seconds=1), SECRET) is user
    with pytest.raises(LinkInvalid):
        password_links.find(token, NOW + RESET_HOLDS, SECRET)


def test_a_link_works_once(app: Flask) -> None:
    user = make_user()
    token = token_of(user)
    password_links.choose_password(token, PASSWORD, NOW, SECRET)
    with pytest.raises(LinkInvalid):
        password_links.choose_password(token, PASSWORD, NOW, SECRET)


def test_choosing_a_password_ends_links_that_were_sent_before(app: Flask) -> None:
    user = make_user()
    first, second = token_of(user), token_of(user)
    password_links.choose_password(second, PASSWORD, NOW, SECRET)
    with pytest.raises(LinkInvalid):
        password_links.find(first, NOW, SECRET)


def test_a_link_of_an_account_that_is_switched_off_is_invalid(app: Flask) -> None:
    user = make_user()
    token = token_of(user)
    user.is_active = False
    with pytest.raises(LinkInvalid):
        password_links.find(token, NOW, SECRET)


@pytest.mark.parametrize("claimed", [[], {}, None, 1, "x", [None], ["1", 2], [999_999, 2], [1]])
def test_a_token_that_we_did_not_make_is_invalid(app: Flask, claimed: object) -> None:
    forged = URLSafeSerializer("another secret", salt="password:").dumps(claimed)
    for token in (forged, forged[:-3], "", "x", "é.ü"):
        with pytest.raises(LinkInvalid):
            password_links.find(str(token), NOW, SECRET)


def test_a_token_of_one_account_does_not_open_another(app: Flask) -> None:
    user, other = make_user(), make_user()
    signature = token_of(user).rpartition(".")[2]
    body = token_of(other).rpartition(".")[0]
    with pytest.raises(LinkInvalid):
        password_links.find(f"{body}.{signature}", NOW, SECRET)


def test_asking_mails_a_link_to_the_account(app: Flask) -> None:
    user = make_user()
    ask(user.email.upper())
    mail = db.session.query(OutgoingMail).one()
    assert (mail.kind, mail.recipient_email) == (MailKind.PASSWORD_RESET, user.email)
    link = next(line for line in mail.text.splitlines() if line.startswith("http"))
    assert link in mail.html
    assert password_links.find(link.rpartition("/")[2], NOW, SECRET) is user


def test_asking_twice_within_a_minute_mails_once(app: Flask) -> None:
    user = make_user()
    ask(user.email)
    ask(user.email)
    ask(user.email, minutes=1)
    assert db.session.query(OutgoingMail).count() == 2


def test_nobody_without_a_working_account_gets_mail(app: Flask) -> None:
    ask("niemand@example.org")
    ask(make_user(is_active=False).email)
    assert db.session.query(OutgoingMail).count() == 0


@pytest.mark.parametrize(("language", "word"), [("nl", "Beste"), ("en", "Dear")])
def test_the_mail_is_in_the_language_of_who_gets_it(app: Flask, language: str, word: str) -> None:
    ask(make_user(language=language).email)
    assert db.session.query(OutgoingMail).one().text.startswith(word)


def test_a_new_account_gets_a_link_for_a_week(app: Flask) -> None:
    user = make_user()
    token = password_links.invite(user, NOW, mail_settings.current(), SECRET)
    mail = db.session.query(OutgoingMail).one()
    assert mail.kind is MailKind.ACCOUNT_INVITATION
    assert f"http://localhost/wachtwoord/{token}" in mail.text
    assert password_links.find(token, NOW + timedelta(days=6), SECRET) is user
