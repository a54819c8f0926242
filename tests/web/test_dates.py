"""A slip of the keys in a year is noticed, whatever the form."""

import pytest
from flask.testing import FlaskClient

from tests.conftest import sign_in
from tests.factories import make_partner, make_user, theme
from vptmeet.extensions import db
from vptmeet.models.meeting import Meeting
from vptmeet.models.partner import Commitment

pytestmark = pytest.mark.usefixtures("app")
YEARS = ["0001-01-01", "0026-12-10", "9999-12-31"]


@pytest.fixture
def coordinator(client: FlaskClient) -> FlaskClient:
    return sign_in(client, make_user())


@pytest.mark.parametrize("day", YEARS)
def test_a_meeting_is_not_planned_in_an_impossible_year(coordinator: FlaskClient, day: str) -> None:
    fields = {"title": "Veilig uit", "day": day, "start": "10:00", "end": "11:00"}
    answer = coordinator.post("/bijeenkomsten/nieuw", data={**fields, "theme_id": theme().id})
    assert "Controleer het jaar van deze datum." in answer.text
    assert db.session.query(Meeting).count() == 0


@pytest.mark.parametrize("day", YEARS)
def test_no_step_is_dated_in_an_impossible_year(coordinator: FlaskClient, day: str) -> None:
    partner = make_partner()
    fields = {"level": "in_contact", "detail_in_contact": "Gebeld", "basis": "evidence", "day": day}
    answer = coordinator.post(f"/partners/{partner.id}/stap", data=fields)
    assert "Controleer het jaar van deze datum." in answer.text
    assert db.session.query(Commitment).count() == 1
