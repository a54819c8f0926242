"""What browsers send is storable, whatever it holds, on either database."""

import pytest
from flask.testing import FlaskClient

from tests.conftest import sign_in
from tests.factories import make_meeting, make_partner, make_user
from vptmeet.domain.roles import Role
from vptmeet.extensions import db
from vptmeet.models.partner import Partner

pytestmark = pytest.mark.usefixtures("app")


@pytest.fixture
def coordinator(client: FlaskClient) -> FlaskClient:
    return sign_in(client, make_user(Role.COORDINATOR))


@pytest.mark.parametrize(
    "address",
    [
        "/partners?q=a%00b&sector=%00&owner=%00&level=%00&sort=%00",
        "/bijeenkomsten?thema=%00&theme=%00&page=%00",
        "/bijeenkomsten/{meeting}/uitnodigen?q=%00a",
        "/bijeenkomsten/{meeting}/bestuurder?q=%00a",
        "/bijeenkomsten/{meeting}/aanwezigheid?zoek=a%00b",
    ],
)
def test_a_nul_in_an_address_does_no_harm(coordinator: FlaskClient, address: str) -> None:
    answer = coordinator.get(address.format(meeting=make_meeting().id))
    assert answer.status_code == 200


def test_a_nul_in_a_field_is_left_out(coordinator: FlaskClient) -> None:
    partner = make_partner()
    fields = {"name": "Het\0 Huis", "sector": partner.sector_id, "source": "\0lijst", "notes": "\0"}
    coordinator.post("/partners/nieuw", data={**fields, "status": "active", "owner": "0"})
    assert db.session.query(Partner).filter_by(name="Het Huis").count() == 1


@pytest.mark.parametrize("number", [2**31, 2**63, 10**30])
def test_an_id_that_no_row_can_have_is_an_unknown_page(
    coordinator: FlaskClient, number: int
) -> None:
    assert coordinator.get(f"/partners/{number}").status_code == 404


@pytest.mark.parametrize("field", ["contact_id", "partner"])
def test_an_id_that_no_row_can_have_breaks_no_form(coordinator: FlaskClient, field: str) -> None:
    address = f"/bijeenkomsten/{make_meeting().id}/aanwezigheid/erbij"
    answer = coordinator.post(address, data={"name": "Anna", field: str(10**30)})
    assert answer.status_code in {302, 422}
