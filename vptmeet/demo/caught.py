"""The mails that the demo's catcher kept, read from its Maildir."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email import policy
from email.errors import MessageError
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parseaddr, parsedate_to_datetime
from pathlib import Path

from vptmeet.domain.partner import fold

_PARSER = BytesParser(policy=policy.default)


@dataclass(frozen=True)
class CaughtMail:
    """A mail as the list shows it; `name` is that of its file."""

    name: str
    recipient_name: str
    recipient_email: str
    subject: str
    date: datetime | None


@dataclass(frozen=True)
class OpenedMail:
    """A mail as a page shows it; a part that it does not have is ""."""

    head: CaughtMail
    sender: str
    html: str
    text: str
    calendar: str


class MailNotFound(Exception):
    """There is no mail of that name."""


def listing(maildir: Path, words: str = "") -> Iterator[CaughtMail]:
    """The mails, newest first; each of `words` stands in its recipient or its subject."""
    wanted = fold(words).split()
    for path in sorted(_paths(maildir), key=_newest_first):
        head = _head(path.name, _read(path, headers_only=True))
        haystack = fold(f"{head.recipient_name} {head.recipient_email} {head.subject}")
        if all(word in haystack for word in wanted):
            yield head


def open_mail(maildir: Path, name: str) -> OpenedMail:
    """The mail whose file is called `name`. Raises MailNotFound."""
    message = _read(_path(maildir, name), headers_only=False)
    return OpenedMail(
        head=_head(name, message),
        sender=str(message["From"] or ""),
        html=_followable(_part(message, "text/html")),
        text=_part(message, "text/plain"),
        calendar=_part(message, "text/calendar").replace("\r\n", "\n"),
    )


def raw(maildir: Path, name: str) -> bytes:
    """The bytes of the mail whose file is called `name`. Raises MailNotFound."""
    return _path(maildir, name).read_bytes()


def _paths(maildir: Path) -> Iterator[Path]:
    """Nobody reads this Maildir with a mail program, so all mails are in its folder `new`."""
    folder = maildir / "new"
    return folder.iterdir() if folder.is_dir() else iter(())


def _path(maildir: Path, name: str) -> Path:
    """The file, looked up in the folder: `name` comes from an address and is not to be trusted."""
    for path in _paths(maildir):
        if path.name == name:
            return path
    raise MailNotFound(name)


def _newest_first(path: Path) -> tuple[int, str]:
    return -path.stat().st_mtime_ns, path.name


def _read(path: Path, headers_only: bool) -> EmailMessage:
    with path.open("rb") as file:
        return _PARSER.parse(file, headersonly=headers_only)


def _head(name: str, message: EmailMessage) -> CaughtMail:
    date = message["Date"]
    recipient_name, recipient_email = parseaddr(str(message["To"] or ""))
    return CaughtMail(
        name=name,
        recipient_name=recipient_name,
        recipient_email=recipient_email,
        subject=str(message["Subject"] or ""),
        date=parsedate_to_datetime(str(date)) if date else None,
    )


def _part(message: EmailMessage, kind: str) -> str:
    """The first part of this kind, as text; "" without one."""
    for part in message.walk():
        if part.get_content_type() == kind:
            try:
                return str(part.get_content())
            except (MessageError, LookupError):
                return str(part.get_payload())
    return ""


def _followable(html: str) -> str:
    """The mail with links that can be followed where it is read.

    They leave the frame that shows the mail, for our pages refuse to be framed; and they lead to
    the demo that runs now, which may be on another port than when the mail was sent.
    """
    here = re.sub(r'href="http://localhost:\d+/', 'href="/', html)
    return here.replace("<head>", '<head><base target="_top">', 1)
