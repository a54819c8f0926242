"""The outbox: a mail is a row first, written in the transaction of the deed that causes it.

Sending is apart (delivery.py): claim() hands out mails under a lease, and the record functions
write down what became of each. A lease that ran out is claimed again: a missing invitation is
worse than a second copy, and calendars fold copies of one UID and SEQUENCE into one entry.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from email.utils import make_msgid
from typing import cast

from sqlalchemy import Table, and_, bindparam, or_, select, update

from vptmeet.domain.mail import LEASE, MailState, next_attempt
from vptmeet.emails.draft import Draft
from vptmeet.extensions import db
from vptmeet.models.mail import OutgoingMail

_ANSWER_LENGTH = 500
_KEYS_A_QUERY = 500


def enqueue(draft: Draft, now: datetime, domain: str) -> OutgoingMail:
    """Queue one mail; when its deed has queued it before, the row that is there is returned.

    `domain` is the right-hand side of our Message-ID, which is stored: bounces match on it.
    """
    enqueue_all([draft], now, domain)
    return db.session.scalars(select(OutgoingMail).where(OutgoingMail.key == draft.key)).one()


def enqueue_all(drafts: Sequence[Draft], now: datetime, domain: str) -> int:
    """Queue many mails, and return how many were new: a key that exists is passed over."""
    known = _known_keys([draft.key for draft in drafts])
    fresh = {draft.key: draft for draft in drafts if draft.key not in known}
    db.session.add_all(
        OutgoingMail(
            state=MailState.QUEUED,
            created_at=now,
            next_attempt_at=now,
            message_id=make_msgid(domain=domain),
            **vars(draft),
        )
        for draft in fresh.values()
    )
    db.session.flush()
    return len(fresh)


def _known_keys(keys: Sequence[str]) -> set[str]:
    known: set[str] = set()
    for start in range(0, len(keys), _KEYS_A_QUERY):
        part = keys[start : start + _KEYS_A_QUERY]
        known.update(db.session.scalars(select(OutgoingMail.key).where(OutgoingMail.key.in_(part))))
    return known


def claim(holder: str, now: datetime, limit: int) -> list[OutgoingMail]:
    """Take up to `limit` mails that are due, for `holder` alone, until the lease ends.

    The condition stands in the UPDATE itself, so that two workers never get the same mail.
    """
    due = or_(
        and_(
            OutgoingMail.state.in_((MailState.QUEUED, MailState.POSTPONED)),
            OutgoingMail.next_attempt_at <= now,
        ),
        and_(OutgoingMail.state == MailState.SENDING, OutgoingMail.lease_until < now),
    )
    candidates = (
        select(OutgoingMail.id)
        .where(due)
        .order_by(OutgoingMail.priority, OutgoingMail.next_attempt_at, OutgoingMail.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    taken = db.session.scalars(
        update(OutgoingMail)
        .where(OutgoingMail.id.in_(candidates.scalar_subquery()), due)
        .values(state=MailState.SENDING, lease_holder=holder, lease_until=now + LEASE)
        .returning(OutgoingMail)
        .execution_options(synchronize_session=False, populate_existing=True)
    )
    return sorted(taken, key=lambda mail: (mail.priority, mail.next_attempt_at, mail.id))


def record_sent(mail: OutgoingMail, answer: str, now: datetime) -> None:
    """The server took the mail, with these words."""
    _record(mail, MailState.SENT, answer, mail.attempts + 1, finished_at=now)


def record_refused(mail: OutgoingMail, answer: str, now: datetime) -> None:
    """The server refused for good, or the mail cannot be sent at all."""
    _record(mail, MailState.FAILED, answer, mail.attempts + 1, finished_at=now)


def record_postponed(mail: OutgoingMail, why: str, now: datetime) -> None:
    """Not now: try again later, or give up when it was tried too often."""
    attempts = mail.attempts + 1
    again = next_attempt(attempts, now)
    if again is None:
        record_refused(mail, why, now)
    else:
        _record(mail, MailState.POSTPONED, why, attempts, next_attempt_at=again)


def release(mails: Iterable[OutgoingMail]) -> None:
    """Give back mails that were claimed and not tried: they are due at once again."""
    for mail in mails:
        _record(mail, MailState.QUEUED, mail.server_answer, mail.attempts)


def retry(mail: OutgoingMail, now: datetime) -> None:
    """Try a mail that failed once more, from the start; any other state is left as it is."""
    if mail.state is MailState.FAILED:
        mail.state, mail.server_answer, mail.attempts = MailState.QUEUED, "", 0
        mail.next_attempt_at, mail.finished_at = now, None
        db.session.flush()


# Made once, and of the table: to build it takes longer than to ask it, and each mail asks it.
_TABLE = cast(Table, OutgoingMail.__table__)
_RECORD = (
    update(_TABLE)
    .where(_TABLE.c.id == bindparam("mail"), _TABLE.c.lease_holder == bindparam("holder"))
    .values(
        state=bindparam("new_state"),
        server_answer=bindparam("words"),
        attempts=bindparam("tried"),
        next_attempt_at=bindparam("again"),
        finished_at=bindparam("finished"),
        lease_holder=None,
        lease_until=None,
    )
)


def _record(
    mail: OutgoingMail,
    state: MailState,
    answer: str,
    attempts: int,
    next_attempt_at: datetime | None = None,
    finished_at: datetime | None = None,
) -> None:
    """Write what became of a mail, unless another worker took it over after the lease ended."""
    db.session.execute(
        _RECORD,
        {
            "mail": mail.id,
            "holder": mail.lease_holder,
            "new_state": state,
            "words": answer[:_ANSWER_LENGTH],
            "tried": attempts,
            "again": next_attempt_at or mail.next_attempt_at,
            "finished": finished_at,
        },
    )
