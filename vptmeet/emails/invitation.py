"""The mail that asks somebody to come; a bestuurder gets one of its own."""

from vptmeet.domain.mail import MailKind, Priority
from vptmeet.domain.rsvp import InvitationRole
from vptmeet.emails.addressee import Addressee
from vptmeet.emails.draft import Draft
from vptmeet.emails.meeting_mail import MeetingMail
from vptmeet.itip.outgoing import Method


def draft(mail: MeetingMail, person: Addressee) -> Draft:
    """The invitation for `person`, with a calendar REQUEST and buttons that only preselect."""
    is_executive = person.role is InvitationRole.EXECUTIVE
    return mail.draft(
        "invitation_executive" if is_executive else "invitation",
        MailKind.INVITATION,
        Method.REQUEST,
        person,
        Priority.NORMAL if is_executive else Priority.BULK,
    )
