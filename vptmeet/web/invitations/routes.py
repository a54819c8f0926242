"""Inviting: the bestuurder first, then the employers; what is sent, and taking it back."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.wrappers import Response

from vptmeet.domain.errors import DomainError, ExecutiveNotConfirmed
from vptmeet.domain.rsvp import InvitationRole
from vptmeet.models.meeting import Meeting
from vptmeet.models.partner import Contact
from vptmeet.queries import executive_choice, executives, guests
from vptmeet.queries import invitations as queries
from vptmeet.queries import meetings as meeting_queries
from vptmeet.services import invitations
from vptmeet.services.invitations import Invited
from vptmeet.transaction import transaction
from vptmeet.web import acting, fragments, mail_settings
from vptmeet.web.access import Permission, requires
from vptmeet.web.clock import now
from vptmeet.web.errors import message
from vptmeet.web.fields import lines, one_line
from vptmeet.web.invitations import choose_page, executive_page, preview_page
from vptmeet.web.invitations.choose_page import Choice, address, chosen_filter, from_form
from vptmeet.wording.dates import language

blueprint = Blueprint("invitations", __name__)


@blueprint.get("/bijeenkomsten/<int:meeting_id>/bestuurder")
@requires(Permission.INVITATIONS_SEND)
def executive(meeting_id: int) -> str:
    """Which bestuurders can be asked: the municipality's own first."""
    meeting = meeting_queries.get(meeting_id)
    text = one_line(request.args.get("q"))
    page = executive_page.build(meeting, executive_choice.candidates(meeting_id, text), text)
    return render_template("invitations/executive.html", meeting=meeting, page=page)


@blueprint.route("/bijeenkomsten/<int:meeting_id>/uitnodigen", methods=["GET", "POST"])
@requires(Permission.INVITATIONS_SEND)
def choose(meeting_id: int) -> str:
    """Whom to invite. A POST turns the page and changes nothing: the choice travels in it."""
    meeting = meeting_queries.get(meeting_id)
    page = choose_page.build(meeting, request.args, from_form(request.form), language())
    return render_template(
        "invitations/choose.html",
        meeting=meeting,
        page=page,
        asked=executives.of_meeting(meeting_id),
    )


@blueprint.post("/bijeenkomsten/<int:meeting_id>/uitnodigen/voorbeeld")
@requires(Permission.INVITATIONS_SEND)
def preview(meeting_id: int) -> Response | str:
    """Show what is about to be sent, and to whom."""
    meeting = meeting_queries.get(meeting_id)
    return _preview(meeting, from_form(request.form))


@blueprint.post("/bijeenkomsten/<int:meeting_id>/uitnodigen/versturen")
@requires(Permission.INVITATIONS_SEND)
def send(meeting_id: int) -> Response | str:
    """Invite; the worker sends the mails."""
    meeting = meeting_queries.get(meeting_id)
    choice = from_form(request.form)
    reason = lines(request.form.get("gate_reason"))[:2000]
    try:
        with transaction():
            invited = invitations.invite(
                meeting,
                _contacts(meeting, choice),
                choice.role,
                acting.user(),
                now(),
                mail_settings.current(),
                reason,
            )
    except ExecutiveNotConfirmed as error:
        return _preview(meeting_queries.get(meeting_id), choice, message(error))
    flash(_sent(invited), "ok")
    return redirect(url_for("meetings.show", meeting_id=meeting_id))


@blueprint.get("/bijeenkomsten/<int:meeting_id>/versturen")
@requires(Permission.INVITATIONS_VIEW)
def progress(meeting_id: int) -> Response | str:
    """How far sending is; htmx asks for it, others get the meeting's page."""
    if not fragments.wants("sending"):
        return redirect(url_for("meetings.show", meeting_id=meeting_id, _anchor="invitations"))
    meeting = meeting_queries.get(meeting_id)
    return render_template(
        "invitations/progress.html",
        meeting=meeting,
        progress=queries.progress(meeting_id),
        is_fragment=True,
    )


@blueprint.post("/uitnodigingen/<int:invitation_id>/intrekken")
@requires(Permission.INVITATIONS_SEND)
def withdraw(invitation_id: int) -> Response:
    """Take one invitation back."""
    invitation = queries.get(invitation_id)
    with transaction():
        invitations.withdraw(invitation, acting.user(), now(), mail_settings.current())
    flash(_("The invitation of %(name)s is withdrawn.", name=invitation.contact.name), "ok")
    return redirect(url_for("meetings.show", meeting_id=invitation.meeting_id))


@blueprint.post("/uitnodigingen/<int:invitation_id>/opnieuw")
@requires(Permission.INVITATIONS_SEND)
def resend(invitation_id: int) -> Response:
    """Mail once more to somebody who was not reached."""
    invitation = queries.get(invitation_id)
    with transaction():
        invitations.resend(invitation, acting.user(), now(), mail_settings.current())
    flash(_("The e-mail to %(name)s is sent again.", name=invitation.contact.name), "ok")
    return redirect(url_for("meetings.show", meeting_id=invitation.meeting_id))


def _contacts(meeting: Meeting, choice: Choice) -> list[Contact]:
    """The people of the form: those ticked, or one of each employer that the filter finds."""
    if "everyone" in request.form:
        chosen = chosen_filter(request.args, meeting)
        return guests.load(guests.everyone(chosen, meeting.id))
    return guests.load(choice.contact_ids)


def _preview(meeting: Meeting, choice: Choice, error: str = "") -> Response | str:
    contacts = _contacts(meeting, choice)
    chosen = chosen_filter(request.args, meeting)
    try:
        page = preview_page.build(meeting, contacts, choice.role, now())
    except DomainError as failure:
        flash(message(failure), "error")
        if choice.role is InvitationRole.EXECUTIVE:
            return redirect(url_for("invitations.executive", meeting_id=meeting.id))
        return redirect(address("invitations.choose", meeting, chosen))
    return render_template(
        "invitations/preview.html",
        meeting=meeting,
        page=page,
        send_url=address("invitations.send", meeting, chosen),
        contact_ids=[] if "everyone" in request.form else sorted(choice.contact_ids),
        everyone="everyone" in request.form,
        role=choice.role.value,
        reason=request.form.get("gate_reason", page.former_reason),
        error=error,
    )


def _sent(invited: Invited) -> str:
    words = ngettext(
        "%(num)s invitation is on its way.", "%(num)s invitations are on their way.", invited.sent
    )
    if invited.skipped:
        skipped = ngettext(
            "%(num)s person was skipped.", "%(num)s people were skipped.", len(invited.skipped)
        )
        return f"{words} {skipped}"
    return str(words)
