"""Sending what waits in the outbox: claim, commit, send outside any transaction, record.

One connection carries many mails. What the server says decides: 5xx for a recipient is final,
4xx and a lost connection are not, and a mail that fails holds up nobody else.
"""

import logging
import os
import secrets
import smtplib
import socket
from collections.abc import Callable
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta

from flask import current_app

from vptmeet.emails.mime import Letter, build
from vptmeet.emails.transport import TimedConnection, open_connection
from vptmeet.extensions import db
from vptmeet.models.mail import OutgoingMail
from vptmeet.services import outbox
from vptmeet.transaction import transaction

BATCH = 25
"""Mails claimed at a time: few enough to send well within the lease."""

_MARGIN = timedelta(minutes=2)
"""A mail is not begun when less than this is left of its lease."""

log = logging.getLogger(__name__)


class _Unreachable(Exception):
    """The server cannot be reached or will not let us in: nothing can be sent now."""


def send_waiting() -> int:
    """Send every mail that is due, with the settings of the current app; return how many went."""
    holder = f"{socket.gethostname()}:{os.getpid()}:{secrets.token_hex(4)}"
    sent = 0
    with _Line() as line:
        while mails := _claim(holder):
            for position, mail in enumerate(mails):
                if _now() > _lease_end(mail) - _MARGIN:
                    _release(mails[position:])
                    break
                try:
                    sent += _send(line, mail)
                except _Unreachable as error:
                    _postpone_all(mails[position:], str(error))
                    return sent
    return sent


class _Line:
    """A connection that is opened when first needed, and again after it was lost."""

    def __init__(self) -> None:
        self._stack = ExitStack()
        self._connection: TimedConnection | None = None

    def __enter__(self) -> "_Line":
        return self

    def __exit__(self, *_: object) -> None:
        self.hang_up()

    def connection(self) -> TimedConnection:
        if self._connection is None:
            try:
                self._connection = self._stack.enter_context(open_connection(current_app.config))
            except (OSError, smtplib.SMTPException) as error:
                raise _Unreachable(_words(error)) from error
        return self._connection

    def hang_up(self) -> None:
        self._connection = None
        self._stack.close()


def _send(line: _Line, mail: OutgoingMail) -> bool:
    """Send one mail and record what became of it; True when the server took it."""
    try:
        message = build(_letter(mail))
    except ValueError as error:
        _record(outbox.record_refused, mail, str(error))
        return False
    try:
        code, words = line.connection().deliver(message)
    except smtplib.SMTPRecipientsRefused as error:
        code, words = next(iter(error.recipients.values()))
        final = 500 <= code < 600
        _record(
            outbox.record_refused if final else outbox.record_postponed, mail, _answer(code, words)
        )
    except smtplib.SMTPDataError as error:
        final = 500 <= error.smtp_code < 600
        answer = _answer(error.smtp_code, error.smtp_error)
        _record(outbox.record_refused if final else outbox.record_postponed, mail, answer)
    except (OSError, smtplib.SMTPException) as error:
        # Also SMTPSenderRefused: it says something about us, not about the recipient.
        line.hang_up()
        _record(outbox.record_postponed, mail, _words(error))
    else:
        _record(outbox.record_sent, mail, _answer(code, words))
        return True
    return False


def _letter(mail: OutgoingMail) -> Letter:
    config = current_app.config
    return Letter(
        sender_name=config["MAIL_SENDER_NAME"],
        sender_email=config["MAIL_SENDER"],
        recipient_name=mail.recipient_name,
        recipient_email=mail.recipient_email,
        reply_to=config["CONTACT_EMAIL"] or config["MAIL_ORGANIZER"],
        subject=mail.subject,
        text=mail.text,
        html=mail.html,
        calendar=mail.calendar,
        calendar_method=mail.calendar_method,
        message_id=mail.message_id,
        date=_now(),
    )


def _claim(holder: str) -> list[OutgoingMail]:
    with transaction():
        mails = outbox.claim(holder, _now(), BATCH)
        # Sending happens outside the transaction, so the rows go along without the session.
        for mail in mails:
            db.session.expunge(mail)
    return mails


def _record(
    deed: Callable[[OutgoingMail, str, datetime], None], mail: OutgoingMail, answer: str
) -> None:
    with transaction():
        deed(mail, answer, _now())
    log.info("mail %s: %s", mail.id, deed.__name__)


def _postpone_all(mails: list[OutgoingMail], why: str) -> None:
    with transaction():
        for mail in mails:
            outbox.record_postponed(mail, why, _now())
    log.warning("the mail server cannot be reached: %s mails are postponed", len(mails))


def _release(mails: list[OutgoingMail]) -> None:
    with transaction():
        outbox.release(mails)


def _answer(code: int, words: bytes | str) -> str:
    text = words.decode("utf-8", "replace") if isinstance(words, bytes) else words
    return f"{code} {text}"


def _words(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"


def _lease_end(mail: OutgoingMail) -> datetime:
    return mail.lease_until or _now()


def _now() -> datetime:
    return datetime.now(UTC)
