"""The beginning and the end of a session."""

from flask import session
from flask_login import login_user, logout_user

from vptmeet.models.account import User


def begin_session(user: User) -> None:
    """Sign `user` in with a new session: nothing that was planted before goes along."""
    _empty()
    login_user(user)


def end_session() -> None:
    """Forget who was signed in, and all the session held."""
    logout_user()
    _empty()


def _empty() -> None:
    """A session without anything but the language that was chosen."""
    language = session.get("language")
    session.clear()
    session.permanent = True
    if language is not None:
        session["language"] = language
