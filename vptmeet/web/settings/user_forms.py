"""The forms for an account."""

from dataclasses import replace
from typing import Self

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import BooleanField, SelectMultipleField, TelField
from wtforms.validators import DataRequired, ValidationError

from vptmeet.domain.roles import Role
from vptmeet.models.account import User
from vptmeet.queries import users
from vptmeet.services.accounts import AccountValues
from vptmeet.web.auth.forms import email_field
from vptmeet.web.fields import SelectField, at_most, one_line, text_field
from vptmeet.wording.labels import label

_NOBODY = ""
"""The choice of nobody in a list."""


class NewUserForm(FlaskForm):
    """An account to be added."""

    name = text_field(_l("Name"), _l("Enter the name of this person."))
    email = email_field(_l("Enter the e-mail address of this person."))
    function = text_field(_l("Function"))
    phone = TelField(_l("Telephone"), filters=[one_line], validators=[at_most(50)])
    roles = SelectMultipleField(
        _l("Roles"),
        choices=lambda: [(role.value, label(role)) for role in Role],
        validators=[DataRequired(_l("Choose at least one role."))],
    )
    is_portfolio_holder = BooleanField(_l("Portfolio holder for safety"))
    contact = SelectField(_l("Which executive is this?"), default=_NOBODY)

    @classmethod
    def of(cls, user: User | None) -> Self:
        """The form for `user` (None: a new one), filled with what is kept of the account."""
        tied = users.contact_of(user.id) if user else None
        form = cls(
            obj=user,
            data={
                "roles": [role.value for role in user.roles] if user else [],
                "contact": str(tied.id) if tied else _NOBODY,
            },
        )
        form.contact.choices = [(_NOBODY, _("Nobody"))] + [
            (str(choice.contact_id), f"{choice.name}, {choice.function}".strip(", "))
            for choice in users.executive_choices(user.id if user else None)
        ]
        return form

    def validate_contact(self, field: SelectField) -> None:
        """Only an alderman or mayor has invitations of their own."""
        if field.data and Role.ALDERMAN.value not in (self.roles.data or []):
            raise ValidationError(_("Also choose the role “Alderman or mayor”, or choose nobody."))

    def values(self) -> AccountValues:
        """What was filled in."""
        return AccountValues(
            email=str(self.email.data),
            name=str(self.name.data),
            roles=frozenset(Role(value) for value in self.roles.data or []),
            function=self.function.data or "",
            phone=self.phone.data or "",
            is_portfolio_holder=bool(self.is_portfolio_holder.data),
            contact_id=int(self.contact.data) if self.contact.data else None,
        )


class UserForm(NewUserForm):
    """An account that exists: it can be switched off."""

    is_active = BooleanField(_l("This account may sign in"))

    def values(self) -> AccountValues:
        """What was filled in."""
        return replace(super().values(), is_active=bool(self.is_active.data))
