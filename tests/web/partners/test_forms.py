"""Adding and changing employers and their people."""

from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from tests.conftest import sign_in
from tests.factories import make_contact, make_partner, make_user, sector
from vptmeet.domain.partner import PartnerStatus
from vptmeet.domain.roles import Role
from vptmeet.extensions import db
from vptmeet.models.partner import Contact, Partner


def fields(**changes: Any) -> dict[str, Any]:
    """The form of an employer as a browser sends it."""
    form = {
        "name": "Veenlijn",
        "sector": str(sector("OV").id),
        "source": "lijst van de regio",
        "owner": "0",
        "status": "active",
    }
    return {**form, **changes}


def only_partner() -> Partner:
    db.session.expire_all()
    return db.session.scalars(select(Partner)).one()


def test_an_employer_is_added_as_people_write_things(coordinator: FlaskClient) -> None:
    form = fields(
        name="  Veen  lijn ", postcode="1234ab", kvk_number="12 34.56 78", website="www.x.nl"
    )
    response = coordinator.post("/partners/nieuw", data=form)
    partner = only_partner()
    assert response.location == f"/partners/{partner.id}"
    assert (partner.name, partner.postcode) == ("Veen lijn", "1234 AB")
    assert (partner.kvk_number, partner.website) == ("12345678", "https://www.x.nl")


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"name": " "}, "Enter the name of the employer."),
        ({"name": "x" * 201}, "Use at most 200 characters."),
        ({"sector": "0"}, "Choose the sector of the employer."),
        ({"source": ""}, "Enter where you know this employer from."),
        ({"postcode": "12345"}, "Enter a postcode of four digits"),
        ({"kvk_number": "1234567"}, "Enter the KvK number as eight digits."),
        ({"kvk_number": "١٢٣٤٥٦٧٨"}, "Enter the KvK number as eight digits."),
        ({"website": "javascript://x.nl/%0aalert(1)"}, "Enter the address of the website"),
        ({"status": "declined"}, "Enter the reason, for example"),
    ],
)
def test_the_form_says_what_to_mend(
    coordinator: FlaskClient, changes: dict[str, str], said: str
) -> None:
    text = coordinator.post("/partners/nieuw", data=fields(**changes)).text
    assert text.count(said) >= 2
    assert db.session.scalar(select(Partner)) is None


def test_a_taken_name_leads_to_the_employer_that_has_it(coordinator: FlaskClient) -> None:
    first = make_partner("VEENLIJN")
    text = coordinator.post("/partners/nieuw", data=fields()).text
    assert "There is already an employer with this name." in text
    assert f'href="/partners/{first.id}"' in text


def test_an_employer_is_changed(coordinator: FlaskClient) -> None:
    owner = make_user()
    partner = make_partner("Veenlijn")
    form = fields(owner=str(owner.id), status="paused", status_reason="verbouwing")
    coordinator.post(f"/partners/{partner.id}/wijzigen", data=form)
    changed = only_partner()
    assert (changed.owner_id, changed.status) == (owner.id, PartnerStatus.PAUSED)
    assert changed.status_reason == "verbouwing"


def test_who_is_active_again_keeps_no_old_reason(coordinator: FlaskClient) -> None:
    partner = make_partner(status=PartnerStatus.PAUSED, status_reason="verbouwing")
    form = fields(status_reason="verbouwing")
    coordinator.post(f"/partners/{partner.id}/wijzigen", data=form)
    assert only_partner().status_reason == ""


def test_owners_are_coordinators_who_can_sign_in(coordinator: FlaskClient) -> None:
    make_user(name="Weg Gegaan", is_active=False)
    make_user(Role.HRM, name="Hanna Hrm")
    text = coordinator.get("/partners/nieuw").text
    assert "Sanne de Wit</option>" in text
    assert "Weg Gegaan" not in text
    assert "Hanna Hrm" not in text


