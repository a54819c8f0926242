"""The mail to the coordinator when a bestuurder will not be there."""

from flask_babel import force_locale

from vptmeet.domain.mail import MailKind, Priority
from vptmeet.emails.draft import Draft
from vptmeet.emails.meeting_words import in_words
from vptmeet.emails.rendering import render
from vptmeet.emails.settings import MailSettings
from vptmeet.models.meeting import Invitation, InvitationReply
from vptmeet.queries import executives

_LONGEST_SUBJECT = 300


def draft(invitation: Invitation, reply: InvitationReply, settings: MailSettings) -> Draft:
    """Who cannot come, whether another bestuurder still does, and where to ask one.

    Goes to the organizer of the meeting, or to the municipality's own address without one.
    """
    meeting, organizer = invitation.meeting, invitation.meeting.organizer
    address = organizer.email if organizer else settings.contact_email
    language = organizer.language if organizer else "nl"
    with force_locale(language):
        words = in_words(meeting, executives.of_meeting(meeting.id), settings)
    written = render(
        "executive_alarm",
        language,
        meeting=words,
        name=invitation.contact.name,
        substitute=reply.substitute_name,
        remark=reply.remark,
        url=f"{settings.base_url}/bijeenkomsten/{meeting.id}/bestuurder",
    )
    return Draft(
        kind=MailKind.EXECUTIVE_ALARM,
        key=f"executive_alarm:{reply.id}:{address}",
        recipient_name=organizer.name if organizer else settings.contact_name or settings.team,
        recipient_email=address,
        subject=written.subject[:_LONGEST_SUBJECT],
        text=written.text,
        html=written.html,
        priority=Priority.URGENT,
    )
