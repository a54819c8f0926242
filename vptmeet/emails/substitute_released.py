"""The mail to somebody who would come in another's place, and no longer needs to."""

from enum import StrEnum

from flask_babel import force_locale

from vptmeet.domain.mail import MailKind, Priority
from vptmeet.domain.meeting import Whereabouts
from vptmeet.emails.draft import Draft
from vptmeet.emails.meeting_mail import MeetingMail
from vptmeet.emails.meeting_words import in_words, where
from vptmeet.emails.rendering import render
from vptmeet.models.meeting import Invitation, InvitationReply
from vptmeet.wording import dates

_LONGEST_SUBJECT = 300


class Why(StrEnum):
    """Why a substitute need not come."""

    CANCELLED = "cancelled"
    MOVED = "moved"
    WITHDRAWN = "withdrawn"
    ANSWER = "answer"


def draft(
    mail: MeetingMail, invitation: Invitation, reply: InvitationReply, plan: Whereabouts, why: Why
) -> Draft:
    """Once for each reply that named a substitute; `plan` is when and where they would come.

    No calendar part: the entry that they got was published, which a cancellation does not undo.
    """
    language = invitation.contact.language
    with force_locale(language):
        written = render(
            "substitute_released",
            language,
            meeting=in_words(mail.meeting, mail.executives, mail.settings),
            plan=where(plan),
            day=dates.day_and_month(plan.starts_at),
            why=why,
            name=reply.substitute_name,
            invited=invitation.contact.name,
        )
    return Draft(
        kind=MailKind.SUBSTITUTE,
        key=f"substitute-released:{reply.id}",
        recipient_name=reply.substitute_name,
        recipient_email=reply.substitute_email,
        subject=written.subject[:_LONGEST_SUBJECT],
        text=written.text,
        html=written.html,
        invitation_id=invitation.id,
        priority=Priority.NORMAL,
    )
