"""Forms to add and change an employer."""

import re
from urllib.parse import urlsplit

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import BooleanField, SelectField, StringField, TextAreaField
from wtforms.validators import DataRequired, ValidationError

from vptmeet.domain.errors import NameTaken
from vptmeet.domain.partner import PartnerStatus
from vptmeet.models.partner import Partner
from vptmeet.queries import partner_form
from vptmeet.services.partners import PartnerValues
from vptmeet.web.errors import message
from vptmeet.web.fields import at_most, lines, one_line, text_field
from vptmeet.wording.dates import language
from vptmeet.wording.labels import label

_NOBODY = 0
_NO_SECTOR = 0


def _postcode(text: str | None) -> str:
    """ "1234ab" as people write it: "1234 AB"; anything else as it came."""
    bare = one_line(text).replace(" ", "").upper()
    return f"{bare[:4]} {bare[4:]}" if re.fullmatch(r"[1-9]\d{3}[A-Z]{2}", bare) else one_line(text)


def _kvk(text: str | None) -> str:
    return re.sub(r"[\s.]", "", one_line(text))


def _website(text: str | None) -> str:
    bare = one_line(text)
    return f"https://{bare}" if bare and "://" not in bare else bare


class PartnerForm(FlaskForm):
    """What is known of an employer."""

    name = text_field(_l("Name"), _l("Enter the name of the employer."))
    sector = SelectField(_l("Sector"), coerce=int)
    city = StringField(_l("City"), filters=[one_line], validators=[at_most(100)])
    postcode = StringField(_l("Postcode"), filters=[_postcode])
    kvk_number = StringField(
        _l("KvK number"), filters=[_kvk], description=_l("Eight digits, from the trade register.")
    )
    website = StringField(_l("Website"), filters=[_website], validators=[at_most(300)])
    owner = SelectField(
        _l("Owner"), coerce=int, description=_l("The colleague who keeps in touch with them.")
    )
    status = SelectField(
        _l("Status"), choices=lambda: [(one.value, label(one)) for one in PartnerStatus]
    )
    status_reason = StringField(
        _l("Reason"),
        filters=[one_line],
        validators=[at_most(500)],
        description=_l("Only when not active: why, and when you will ask again."),
    )
    notes = TextAreaField(
        _l("Notes"),
        filters=[lines],
        description=_l("About the employer, never about an incident or a victim."),
    )
    is_municipality = BooleanField(
        _l("This is our own municipality"),
        description=_l("Its mayor and aldermen are the executives that a meeting needs."),
    )
    asks_municipality = False

    @classmethod
    def offering(cls, partner: Partner | None) -> "PartnerForm":
        """The form with its choices, and the values of `partner` to begin with."""
        form = cls(data=_data(partner) if partner else None)
        form.sector.choices = [
            (_NO_SECTOR, _("Choose a sector")),
            *partner_form.sectors(language()),
        ]
        owners = partner_form.owners(partner.owner_id if partner else None)
        form.owner.choices = [(_NOBODY, _("Nobody")), *owners]
        form.asks_municipality = partner_form.may_be_municipality(partner.id if partner else None)
        if not form.asks_municipality:
            del form.is_municipality
        return form

    def validate_sector(self, field: SelectField) -> None:
        """A sector has to be chosen."""
        if field.data == _NO_SECTOR:
            raise ValidationError(_("Choose the sector of the employer."))

    def validate_postcode(self, field: StringField) -> None:
        """Dutch postcodes only."""
        if field.data and not re.fullmatch(r"[1-9]\d{3} [A-Z]{2}", field.data):
            raise ValidationError(_("Enter a postcode of four digits and two letters: 1234 AB."))

    def validate_kvk_number(self, field: StringField) -> None:
        """The number of the trade register has eight digits and no check digit."""
        if field.data and not re.fullmatch(r"[0-9]{8}", field.data):
            raise ValidationError(_("Enter the KvK number as eight digits."))

    def validate_website(self, field: StringField) -> None:
        """Only an address that a browser can open, so that the link is safe."""
        if not field.data:
            return
        parts = urlsplit(field.data)
        if parts.scheme not in {"http", "https"} or "." not in parts.netloc:
            raise ValidationError(_("Enter the address of the website: www.example.org."))

    def validate_status_reason(self, field: StringField) -> None:
        """Whoever is not active is so for a reason."""
        if self.status.data != PartnerStatus.ACTIVE and not field.data:
            raise ValidationError(_("Enter the reason, for example: no time, ask again in March."))

    def values(self) -> PartnerValues:
        """What the form says."""
        status = PartnerStatus(self.status.data)
        return PartnerValues(
            name=self.name.data or "",
            sector_id=self.sector.data,
            city=self.city.data or "",
            postcode=self.postcode.data or "",
            kvk_number=self.kvk_number.data or "",
            website=self.website.data or "",
            notes=self.notes.data or "",
            owner_id=self.owner.data or None,
            status=status,
            status_reason="" if status is PartnerStatus.ACTIVE else self.status_reason.data or "",
        )


class AddPartnerForm(PartnerForm):
    """The same, and where the employer comes from: the evidence of the first rung."""

    source = StringField(
        _l("How do you know this employer?"),
        filters=[one_line],
        validators=[
            DataRequired(_l("Enter where you know this employer from.")),
            at_most(500),
        ],
        description=_l("For example: on the list of the safety region."),
    )


def _data(partner: Partner) -> dict[str, object]:
    return {
        "name": partner.name,
        "sector": partner.sector_id,
        "city": partner.city,
        "postcode": partner.postcode,
        "kvk_number": partner.kvk_number,
        "website": partner.website,
        "owner": partner.owner_id or _NOBODY,
        "status": partner.status.value,
        "status_reason": partner.status_reason,
        "notes": partner.notes,
        "is_municipality": partner.is_municipality,
    }


def show_taken_name(form: PartnerForm, error: NameTaken) -> int:
    """Put the refusal at the name, and give the id of the employer that has it."""
    form.name.errors = [*form.name.errors, message(error)]
    return error.partner_id
