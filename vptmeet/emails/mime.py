"""A letter as the bytes that go over the wire, fit for every mail and calendar programme.

Flask-Mail's own writing has pitfalls that an invitation meets: the calendar part before the HTML,
8bit parts to servers that never said they take them, lines over 998 octets, addresses lost to a
comma in a name. So its Message keeps its place, and this module writes what is in it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.charset import QP, SHORTEST, Charset
from email.encoders import encode_base64
from email.header import Header
from email.message import Message as Part
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from email.policy import Compat32
from email.utils import format_datetime, formataddr
from secrets import token_hex
from typing import Any

from flask_mail import Message

from vptmeet.itip.text import clean_text, plain_token, single_line, without_line_breaks

CALENDAR_FILE = "uitnodiging.ics"

AUTOMATIC = {"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All"}
"""Ask holiday replies to stay away (RFC 3834; Exchange's own header)."""


class _AsWritten(Compat32):
    """Headers go out as _headers() wrote them; to take them apart and fold them anew is slow."""

    def fold_binary(self, name: str, value: Any) -> bytes:
        """One header, ready for the wire."""
        return f"{name}: {value}\n".replace("\n", self.linesep).encode("ascii")


_WIRE = _AsWritten(linesep="\r\n", max_line_length=None)
_UTF8 = Charset("utf-8")
_UTF8.header_encoding = SHORTEST
_UTF8.body_encoding = QP
_LOCAL_PART = re.compile(r"""[^<>()\[\],;:\\"@]{1,64}""")
_DOMAIN = re.compile(r"[A-Za-z0-9.-]{1,253}")
_MESSAGE_ID = re.compile(r"<[^<>@]{1,250}@[^<>@]{1,250}>")
_HEADER_NAME = re.compile(r"[A-Za-z][A-Za-z0-9-]{0,60}")
_OWN_HEADERS = {
    *("from", "to", "cc", "bcc", "reply-to", "subject", "date", "message-id", "mime-version"),
    *("content-type", "content-transfer-encoding", "content-disposition"),
    *(name.lower() for name in AUTOMATIC),
}
_LONGEST_PLAIN = 60
_LONGEST_ENCODED = 76 - len("Subject: ")  # RFC 2047 §2
_LONGEST_LINE = 900


@dataclass(frozen=True)
class Letter:
    """One mail to one person.

    `date` is aware. `message_id` carries its angle brackets. `calendar` is a whole calendar file
    and `calendar_method` its METHOD, or both are None. `reply_to` is an address, or None. `headers`
    are further headers in ASCII, such as List-Unsubscribe.
    """

    sender_name: str
    sender_email: str
    recipient_name: str
    recipient_email: str
    reply_to: str | None
    subject: str
    text: str
    html: str
    calendar: bytes | None
    calendar_method: str | None
    message_id: str
    date: datetime
    headers: Mapping[str, str] = field(default_factory=dict)


class LetterMessage(Message):
    """A Flask-Mail message that was written once, when it was made, and stays so.

    `mail_from` and `rcpt_to` are the addresses for the envelope: bare, in ASCII.
    """

    def __init__(self, letter: Letter) -> None:
        self._written = _write(letter)
        self.mail_from = _address(letter.sender_email, "sender_email")
        self.rcpt_to = _address(letter.recipient_email, "recipient_email")
        super().__init__(
            subject=letter.subject,
            recipients=[self.rcpt_to],
            body=letter.text,
            html=letter.html,
            sender=self.mail_from,
            reply_to=letter.reply_to,
            date=letter.date.timestamp(),
            extra_headers=dict(letter.headers),
        )
        self.msgId = letter.message_id

    def _message(self) -> Part:  # type: ignore[override]
        return self._written


def build(letter: Letter) -> LetterMessage:
    """Return the letter as a Flask-Mail message; `as_bytes()` is pure ASCII with CRLF.

    `sender` and `send_to` of the message hold the bare addresses for the envelope.

    Raises ValueError, naming the field, when a header's value holds a line break, an address or
    the Message-ID cannot be one, the date is naive, or the calendar's METHOD is not
    `calendar_method` (RFC 6047 §2.4).
    """
    return LetterMessage(letter)


def _write(letter: Letter) -> Part:
    body = _multipart("alternative")
    # Programmes show the last part that they understand, so the order tells them what is best.
    body.attach(MIMEText(clean_text(letter.text), "plain", _UTF8))  # type: ignore[arg-type]
    body.attach(MIMEText(clean_text(letter.html), "html", _UTF8))  # type: ignore[arg-type]
    written = body
    if calendar := _checked_calendar(letter):
        body.attach(_calendar_part(calendar, str(letter.calendar_method)))
        written = _multipart("mixed")
        written.attach(body)
        written.attach(_attachment(calendar))
    for name, value in _headers(letter).items():
        written[name] = value
    return written


def _multipart(kind: str) -> MIMEMultipart:
    """A part for parts. "=_" is in no quoted-printable and no base64, so the boundary is alone."""
    return MIMEMultipart(kind, boundary=f"=_{token_hex(16)}", policy=_WIRE)


def _checked_calendar(letter: Letter) -> bytes | None:
    if letter.calendar is None and letter.calendar_method is None:
        return None
    method = f"\r\nMETHOD:{letter.calendar_method}\r\n".encode()
    if letter.calendar is None or method not in letter.calendar:
        raise ValueError("calendar_method is not the METHOD of calendar")
    return letter.calendar


def _calendar_part(calendar: bytes, method: str) -> Part:
    """The part that shows buttons: only in the alternative, and without Content-Disposition."""
    return _base64_part(calendar, f"text/calendar; method={method}; charset=UTF-8")


def _attachment(calendar: bytes) -> Part:
    """The same bytes as a file, for people whose programme shows no buttons.

    application/ics, as Google sends it: programmes open it by its name, and the mail keeps one
    text/calendar part, so that none shows or handles the invitation (or cancellation) twice.
    """
    part = _base64_part(calendar, f'application/ics; name="{CALENDAR_FILE}"')
    part["Content-Disposition"] = f'attachment; filename="{CALENDAR_FILE}"'
    return part


def _base64_part(content: bytes, content_type: str) -> Part:
    part = Part(policy=_WIRE)
    part["Content-Type"] = content_type
    part.set_payload(content)
    encode_base64(part)
    return part


def _headers(letter: Letter) -> dict[str, str]:
    headers = {
        "From": _mailbox(letter.sender_name, letter.sender_email, "sender"),
        "To": _mailbox(letter.recipient_name, letter.recipient_email, "recipient"),
        "Subject": _words(letter.subject, "subject"),
        "Date": _date(letter.date),
        "Message-ID": _message_id(letter.message_id),
        **AUTOMATIC,
    }
    if letter.reply_to:
        headers["Reply-To"] = _address(letter.reply_to, "reply_to")
    for name, value in letter.headers.items():
        headers[name] = _further(name, value)
    return headers


def _mailbox(name: str, email: str, who: str) -> str:
    words = _words(name, f"{who}_name")
    return formataddr((words, _address(email, f"{who}_email")))


def _words(text: str, field: str) -> str:
    """Return the text for a header: as it is when short and plain, else as encoded words."""
    line = single_line(without_line_breaks(text, field))
    if line.isascii() and len(line) <= _LONGEST_PLAIN and "=?" not in line:
        return line
    return Header(line, _UTF8, maxlinelen=_LONGEST_ENCODED).encode()


def _address(email: str, field: str) -> str:
    """Return the address in ASCII: few servers take other signs before the @ (RFC 6531)."""
    local, _, written = plain_token(email, field).rpartition("@")
    try:
        domain = written.encode("idna").decode("ascii")
    except UnicodeError as error:
        raise ValueError(f"{field} has a domain that cannot be") from error
    if not (local.isascii() and _LOCAL_PART.fullmatch(local) and _DOMAIN.fullmatch(domain)):
        raise ValueError(f"{field} is not an address that mail can go to")
    return f"{local}@{domain}"


def _date(date: datetime) -> str:
    if date.utcoffset() is None:
        raise ValueError("date has no time zone")
    return format_datetime(date.astimezone(UTC))


def _message_id(message_id: str) -> str:
    if not (message_id.isascii() and _MESSAGE_ID.fullmatch(plain_token(message_id, "message_id"))):
        raise ValueError("message_id is not of the form <left@right>")
    return message_id


def _further(name: str, value: str) -> str:
    if not _HEADER_NAME.fullmatch(name) or name.lower() in _OWN_HEADERS:
        raise ValueError(f"{name!r} is not a header to add")
    without_line_breaks(value, name)
    if not value.isascii() or not value.isprintable() or len(value) > _LONGEST_LINE:
        raise ValueError(f"{name} is too long or not plain ASCII")
    return value
