"""How often signing in may fail for one address: known and unknown addresses alike."""

import hashlib
from datetime import datetime, timedelta

from sqlalchemy import delete, select

from vptmeet.domain.errors import TooManyAttempts
from vptmeet.extensions import db
from vptmeet.models.account import SignInFailure

MOST_FAILURES = 5
WINDOW = timedelta(minutes=15)


def begin_attempt(email: str, now: datetime) -> None:
    """Count an attempt as failed until it succeeds. Commit it before looking at the password.

    So attempts that run at the same moment count too. Raises TooManyAttempts after five failures
    within fifteen minutes; an attempt that is refused so does not count.
    """
    db.session.execute(delete(SignInFailure).where(SignInFailure.at <= now - WINDOW))
    address = _hash(email)
    failures = db.session.scalars(
        select(SignInFailure.at)
        .where(SignInFailure.address_hash == address)
        .order_by(SignInFailure.at)
    ).all()
    if len(failures) >= MOST_FAILURES:
        # The window ends when the oldest failure that matters has left it.
        free_at = failures[-MOST_FAILURES] + WINDOW
        raise TooManyAttempts(retry_after=max(1, int((free_at - now).total_seconds())))
    db.session.add(SignInFailure(address_hash=address, at=now))
    db.session.flush()


def forget(email: str) -> None:
    """Signing in succeeded, or the password was set anew: what failed before does not count."""
    db.session.execute(delete(SignInFailure).where(SignInFailure.address_hash == _hash(email)))


def _hash(email: str) -> str:
    return hashlib.sha256(email.strip().lower().encode()).hexdigest()
