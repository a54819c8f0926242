"""Who comes in another's place hears it too when the plan changes."""

from dataclasses import replace
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from tests.factories import NOW, make_contact, make_invitation, make_meeting
from vptmeet.domain.rsvp import Answer, Channel, Reply, Substitute
from vptmeet.extensions import db
from vptmeet.models.mail import OutgoingMail
from vptmeet.models.meeting import Invitation
from vptmeet.services import invitations, meetings, rsvp
from vptmeet.services.meetings import MeetingValues
from vptmeet.web import mail_settings

JAN = Substitute("Jan Bos", "jan@delinde.example.org")


@pytest.fixture
def invitation(app: Flask) -> Invitation:
    """Somebody who sends Jan."""
    meeting = make_meeting(title="Veilig <uit>", place="Stadhuis")
    one = make_invitation(meeting, make_contact(name="Hanna Demostra"))
    reply = Reply(Answer.SUBSTITUTE, substitute=JAN)
    rsvp.answer(one, reply, Channel.LINK, None, NOW, mail_settings.current())
    return one


def last_mail_to_jan() -> OutgoingMail:
    found = select(OutgoingMail).where(OutgoingMail.recipient_email == JAN.email)
    return list(db.session.scalars(found.order_by(OutgoingMail.id)))[-1]


def move(invitation: Invitation) -> None:
    meeting = invitation.meeting
    names = ("title", "theme_id", "starts_at", "ends_at", "answer_by", "place")
    values = MeetingValues(**{name: getattr(meeting, name) for name in names})
    later = replace(values, ends_at=values.ends_at + timedelta(hours=1), place="Remise")
    meetings.change(meeting, later, None, NOW, mail_settings.current())


def test_a_move_releases_the_substitute_of_the_old_date(invitation: Invitation) -> None:
    move(invitation)
    mail = last_mail_to_jan()
    assert mail.subject.startswith("U hoeft niet te komen op dinsdag 8 december")
    assert "Wij vragen Hanna Demostra opnieuw wie er komt." in mail.text
    assert "Plaats: Stadhuis" in mail.text
    assert "Remise" not in mail.text


def test_a_substitute_hears_that_the_meeting_is_cancelled_and_why(invitation: Invitation) -> None:
    mailed = meetings.cancel(
        invitation.meeting, "De zaal is <dicht>", None, NOW, mail_settings.current()
    )
    mail = last_mail_to_jan()
    assert mailed == 2
    assert "De reden: De zaal is <dicht>" in mail.text
    assert "De zaal is &lt;dicht&gt;" in mail.html
    assert "Veilig &lt;uit&gt;" in mail.html


def test_a_withdrawn_invitation_releases_the_substitute(invitation: Invitation) -> None:
    invitations.withdraw(invitation, None, NOW, mail_settings.current())
    assert "de uitnodiging van Hanna Demostra ingetrokken" in last_mail_to_jan().text


def test_a_move_after_a_refusal_tells_the_substitute_nothing_more(invitation: Invitation) -> None:
    settings = mail_settings.current()
    rsvp.answer(invitation, Reply(Answer.DECLINED), Channel.LINK, None, NOW, settings)
    known = last_mail_to_jan().id
    move(invitation)
    assert last_mail_to_jan().id == known


def test_withdrawing_from_a_cancelled_meeting_mails_nobody(invitation: Invitation) -> None:
    settings = mail_settings.current()
    meetings.cancel(invitation.meeting, "Ziek", None, NOW, settings)
    before = db.session.query(OutgoingMail).count()
    invitations.withdraw(invitation, None, NOW, settings)
    assert db.session.query(OutgoingMail).count() == before
