"""Answering an invitation: one deed for every way."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from flask import Flask
from icalendar import Calendar
from sqlalchemy import select

from tests.factories import (
    NOW,
    make_contact,
    make_invitation,
    make_meeting,
    make_partner,
    make_user,
)
from vptmeet.domain.errors import AnswerClosed, LinkInvalid, MeetingCancelled, SubstituteIncomplete
from vptmeet.domain.mail import MailKind
from vptmeet.domain.meeting import ExecutiveState, MeetingStatus
from vptmeet.domain.rsvp import Answer, Channel, InvitationRole, Reply, Substitute
from vptmeet.extensions import db
from vptmeet.models.mail import OutgoingMail
from vptmeet.models.meeting import AgendaItem, Invitation, InvitationReply
from vptmeet.queries import executives
from vptmeet.queries.rsvp import waits_for_a_seat
from vptmeet.services import rsvp
from vptmeet.web import mail_settings

YES, NO = Reply(Answer.ACCEPTED), Reply(Answer.DECLINED)
SENDS_JAN = Reply(
    Answer.SUBSTITUTE, substitute=Substitute("Jan Bos", "jan@delinde.example.org", "teamleider")
)
LATER = NOW + timedelta(hours=1)


@pytest.fixture
def invitation(app: Flask) -> Invitation:
    return make_invitation(make_meeting())


def answer(
    invitation: Invitation, reply: Reply, now: datetime = NOW, channel: Channel = Channel.LINK
) -> InvitationReply:
    return rsvp.answer(invitation, reply, channel, None, now, mail_settings.current())


def history(invitation: Invitation) -> list[Answer]:
    return list(
        db.session.scalars(
            select(InvitationReply.answer)
            .where(InvitationReply.invitation_id == invitation.id)
            .order_by(InvitationReply.id)
        )
    )


def mails(kind: MailKind) -> list[OutgoingMail]:
    """The mails of a kind, in the order in which they were queued."""
    of_kind = select(OutgoingMail).where(OutgoingMail.kind == kind).order_by(OutgoingMail.id)
    return list(db.session.scalars(of_kind))


def test_a_yes_is_the_invitations_answer(invitation: Invitation) -> None:
    answer(invitation, Reply(Answer.ACCEPTED, remark="Tot dan", needs="ringleiding"))
    assert (invitation.answer, invitation.answered_at) == (Answer.ACCEPTED, NOW)
    row = db.session.scalars(select(InvitationReply)).one()
    assert (row.remark, row.needs, row.channel) == ("Tot dan", "ringleiding", Channel.LINK)


def test_a_changed_answer_keeps_the_old_one_as_history(invitation: Invitation) -> None:
    answer(invitation, YES)
    answer(invitation, NO, LATER)
    assert history(invitation) == [Answer.ACCEPTED, Answer.DECLINED]
    assert invitation.answer is Answer.DECLINED


def test_the_same_answer_twice_is_one_answer(invitation: Invitation) -> None:
    first = answer(invitation, YES)
    assert answer(invitation, YES, LATER) is first
    assert history(invitation) == [Answer.ACCEPTED]
    assert invitation.answered_at == NOW


def test_a_new_remark_is_a_new_answer(invitation: Invitation) -> None:
    answer(invitation, YES)
    answer(invitation, Reply(Answer.ACCEPTED, remark="Ik kom later"), LATER)
    assert len(history(invitation)) == 2


def test_the_same_answer_to_another_date_is_a_new_answer(invitation: Invitation) -> None:
    answer(invitation, YES)
    invitation.meeting.sequence += 1
    invitation.answer = Answer.NONE
    answer(invitation, YES, LATER)
    assert len(history(invitation)) == 2


def test_the_place_in_the_order_is_kept_while_somebody_comes(invitation: Invitation) -> None:
    answer(invitation, YES)
    answer(invitation, SENDS_JAN, LATER)
    assert invitation.coming_since == NOW


def test_a_refusal_gives_the_place_in_the_order_away(invitation: Invitation) -> None:
    answer(invitation, YES)
    answer(invitation, NO, LATER)
    assert invitation.coming_since is None
    answer(invitation, YES, LATER + timedelta(hours=1))
    assert invitation.coming_since == LATER + timedelta(hours=1)


def test_with_a_capacity_who_answers_at_the_same_instant_comes_after(app: Flask) -> None:
    meeting = make_meeting(capacity=1)
    first, second = make_invitation(meeting), make_invitation(meeting)
    answer(second, YES)
    answer(first, YES)
    assert not waits_for_a_seat(second)
    assert waits_for_a_seat(first)


def test_a_refusal_moves_the_next_one_up(app: Flask) -> None:
    meeting = make_meeting(capacity=1)
    first, second = make_invitation(meeting), make_invitation(meeting)
    answer(first, YES)
    answer(second, YES, LATER)
    answer(first, NO, LATER)
    assert not waits_for_a_seat(second)


@pytest.mark.parametrize("channel", [Channel.LINK, Channel.ACCOUNT, Channel.CALENDAR])
def test_after_the_answer_by_date_people_cannot_change_it_themselves(
    invitation: Invitation, channel: Channel
) -> None:
    with pytest.raises(AnswerClosed):
        answer(invitation, YES, invitation.meeting.answer_by, channel)
    assert history(invitation) == []


def test_after_the_answer_by_date_the_coordinator_still_can(invitation: Invitation) -> None:
    coordinator = make_user()
    now = invitation.meeting.answer_by + timedelta(days=1)
    row = rsvp.answer(invitation, NO, Channel.PHONE, coordinator, now, mail_settings.current())
    assert row.recorded_by_id == coordinator.id
    assert invitation.answer is Answer.DECLINED


def test_once_the_meeting_is_over_nobody_answers_any_more(invitation: Invitation) -> None:
    with pytest.raises(AnswerClosed):
        answer(invitation, YES, invitation.meeting.ends_at, Channel.PHONE)


def test_a_cancelled_meeting_takes_no_answers(invitation: Invitation) -> None:
    invitation.meeting.status = MeetingStatus.CANCELLED
    with pytest.raises(MeetingCancelled):
        answer(invitation, YES, channel=Channel.PHONE)


def test_a_withdrawn_invitation_takes_no_answers(invitation: Invitation) -> None:
    invitation.withdrawn_at = NOW
    with pytest.raises(LinkInvalid):
        answer(invitation, YES)


def test_a_substitute_without_a_name_is_refused(invitation: Invitation) -> None:
    with pytest.raises(SubstituteIncomplete):
        answer(invitation, Reply(Answer.SUBSTITUTE, substitute=Substitute(" ")))


def test_a_substitute_with_an_address_hears_when_and_where(invitation: Invitation) -> None:
    invitation.meeting.agenda = [AgendaItem(position=1, minutes=10, title="Wat kunnen wij doen?")]
    answer(invitation, SENDS_JAN)
    mail = mails(MailKind.SUBSTITUTE)[0]
    assert mail.recipient_email == "jan@delinde.example.org"
    for words in ("Stadhuis, Raadzaal", "Wat kunnen wij doen?"):
        assert words in mail.text
        assert words in mail.html
    event = Calendar.from_ical(mail.calendar or b"").walk("VEVENT")[0]
    assert event["UID"] == invitation.meeting.uid


def test_the_mail_to_a_substitute_holds_no_link_to_the_answer(invitation: Invitation) -> None:
    answer(invitation, SENDS_JAN)
    mail = mails(MailKind.SUBSTITUTE)[0]
    assert "/r/" not in mail.text + mail.html
    assert b"/r/" not in (mail.calendar or b"")


def test_a_substitute_hears_it_once(invitation: Invitation) -> None:
    answer(invitation, SENDS_JAN)
    answer(invitation, replace(SENDS_JAN, remark="Jan weet er alles van"), LATER)
    assert len(mails(MailKind.SUBSTITUTE)) == 1


def test_a_substitute_who_is_not_needed_hears_that_and_may_be_asked_again(
    invitation: Invitation,
) -> None:
    answer(invitation, SENDS_JAN)
    answer(invitation, YES, LATER)
    answer(invitation, SENDS_JAN, LATER + timedelta(hours=1))
    subjects = [mail.subject for mail in mails(MailKind.SUBSTITUTE)]
    assert [subject.startswith("U hoeft niet") for subject in subjects] == [False, True, False]


def test_another_substitute_hears_it_too(invitation: Invitation) -> None:
    answer(invitation, SENDS_JAN)
    els = Reply(Answer.SUBSTITUTE, substitute=Substitute("Els Vos", "els@delinde.example.org"))
    answer(invitation, els, LATER)
    assert [mail.recipient_name for mail in mails(MailKind.SUBSTITUTE)] == [
        "Jan Bos",
        "Els Vos",
        "Jan Bos",
    ]


def test_a_substitute_without_an_address_gets_no_mail(invitation: Invitation) -> None:
    answer(invitation, Reply(Answer.SUBSTITUTE, substitute=Substitute("Jan Bos")))
    assert mails(MailKind.SUBSTITUTE) == []


@pytest.fixture
def bestuurder(app: Flask) -> Invitation:
    organizer = make_user(email="sanne@waterveen.example.org")
    municipality = make_partner("Gemeente Waterveen", "GEM", is_municipality=True)
    contact = make_contact(municipality, name="Ilse Demohof", function="wethouder")
    return make_invitation(make_meeting(organizer=organizer), contact, InvitationRole.EXECUTIVE)


@pytest.mark.parametrize("reply", [NO, SENDS_JAN])
def test_a_bestuurder_who_cannot_come_alarms_the_coordinator(
    bestuurder: Invitation, reply: Reply
) -> None:
    answer(bestuurder, YES)
    answer(bestuurder, reply, LATER)
    mail = mails(MailKind.EXECUTIVE_ALARM)[0]
    assert mail.recipient_email == "sanne@waterveen.example.org"
    assert "Ilse Demohof" in mail.subject
    state = executives.of_meeting(bestuurder.meeting_id).state
    assert state is ExecutiveState.DECLINED


def test_each_refusal_of_a_bestuurder_alarms_once(bestuurder: Invitation) -> None:
    answer(bestuurder, NO)
    answer(bestuurder, NO, LATER)
    assert len(mails(MailKind.EXECUTIVE_ALARM)) == 1
    answer(bestuurder, YES, LATER)
    answer(bestuurder, NO, LATER + timedelta(hours=1))
    assert len(mails(MailKind.EXECUTIVE_ALARM)) == 2


def test_without_an_organizer_the_municipality_is_alarmed(bestuurder: Invitation) -> None:
    bestuurder.meeting.organizer = None
    answer(bestuurder, NO)
    assert mails(MailKind.EXECUTIVE_ALARM)[0].recipient_email == "vpt@waterveen.example.org"


def test_a_participant_who_cannot_come_alarms_nobody(invitation: Invitation) -> None:
    answer(invitation, NO)
    assert mails(MailKind.EXECUTIVE_ALARM) == []
