"""An answer that came by telephone."""

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from tests.conftest import sign_in
from tests.factories import make_user
from vptmeet.domain.roles import Role
from vptmeet.domain.rsvp import Answer, Channel
from vptmeet.extensions import db
from vptmeet.models.account import User
from vptmeet.models.meeting import Invitation, InvitationReply, Meeting
from vptmeet.web.clock import now


@pytest.fixture
def coordinator(client: FlaskClient) -> User:
    user = make_user()
    sign_in(client, user)
    return user


@pytest.fixture
def address(invitation: Invitation) -> str:
    return f"/uitnodigingen/{invitation.id}/antwoord"


def test_the_form_says_whose_answer_it_is(
    client: FlaskClient, coordinator: User, address: str
) -> None:
    assert "Karim Benali" in client.get(address).text


def test_the_answer_is_kept_with_who_entered_it(
    client: FlaskClient, coordinator: User, address: str, meeting: Meeting
) -> None:
    response = client.post(address, data={"answer": "declined", "remark": "Is ziek"})
    assert response.location == f"/bijeenkomsten/{meeting.id}"
    reply = db.session.scalars(select(InvitationReply)).one()
    assert (reply.answer, reply.channel) == (Answer.DECLINED, Channel.PHONE)
    assert reply.recorded_by_id == coordinator.id


def test_it_can_be_entered_after_the_answer_by_date(
    client: FlaskClient, coordinator: User, address: str, meeting: Meeting
) -> None:
    meeting.answer_by = now()
    db.session.commit()
    client.post(address, data={"answer": "accepted"})
    assert db.session.scalars(select(InvitationReply.answer)).one() is Answer.ACCEPTED


def test_without_an_answer_the_form_comes_back(
    client: FlaskClient, coordinator: User, address: str
) -> None:
    assert client.post(address, data={}).status_code == 422


def test_an_invitation_that_is_not_there_is_not_found(
    client: FlaskClient, coordinator: User
) -> None:
    assert client.get("/uitnodigingen/999/antwoord").status_code == 404


@pytest.mark.parametrize("role", [Role.ALDERMAN, Role.HRM, Role.MANAGER])
def test_only_a_coordinator_enters_answers(client: FlaskClient, address: str, role: Role) -> None:
    sign_in(client, make_user(role))
    assert client.post(address, data={"answer": "accepted"}).status_code == 403
