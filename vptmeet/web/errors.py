"""Failures as pages and messages: each says what happened and what to do."""

from typing import Any

from flask import Flask, flash, g, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, InternalServerError

from vptmeet.domain import errors as domain
from vptmeet.extensions import login
from vptmeet.web.safe_url import safe_path

MESSAGES: dict[type[domain.DomainError], Any] = {
    domain.StepInFuture: _l("The date is in the future. Choose today or an earlier day."),
    domain.NameTaken: _l("There is already an employer with this name."),
    domain.ContactTaken: _l("This employer already has a contact with this e-mail address."),
    domain.EmailTaken: _l("There is already an account with this e-mail address."),
    domain.WeakPassword: _l(
        "Choose a password of at least twelve characters that is hard to guess."
    ),
    domain.LastManager: _l("At least one functional manager is needed. First appoint another."),
    domain.BadCredentials: _l("The e-mail address or the password is not right."),
    domain.TooManyAttempts: _l("Signing in failed too often. Wait fifteen minutes and try again."),
    domain.ExecutiveNotConfirmed: _l("No executive has confirmed yet. Say why you invite now."),
    domain.AnswerClosed: _l("The answer-by date has passed. Call us to change your answer."),
    domain.MeetingCancelled: _l("This meeting was cancelled."),
    domain.MeetingOver: _l("This meeting is over. You can no longer invite for it."),
    domain.AnswerDatePassed: _l(
        "The answer-by date has passed. First change the meeting and choose a later date."
    ),
    domain.PlaceMissing: _l("Nobody knows where to go yet. First enter a place or a link."),
    domain.MeetingNotOver: _l("You can take attendance from the start of the meeting on."),
    domain.NobodyChosen: _l("Choose at least one person who was not invited yet."),
    domain.ContactHasNoEmail: _l("This person has no e-mail address that works."),
    domain.SubstituteIncomplete: _l("Enter the name of the colleague who comes."),
    domain.ImportChanged: _l(
        "The register changed while you were looking. Look again at what will happen; nothing was "
        "saved yet."
    ),
}


def message(error: domain.DomainError) -> str:
    """The words for a failure, for who asked for the deed."""
    return str(MESSAGES.get(type(error), _("This cannot be done.")))


PAGES: dict[int, tuple[Any, Any]] = {
    403: (
        _l("This page is not for your account"),
        _l("Ask the functional manager if you think you need it."),
    ),
    404: (_l("We cannot find this page"), _l("Check the address, or go back to the start.")),
    413: (
        _l("This file is too large"),
        _l("A file can be at most 20 MB. Split the list and read it in parts."),
    ),
    429: (_l("Too many requests"), _l("Wait a minute and try again. Nothing was changed.")),
    500: (
        _l("Something went wrong on our side"),
        _l("Nothing was changed. Try again; if it stays wrong, tell the functional manager."),
    ),
}
"""What each failed request says: what happened, and what to do."""

_OTHER = (_l("This cannot be done"), _l("Go back and try again."))
_OLD_FORM = (
    _l("This form was open too long"),
    _l("Go back, refresh the page and send it again. Nothing was changed."),
)


def _page(status: int, words: tuple[Any, Any]) -> tuple[str, int]:
    title, text = words
    return render_template("errors/error.html", title=title, text=text), status


def init_app(app: Flask) -> None:
    """Register the pages for what goes wrong."""

    @app.errorhandler(HTTPException)
    def _http(error: HTTPException) -> Any:
        if error.code is None or error.code < 400:
            return error
        return _page(error.code, PAGES.get(error.code, _OTHER))

    @app.errorhandler(InternalServerError)
    def _broken(_error: InternalServerError) -> tuple[str, int]:
        """The database may be what failed: the page does not ask it who is signed in."""
        g._login_user = login.anonymous_user()
        return _page(500, PAGES[500])

    @app.errorhandler(CSRFError)
    def _csrf(_error: CSRFError) -> tuple[str, int]:
        return _page(400, _OLD_FORM)

    @app.errorhandler(domain.NotFound)
    def _not_found(_error: domain.NotFound) -> tuple[str, int]:
        return _page(404, PAGES[404])

    @app.errorhandler(domain.LinkInvalid)
    def _link_invalid(_error: domain.LinkInvalid) -> tuple[str, int, dict[str, str]]:
        return render_template("rsvp/invalid.html"), 404, {"Referrer-Policy": "no-referrer"}

    @app.errorhandler(domain.DomainError)
    def _domain(error: domain.DomainError) -> Any:
        """A rule said no where no form was there to show it."""
        flash(message(error), "error")
        return redirect(_way_back())


def _way_back() -> str:
    """A page that can show why not: of the meeting, or where it was asked, or the first one.

    Never the page that has just refused itself, nor one that only answers a form: a browser keeps
    the referrer while it follows redirects, and would go round for ever.
    """
    meeting_id = (request.view_args or {}).get("meeting_id")
    if meeting_id is not None:
        return url_for("meetings.show", meeting_id=meeting_id)
    asked_at = safe_path(request.referrer)
    refused_itself = request.method == "GET" and (asked_at or "").partition("?")[0] == request.path
    return asked_at if asked_at and not refused_itself else url_for("home.index")
