"""Vandaag: the coordinator's list of work."""

from datetime import timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy import event

from tests.conftest import sign_in
from tests.factories import make_contact, make_invitation, make_meeting, make_partner, make_user
from vptmeet.domain.commitment import CommitmentLevel
from vptmeet.domain.mail import MailKind, MailState
from vptmeet.domain.meeting import MeetingStatus
from vptmeet.domain.roles import Role
from vptmeet.domain.rsvp import Answer, Channel, InvitationRole
from vptmeet.extensions import db
from vptmeet.models.account import User
from vptmeet.models.mail import OutgoingMail
from vptmeet.models.meeting import Invitation, InvitationReply, Meeting
from vptmeet.web.clock import now, today


@pytest.fixture
def coordinator(client: FlaskClient) -> User:
    user = make_user(name="Sanne de Wit")
    sign_in(client, user)
    return user


def in_days(days: float, **values: object) -> Meeting:
    return make_meeting(starts_at=now() + timedelta(days=days), **values)


def confirmed(meeting: Meeting, answer: Answer = Answer.ACCEPTED) -> Invitation:
    person = make_contact(name="Ilse Demohof", function="wethouder")
    return make_invitation(meeting, person, InvitationRole.EXECUTIVE, answer=answer)


def failed_mail(
    invitation: Invitation, number: int = 1, state: MailState = MailState.FAILED
) -> None:
    db.session.add(
        OutgoingMail(
            key=f"{invitation.id}:{number}",
            kind=MailKind.INVITATION,
            invitation_id=invitation.id,
            recipient_name=invitation.contact.name,
            recipient_email=invitation.contact.email,
            subject="-",
            text="-",
            html="-",
            message_id=f"<{invitation.id}.{number}@localhost>",
            created_at=now(),
            next_attempt_at=now(),
            state=state,
        )
    )
    db.session.commit()


def page(client: FlaskClient) -> str:
    response = client.get("/vandaag")
    assert response.status_code == 200
    return response.text


def test_with_nothing_to_do_the_page_says_so(client: FlaskClient, coordinator: User) -> None:
    text = page(client)
    assert "Sanne, niets vraagt aandacht" in text
    assert "Niets dat aandacht vraagt" in text
    assert "Er is geen bijeenkomst gepland" in text


def test_a_meeting_without_a_bestuurder_stands_on_top(
    client: FlaskClient, coordinator: User
) -> None:
    make_partner(owner_id=None)
    meeting = in_days(9)
    text = page(client)
    assert "Veilig uitgaan heeft nog geen bestuurder" in text
    assert f"/bijeenkomsten/{meeting.id}/bestuurder" in text
    assert text.index("nog geen bestuurder") < text.index("geen eigenaar")
    assert text.count("utrecht-button--primary-action") == 1


@pytest.mark.parametrize("answer", [Answer.DECLINED, Answer.SUBSTITUTE])
def test_a_bestuurder_who_does_not_come_makes_the_meeting_need_one(
    client: FlaskClient, coordinator: User, answer: Answer
) -> None:
    confirmed(in_days(9), answer)
    assert "vpt-todo__item--urgent" in page(client)


def test_a_meeting_with_a_bestuurder_is_no_work(client: FlaskClient, coordinator: User) -> None:
    confirmed(in_days(9))
    text = page(client)
    assert "Sanne, niets vraagt aandacht" in text
    assert "Ilse Demohof komt" in text


def test_a_cancelled_meeting_is_no_work(client: FlaskClient, coordinator: User) -> None:
    in_days(9, status=MeetingStatus.CANCELLED)
    assert "niets vraagt aandacht" in page(client)


def test_answers_are_work_once_the_date_comes_near(client: FlaskClient, coordinator: User) -> None:
    near, far = in_days(9), in_days(60, title="Veilige zorg")
    for meeting in (near, far):
        confirmed(meeting)
        make_invitation(meeting, make_contact())
    text = page(client)
    assert "1 persoon heeft nog niet geantwoord" in text
    assert "1 zaak vraagt aandacht" in text


def test_a_mail_that_failed_names_who_does_not_know(client: FlaskClient, coordinator: User) -> None:
    contact = make_contact(make_partner("De Linde", owner_id=coordinator.id), name="Karim Benali")
    failed_mail(make_invitation(in_days(9), contact))
    text = page(client)
    assert "De e-mail aan Karim Benali is niet bezorgd" in text
    assert f"/contacten/{contact.id}" in text


def test_a_mail_that_went_well_the_second_time_is_no_work(
    client: FlaskClient, coordinator: User
) -> None:
    invitation = make_invitation(in_days(9))
    failed_mail(invitation)
    failed_mail(invitation, 2, MailState.SENT)
    assert "is niet bezorgd" not in page(client)


def test_who_answered_anyway_needs_no_better_address(
    client: FlaskClient, coordinator: User
) -> None:
    failed_mail(make_invitation(in_days(9), answer=Answer.ACCEPTED))
    assert "is niet bezorgd" not in page(client)


def test_attendance_that_was_not_taken_is_work(client: FlaskClient, coordinator: User) -> None:
    meeting = in_days(-1)
    make_invitation(meeting)
    assert f"/bijeenkomsten/{meeting.id}/aanwezigheid" in page(client)
    meeting.status = MeetingStatus.HELD
    db.session.commit()
    assert "/aanwezigheid" not in page(client)


def test_a_conversation_of_half_a_year_is_work(client: FlaskClient, coordinator: User) -> None:
    for days in (200, 100):
        make_partner(
            level=CommitmentLevel.IN_CONTACT,
            day=today() - timedelta(days=days),
            owner_id=coordinator.id,
        )
    text = page(client)
    assert "1 werkgever is al een half jaar in gesprek" in text
    assert "level=in_contact" in text


def test_the_coalition_counts_who_said_yes(client: FlaskClient, coordinator: User) -> None:
    for level in CommitmentLevel:
        make_partner(level=level, owner_id=coordinator.id)
    text = page(client)
    assert "werkgevers in de coalitie, van de 6 die wij kennen" in text
    assert '<span class="vpt-big__n">3</span>' in text


def test_the_latest_answers_are_news(client: FlaskClient, coordinator: User) -> None:
    invitation = make_invitation(in_days(9), make_contact(name="Karim Benali"))
    db.session.add(
        InvitationReply(
            invitation_id=invitation.id,
            answer=Answer.DECLINED,
            channel=Channel.LINK,
            received_at=now(),
            sequence=0,
        )
    )
    db.session.commit()
    assert "Karim Benali" in page(client)


def test_the_page_asks_the_database_ten_times_at_most(
    client: FlaskClient, coordinator: User
) -> None:
    for days in range(3, 30):
        meeting = in_days(days)
        confirmed(meeting)
        failed_mail(make_invitation(meeting))
        make_invitation(in_days(-days))
    asked: list[str] = []

    def note(_c: object, _cursor: object, statement: str, *_rest: object) -> None:
        asked.append(statement)

    db.session.expunge_all()
    event.listen(db.engine, "before_cursor_execute", note)
    page(client)
    event.remove(db.engine, "before_cursor_execute", note)
    # Two of these say who is signed in.
    assert len(asked) <= 10


@pytest.mark.parametrize("role", [Role.ALDERMAN, Role.HRM, Role.MANAGER])
def test_the_list_is_the_coordinators(client: FlaskClient, role: Role) -> None:
    sign_in(client, make_user(role))
    assert client.get("/vandaag").status_code == 403
