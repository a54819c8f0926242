"""Beheer: accounts and themes."""

from flask import Blueprint, current_app, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response

from vptmeet.domain.errors import EmailTaken, LastManager
from vptmeet.queries import themes as theme_queries
from vptmeet.queries import users as user_queries
from vptmeet.services import accounts, password_links
from vptmeet.services import themes as theme_service
from vptmeet.transaction import transaction
from vptmeet.web import acting, errors, mail_settings
from vptmeet.web.access import Permission, may, requires
from vptmeet.web.clock import now
from vptmeet.web.settings.tabs import tabs
from vptmeet.web.settings.theme_form import ThemeForm
from vptmeet.web.settings.user_forms import NewUserForm, UserForm
from vptmeet.wording.dates import language

blueprint = Blueprint("settings", __name__)

Page = Response | str | tuple[str, int]
"""What a view of this feature gives back."""


@blueprint.get("/beheer/gebruikers")
@requires(Permission.USERS_MANAGE)
def users() -> str:
    """Everybody with an account."""
    return render_template("settings/users.html", users=user_queries.all_rows(), tabs=tabs())


@blueprint.route("/beheer/gebruikers/nieuw", methods=["GET", "POST"])
@requires(Permission.USERS_MANAGE)
def user_new() -> Page:
    """Add an account; a mail asks the person to choose a password."""
    form = NewUserForm.of(None)
    if not form.validate_on_submit():
        return _form_page("settings/user.html", form, user=None)
    try:
        with transaction():
            user = accounts.add(form.values(), acting.user(), now(), language())
            password_links.invite(user, now(), mail_settings.current(), _secret())
    except EmailTaken as error:
        form.email.errors = [errors.message(error)]
        return _form_page("settings/user.html", form, user=None)
    flash(
        _("The account was added. %(name)s gets an e-mail to choose a password.", name=user.name),
        "ok",
    )
    return redirect(url_for("settings.users"))


@blueprint.route("/beheer/gebruikers/<int:user_id>", methods=["GET", "POST"])
@requires(Permission.USERS_MANAGE)
def user_edit(user_id: int) -> Page:
    """Change an account, or switch it off."""
    user = user_queries.get(user_id)
    form = UserForm.of(user)
    if not form.validate_on_submit():
        return _form_page("settings/user.html", form, user=user)
    try:
        with transaction():
            accounts.change(user, form.values(), acting.user(), now())
    except (EmailTaken, LastManager) as error:
        wrong = form.email if isinstance(error, EmailTaken) else form.roles
        wrong.errors = [errors.message(error)]
        return _form_page("settings/user.html", form, user=user)
    flash(_("The account was saved."), "ok")
    return redirect(url_for("settings.users" if may(Permission.USERS_MANAGE) else "home.index"))


@blueprint.post("/beheer/gebruikers/<int:user_id>/link")
@requires(Permission.USERS_MANAGE)
def user_link(user_id: int) -> Response:
    """Mail the link to choose a password once more."""
    user = user_queries.get(user_id)
    with transaction():
        password_links.invite(user, now(), mail_settings.current(), _secret())
    flash(
        _("An e-mail with a link to choose a password goes to %(email)s.", email=user.email), "ok"
    )
    return redirect(url_for("settings.user_edit", user_id=user_id))


@blueprint.get("/beheer/themas")
@requires(Permission.REFERENCE_MANAGE)
def themes() -> str:
    """Every theme of meetings."""
    rows = theme_queries.all_rows(language())
    return render_template("settings/themes.html", themes=rows, tabs=tabs())


@blueprint.route("/beheer/themas/nieuw", methods=["GET", "POST"])
@requires(Permission.REFERENCE_MANAGE)
def theme_new() -> Page:
    """Add a theme."""
    form = ThemeForm.of(None, language())
    if not form.validate_on_submit():
        return _form_page("settings/theme.html", form, theme=None)
    with transaction():
        theme_service.add(form.values(), acting.user(), now())
    flash(_("The theme was added."), "ok")
    return redirect(url_for("settings.themes"))


@blueprint.route("/beheer/themas/<int:theme_id>", methods=["GET", "POST"])
@requires(Permission.REFERENCE_MANAGE)
def theme_edit(theme_id: int) -> Page:
    """Change a theme."""
    theme = theme_queries.get(theme_id)
    form = ThemeForm.of(theme, language())
    if not form.validate_on_submit():
        return _form_page("settings/theme.html", form, theme=theme)
    with transaction():
        theme_service.change(theme, form.values(), acting.user(), now())
    flash(_("The theme was saved."), "ok")
    return redirect(url_for("settings.themes"))


def _form_page(template: str, form: FlaskForm, **context: object) -> tuple[str, int]:
    """A page with a form: 422 when the form was sent and something is not right yet."""
    status = 422 if form.is_submitted() else 200
    return render_template(template, form=form, **context), status


def _secret() -> str:
    return str(current_app.config["SECRET_KEY"])
