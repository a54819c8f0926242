"""The one person that a mail about a meeting is for."""

from dataclasses import dataclass
from typing import Any

from vptmeet.domain.rsvp import InvitationRole
from vptmeet.emails.settings import MailSettings
from vptmeet.itip.text import single_line
from vptmeet.models.meeting import Invitation, Meeting
from vptmeet.models.partner import Contact

SAMPLE_TOKEN = "-"  # noqa: S105 - opens nothing
"""Stands where the token will be in a preview."""


@dataclass(frozen=True)
class Addressee:
    """Who gets the mail, in which language, and the address of the page to answer on.

    `partner` is "" for who has no employer; `municipal` is: one of the municipality itself.
    `sequence` is that of this person's calendar entry.
    """

    name: str
    email: str
    language: str
    partner: str
    municipal: bool
    role: InvitationRole
    sequence: int
    url: str
    invitation_id: int | None = None


def addressee(invitation: Invitation, token: str, settings: MailSettings) -> Addressee:
    """The person of `invitation`, with a link that holds `token`. Loads contact and partner."""
    return Addressee(
        **_person(invitation.contact),
        role=invitation.role,
        sequence=invitation.meeting.sequence + invitation.sequence_ahead,
        url=settings.link(token) if token else "",
        invitation_id=invitation.id,
    )


def not_yet_invited(
    contact: Contact, role: InvitationRole, meeting: Meeting, settings: MailSettings
) -> Addressee:
    """Somebody who would be asked for `meeting`, to show the mail beforehand."""
    return Addressee(
        **_person(contact),
        role=role,
        sequence=meeting.sequence,
        url=settings.link(SAMPLE_TOKEN),
    )


def _person(contact: Contact) -> dict[str, Any]:
    partner = contact.partner
    return {
        "name": single_line(contact.name),
        "email": contact.email,
        "language": contact.language,
        "partner": single_line(partner.name) if partner else "",
        "municipal": bool(partner and partner.is_municipality),
    }