def test_our_own_municipality_is_asked_for_only_once(coordinator: FlaskClient) -> None:
    question = "This is our own municipality"
    assert question in coordinator.get("/partners/nieuw").text
    coordinator.post("/partners/nieuw", data=fields(is_municipality="y"))
    ours, other = only_partner(), make_partner()
    assert ours.is_municipality
    assert question not in coordinator.get("/partners/nieuw").text
    assert question not in coordinator.get(f"/partners/{other.id}/wijzigen").text
    assert question in coordinator.get(f"/partners/{ours.id}/wijzigen").text


def test_the_municipality_cannot_be_smuggled_in(coordinator: FlaskClient) -> None:
    ours, other = make_partner("Gemeente", is_municipality=True), make_partner("Anders")
    form = fields(name="Anders", is_municipality="y")
    coordinator.post(f"/partners/{other.id}/wijzigen", data=form)
    db.session.expire_all()
    assert db.session.scalars(select(Partner.id).where(Partner.is_municipality)).all() == [ours.id]


CONTACT = {
    "name": "Jan Bos",
    "function": "directeur",
    "email": "Jan@veenlijn.example.org",
    "language": "nl",
    "is_executive": "y",
}


def only_contact() -> Contact:
    db.session.expire_all()
    return db.session.scalars(select(Contact)).one()


def test_a_contact_is_added(coordinator: FlaskClient) -> None:
    partner = make_partner()
    coordinator.post(f"/partners/{partner.id}/contacten/nieuw", data=CONTACT)
    contact = only_contact()
    assert (contact.partner_id, contact.email) == (partner.id, "jan@veenlijn.example.org")
    assert contact.is_executive


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"name": ""}, "Enter the name of the contact."),
        ({"email": "jan@"}, "Enter a full e-mail address"),
        ({"email": "jan@x.nl\r\nBcc: a@b.nl"}, "Enter a full e-mail address"),
    ],
)
def test_a_contact_that_is_not_right_is_not_kept(
    coordinator: FlaskClient, changes: dict[str, str], said: str
) -> None:
    address = f"/partners/{make_partner().id}/contacten/nieuw"
    assert said in coordinator.post(address, data={**CONTACT, **changes}).text
    assert db.session.scalar(select(Contact)) is None


def test_an_address_that_a_colleague_has_is_refused_at_the_field(coordinator: FlaskClient) -> None:
    partner = make_partner()
    make_contact(partner, email="jan@veenlijn.example.org")
    text = coordinator.post(f"/partners/{partner.id}/contacten/nieuw", data=CONTACT).text
    assert 'id="email-error"' in text


def test_a_contact_is_changed(coordinator: FlaskClient) -> None:
    contact = make_contact(make_partner(), is_executive=True)
    form = {key: value for key, value in CONTACT.items() if key != "is_executive"}
    coordinator.post(f"/contacten/{contact.id}", data=form)
    assert only_contact().name == "Jan Bos"
    assert not only_contact().is_executive


def test_a_contact_leaves_by_a_post(coordinator: FlaskClient) -> None:
    contact = make_contact(make_partner())
    assert coordinator.get(f"/contacten/{contact.id}/vertrokken").status_code == 405
    coordinator.post(f"/contacten/{contact.id}/vertrokken")
    assert only_contact().left_on is not None


def test_a_contact_without_an_employer_has_no_page_here(coordinator: FlaskClient) -> None:
    assert coordinator.get(f"/contacten/{make_contact().id}").status_code == 404


@pytest.mark.parametrize("role", [Role.ALDERMAN, Role.HRM, Role.MANAGER])
def test_people_are_for_coordinators(client: FlaskClient, role: Role) -> None:
    contact = make_contact(make_partner())
    browser = sign_in(client, make_user(role))
    assert browser.get(f"/contacten/{contact.id}").status_code == 403
    assert browser.post(f"/contacten/{contact.id}/vertrokken").status_code == 403
    assert only_contact().left_on is None
