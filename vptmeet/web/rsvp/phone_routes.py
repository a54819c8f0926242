"""An answer that came by telephone, entered by the coordinator."""

from typing import Any

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _

from vptmeet.domain.rsvp import Channel
from vptmeet.models.meeting import Invitation
from vptmeet.queries import rsvp as queries
from vptmeet.services import rsvp
from vptmeet.transaction import transaction
from vptmeet.web import acting, mail_settings
from vptmeet.web.access import Permission, requires
from vptmeet.web.clock import now
from vptmeet.web.rsvp.blueprint import blueprint
from vptmeet.web.rsvp.forms import AnswerForm, AnswerForOtherForm, values_of
from vptmeet.web.rsvp.page import page_context


@blueprint.get("/uitnodigingen/<int:invitation_id>/antwoord")
@requires(Permission.INVITATIONS_SEND)
def by_phone(invitation_id: int) -> str:
    """The form, starting with the answer that stands."""
    return _page(queries.standing_invitation(invitation_id), None)


@blueprint.post("/uitnodigingen/<int:invitation_id>/antwoord")
@requires(Permission.INVITATIONS_SEND)
def save_by_phone(invitation_id: int) -> Any:
    """Take the answer, also after the answer-by date."""
    invitation, form = queries.standing_invitation(invitation_id), AnswerForOtherForm()
    if not form.validate():
        return _page(invitation, form), 422
    with transaction():
        by, settings = acting.user(), mail_settings.current()
        rsvp.answer(invitation, form.reply, Channel.PHONE, by, now(), settings)
    flash(_("The answer of %(name)s has been saved.", name=invitation.contact.name), "ok")
    return redirect(url_for("meetings.show", meeting_id=invitation.meeting_id), 303)


def _page(invitation: Invitation, form: AnswerForm | None) -> str:
    facts = queries.facts(invitation, now())
    return render_template(
        "rsvp/by_phone.html",
        invitation=invitation,
        form=form or AnswerForOtherForm(formdata=None, data=values_of(facts.given)),
        **page_context(invitation, facts),
    )
