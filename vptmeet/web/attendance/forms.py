"""Somebody who came unasked and whom we did not know yet."""

from collections.abc import Sequence

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import EmailField, SelectField
from wtforms.validators import Optional

from vptmeet.queries.attendance import PartnerChoice
from vptmeet.services.contacts import ContactValues
from vptmeet.web.fields import EMAIL, EMAIL_LENGTH, at_most, one_line, text_field
from vptmeet.web.incoming import record_id

NO_PARTNER = 0


class WalkInForm(FlaskForm):
    """Only what is needed to know who was there."""

    name = text_field(_l("Name"), _l("Enter the name of who came."))
    partner = SelectField(_l("Employer"), coerce=record_id, validate_choice=False)
    function = text_field(_l("Function"))
    email = EmailField(
        _l("E-mail address"),
        filters=[one_line],
        validators=[Optional(), EMAIL, at_most(EMAIL_LENGTH)],
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
