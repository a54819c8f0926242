"""The mails that say that somebody need not come: the meeting is off, or the invitation is."""

from vptmeet.domain.mail import MailKind, Priority
from vptmeet.emails.addressee import Addressee
from vptmeet.emails.draft import Draft
from vptmeet.emails.meeting_mail import MeetingMail
from vptmeet.itip.outgoing import Method


def draft(mail: MeetingMail, person: Addressee) -> Draft:
    """The whole meeting does not go on: for everybody who was asked."""
    return _draft(mail, person, "meeting_cancelled")


def withdrawn(mail: MeetingMail, person: Addressee) -> Draft:
    """Only this invitation is taken back; the meeting goes on."""
    return _draft(mail, person, "invitation_withdrawn")


def _draft(mail: MeetingMail, person: Addressee, template: str) -> Draft:
    return mail.draft(template, MailKind.CANCELLATION, Method.CANCEL, person, Priority.NORMAL)
