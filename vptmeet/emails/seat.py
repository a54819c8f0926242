"""The mail to somebody on the waiting list for whom a seat has come free."""

from flask_babel import force_locale

from vptmeet.domain.mail import MailKind, Priority
from vptmeet.domain.meeting import can_answer
from vptmeet.emails.addressee import Addressee
from vptmeet.emails.draft import Draft
from vptmeet.emails.meeting_mail import MeetingMail
from vptmeet.emails.meeting_words import in_words
from vptmeet.emails.rendering import render
from vptmeet.models.meeting import Invitation

_LONGEST_SUBJECT = 300


def draft(mail: MeetingMail, person: Addressee, invitation: Invitation, substitute: str) -> Draft:
    """Once for each time that somebody waits; `substitute` is who comes instead, "" for nobody.

    No calendar part: the entry of the invitation is still right.
    """
    meeting = mail.meeting
    with force_locale(person.language):
        words = in_words(meeting, mail.executives, mail.settings)
    written = render(
        "seat",
        person.language,
        meeting=words,
        person=person,
        substitute=substitute,
        is_open=can_answer(meeting.status, meeting.answer_by, meeting.starts_at, mail.now),
    )
    return Draft(
        kind=MailKind.SEAT,
        key=f"{MailKind.SEAT}:{invitation.id}:{invitation.coming_since:%Y%m%d%H%M%S%f}",
        recipient_name=person.name,
        recipient_email=person.email,
        subject=written.subject[:_LONGEST_SUBJECT],
        text=written.text,
        html=written.html,
        invitation_id=invitation.id,
        priority=Priority.URGENT,
    )
