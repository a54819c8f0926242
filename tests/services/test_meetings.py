"""Planning, changing and cancelling a meeting, and who hears of it."""

from dataclasses import replace
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from tests.factories import NOW, make_contact, make_invitation, make_meeting, make_user, theme
from vptmeet.domain.errors import AnswerDatePassed, MeetingCancelled, MeetingOver
from vptmeet.domain.mail import MailKind, MailState
from vptmeet.domain.meeting import MeetingStatus
from vptmeet.domain.partner import EmailState
from vptmeet.domain.rsvp import Answer, Channel, InvitationRole
from vptmeet.emails.settings import MailSettings
from vptmeet.extensions import db
from vptmeet.models.account import AuditEntry
from vptmeet.models.mail import OutgoingMail
from vptmeet.models.meeting import Meeting
from vptmeet.services import invitations, meetings
from vptmeet.services.meetings import AgendaLine, MeetingValues
from vptmeet.transaction import transaction
from vptmeet.web import mail_settings

START = NOW + timedelta(days=14)


@pytest.fixture
def settings(app: Flask) -> MailSettings:
    return mail_settings.current()


def values_of(meeting: Meeting) -> MeetingValues:
    names = ("title", "theme_id", "starts_at", "ends_at", "answer_by", "place", "link")
    return MeetingValues(**{name: getattr(meeting, name) for name in names})


def move(meeting: Meeting, settings: MailSettings, **changes: object) -> int:
    values = replace(values_of(meeting), **changes)  # type: ignore[arg-type]
    with transaction():
        return meetings.change(meeting, values, None, NOW, settings)


def invited(settings: MailSettings, *names: str) -> Meeting:
    meeting = make_meeting()
    people = [make_contact(name=name) for name in names]
    with transaction():
        invitations.invite(
            meeting, people, InvitationRole.PARTICIPANT, None, NOW, settings, "reden"
        )
    return meeting


def mails(kind: MailKind) -> list[OutgoingMail]:
    return list(
        db.session.scalars(
            select(OutgoingMail).where(OutgoingMail.kind == kind).order_by(OutgoingMail.id)
        )
    )


def all_sent() -> None:
    for mail in db.session.scalars(select(OutgoingMail)):
        mail.state = MailState.SENT
    db.session.commit()


def test_a_planned_meeting_has_an_unguessable_uid_at_our_own_host(settings: MailSettings) -> None:
    values = MeetingValues("Titel", theme().id, START, START + timedelta(hours=1), START)
    with transaction():
        one = meetings.plan(values, make_user(), NOW, settings)
        other = meetings.plan(values, make_user(), NOW, settings)
    name, _at, host = one.uid.partition("@")
    assert (len(name), host) == (32, settings.domain)
    assert one.uid != other.uid


def test_who_plans_a_meeting_is_its_organizer(settings: MailSettings) -> None:
    by = make_user()
    values = MeetingValues("Titel", theme().id, START, START + timedelta(hours=1), START)
    with transaction():
        meeting = meetings.plan(values, by, NOW, settings)
    assert meeting.organizer_id == by.id


def test_the_programme_keeps_its_order(settings: MailSettings) -> None:
    points = (AgendaLine(10, "Opening"), AgendaLine(20, "Cijfers", "Politie"))
    meeting = make_meeting()
    move(meeting, settings, agenda=points)
    move(meeting, settings, agenda=tuple(reversed(points)))
    db.session.expire_all()
    assert [item.title for item in meeting.agenda] == ["Cijfers", "Opening"]


@pytest.mark.parametrize(
    "change",
    [
        {"starts_at": START + timedelta(hours=1)},
        {"ends_at": START + timedelta(hours=3)},
        {"place": "Elders"},
        {"link": "https://meet.example.org/1"},
    ],
)
def test_a_move_raises_the_sequence_and_mails_everybody(
    settings: MailSettings, change: dict[str, object]
) -> None:
    meeting = invited(settings, "Anna", "Bram")
    all_sent()
    assert move(meeting, settings, **change) == 2
    assert meeting.sequence == 1
    update = mails(MailKind.UPDATE)[0]
    assert b"SEQUENCE:1" in (update.calendar or b"")
    assert update.calendar_method == "REQUEST"


def test_another_change_mails_nobody(settings: MailSettings) -> None:
    meeting = invited(settings, "Anna")
    assert move(meeting, settings, title="Andere titel", capacity=4) == 0
    assert meeting.sequence == 0


