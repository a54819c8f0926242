"""Mails through outbox and worker, against a plain smtplib loop over one connection."""

import smtplib
from datetime import UTC, datetime, timedelta
from functools import partial

from flask import Flask

from tests.bench.measure import Result, seconds
from tests.bench.sink import sink
from vptmeet.delivery import send_waiting
from vptmeet.domain.mail import MailKind
from vptmeet.emails.draft import Draft
from vptmeet.emails.mime import Letter, LetterMessage, build
from vptmeet.services import outbox
from vptmeet.transaction import transaction

DOMAIN = "bench.example.org"
NUMBER = 500
ROUNDS = 3
AIM = 0.6

CALENDAR = b"BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\n" + b"X-FILL:" + b"x" * 60 + b"\r\n"
TEXT = "Beste lezer, komt u op donderdag 10 december? " * 20
HTML = "<p>Beste lezer, komt u op donderdag 10 december?</p>" * 120


def run(app: Flask) -> list[Result]:
    """Mails a second, as a share of what the plain loop sends of the same bytes."""
    best_ours, best_plain = float("inf"), float("inf")
    with sink() as port, app.app_context():
        app.config.update(MAIL_SERVER="127.0.0.1", MAIL_PORT=port)
        for number in range(ROUNDS):
            _queue(number)
            best_ours = min(best_ours, seconds(send_waiting))
            messages = [(f"p{one}@{DOMAIN}", _message(one).as_bytes()) for one in range(NUMBER)]
            best_plain = min(best_plain, seconds(partial(_plain, port, messages)))
    share = best_plain / best_ours
    figure = f"{NUMBER / best_ours:.0f}/s against {NUMBER / best_plain:.0f}/s: {share:.0%}"
    return [Result("mails, against a plain smtplib loop", figure, share, "≥ 60 %", share >= AIM)]


def _queue(number: int) -> None:
    drafts = [
        Draft(
            kind=MailKind.INVITATION,
            key=f"bench:{number}:{one}",
            recipient_name="Lezer",
            recipient_email=f"p{one}@{DOMAIN}",
            subject="Komt u op donderdag 10 december?",
            text=TEXT,
            html=HTML,
            calendar=CALENDAR,
            calendar_method="REQUEST",
        )
        for one in range(NUMBER)
    ]
    with transaction():
        outbox.enqueue_all(drafts, datetime.now(UTC) - timedelta(seconds=1), DOMAIN)


def _message(number: int) -> LetterMessage:
    return build(
        Letter(
            sender_name="Gemeente",
            sender_email=f"vpt@{DOMAIN}",
            recipient_name="Lezer",
            recipient_email=f"p{number}@{DOMAIN}",
            reply_to=None,
            subject="Komt u op donderdag 10 december?",
            text=TEXT,
            html=HTML,
            calendar=CALENDAR,
            calendar_method="REQUEST",
            message_id=f"<{number}@{DOMAIN}>",
            date=datetime.now(UTC),
        )
    )


def _plain(port: int, messages: list[tuple[str, bytes]]) -> None:
    with smtplib.SMTP("127.0.0.1", port) as server:
        for recipient, message in messages:
            server.sendmail(f"vpt@{DOMAIN}", [recipient], message)
