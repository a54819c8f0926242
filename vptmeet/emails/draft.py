"""A mail as it will be sent, before it is a row in the outbox."""

from dataclasses import dataclass

from vptmeet.domain.mail import MailKind, Priority


@dataclass(frozen=True)
class Draft:
    """The words and the calendar part of one mail to one person.

    `key` is unique to the deed: for calendar mail "UID:SEQUENCE:METHOD:address", for other mail
    "kind:subject's id:address". Queuing a draft whose key exists changes nothing.
    """

    kind: MailKind
    key: str
    recipient_name: str
    recipient_email: str
    subject: str
    text: str
    html: str
    calendar: bytes | None = None
    calendar_method: str | None = None
    invitation_id: int | None = None
    priority: Priority = Priority.NORMAL
