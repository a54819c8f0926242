"""Signing in and out, passwords, and the choice of language."""

from flask import (
    Blueprint,
    abort,
    current_app,
    flash,
    redirect,
    render_template,
    request,
    session,
    url_for,
)
from flask_babel import gettext as _
from flask_login import current_user
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response

from vptmeet.domain.errors import BadCredentials, LinkInvalid, TooManyAttempts, WeakPassword
from vptmeet.domain.roles import Role
from vptmeet.extensions import limiter
from vptmeet.models.account import User
from vptmeet.services import accounts, password_links, throttle
from vptmeet.transaction import transaction
from vptmeet.web import acting, errors, mail_settings
from vptmeet.web.access import Permission, public_page, requires, token_page
from vptmeet.web.auth.forms import (
    ForgotForm,
    LanguageForm,
    NewPasswordForm,
    OwnPasswordForm,
    SignInForm,
)
from vptmeet.web.auth.next_page import readable
from vptmeet.web.auth.session import begin_session, end_session
from vptmeet.web.clock import now
from vptmeet.web.locale import LANGUAGES
from vptmeet.wording.labels import label

blueprint = Blueprint("auth", __name__)

Page = Response | str | tuple[str, int]
"""What a view of this feature gives back."""


@blueprint.route("/inloggen", methods=["GET", "POST"])
@limiter.limit("30 per minute", methods=["POST"])
@public_page
def sign_in() -> Page:
    """Address and password; on to the page that was asked for."""
    if current_user.is_authenticated:
        return redirect(url_for("home.index"))
    form = SignInForm()
    if not form.validate_on_submit():
        return _form_page("auth/sign_in.html", form)
    try:
        with transaction():
            throttle.begin_attempt(form.email.data, now())
        with transaction():
            user = accounts.sign_in(form.email.data, str(form.password.data), now())
    except (BadCredentials, TooManyAttempts) as error:
        form.form_errors.append(errors.message(error))
        return _form_page("auth/sign_in.html", form)
    begin_session(user)
    return redirect(readable(request.args.get("next")) or url_for("home.index"))


@blueprint.post("/uitloggen")
@requires(Permission.OWN_ACCOUNT)
def sign_out() -> Response:
    """End this session."""
    end_session()
    flash(_("You are signed out."), "ok")
    return redirect(url_for("auth.sign_in"))


@blueprint.route("/wachtwoord-vergeten", methods=["GET", "POST"])
@limiter.limit("10 per minute", methods=["POST"])
@public_page
def forgot() -> Page:
    """Ask for a link to choose a password; the answer is the same for every address."""
    form = ForgotForm()
    if not form.validate_on_submit():
        return _form_page("auth/forgot.html", form)
    email = str(form.email.data)
    with transaction():
        password_links.request_reset(email, now(), mail_settings.current(), _secret())
    return render_template("auth/forgot_sent.html", email=email)


@blueprint.route("/wachtwoord/<token>", methods=["GET", "POST"])
@limiter.limit("30 per minute")
@token_page
def reset(token: str) -> Page:
    """Choose a password with the link from a mail. Reading the page does not use the link up."""
    try:
        user = password_links.find(token, now(), _secret())
        form = NewPasswordForm()
        if not form.validate_on_submit():
            return _form_page("auth/reset.html", form, email=user.email)
        with transaction():
            password_links.choose_password(token, str(form.password.data), now(), _secret())
    except LinkInvalid:
        return render_template("auth/link_invalid.html"), 404
    except WeakPassword as error:
        form.password.errors = [errors.message(error)]
        return _form_page("auth/reset.html", form, email=user.email)
    flash(_("Your password is set. You can sign in with it now."), "ok")
    return redirect(url_for("auth.sign_in"))


@blueprint.route("/mijn-account", methods=["GET", "POST"])
@limiter.limit("30 per minute", methods=["POST"])
@requires(Permission.OWN_ACCOUNT)
def account() -> Page:
    """One's own account: change the password."""
    form, user = OwnPasswordForm(), acting.user()
    if not form.validate_on_submit():
        return _account_page(form, user)
    current, new = str(form.current.data), str(form.password.data)
    try:
        with transaction():
            accounts.change_own_password(user, current, new, now())
    except BadCredentials:
        form.current.errors = [_("This is not your present password. Enter it again.")]
        return _account_page(form, user)
    except WeakPassword as error:
        form.password.errors = [errors.message(error)]
        return _account_page(form, user)
    begin_session(user)
    flash(_("Your password was changed. You are signed out everywhere else."), "ok")
    return redirect(url_for("auth.account"))


@blueprint.post("/taal")
@public_page
def language() -> Response:
    """Read on in another language; remembered with the account of who is signed in."""
    chosen = request.form.get("language", "")
    if chosen not in LANGUAGES:
        abort(400)
    session["language"] = chosen
    if current_user.is_authenticated:
        with transaction():
            accounts.set_language(acting.user(), chosen)
    return redirect(readable(request.form.get("next")) or url_for("home.index"))


def _account_page(form: OwnPasswordForm, user: User) -> tuple[str, int]:
    labels = [label(role) for role in Role if role in user.roles]
    language_form = LanguageForm(formdata=None, language=user.language)
    return _form_page(
        "auth/account.html", form, user=user, role_labels=labels, language_form=language_form
    )


def _form_page(template: str, form: FlaskForm, **context: object) -> tuple[str, int]:
    """A page with a form: 422 when the form was sent and something is not right yet."""
    status = 422 if form.is_submitted() else 200
    return render_template(template, form=form, **context), status


def _secret() -> str:
    return str(current_app.config["SECRET_KEY"])
