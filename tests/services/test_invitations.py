"""Inviting: the gate, one mail a deed, links, withdrawing, mailing once more."""

import hashlib
import re
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from tests.factories import (
    NOW,
    TODAY,
    make_contact,
    make_invitation,
    make_meeting,
    make_partner,
    make_user,
)
from tests.query_count import counted
from vptmeet.domain.errors import (
    AnswerDatePassed,
    ContactHasNoEmail,
    ExecutiveNotConfirmed,
    LinkInvalid,
    MeetingCancelled,
    MeetingOver,
    NobodyChosen,
    PlaceMissing,
)
from vptmeet.domain.inviting import Obstacle
from vptmeet.domain.mail import MailKind, MailState
from vptmeet.domain.meeting import MeetingStatus
from vptmeet.domain.partner import EmailState
from vptmeet.domain.rsvp import Answer, InvitationRole
from vptmeet.emails.settings import MailSettings
from vptmeet.extensions import Base, db
from vptmeet.models.account import AuditEntry
from vptmeet.models.mail import OutgoingMail
from vptmeet.models.meeting import Invitation, InvitationLink, Meeting
from vptmeet.models.partner import Contact
from vptmeet.queries import guests
from vptmeet.services import invitations, links
from vptmeet.services.invitations import Invited
from vptmeet.transaction import transaction
from vptmeet.web import mail_settings

PARTICIPANT = InvitationRole.PARTICIPANT
REASON = "De burgemeester zegt morgen ja"


@pytest.fixture
def settings(app: Flask) -> MailSettings:
    return mail_settings.current()


def invite(
    meeting: Meeting,
    settings: MailSettings,
    *people: Contact,
    role: InvitationRole = PARTICIPANT,
    reason: str = REASON,
) -> Invited:
    with transaction():
        return invitations.invite(meeting, people, role, None, NOW, settings, reason)


def outbox() -> list[OutgoingMail]:
    return list(db.session.scalars(select(OutgoingMail).order_by(OutgoingMail.id)))


def sent(mail: OutgoingMail, state: MailState = MailState.SENT) -> None:
    mail.state = state
    db.session.commit()


def token_in(text: str) -> str:
    found = re.search(r"/r/([\w-]{43})", text)
    assert found
    return found[1]


def only_invitation() -> Invitation:
    return db.session.scalars(select(Invitation)).one()


def test_the_gate_refuses_without_a_reason(settings: MailSettings) -> None:
    with pytest.raises(ExecutiveNotConfirmed):
        invite(make_meeting(), settings, make_contact(), reason="  ")
    assert outbox() == []


def test_the_gate_keeps_the_reason_and_who_gave_it(settings: MailSettings) -> None:
    meeting, by, person = make_meeting(), make_user(), make_contact()
    with transaction():
        invitations.invite(meeting, [person], PARTICIPANT, by, NOW, settings, REASON)
    assert (meeting.gate_reason, meeting.gate_passed_by_id) == (REASON, by.id)
    assert meeting.gate_passed_at == NOW
    entry = db.session.scalars(
        select(AuditEntry).where(AuditEntry.action == "meeting.invited_without_executive")
    ).one()
    assert entry.details == {"reason": REASON}


def test_a_reason_that_was_given_holds_for_the_next_people(settings: MailSettings) -> None:
    meeting = make_meeting()
    invite(meeting, settings, make_contact())
    assert invite(meeting, settings, make_contact(), reason="").sent == 1


def test_with_a_confirmed_bestuurder_no_reason_is_asked(settings: MailSettings) -> None:
    meeting = make_meeting()
    make_invitation(meeting, role=InvitationRole.EXECUTIVE, answer=Answer.ACCEPTED)
    assert invite(meeting, settings, make_contact(), reason="").sent == 1
    assert meeting.gate_reason == ""


def test_a_bestuurder_is_asked_without_a_gate(settings: MailSettings) -> None:
    meeting = make_meeting()
    person = make_contact(is_executive=True)
    invite(meeting, settings, person, role=InvitationRole.EXECUTIVE, reason="")
    assert meeting.status is MeetingStatus.PLANNED
    assert b"ROLE=CHAIR" in re.sub(rb"\r\n ", b"", outbox()[0].calendar or b"")


def test_inviting_employers_makes_the_meeting_inviting(settings: MailSettings) -> None:
    meeting = make_meeting()
    invite(meeting, settings, make_contact())
    assert meeting.status is MeetingStatus.INVITING


def test_the_same_deed_twice_mails_once(settings: MailSettings) -> None:
    meeting, person = make_meeting(), make_contact()
    invite(meeting, settings, person)
    with pytest.raises(NobodyChosen):
        invite(meeting, settings, person)
    assert len(outbox()) == 1


def test_who_cannot_be_asked_is_skipped_with_why(settings: MailSettings) -> None:
    meeting = make_meeting()
    people = [
        make_contact(email="a@werkgever.example.org"),
        make_contact(email="A@werkgever.example.org"),
        make_contact(email=""),
        make_contact(email_state=EmailState.BOUNCED),
        make_contact(email_state=EmailState.REFUSED),
        make_contact(left_on=TODAY),
    ]
    done = invite(meeting, settings, *people)
    assert done.sent == 1
    assert [one.why for one in done.skipped] == [
        Obstacle.SAME_ADDRESS,
        Obstacle.NO_EMAIL,
        Obstacle.BOUNCED,
        Obstacle.REFUSED,
        Obstacle.LEFT,
    ]


