"""Forms for signing in and for passwords."""

from typing import Any

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import EmailField, PasswordField, SelectField
from wtforms.validators import DataRequired, EqualTo, Length

from vptmeet.services.passwords import LONGEST, SHORTEST
from vptmeet.web.fields import EMAIL, EMAIL_LENGTH, at_most, one_line

_NEEDED = _l("Enter a password.")


def lower(value: str | None) -> str:
    """An address as it is kept."""
    return one_line(value).lower()


def email_field(missing: Any = _l("Enter your e-mail address.")) -> Any:
    """An e-mail address that must be there; `missing` is the message when it is not."""
    return EmailField(
        _l("E-mail address"),
        filters=[lower],
        validators=[DataRequired(missing), EMAIL, at_most(EMAIL_LENGTH)],
    )


def new_password_field(label: Any) -> Any:
    """A password to be chosen; services.passwords decides whether it is good enough."""
    short = _l("Choose a password of at least %(count)s characters.", count=SHORTEST)
    long = _l("Choose a password of at most %(count)s characters.", count=LONGEST)
    return PasswordField(
        label,
        validators=[
            DataRequired(_NEEDED),
            Length(min=SHORTEST, message=short),
            Length(max=LONGEST, message=long),
        ],
    )


class SignInForm(FlaskForm):
    """Address and password."""

    email = email_field()
    password = PasswordField(
        _l("Password"), validators=[DataRequired(_l("Enter your password.")), Length(max=LONGEST)]
    )


class ForgotForm(FlaskForm):
    """The address to which a link is sent."""

    email = email_field()


class NewPasswordForm(FlaskForm):
    """A new password, twice, so that a slip of the keys shows."""

    password = new_password_field(_l("New password"))
    again = PasswordField(
        _l("New password again"),
        validators=[
            DataRequired(_l("Enter the new password once more.")),
            EqualTo("password", _l("The two passwords differ. Enter the same one twice.")),
        ],
    )


class OwnPasswordForm(NewPasswordForm):
    """Changing one's own password."""

    current = PasswordField(
        _l("Present password"),
        validators=[DataRequired(_l("Enter your present password.")), Length(max=LONGEST)],
    )


class LanguageForm(FlaskForm):
    """The language somebody wants to read."""

    language = SelectField(_l("Language"), choices=[("nl", "Nederlands"), ("en", "English")])
