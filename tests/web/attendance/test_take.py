"""The screen on which attendance is taken."""

from datetime import timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy import event, select

from tests.conftest import sign_in
from tests.factories import make_contact, make_invitation, make_meeting, make_partner, make_user
from vptmeet.domain.attendance import Presence
from vptmeet.domain.meeting import MeetingStatus
from vptmeet.domain.roles import Role
from vptmeet.domain.rsvp import Answer, InvitationRole
from vptmeet.extensions import db
from vptmeet.models.meeting import Invitation, Meeting
from vptmeet.models.partner import Contact
from vptmeet.web.clock import now


@pytest.fixture
def meeting(client: FlaskClient) -> Meeting:
    """A meeting that began an hour ago, and a coordinator who looks at it."""
    sign_in(client, make_user())
    return make_meeting(starts_at=now() - timedelta(hours=1))


@pytest.fixture
def address(meeting: Meeting) -> str:
    return f"/bijeenkomsten/{meeting.id}/aanwezigheid"


@pytest.fixture
def guest(meeting: Meeting) -> Invitation:
    contact = make_contact(make_partner("De Linde"), name="Karim Benali")
    return make_invitation(meeting, contact, answer=Answer.ACCEPTED)


def queries_of(client: FlaskClient, address: str) -> int:
    asked: list[str] = []

    def note(_c: object, _cursor: object, statement: str, *_rest: object) -> None:
        asked.append(statement)

    db.session.expunge_all()
    event.listen(db.engine, "before_cursor_execute", note)
    assert client.get(address).status_code == 200
    event.remove(db.engine, "before_cursor_execute", note)
    return len(asked)


def test_the_sheet_names_everybody_who_was_asked(
    client: FlaskClient, address: str, guest: Invitation
) -> None:
    page = client.get(address).text
    assert "Karim Benali" in page
    assert "Zeiden dat ze komen" in page


def test_one_tap_marks_and_leads_back_to_the_same_place(
    client: FlaskClient, address: str, guest: Invitation
) -> None:
    response = client.post(f"/uitnodigingen/{guest.id}/aanwezig", data={"presence": "present"})
    assert response.location == f"{address}#invitation-{guest.id}"
    assert guest.presence is Presence.PRESENT
    assert "1 persoon was er." in client.get(address).text


def test_with_htmx_only_the_buttons_and_the_tally_come_back(
    client: FlaskClient, guest: Invitation
) -> None:
    response = client.post(
        f"/uitnodigingen/{guest.id}/aanwezig",
        data={"presence": "absent"},
        headers={"HX-Request": "true", "HX-Target": f"invitation-{guest.id}"},
    )
    assert "<html" not in response.text
    assert f'id="invitation-{guest.id}-absent" aria-pressed="true"' in response.text
    assert "0 mensen waren er." in response.text


def test_a_mark_that_is_none_is_refused(client: FlaskClient, guest: Invitation) -> None:
    address = f"/uitnodigingen/{guest.id}/aanwezig"
    assert client.post(address, data={"presence": "maybe"}).status_code == 400


def test_everybody_came_as_said_in_one_action(
    client: FlaskClient, address: str, guest: Invitation
) -> None:
    page = client.post(f"{address}/zoals-gezegd", follow_redirects=True).text
    assert "1 persoon aangevinkt." in page
    assert guest.presence is Presence.PRESENT
    assert "Iedereen kwam zoals gezegd" not in page


def test_before_the_start_the_screen_says_from_when(client: FlaskClient, meeting: Meeting) -> None:
    later = make_meeting(starts_at=now() + timedelta(days=1))
    page = client.get(f"/bijeenkomsten/{later.id}/aanwezigheid").text
    assert "Het is nog te vroeg" in page
    assert "Iedereen kwam zoals gezegd" not in page


def test_a_cancelled_meeting_has_no_attendance(
    client: FlaskClient, address: str, meeting: Meeting
) -> None:
    meeting.status = MeetingStatus.CANCELLED
    db.session.commit()
    assert "Deze bijeenkomst gaat niet door" in client.get(address).text


def test_a_contact_who_came_unasked_is_found_and_added(
    client: FlaskClient, address: str, meeting: Meeting
) -> None:
    contact = make_contact(make_partner("Ambulance Veenland"), name="Jan Bos")
    assert "Jan Bos" in client.get(f"{address}?zoek=veenland").text
    client.post(f"{address}/erbij", data={"contact_id": contact.id})
    added = db.session.scalars(select(Invitation)).one()
    assert (added.contact_id, added.is_walk_in) == (contact.id, True)


def test_somebody_new_is_added_with_an_employer(
    client: FlaskClient, address: str, guest: Invitation
) -> None:
    fields = {"name": "Els Vos", "partner": str(guest.partner_id), "email": ""}
    page = client.post(f"{address}/erbij", data=fields, follow_redirects=True).text
    assert "Els Vos is toegevoegd." in page
    person = db.session.scalars(select(Contact).where(Contact.name == "Els Vos")).one()
    assert person.partner_id == guest.partner_id


@pytest.mark.parametrize(
    "fields", [{"name": " ", "partner": "0"}, {"name": "Els", "email": "x", "partner": "0"}]
)
def test_somebody_new_without_a_name_or_with_half_an_address_is_not_added(
    client: FlaskClient, address: str, meeting: Meeting, fields: dict[str, str]
) -> None:
    assert client.post(f"{address}/erbij", data=fields).status_code == 422
    assert db.session.scalars(select(Contact)).all() == []


def test_an_address_that_the_employer_knows_already_is_said_so(
    client: FlaskClient, address: str, guest: Invitation
) -> None:
    fields = {"name": "K", "partner": str(guest.partner_id), "email": guest.contact.email}
    response = client.post(f"{address}/erbij", data=fields)
    assert response.status_code == 422
    assert "al een contactpersoon met dit e-mailadres" in response.text


def test_an_employer_that_is_not_there_is_not_found(
    client: FlaskClient, address: str, meeting: Meeting
) -> None:
    fields = {"name": "Els", "partner": "999"}
    assert client.post(f"{address}/erbij", data=fields).status_code == 404


def test_turnout_names_the_bestuurder_apart(
    client: FlaskClient, address: str, guest: Invitation, meeting: Meeting
) -> None:
    demohof = make_contact(name="Ilse Demohof")
    make_invitation(
        meeting,
        demohof,
        InvitationRole.EXECUTIVE,
        answer=Answer.ACCEPTED,
        presence=Presence.PRESENT,
    )
    assert "Ilse Demohof was er." in client.get(address).text


def test_the_screen_asks_the_database_as_often_for_ten_times_the_guests(
    client: FlaskClient, address: str, meeting: Meeting
) -> None:
    for _n in range(2):
        make_invitation(meeting, answer=Answer.ACCEPTED)
    few = queries_of(client, address)
    meeting = db.session.scalars(select(Meeting)).one()
    for _n in range(20):
        make_invitation(meeting, answer=Answer.ACCEPTED)
    assert queries_of(client, address) == few
    assert few <= 9


@pytest.mark.parametrize("role", [Role.ALDERMAN, Role.HRM, Role.MANAGER])
def test_only_a_coordinator_takes_attendance(
    client: FlaskClient, address: str, guest: Invitation, role: Role
) -> None:
    sign_in(client, make_user(role))
    assert client.get(address).status_code == 403
    mark = client.post(f"/uitnodigingen/{guest.id}/aanwezig", data={"presence": "present"})
    assert mark.status_code == 403
