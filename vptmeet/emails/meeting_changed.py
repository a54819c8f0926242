"""The mail that says that a meeting has moved, and asks again."""

from flask_babel import force_locale

from vptmeet.domain.mail import MailKind, Priority
from vptmeet.domain.meeting import Whereabouts
from vptmeet.emails.addressee import Addressee
from vptmeet.emails.draft import Draft
from vptmeet.emails.meeting_mail import MeetingMail
from vptmeet.emails.meeting_words import where
from vptmeet.itip.outgoing import Method


def draft(mail: MeetingMail, person: Addressee, before: Whereabouts) -> Draft:
    """The update for `person`: what it was, what it is now, and a calendar REQUEST."""
    with force_locale(person.language):
        old = where(before)
    return mail.draft(
        "meeting_changed", MailKind.UPDATE, Method.REQUEST, person, Priority.NORMAL, old=old
    )
