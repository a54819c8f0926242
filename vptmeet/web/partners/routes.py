"""The register of employers: the list, one employer, adding, changing and archiving."""

from flask import flash, make_response, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from vptmeet.domain.errors import NameTaken
from vptmeet.models.partner import Partner
from vptmeet.queries import partner_form
from vptmeet.queries.partner_facets import register_size
from vptmeet.queries.partner_page import partner_page
from vptmeet.services import partners
from vptmeet.transaction import transaction
from vptmeet.web import acting, fragments
from vptmeet.web.access import Permission, requires
from vptmeet.web.clock import now, today
from vptmeet.web.partners import contact_routes, step_routes
from vptmeet.web.partners.badges import ANSWER_KINDS, PRESENCE_KINDS
from vptmeet.web.partners.blueprint import blueprint
from vptmeet.web.partners.list_page import build
from vptmeet.web.partners.partner_forms import AddPartnerForm, PartnerForm, show_taken_name
from vptmeet.wording.dates import language, municipal_zone
from vptmeet.wording.labels import NEXT_STEPS

__all__ = ["blueprint", "contact_routes", "step_routes"]


@blueprint.get("/partners")
@requires(Permission.PARTNERS_VIEW)
def index() -> Response:
    """The list; htmx asks for its part `list` only."""
    page = build(request.args, language())
    if not fragments.wants("list"):
        return make_response(
            render_template("partners/index.html", page=page, size=register_size())
        )
    response = make_response(render_template("partners/list_update.html", page=page))
    # The address without the empty fields that a form sends along.
    response.headers["HX-Push-Url"] = page.url
    return response


@blueprint.get("/partners/<int:partner_id>")
@requires(Permission.PARTNERS_VIEW)
def show(partner_id: int) -> str:
    """One employer with its people and its history."""
    page = partner_page(partner_id, language(), municipal_zone())
    return render_template(
        "partners/show.html",
        partner=page,
        next_step=NEXT_STEPS[page.level],
        answer_kinds=ANSWER_KINDS,
        presence_kinds=PRESENCE_KINDS,
    )


@blueprint.route("/partners/nieuw", methods=["GET", "POST"])
@requires(Permission.PARTNERS_EDIT)
def new() -> Response | str:
    """Add an employer."""
    form = AddPartnerForm.offering(None)
    taken: int | None = None
    if form.validate_on_submit():
        try:
            partner = _add(form)
            flash(_("%(name)s was added.", name=partner.name), "ok")
            return redirect(url_for("partners.show", partner_id=partner.id))
        except NameTaken as error:
            taken = show_taken_name(form, error)
    return render_template("partners/new.html", form=form, taken=taken)


def _add(form: AddPartnerForm) -> Partner:
    with transaction():
        by, at = acting.user(), now()
        partner = partners.add_partner(form.values(), form.source.data or "", by, at, today())
        if form.asks_municipality:
            partners.mark_municipality(partner, form.is_municipality.data, by, at)
    return partner


@blueprint.route("/partners/<int:partner_id>/wijzigen", methods=["GET", "POST"])
@requires(Permission.PARTNERS_EDIT)
def edit(partner_id: int) -> Response | str:
    """Change what is known of an employer."""
    partner = partner_form.partner(partner_id)
    form = PartnerForm.offering(partner)
    taken: int | None = None
    if form.validate_on_submit():
        try:
            _change(partner, form)
            flash(_("The changes were saved."), "ok")
            return redirect(url_for("partners.show", partner_id=partner_id))
        except NameTaken as error:
            taken = show_taken_name(form, error)
    return render_template("partners/edit.html", form=form, partner=partner, taken=taken)


def _change(partner: Partner, form: PartnerForm) -> None:
    with transaction():
        by, at = acting.user(), now()
        partners.change_partner(partner, form.values(), by, at)
        if form.asks_municipality:
            partners.mark_municipality(partner, form.is_municipality.data, by, at)


@blueprint.post("/partners/<int:partner_id>/archiveren")
@requires(Permission.PARTNERS_EDIT)
def archive(partner_id: int) -> Response:
    """Take an employer out of lists and figures."""
    partner = partner_form.partner(partner_id)
    with transaction():
        partners.archive(partner, acting.user(), now())
    flash(_("%(name)s is in the archive.", name=partner.name), "ok")
    return redirect(url_for("partners.show", partner_id=partner_id))


@blueprint.post("/partners/<int:partner_id>/terugzetten")
@requires(Permission.PARTNERS_EDIT)
def restore(partner_id: int) -> Response:
    """Bring an employer back from the archive."""
    partner = partner_form.partner(partner_id)
    with transaction():
        partners.restore(partner, acting.user(), now())
    flash(_("%(name)s is back in the list.", name=partner.name), "ok")
    return redirect(url_for("partners.show", partner_id=partner_id))
