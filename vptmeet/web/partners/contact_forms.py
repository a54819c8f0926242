"""The form for a person at an employer."""

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import BooleanField, EmailField, SelectField, StringField, TelField
from wtforms.validators import DataRequired, Email, Optional

from vptmeet.models.partner import Contact
from vptmeet.services.contacts import ContactValues
from vptmeet.web.partners.fields import at_most, one_line


class ContactForm(FlaskForm):
    """Only what is needed to invite somebody at work."""

    name = StringField(
        _l("Name"),
        filters=[one_line],
        validators=[
            DataRequired(_l("Enter the name of the contact.")),
            at_most(200),
        ],
    )
    function = StringField(_l("Function"), filters=[one_line], validators=[at_most(200)])
    is_executive = BooleanField(
        _l("Is an executive"),
        description=_l("A mayor, an alderman or a member of the board of the employer."),
    )
    email = EmailField(
        _l("E-mail address"),
        filters=[one_line],
        validators=[
            Optional(),
            Email(_l("Enter an e-mail address such as name@example.org.")),
            at_most(254),
        ],
        description=_l("Needed to invite this person."),
    )
    phone = TelField(_l("Telephone"), filters=[one_line], validators=[at_most(50)])
    language = SelectField(
        _l("Language of the mails"), choices=lambda: [("nl", "Nederlands"), ("en", "English")]
    )

    def values(self) -> ContactValues:
        """What the form says."""
        return ContactValues(
            name=self.name.data or "",
            function=self.function.data or "",
            email=self.email.data or "",
            phone=self.phone.data or "",
            language=self.language.data,
            is_executive=self.is_executive.data,
        )


def data_of(contact: Contact) -> dict[str, object]:
    """What the form starts with."""
    names = ("name", "function", "is_executive", "email", "phone", "language")
    return {name: getattr(contact, name) for name in names}
