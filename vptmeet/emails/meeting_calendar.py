"""A meeting as the calendar part of a mail."""

from datetime import datetime

from flask_babel import gettext as _

from vptmeet.domain.rsvp import InvitationRole
from vptmeet.emails.addressee import Addressee
from vptmeet.emails.settings import MailSettings
from vptmeet.itip.outgoing import AttendeeRole, CalendarAttendee, CalendarEvent
from vptmeet.models.meeting import Meeting

_ROLES = {
    InvitationRole.EXECUTIVE: AttendeeRole.CHAIR,
    InvitationRole.SPEAKER: AttendeeRole.REQ_PARTICIPANT,
    InvitationRole.HRM: AttendeeRole.REQ_PARTICIPANT,
    InvitationRole.PARTICIPANT: AttendeeRole.REQ_PARTICIPANT,
}


def event(
    meeting: Meeting, sequence: int, url: str, settings: MailSettings, now: datetime
) -> CalendarEvent:
    """The entry in somebody's calendar; `url` is the page to answer on, "" for none."""
    return CalendarEvent(
        uid=meeting.uid,
        sequence=sequence,
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        summary=meeting.title,
        description=_description(meeting, url),
        location=meeting.place or meeting.link,
        url=url or meeting.link,
        organizer_name=settings.sender_name,
        organizer_email=settings.organizer_email,
        dtstamp=now,
        zone=settings.zone,
    )


def attendee(person: Addressee) -> CalendarAttendee:
    """The one attendee of a calendar mail to `person`."""
    return CalendarAttendee(person.name, person.email, _ROLES[person.role])


def key(meeting: Meeting, person: Addressee, method: str) -> str:
    """What makes a calendar mail happen once: UID, SEQUENCE, METHOD and recipient."""
    return f"{meeting.uid}:{person.sequence}:{method}:{person.email}"


def _description(meeting: Meeting, url: str) -> str:
    lines = [meeting.goal]
    if meeting.link:
        lines.append(str(_("Join online: %(link)s", link=meeting.link)))
    if url:
        lines.append(str(_("Your answer and the programme: %(link)s", link=url)))
    return "\n\n".join(line for line in lines if line)
