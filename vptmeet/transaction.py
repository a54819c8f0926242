"""The one place that commits."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event
from sqlalchemy.orm import object_session

from vptmeet.extensions import db
from vptmeet.models.mail import OutgoingMail

_wake_worker: list[Callable[[], None]] = []


def on_new_mail(wake: Callable[[], None]) -> None:
    """Let the composition root say how the worker hears that mail was committed."""
    _wake_worker[:] = [wake]


@event.listens_for(OutgoingMail, "after_insert")
def _note_new_mail(_mapper: Any, _connection: Any, mail: OutgoingMail) -> None:
    session = object_session(mail)
    if session is not None:
        session.info["new_mail"] = True


@contextmanager
def transaction() -> Iterator[None]:
    """Commit what happens inside, or roll all of it back and raise again.

    Works after a read too, where `db.session.begin()` raises because reading has already begun
    a transaction. Mail rows that are committed here wake the worker, after the commit.
    """
    session = db.session
    try:
        yield
        session.commit()
    except BaseException:
        session.info.pop("new_mail", None)
        session.rollback()
        raise
    if session.info.pop("new_mail", False):
        for wake in _wake_worker:
            wake()
