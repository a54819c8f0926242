"""Which language somebody reads: chosen, else that of their account, else the municipality's."""

from flask import current_app, has_request_context, session
from flask_login import current_user

LANGUAGES = ("nl", "en")


def chosen() -> str | None:
    """The language that somebody chose on the page, if they did."""
    language = session.get("language")
    return str(language) if language in LANGUAGES else None


def choose() -> str:
    """The language of this request; outside a request the municipality's own."""
    default: str = current_app.config["BABEL_DEFAULT_LOCALE"]
    if not has_request_context():
        return default
    if language := chosen():
        return language
    if current_user.is_authenticated:
        return str(current_user.language)
    return default
