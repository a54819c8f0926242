"""Somebody who came unasked and whom we did not know yet."""

from collections.abc import Sequence

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import EmailField, SelectField, StringField
from wtforms.validators import DataRequired, Email, Length, Optional

from vptmeet.itip.text import single_line
from vptmeet.queries.attendance import PartnerChoice
from vptmeet.services.contacts import ContactValues

NO_PARTNER = 0
_EMAIL = Email(_l("Enter a full e-mail address, such as name@example.nl."), allow_smtputf8=False)


def _line(text: str | None) -> str:
    return single_line(text or "")


class WalkInForm(FlaskForm):
    """Only what is needed to know who was there."""

    name = StringField(
        _l("Name"),
        filters=[_line],
        validators=[
            DataRequired(_l("Enter the name of who came.")),
            Length(max=200, message=_l("Use at most %(max)d characters.")),
        ],
    )
    partner = SelectField(_l("Employer"), coerce=int, validate_choice=False)
    function = StringField(
        _l("Function"),
        filters=[_line],
        validators=[Length(max=200, message=_l("Use at most %(max)d characters."))],
    )
    email = EmailField(
        _l("E-mail address"),
        filters=[_line],
        validators=[
            Optional(),
            Email(
                _l("Enter a full e-mail address, such as name@example.nl."), allow_smtputf8=False
            ),
        ],
    )

    def offer(self, partners: Sequence[PartnerChoice]) -> None:
        """Fill the list of employers."""
        self.partner.choices = [
            (NO_PARTNER, _("No employer")),
            *((one.id, one.name) for one in partners),
        ]

    @property
    def values(self) -> ContactValues:
        """What a valid form says."""
        return ContactValues(
            name=self.name.data or "",
            function=self.function.data or "",
            email=self.email.data or "",
        )
