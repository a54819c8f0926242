"""The mail to somebody who comes in another's place."""

from datetime import datetime

from flask_babel import force_locale

from vptmeet.domain.mail import MailKind, Priority
from vptmeet.emails import meeting_calendar
from vptmeet.emails.draft import Draft
from vptmeet.emails.meeting_words import in_words
from vptmeet.emails.rendering import render
from vptmeet.emails.settings import MailSettings
from vptmeet.itip.outgoing import Method, publish
from vptmeet.models.meeting import Invitation, InvitationReply
from vptmeet.queries import executives

_LONGEST_SUBJECT = 300


def draft(
    invitation: Invitation,
    reply: InvitationReply,
    waits: bool,
    now: datetime,
    settings: MailSettings,
) -> Draft:
    """When, where and what for, with a calendar entry: once for each reply that names one.

    `waits` is: all seats are taken. The substitute gets no link, and no mail about a seat: the
    answer stays with who was invited.
    """
    meeting, language = invitation.meeting, invitation.contact.language
    with force_locale(language):
        words = in_words(meeting, executives.of_meeting(meeting.id), settings)
        entry = meeting_calendar.event(meeting, meeting.sequence, "", settings, now)
    written = render(
        "substitute",
        language,
        meeting=words,
        name=reply.substitute_name,
        invited=invitation.contact.name,
        waits=waits,
    )
    return Draft(
        kind=MailKind.SUBSTITUTE,
        key=f"substitute:{reply.id}:{reply.substitute_email}",
        recipient_name=reply.substitute_name,
        recipient_email=reply.substitute_email,
        subject=written.subject[:_LONGEST_SUBJECT],
        text=written.text,
        html=written.html,
        calendar=publish(entry),
        calendar_method=Method.PUBLISH.value,
        invitation_id=invitation.id,
        priority=Priority.NORMAL,
    )
