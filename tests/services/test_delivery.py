"""Sending through a real mail server."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask

from tests.smtp_server import MailServer
from vptmeet.delivery import send_waiting
from vptmeet.domain.mail import MailKind, MailState
from vptmeet.emails.draft import Draft
from vptmeet.extensions import db
from vptmeet.models.mail import OutgoingMail
from vptmeet.services import outbox
from vptmeet.transaction import transaction


@pytest.fixture
def server(app: Flask) -> Iterator[MailServer]:
    server = MailServer().start()
    app.config.update(MAIL_SERVER="127.0.0.1", MAIL_PORT=server.port, MAIL_TIMEOUT=3)
    yield server
    server.stop()


def queue(*addresses: str) -> None:
    drafts = [
        Draft(MailKind.INVITATION, address, "Jan", address, "Komt u?", "Beste", "<p>Beste</p>")
        for address in addresses
    ]
    with transaction():
        outbox.enqueue_all(drafts, datetime.now(UTC) - timedelta(seconds=1), "example.org")


def states() -> dict[str, MailState]:
    db.session.expire_all()
    return {mail.recipient_email: mail.state for mail in db.session.query(OutgoingMail)}


def test_mail_arrives_and_the_servers_answer_is_kept(app: Flask, server: MailServer) -> None:
    queue("jan@example.org")
    assert send_waiting() == 1
    assert server.received[0]["Subject"] == "Komt u?"
    assert db.session.query(OutgoingMail).one().server_answer == "250 Queued"


def test_many_mails_go_over_one_connection(app: Flask, server: MailServer) -> None:
    queue(*(f"p{number}@example.org" for number in range(60)))
    assert send_waiting() == 60
    assert server.connections == 1


def test_a_refused_recipient_fails_and_holds_up_nobody(app: Flask, server: MailServer) -> None:
    server.answers["gone@example.org"] = "550 No such user"
    queue("gone@example.org", "jan@example.org")
    send_waiting()
    assert states() == {"gone@example.org": MailState.FAILED, "jan@example.org": MailState.SENT}


def test_a_temporary_refusal_is_tried_again_later(app: Flask, server: MailServer) -> None:
    server.answers["full@example.org"] = "452 Mailbox full"
    queue("full@example.org", "jan@example.org")
    send_waiting()
    assert states()["full@example.org"] is MailState.POSTPONED


def test_an_address_that_cannot_be_fails_with_the_reason(app: Flask, server: MailServer) -> None:
    queue("geen adres", "jan@example.org")
    send_waiting()
    assert states() == {"geen adres": MailState.FAILED, "jan@example.org": MailState.SENT}


def test_without_a_server_mail_is_postponed_not_lost(app: Flask, server: MailServer) -> None:
    server.stop()
    queue("jan@example.org")
    assert send_waiting() == 0
    assert states() == {"jan@example.org": MailState.POSTPONED}
    server.start()


def test_new_mail_wakes_the_worker_after_the_commit(app: Flask) -> None:
    huey = app.extensions["huey"]
    before = huey.pending_count()
    queue("jan@example.org")
    assert huey.pending_count() == before + 1
