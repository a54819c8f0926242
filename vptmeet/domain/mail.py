"""Outgoing mail: its states, and when a postponed mail is tried again."""

from datetime import datetime, timedelta
from enum import IntEnum, StrEnum


class MailState(StrEnum):
    """Where a mail is. `SENT` means that the mail server accepted it, not that it was read."""

    QUEUED = "queued"
    SENDING = "sending"
    POSTPONED = "postponed"
    SENT = "sent"
    FAILED = "failed"


class MailKind(StrEnum):
    """What a mail is for; with its subject's id and recipient it may exist only once."""

    INVITATION = "invitation"
    ANSWER_CONFIRMED = "answer_confirmed"
    UPDATE = "update"
    CANCELLATION = "cancellation"
    EXECUTIVE_ALARM = "executive_alarm"
    SUBSTITUTE = "substitute"
    SEAT = "seat"
    PASSWORD_RESET = "password_reset"  # noqa: S105 - the name of a kind of mail
    ACCOUNT_INVITATION = "account_invitation"


class Priority(IntEnum):
    """Lower goes first: a confirmation does not wait behind 5,000 invitations."""

    URGENT = 0
    NORMAL = 5
    BULK = 9


LEASE = timedelta(minutes=5)
"""How long a worker may hold a mail; after that another sends it again."""

MAX_ATTEMPTS = 12
"""With the delays below: a good day, in which a mail server can recover (RFC 5321 §4.5.4.1)."""

_FIRST_DELAY = timedelta(minutes=1)
_CEILING = timedelta(hours=6)


def next_attempt(attempts: int, now: datetime) -> datetime | None:
    """When to try again after `attempts` failures (exponential, with a ceiling); None: give up."""
    if attempts >= MAX_ATTEMPTS:
        return None
    delay: timedelta = _FIRST_DELAY * 2**attempts
    return now + min(delay, _CEILING)
