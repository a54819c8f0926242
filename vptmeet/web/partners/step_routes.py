"""Recording a step on the ladder."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from vptmeet.domain.errors import EvidenceMissing, StepInFuture
from vptmeet.models.partner import Partner
from vptmeet.queries import partner_form
from vptmeet.services import commitments
from vptmeet.transaction import transaction
from vptmeet.web import acting
from vptmeet.web.access import Permission, requires
from vptmeet.web.clock import now, today
from vptmeet.web.errors import message
from vptmeet.web.partners.blueprint import blueprint
from vptmeet.web.partners.step_form import StepForm, StepValues


@blueprint.route("/partners/<int:partner_id>/stap", methods=["GET", "POST"])
@requires(Permission.COMMITMENTS_EDIT)
def step(partner_id: int) -> Response | str:
    """Say on which rung an employer stands, since when and on what that rests."""
    partner = partner_form.partner(partner_id)
    form = StepForm.offering(partner, request.args.get("level"), now(), today())
    if form.validate_on_submit():
        try:
            _record(partner, form.values())
            flash(_("The step was recorded."), "ok")
            return redirect(url_for("partners.show", partner_id=partner_id))
        except EvidenceMissing as error:
            form.show_missing(error.missing)
        except StepInFuture as error:
            form.day.errors = [*form.day.errors, message(error)]
    return render_template(
        "partners/step.html",
        form=form,
        partner=partner,
        has_contact=partner_form.has_contact(partner_id),
    )


def _record(partner: Partner, values: StepValues) -> None:
    with transaction():
        meeting = partner_form.meeting(values.meeting_id) if values.meeting_id else None
        before = commitments.level_at(partner, values.day)
        commitments.record_step(
            partner,
            values.level,
            values.day,
            values.evidence(before, meeting.title if meeting else ""),
            acting.user(),
            now(),
            today(),
            meeting,
        )
