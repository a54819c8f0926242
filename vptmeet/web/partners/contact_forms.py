"""The form for a person at an employer."""

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import BooleanField, EmailField, SelectField, TelField
from wtforms.validators import Optional

from vptmeet.models.partner import Contact
from vptmeet.services.contacts import ContactValues
from vptmeet.web.fields import EMAIL, EMAIL_LENGTH, at_most, one_line, text_field


class ContactForm(FlaskForm):
    """Only what is needed to invite somebody at work."""

    name = text_field(_l("Name"), _l("Enter the name of the contact."))
    function = text_field(_l("Function"))
    is_executive = BooleanField(
        _l("Is an executive"),
        description=_l("A mayor, an alderman or a member of the board of the employer."),
    )
    email = EmailField(
        _l("E-mail address"),
        filters=[one_line],
        validators=[Optional(), EMAIL, at_most(EMAIL_LENGTH)],
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