def test_a_move_asks_again_and_keeps_the_answer_as_history(settings: MailSettings) -> None:
    meeting = make_meeting()
    invitation = make_invitation(meeting, answer=Answer.ACCEPTED, answered_at=NOW, coming_since=NOW)
    move(meeting, settings, place="Elders")
    assert (invitation.answer, invitation.coming_since) == (Answer.NONE, None)
    last = invitation.replies[-1]
    assert (last.answer, last.channel, last.sequence) == (Answer.NONE, Channel.SYSTEM, 1)


def test_the_update_says_what_it_was_and_what_it_is(settings: MailSettings) -> None:
    meeting = invited(settings, "Anna")
    all_sent()
    move(meeting, settings, place="Bibliotheek")
    text = mails(MailKind.UPDATE)[0].text
    assert "Bibliotheek" in text
    assert "Stadhuis, Raadzaal" in text


def test_who_never_got_the_invitation_gets_that_with_the_new_place(
    settings: MailSettings,
) -> None:
    meeting = invited(settings, "Anna")
    assert move(meeting, settings, place="Bibliotheek") == 1
    (only,) = mails(MailKind.INVITATION)
    assert "Bibliotheek" in only.text
    assert mails(MailKind.UPDATE) == []


def test_an_address_that_bounces_gets_no_update_but_is_asked_again(
    settings: MailSettings,
) -> None:
    meeting = make_meeting()
    gone = make_contact(email_state=EmailState.BOUNCED)
    invitation = make_invitation(meeting, gone, answer=Answer.ACCEPTED, answered_at=NOW)
    assert move(meeting, settings, place="Elders") == 0
    assert invitation.answer is Answer.NONE


def test_a_withdrawn_person_hears_nothing_of_a_move(settings: MailSettings) -> None:
    meeting = make_meeting()
    make_invitation(meeting, withdrawn_at=NOW)
    assert move(meeting, settings, place="Elders") == 0


def test_a_meeting_that_is_over_can_be_corrected_without_mail(settings: MailSettings) -> None:
    meeting = make_meeting(starts_at=NOW - timedelta(days=2))
    make_invitation(meeting)
    assert move(meeting, settings, place="Elders") == 0


def test_people_are_not_asked_to_answer_before_a_moment_that_has_passed(
    settings: MailSettings,
) -> None:
    meeting = make_meeting()
    make_invitation(meeting)
    with pytest.raises(AnswerDatePassed):
        move(meeting, settings, place="Elders", answer_by=NOW)
    assert meeting.sequence == 0


def test_cancelling_tells_everybody_why(settings: MailSettings) -> None:
    meeting = invited(settings, "Anna", "Bram")
    all_sent()
    with transaction():
        assert meetings.cancel(meeting, "De zaal is stuk", None, NOW, settings) == 2
    mail = mails(MailKind.CANCELLATION)[0]
    calendar = mail.calendar or b""
    assert "De zaal is stuk" in mail.text
    assert b"METHOD:CANCEL" in calendar
    assert b"SEQUENCE:1" in calendar
    assert meeting.status is MeetingStatus.CANCELLED


def test_cancelling_takes_back_mail_that_was_not_sent_yet(settings: MailSettings) -> None:
    meeting = invited(settings, "Anna")
    with transaction():
        meetings.cancel(meeting, "De zaal is stuk", None, NOW, settings)
    assert db.session.scalars(select(OutgoingMail)).all() == []


def test_a_meeting_is_cancelled_once(settings: MailSettings) -> None:
    meeting = make_meeting(status=MeetingStatus.CANCELLED)
    with pytest.raises(MeetingCancelled):
        meetings.cancel(meeting, "x", None, NOW, settings)
    with pytest.raises(MeetingCancelled):
        move(meeting, settings, place="Elders")


def test_a_meeting_that_is_over_cannot_be_cancelled(settings: MailSettings) -> None:
    meeting = make_meeting(starts_at=NOW - timedelta(days=2))
    with pytest.raises(MeetingOver):
        meetings.cancel(meeting, "x", None, NOW, settings)


def test_the_audit_trail_says_what_changed_and_not_to_what(settings: MailSettings) -> None:
    meeting = make_meeting()
    move(meeting, settings, place="Elders")
    entry = db.session.scalars(
        select(AuditEntry).where(AuditEntry.action == "meeting.changed")
    ).one()
    assert "place" in entry.details["fields"]  # type: ignore[operator]
    assert "Elders" not in str(entry.details)
