"""Meetings: the list, one meeting, planning, changing and calling off."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.wrappers import Response

from vptmeet.domain.errors import MeetingCancelled, RoomTooSmall
from vptmeet.domain.meeting import MeetingStatus, is_over
from vptmeet.models.meeting import Meeting
from vptmeet.queries import invitations as invitation_queries
from vptmeet.queries import meetings as queries
from vptmeet.services import meetings
from vptmeet.services.meetings import MeetingValues
from vptmeet.transaction import transaction
from vptmeet.web import acting, mail_settings
from vptmeet.web.access import Permission, may, requires
from vptmeet.web.clock import now, today
from vptmeet.web.meetings import guest_list, list_page, show_page
from vptmeet.web.meetings.choices import offered
from vptmeet.web.meetings.forms import CancelForm, MeetingForm
from vptmeet.web.meetings.reading import Circumstances, data_of, refuse_room, values
from vptmeet.wording.dates import language

blueprint = Blueprint("meetings", __name__)


@blueprint.get("/bijeenkomsten")
@requires(Permission.MEETINGS_VIEW)
def index() -> str:
    """The meetings to come, or the past ones."""
    page = list_page.build(request.args, now(), language())
    return render_template("meetings/index.html", page=page)


@blueprint.get("/bijeenkomsten/<int:meeting_id>")
@requires(Permission.MEETINGS_VIEW)
def show(meeting_id: int) -> str:
    """One meeting; who was asked stands there for who may see invitations."""
    page = show_page.build(meeting_id, now(), language())
    guests, progress = None, None
    if may(Permission.INVITATIONS_VIEW):
        guests = guest_list.build(meeting_id, request.args, page.waiting)
        progress = invitation_queries.progress(meeting_id)
    return render_template("meetings/show.html", page=page, guests=guests, progress=progress)


@blueprint.route("/bijeenkomsten/nieuw", methods=["GET", "POST"])
@requires(Permission.MEETINGS_EDIT)
def new() -> Response | str:
    """Plan a meeting."""
    form = offered({"organizer_id": acting.user().id}, language())
    if "add_row" in request.form:
        form.add_rows(1)
    elif form.validate_on_submit() and (found := values(form, Circumstances(now(), today()))):
        with transaction():
            meeting = meetings.plan(found, acting.user(), now(), mail_settings.current())
        flash(_("The meeting is planned. Now ask an executive."), "ok")
        return redirect(url_for("meetings.show", meeting_id=meeting.id))
    return render_template("meetings/new.html", form=form)


@blueprint.route("/bijeenkomsten/<int:meeting_id>/wijzigen", methods=["GET", "POST"])
@requires(Permission.MEETINGS_EDIT)
def edit(meeting_id: int) -> Response | str:
    """Change a meeting; a new time or place is mailed to everybody who was asked."""
    meeting = _changeable(meeting_id)
    guests, over = queries.standing_count(meeting_id), is_over(meeting.ends_at, now())
    form = offered(data_of(meeting), language())
    around = Circumstances(now(), today(), guests > 0, over, before=meeting)
    if "add_row" in request.form:
        form.add_rows(1)
    elif (
        form.validate_on_submit()
        and (found := values(form, around))
        and _change(meeting, found, form)
    ):
        return redirect(url_for("meetings.show", meeting_id=meeting_id))
    told = 0 if over else queries.reachable_count(meeting_id)
    return render_template("meetings/edit.html", form=form, meeting=meeting, told=told)


@blueprint.route("/bijeenkomsten/<int:meeting_id>/afzeggen", methods=["GET", "POST"])
@requires(Permission.MEETINGS_EDIT)
def cancel(meeting_id: int) -> Response | str:
    """Say what calling off does, ask why, and do it."""
    meeting = _changeable(meeting_id)
    form = CancelForm()
    if form.validate_on_submit():
        reason = form.reason.data or ""
        with transaction():
            mailed = meetings.cancel(meeting, reason, acting.user(), now(), mail_settings.current())
        flash(_cancelled(mailed), "ok")
        return redirect(url_for("meetings.show", meeting_id=meeting_id))
    told = queries.reachable_count(meeting_id)
    return render_template("meetings/cancel.html", form=form, meeting=meeting, told=told)


def _changeable(meeting_id: int) -> Meeting:
    meeting = queries.get(meeting_id)
    if meeting.status is MeetingStatus.CANCELLED:
        raise MeetingCancelled
    return meeting


def _change(meeting: Meeting, found: MeetingValues, form: MeetingForm) -> bool:
    """Save it; False with an error on the form when the room is too small for who has a seat."""
    try:
        with transaction():
            mailed = meetings.change(meeting, found, acting.user(), now(), mail_settings.current())
    except RoomTooSmall as problem:
        refuse_room(form, problem.seats)
        return False
    flash(_saved(mailed), "ok")
    return True


def _saved(mailed: int) -> str:
    if not mailed:
        return str(_("The changes were saved."))
    return str(
        ngettext(
            "The changes were saved. %(num)s person gets an e-mail and is asked again.",
            "The changes were saved. %(num)s people get an e-mail and are asked again.",
            mailed,
        )
    )


def _cancelled(mailed: int) -> str:
    if not mailed:
        return str(_("The meeting is cancelled."))
    return str(
        ngettext(
            "The meeting is cancelled. %(num)s person gets an e-mail.",
            "The meeting is cancelled. %(num)s people get an e-mail.",
            mailed,
        )
    )
