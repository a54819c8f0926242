"""A bestuurder's own invitations, after signing in."""

from typing import Any

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _

from vptmeet.domain.errors import AnswerClosed, MeetingCancelled
from vptmeet.domain.rsvp import Channel
from vptmeet.models.meeting import Invitation
from vptmeet.queries import rsvp as queries
from vptmeet.services import rsvp
from vptmeet.transaction import transaction
from vptmeet.web import acting, mail_settings
from vptmeet.web.access import Permission, requires
from vptmeet.web.clock import now
from vptmeet.web.rsvp import own_words
from vptmeet.web.rsvp.blueprint import blueprint
from vptmeet.web.rsvp.forms import AnswerForm, values_of
from vptmeet.web.rsvp.page import page_context


@blueprint.get("/mijn-uitnodigingen")
@requires(Permission.OWN_INVITATION_ANSWER)
def own() -> str:
    """The meetings to come that this account's person is asked for."""
    found = queries.own_invitations(acting.user().id, now())
    return render_template(
        "rsvp/own.html",
        headline=own_words.headline(found),
        invitations=[own_words.line(one) for one in found],
    )


@blueprint.get("/mijn-uitnodigingen/<int:invitation_id>")
@requires(Permission.OWN_INVITATION_ANSWER)
def own_answer(invitation_id: int) -> str:
    """One invitation, with the same form as behind the link; others' are not found."""
    return _page(_own(invitation_id), None)


@blueprint.post("/mijn-uitnodigingen/<int:invitation_id>")
@requires(Permission.OWN_INVITATION_ANSWER)
def save_own_answer(invitation_id: int) -> Any:
    """Take the answer."""
    invitation, form = _own(invitation_id), AnswerForm()
    if not form.validate():
        return _page(invitation, form), 422
    try:
        with transaction():
            by, settings = acting.user(), mail_settings.current()
            rsvp.answer(invitation, form.reply, Channel.ACCOUNT, by, now(), settings)
    except (AnswerClosed, MeetingCancelled):
        return redirect(url_for(".own_answer", invitation_id=invitation_id), 303)
    flash(_("Your answer has been saved."), "ok")
    return redirect(url_for(".own"), 303)


def _own(invitation_id: int) -> Invitation:
    return queries.own_invitation(invitation_id, acting.user().id, now())


def _page(invitation: Invitation, form: AnswerForm | None) -> str:
    facts = queries.facts(invitation, now())
    return render_template(
        "rsvp/own_answer.html",
        form=form or AnswerForm(formdata=None, data=values_of(facts.given)),
        **page_context(invitation, facts),
    )
