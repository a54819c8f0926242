"""Answering an invitation through the personal link."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from flask import Response, redirect, render_template, request, url_for
from flask_babel import force_locale

from vptmeet.domain.errors import AnswerClosed, MeetingCancelled
from vptmeet.domain.meeting import MeetingStatus
from vptmeet.domain.rsvp import Channel
from vptmeet.emails import meeting_calendar
from vptmeet.extensions import limiter
from vptmeet.itip.outgoing import publish
from vptmeet.models.meeting import Invitation
from vptmeet.queries import rsvp as queries
from vptmeet.services import links, rsvp
from vptmeet.transaction import transaction
from vptmeet.web import mail_settings
from vptmeet.web.access import token_page
from vptmeet.web.clock import now
from vptmeet.web.locale import chosen
from vptmeet.web.rsvp import own_routes, phone_routes, words
from vptmeet.web.rsvp.blueprint import blueprint
from vptmeet.web.rsvp.forms import AnswerForm, values_of
from vptmeet.web.rsvp.page import page_context

__all__ = ["blueprint", "own_routes", "phone_routes"]

# Per address on the internet; a whole town hall may share one.
_limited = limiter.limit("60 per minute")


@contextmanager
def _in_their_language(invitation: Invitation) -> Iterator[None]:
    """The language in which somebody was invited, unless they chose another on the page."""
    with force_locale(chosen() or invitation.contact.language):
        yield


@blueprint.get("/r/<token>")
@_limited
@token_page
def show(token: str) -> str:
    """The invitation and the form. Reading it changes nothing: mail scanners read it too."""
    invitation = links.find_by_token(token, now())
    with _in_their_language(invitation):
        return _page(token, invitation, None)


@blueprint.post("/r/<token>")
@_limited
@token_page
def answer(token: str) -> Any:
    """Take the answer, and go on to what happens next."""
    invitation = links.find_by_token(token, now())
    with _in_their_language(invitation):
        form = AnswerForm()
        if not form.validate():
            return _page(token, invitation, form), 422
        try:
            with transaction():
                rsvp.answer(
                    invitation, form.reply, Channel.LINK, None, now(), mail_settings.current()
                )
        except (AnswerClosed, MeetingCancelled):
            return redirect(url_for(".show", token=token), 303)
    return redirect(url_for(".done", token=token), 303)


@blueprint.get("/r/<token>/klaar")
@_limited
@token_page
def done(token: str) -> Any:
    """What happens next, by the answer that stands."""
    invitation = links.find_by_token(token, now())
    facts = queries.facts(invitation, now())
    if facts.given is None or facts.is_cancelled:
        return redirect(url_for(".show", token=token), 303)
    waits = queries.waits_for_a_seat(invitation)
    with _in_their_language(invitation):
        outcome = words.outcome(facts.given, invitation.meeting, waits)
        context = page_context(invitation, facts)
        return render_template("rsvp/done.html", token=token, outcome=outcome, **context)


@blueprint.get("/r/<token>/agenda.ics")
@_limited
@token_page
def calendar(token: str) -> Any:
    """The meeting as an entry to put in a calendar, the same as in the mail."""
    invitation = links.find_by_token(token, now())
    meeting = invitation.meeting
    if meeting.status is MeetingStatus.CANCELLED:
        return redirect(url_for(".show", token=token), 303)
    settings = mail_settings.current()
    sequence = meeting.sequence + invitation.sequence_ahead
    with _in_their_language(invitation):
        entry = meeting_calendar.event(meeting, sequence, settings.link(token), settings, now())
    response = Response(publish(entry), content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="bijeenkomst.ics"'
    return response


def _page(token: str, invitation: Invitation, form: AnswerForm | None) -> str:
    facts = queries.facts(invitation, now())
    preselected = request.args.get("a", "")
    return render_template(
        "rsvp/show.html",
        address=url_for(".show", token=token),
        form=form or AnswerForm(formdata=None, data=values_of(facts.given, preselected)),
        **page_context(invitation, facts),
    )
