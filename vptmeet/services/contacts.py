"""Contacts of partners: adding, changing, leaving."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from vptmeet.domain.errors import ContactTaken
from vptmeet.domain.partner import state_of_new_address
from vptmeet.extensions import db
from vptmeet.models.account import User
from vptmeet.models.partner import Contact, Partner
from vptmeet.services import audit
from vptmeet.services.locks import lock_register


@dataclass(frozen=True)
class ContactValues:
    """What a form or a file says of a contact."""

    name: str
    function: str = ""
    email: str = ""
    phone: str = ""
    language: str = "nl"
    is_executive: bool = False


def add_contact(
    partner: Partner | None, values: ContactValues, by: User | None, now: datetime
) -> Contact:
    """Add a contact to `partner` (None: somebody without an employer, such as a speaker).

    Raises ContactTaken when the partner already has a contact with this address.
    """
    if partner is not None:
        lock_register()
        _refuse_taken_email(partner.id, values.email)
    contact = Contact(partner=partner, created_at=now, **vars(values))
    db.session.add(contact)
    db.session.flush()
    audit.record("contact.added", contact, by, now)
    return contact


def change_contact(contact: Contact, values: ContactValues, by: User | None, now: datetime) -> None:
    """Change a contact; a new address has not bounced yet. Raises ContactTaken."""
    email = values.email.strip().lower()
    if email != contact.email:
        if contact.partner_id is not None:
            lock_register()
            _refuse_taken_email(contact.partner_id, email)
        contact.email_state = state_of_new_address(contact.email_state)
    for name, value in vars(values).items():
        setattr(contact, name, value)
    db.session.flush()
    audit.record("contact.changed", contact, by, now)


def leave(contact: Contact, day: date, by: User | None, now: datetime) -> None:
    """The contact no longer works there since `day`; what happened stays."""
    contact.left_on = day
    db.session.flush()
    audit.record("contact.left", contact, by, now)


def _refuse_taken_email(partner_id: int, email: str) -> None:
    address = email.strip().lower()
    if address and db.session.scalar(
        select(Contact.id).where(
            Contact.partner_id == partner_id, Contact.email == address, Contact.left_on.is_(None)
        )
    ):
        raise ContactTaken(address)
