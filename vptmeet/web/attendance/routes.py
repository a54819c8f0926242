"""Taking attendance on one screen: one tap a person, with or without script."""

from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from vptmeet.domain.attendance import Presence
from vptmeet.domain.errors import ContactTaken
from vptmeet.domain.rsvp import Channel
from vptmeet.models.meeting import Meeting
from vptmeet.queries import attendance as queries
from vptmeet.queries import meetings
from vptmeet.queries.rsvp import standing_invitation
from vptmeet.services import attendance
from vptmeet.transaction import transaction
from vptmeet.web import acting, fragments
from vptmeet.web.access import Permission, requires
from vptmeet.web.attendance.forms import NO_PARTNER, WalkInForm
from vptmeet.web.attendance.page import part_id, person, sheet, tally
from vptmeet.web.clock import now
from vptmeet.web.errors import message
from vptmeet.web.fields import one_line
from vptmeet.web.incoming import record_id

blueprint = Blueprint("attendance", __name__)


@blueprint.get("/bijeenkomsten/<int:meeting_id>/aanwezigheid")
@requires(Permission.ATTENDANCE_TAKE)
def take(meeting_id: int) -> str:
    """The sheet, and with `zoek` in the address who can be added to it."""
    return _page(meetings.get(meeting_id), None)


@blueprint.post("/uitnodigingen/<int:invitation_id>/aanwezig")
@requires(Permission.ATTENDANCE_TAKE)
def mark(invitation_id: int) -> Any:
    """One tap: htmx swaps the two buttons and the tally; without script back to the same place."""
    try:
        presence = Presence(request.form.get("presence", ""))
    except ValueError:
        abort(400)
    invitation = standing_invitation(invitation_id)
    with transaction():
        attendance.mark(invitation, presence, Channel.ACCOUNT, acting.user(), now())
    part = part_id(invitation_id)
    if not fragments.wants(part):
        return redirect(url_for(".take", meeting_id=invitation.meeting_id, _anchor=part), 303)
    rows = queries.sheet(invitation.meeting_id)
    one = next(row for row in rows if row.invitation_id == invitation_id)
    return render_template("attendance/marked.html", person=person(one), tally=tally(rows))


@blueprint.post("/bijeenkomsten/<int:meeting_id>/aanwezigheid/zoals-gezegd")
@requires(Permission.ATTENDANCE_TAKE)
def as_said(meeting_id: int) -> Any:
    """Everybody came as they said."""
    with transaction():
        number = attendance.mark_as_said(meetings.get(meeting_id), acting.user(), now())
    flash(ngettext("%(num)s person marked.", "%(num)s people marked.", number), "ok")
    return redirect(url_for(".take", meeting_id=meeting_id), 303)


@blueprint.post("/bijeenkomsten/<int:meeting_id>/aanwezigheid/erbij")
@requires(Permission.ATTENDANCE_TAKE)
def walk_in(meeting_id: int) -> Any:
    """Somebody came without an invitation: a contact of ours, or somebody new."""
    meeting = meetings.get(meeting_id)
    contact_id = request.form.get("contact_id", type=record_id)
    if contact_id is None:
        return _somebody_new(meeting)
    contact = queries.contact(contact_id)
    with transaction():
        attendance.add_walk_in(meeting, contact, acting.user(), now())
    return _added(meeting, contact.name)


def _somebody_new(meeting: Meeting) -> Any:
    form = WalkInForm()
    if not form.validate():
        return _page(meeting, form), 422
    chosen = form.partner.data
    partner = queries.partner(chosen) if chosen and chosen != NO_PARTNER else None
    try:
        with transaction():
            attendance.add_new_walk_in(meeting, form.values, partner, acting.user(), now())
    except ContactTaken as error:
        form.email.errors = [message(error)]
        return _page(meeting, form), 422
    return _added(meeting, form.values.name)


def _added(meeting: Meeting, name: str) -> Any:
    flash(_("%(name)s has been added.", name=name), "ok")
    return redirect(url_for(".take", meeting_id=meeting.id, _anchor="walk-in"), 303)


def _page(meeting: Meeting, form: WalkInForm | None) -> str:
    text = one_line(request.args.get("zoek"))[:100]
    form = form or WalkInForm(formdata=None, name=text)
    form.offer(queries.partner_choices(meeting.id, text))
    return render_template(
        "attendance/take.html",
        meeting=meeting,
        sheet=sheet(meeting, now()),
        text=text,
        found=queries.find_people(meeting.id, text),
        form=form,
    )
