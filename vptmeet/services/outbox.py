"""The outbox: a mail is a row first, written in the transaction of the deed that causes it."""

from datetime import datetime
from email.utils import make_msgid

from sqlalchemy import select

from vptmeet.domain.mail import MailState
from vptmeet.emails.draft import Draft
from vptmeet.extensions import db
from vptmeet.models.mail import OutgoingMail


def enqueue(draft: Draft, now: datetime, domain: str) -> OutgoingMail:
    """Queue a mail; when this deed has queued it before, the row that is there is returned.

    `domain` is the right-hand side of our Message-ID, which is stored: bounces match on it.
    """
    existing = db.session.scalar(select(OutgoingMail).where(OutgoingMail.key == draft.key))
    if existing is not None:
        return existing
    mail = OutgoingMail(
        state=MailState.QUEUED,
        created_at=now,
        next_attempt_at=now,
        message_id=make_msgid(domain=domain),
        **vars(draft),
    )
    db.session.add(mail)
    db.session.flush()
    return mail
