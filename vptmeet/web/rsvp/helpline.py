"""Whom somebody can call about a meeting."""

from dataclasses import dataclass

from vptmeet.emails.settings import MailSettings
from vptmeet.models.meeting import Meeting


@dataclass(frozen=True)
class Helpline:
    """A name, and a number or an address; either may be empty."""

    name: str
    phone: str
    email: str


def helpline(meeting: Meeting, settings: MailSettings) -> Helpline:
    """The organizer where a number is known, else whom the municipality named."""
    organizer = meeting.organizer
    if organizer is not None and organizer.phone:
        return Helpline(organizer.name, organizer.phone, organizer.email)
    return Helpline(
        settings.contact_name or settings.team or settings.municipality,
        settings.contact_phone,
        settings.contact_email,
    )
