"""People at an employer: adding, changing, leaving."""

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from vptmeet.domain.errors import ContactTaken
from vptmeet.queries import partner_form
from vptmeet.services import contacts
from vptmeet.transaction import transaction
from vptmeet.web import acting
from vptmeet.web.access import Permission, requires
from vptmeet.web.clock import now, today
from vptmeet.web.errors import message
from vptmeet.web.partners.blueprint import blueprint
from vptmeet.web.partners.contact_forms import ContactForm, data_of


def _show_taken(form: ContactForm, error: ContactTaken) -> None:
    form.email.errors = [*form.email.errors, message(error)]


@blueprint.route("/partners/<int:partner_id>/contacten/nieuw", methods=["GET", "POST"])
@requires(Permission.PARTNERS_EDIT)
def contact_new(partner_id: int) -> Response | str:
    """Add somebody who works at an employer."""
    partner = partner_form.partner(partner_id)
    form = ContactForm()
    if form.validate_on_submit():
        try:
            with transaction():
                contacts.add_contact(partner, form.values(), acting.user(), now())
            flash(_("%(name)s was added.", name=form.name.data), "ok")
            return redirect(url_for("partners.show", partner_id=partner_id))
        except ContactTaken as error:
            _show_taken(form, error)
    return render_template("partners/contact_new.html", form=form, partner=partner)


@blueprint.route("/contacten/<int:contact_id>", methods=["GET", "POST"])
@requires(Permission.PARTNERS_EDIT)
def contact_edit(contact_id: int) -> Response | str:
    """Change what is known of somebody."""
    contact = partner_form.contact(contact_id)
    form = ContactForm(data=data_of(contact))
    if form.validate_on_submit():
        try:
            with transaction():
                contacts.change_contact(contact, form.values(), acting.user(), now())
            flash(_("The changes were saved."), "ok")
            return redirect(url_for("partners.show", partner_id=contact.partner_id))
        except ContactTaken as error:
            _show_taken(form, error)
    return render_template("partners/contact_edit.html", form=form, contact=contact)


@blueprint.post("/contacten/<int:contact_id>/vertrokken")
@requires(Permission.PARTNERS_EDIT)
def contact_leave(contact_id: int) -> Response:
    """Somebody no longer works at the employer, from today on."""
    contact = partner_form.contact(contact_id)
    with transaction():
        contacts.leave(contact, today(), acting.user(), now())
    flash(_("%(name)s no longer works here.", name=contact.name), "ok")
    return redirect(url_for("partners.show", partner_id=contact.partner_id))
