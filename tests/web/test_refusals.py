"""Where somebody ends up when a rule says no and no form is there to show it."""

from datetime import timedelta

import pytest
from flask.testing import FlaskClient

from tests.conftest import sign_in
from tests.factories import make_meeting, make_user
from vptmeet.domain.meeting import MeetingStatus
from vptmeet.models.meeting import Meeting
from vptmeet.web.clock import now

pytestmark = pytest.mark.usefixtures("app")


@pytest.fixture
def coordinator(client: FlaskClient) -> FlaskClient:
    return sign_in(client, make_user())


@pytest.fixture
def cancelled(coordinator: FlaskClient) -> Meeting:
    return make_meeting(starts_at=now() + timedelta(days=9), status=MeetingStatus.CANCELLED)


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("tail", ["wijzigen", "afzeggen"])
def test_a_form_of_a_meeting_that_was_called_off_leads_to_the_meeting(
    coordinator: FlaskClient, cancelled: Meeting, tail: str, method: str
) -> None:
    address = f"/bijeenkomsten/{cancelled.id}/{tail}"
    came_from = {"Referer": f"http://localhost{address}"}
    answer = coordinator.open(address, method=method, headers=came_from, follow_redirects=True)
    assert answer.request.path == f"/bijeenkomsten/{cancelled.id}"
    assert "Deze bijeenkomst gaat niet door." in answer.text


def test_inviting_for_a_meeting_that_was_called_off_leads_to_the_meeting(
    coordinator: FlaskClient, cancelled: Meeting
) -> None:
    preview = f"/bijeenkomsten/{cancelled.id}/uitnodigen/voorbeeld"
    answer = coordinator.post(
        f"/bijeenkomsten/{cancelled.id}/uitnodigen/versturen",
        data={"contact": "1", "role": "participant"},
        headers={"Referer": f"http://localhost{preview}"},
    )
    assert answer.location == f"/bijeenkomsten/{cancelled.id}"
