"""A bestuurder's own invitations, after signing in."""

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from tests.conftest import sign_in
from tests.factories import make_contact, make_invitation, make_user
from vptmeet.domain.roles import Role
from vptmeet.domain.rsvp import Answer, Channel, InvitationRole
from vptmeet.extensions import db
from vptmeet.models.account import User
from vptmeet.models.meeting import Invitation, InvitationReply, Meeting
from vptmeet.web.clock import now


@pytest.fixture
def alderman(client: FlaskClient) -> User:
    user = make_user(Role.ALDERMAN)
    sign_in(client, user)
    return user


@pytest.fixture
def own(meeting: Meeting, alderman: User) -> Invitation:
    contact = make_contact(name="Ilse Demohof", user_id=alderman.id)
    return make_invitation(meeting, contact, InvitationRole.EXECUTIVE)


def test_the_list_shows_what_waits_for_an_answer(client: FlaskClient, own: Invitation) -> None:
    page = client.get("/mijn-uitnodigingen").text
    assert "1 uitnodiging wacht op uw antwoord" in page
    assert own.meeting.title in page


def test_without_invitations_the_list_says_so(client: FlaskClient, alderman: User) -> None:
    assert "Er wordt nu niets van u gevraagd" in client.get("/mijn-uitnodigingen").text


def test_an_answer_is_kept_as_given_after_signing_in(
    client: FlaskClient, own: Invitation, alderman: User
) -> None:
    response = client.post(f"/mijn-uitnodigingen/{own.id}", data={"answer": "accepted"})
    assert response.location == "/mijn-uitnodigingen"
    reply = db.session.scalars(select(InvitationReply)).one()
    assert (reply.answer, reply.channel) == (Answer.ACCEPTED, Channel.ACCOUNT)
    assert reply.recorded_by_id == alderman.id


def test_a_form_that_is_not_right_comes_back(client: FlaskClient, own: Invitation) -> None:
    response = client.post(f"/mijn-uitnodigingen/{own.id}", data={"answer": "substitute"})
    assert response.status_code == 422
    assert "Vul de naam in" in response.text


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_an_invitation_of_somebody_else_is_not_found(
    client: FlaskClient, own: Invitation, meeting: Meeting, method: str
) -> None:
    other = make_invitation(meeting)
    address = f"/mijn-uitnodigingen/{other.id}"
    assert client.open(address, method=method, data={"answer": "declined"}).status_code == 404
    assert db.session.scalars(select(InvitationReply)).all() == []


def test_a_withdrawn_invitation_is_not_found(client: FlaskClient, own: Invitation) -> None:
    own.withdrawn_at = now()
    db.session.commit()
    assert client.get(f"/mijn-uitnodigingen/{own.id}").status_code == 404


def test_after_the_answer_by_date_it_says_whom_to_call(
    client: FlaskClient, own: Invitation, meeting: Meeting
) -> None:
    meeting.answer_by = now()
    db.session.commit()
    address = f"/mijn-uitnodigingen/{own.id}"
    assert client.post(address, data={"answer": "accepted"}).location == address
    assert "0123 45 67 89" in client.get(address).text


def test_a_coordinator_has_no_invitations_here(client: FlaskClient, own: Invitation) -> None:
    sign_in(client, make_user(Role.COORDINATOR))
    assert client.get("/mijn-uitnodigingen").status_code == 403
