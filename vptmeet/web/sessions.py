"""Sessions: whose they are, and when they end."""

from datetime import timedelta

from flask import Flask, session
from flask_babel import lazy_gettext as _l

from vptmeet.extensions import db, login
from vptmeet.models.account import User


def init_app(app: Flask) -> None:
    """Tie Flask-Login to our accounts. A session ends after SESSION_HOURS without use."""
    app.permanent_session_lifetime = timedelta(hours=app.config["SESSION_HOURS"])
    login.login_view = "auth.sign_in"
    login.login_message = _l("Sign in to see this page.")
    login.login_message_category = "info"

    @app.before_request
    def _keep_alive() -> None:
        session.permanent = True


@login.user_loader
def load_user(session_id: str) -> User | None:
    """The account of a session, if it is still active and its session key still holds."""
    user_id, _, key = session_id.partition(":")
    user = db.session.get(User, int(user_id)) if user_id.isdigit() else None
    if user is None or not user.is_active or user.session_key != key:
        return None
    return user
