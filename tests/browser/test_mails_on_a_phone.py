"""Mails are read on phones: none is wider than the smallest."""

import pytest
from flask import Flask
from playwright.sync_api import Browser, ViewportSize
from sqlalchemy import select

from tests.factories import TODAY
from vptmeet.demo import loading
from vptmeet.domain.mail import MailKind
from vptmeet.extensions import db
from vptmeet.models.mail import OutgoingMail
from vptmeet.web import mail_settings

NARROW = ViewportSize(width=320, height=640)


@pytest.mark.parametrize(
    "kind", [MailKind.INVITATION, MailKind.EXECUTIVE_ALARM], ids=lambda kind: kind.value
)
def test_a_mail_fits_a_narrow_phone(app: Flask, browser: Browser, kind: MailKind) -> None:
    loading.load(TODAY, mail_settings.current(), lambda _stage: None)
    mail = db.session.scalars(select(OutgoingMail).where(OutgoingMail.kind == kind)).first()
    assert mail is not None
    page = browser.new_page(viewport=NARROW)
    page.set_content(mail.html)
    assert page.evaluate("document.documentElement.scrollWidth") == NARROW["width"]
    page.close()