@pytest.mark.parametrize(
    ("values", "failure"),
    [
        ({"place": ""}, PlaceMissing),
        ({"status": MeetingStatus.CANCELLED}, MeetingCancelled),
        ({"starts_at": NOW - timedelta(days=1)}, MeetingOver),
        ({"answer_by": NOW}, AnswerDatePassed),
    ],
)
def test_a_meeting_that_is_not_ready_invites_nobody(
    settings: MailSettings, values: dict[str, object], failure: type[Exception]
) -> None:
    with pytest.raises(failure):
        invite(make_meeting(**values), settings, make_contact())


def test_the_token_stands_nowhere_but_in_the_mail(settings: MailSettings) -> None:
    invite(make_meeting(), settings, make_contact())
    token = token_in(outbox()[0].text)
    link = db.session.scalars(select(InvitationLink)).one()
    assert link.token_sha256 == hashlib.sha256(token.encode()).hexdigest()
    for table in Base.metadata.sorted_tables:
        if table.name != "outgoing_mail":
            rows = db.session.execute(table.select()).all()
            assert token not in repr(rows), table.name


def test_the_link_in_the_mail_opens_the_invitation(settings: MailSettings) -> None:
    invite(make_meeting(), settings, make_contact())
    token = token_in(outbox()[0].text)
    assert links.find_by_token(token, NOW) is only_invitation()


def test_withdrawing_closes_the_links_and_sends_a_cancellation(settings: MailSettings) -> None:
    invite(make_meeting(), settings, make_contact())
    token = token_in(outbox()[0].text)
    sent(outbox()[0])
    with transaction():
        invitations.withdraw(only_invitation(), None, NOW, settings)
    with pytest.raises(LinkInvalid):
        links.find_by_token(token, NOW)
    cancellation = outbox()[1]
    assert cancellation.kind is MailKind.CANCELLATION
    assert b"SEQUENCE:1" in (cancellation.calendar or b"")
    assert "/r/" not in cancellation.text


def test_withdrawing_before_the_mail_left_sends_nothing(settings: MailSettings) -> None:
    invite(make_meeting(), settings, make_contact())
    with transaction():
        invitations.withdraw(only_invitation(), None, NOW, settings)
    assert outbox() == []


def test_withdrawing_twice_is_once(settings: MailSettings) -> None:
    invite(make_meeting(), settings, make_contact())
    sent(outbox()[0])
    for _time in range(2):
        with transaction():
            invitations.withdraw(only_invitation(), None, NOW, settings)
    assert len(outbox()) == 2


def test_asking_again_after_withdrawing_rises_above_the_cancellation(
    settings: MailSettings,
) -> None:
    meeting, person = make_meeting(), make_contact()
    invite(meeting, settings, person)
    sent(outbox()[0])
    with transaction():
        invitations.withdraw(only_invitation(), None, NOW, settings)
    invite(meeting, settings, person)
    again = outbox()[-1]
    assert (again.calendar_method, meeting.sequence) == ("REQUEST", 0)
    assert b"SEQUENCE:2" in (again.calendar or b"")
    assert only_invitation().withdrawn_at is None


def test_a_mail_that_failed_is_sent_again_as_it_was(settings: MailSettings) -> None:
    invite(make_meeting(), settings, make_contact())
    (mail,) = outbox()
    before = (mail.message_id, mail.html)
    sent(mail, MailState.FAILED)
    with transaction():
        invitations.resend(only_invitation(), None, NOW, settings)
    assert mail.state is MailState.QUEUED
    assert (mail.message_id, mail.html) == before


def test_a_new_address_gets_a_mail_of_its_own(settings: MailSettings) -> None:
    person = make_contact()
    invite(make_meeting(), settings, person)
    sent(outbox()[0], MailState.FAILED)
    person.email = "nieuw@werkgever.example.org"
    with transaction():
        invitations.resend(only_invitation(), None, NOW, settings)
    assert outbox()[-1].recipient_email == "nieuw@werkgever.example.org"


def test_a_mail_that_arrived_is_not_sent_again(settings: MailSettings) -> None:
    invite(make_meeting(), settings, make_contact())
    sent(outbox()[0])
    with transaction():
        invitations.resend(only_invitation(), None, NOW, settings)
    assert [mail.state for mail in outbox()] == [MailState.SENT]


def test_nobody_without_an_address_is_mailed_again(settings: MailSettings) -> None:
    invitation = make_invitation(make_meeting(), make_contact(email=""))
    with pytest.raises(ContactHasNoEmail):
        invitations.resend(invitation, None, NOW, settings)


def test_a_preview_changes_nothing(settings: MailSettings) -> None:
    person = make_contact(name="Noor Voorbeeld")
    draft = invitations.preview(make_meeting(), person, PARTICIPANT, NOW, settings)
    assert "Noor Voorbeeld" in draft.text
    assert outbox() == []
    assert db.session.scalars(select(Invitation)).all() == []


def test_inviting_many_reads_as_often_as_inviting_few(settings: MailSettings) -> None:
    def reads(number: int) -> int:
        meeting, partner = make_meeting(), make_partner()
        ids = [make_contact(partner).id for _one in range(number)]
        db.session.expunge_all()
        meeting = db.session.merge(meeting)
        with counted() as statements:
            invite(meeting, settings, *guests.load(ids))
        return sum(one.startswith("SELECT") for one in statements.sent)

    assert reads(30) == reads(3)
