"""The page of one employer, and archiving."""

from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.conftest import sign_in
from tests.factories import (
    NOW,
    TODAY,
    make_contact,
    make_invitation,
    make_meeting,
    make_partner,
    make_user,
)
from tests.query_count import counted
from vptmeet.domain.attendance import Presence
from vptmeet.domain.commitment import CommitmentLevel, Evidence, EvidenceKind
from vptmeet.domain.partner import EmailState, PartnerStatus
from vptmeet.domain.roles import Role
from vptmeet.domain.rsvp import Answer
from vptmeet.extensions import db
from vptmeet.models.partner import Partner
from vptmeet.services.commitments import record_step
from vptmeet.transaction import transaction


def page(client: FlaskClient, partner: Partner) -> str:
    response = client.get(f"/partners/{partner.id}")
    assert response.status_code == 200
    return response.text


def test_the_page_says_where_the_employer_stands_and_what_comes_next(
    coordinator: FlaskClient,
) -> None:
    partner = make_partner("Veenlijn", level=CommitmentLevel.ATTENDING)
    make_contact(partner)
    text = page(coordinator, partner)
    assert "Takes part" in text
    assert "since 24 November 2026" in text
    assert "Ask for a signature" in text


def test_without_a_contact_finding_one_comes_first(coordinator: FlaskClient) -> None:
    partner = make_partner(level=CommitmentLevel.PLEDGED)
    make_contact(partner, left_on=TODAY)
    text = page(coordinator, partner)
    assert "Look for the right person" in text
    assert "Worked here before" in text


def test_a_contact_can_be_mailed_and_called(coordinator: FlaskClient) -> None:
    partner = make_partner()
    make_contact(
        partner, email="b@x.example.org", phone="0123 45 67 89", email_state=EmailState.BOUNCED
    )
    text = page(coordinator, partner)
    assert 'href="mailto:b@x.example.org"' in text
    assert 'href="tel:0123456789"' in text
    assert "E-mail is not delivered" in text


def test_a_step_shows_its_evidence_and_who_recorded_it(coordinator: FlaskClient) -> None:
    partner = make_partner()
    make_contact(partner)
    evidence = Evidence(EvidenceKind.DECLARATION, signer="J. Bos", signer_function="directeur")
    by = make_user(name="Karim")
    with transaction():
        record_step(partner, CommitmentLevel.PLEDGED, TODAY, evidence, by, NOW, TODAY)
    text = page(coordinator, partner)
    assert "Signed by J. Bos, directeur" in text
    assert "Recorded by Karim on 24 November 2026" in text


def test_a_step_without_evidence_is_marked(coordinator: FlaskClient) -> None:
    assert "Without evidence" in page(coordinator, make_partner())


def test_a_step_back_is_called_so(coordinator: FlaskClient) -> None:
    partner = make_partner(level=CommitmentLevel.PLEDGED, day=TODAY - timedelta(days=9))
    reason = Evidence(EvidenceKind.REASON, "fusie")
    with transaction():
        record_step(partner, CommitmentLevel.KNOWN, TODAY, reason, None, NOW, TODAY)
    text = page(coordinator, partner)
    assert "Step back to: In view" in text
    assert "fusie" in text


def test_meetings_stand_among_the_steps_with_answer_and_presence(coordinator: FlaskClient) -> None:
    partner = make_partner(day=TODAY - timedelta(days=30))
    meeting = make_meeting(title="Veilige wijk", starts_at=NOW - timedelta(days=10))
    contact = make_contact(partner, name="Bea Baas")
    make_invitation(meeting, contact, answer=Answer.ACCEPTED, presence=Presence.ABSENT)
    text = page(coordinator, partner)
    assert text.index("Veilige wijk") < text.index("Recorded on")
    assert "Absent" in text
    assert "had answered: comes" in text


def test_a_withdrawn_invitation_is_not_part_of_the_story(coordinator: FlaskClient) -> None:
    partner = make_partner()
    make_invitation(make_meeting(title="Toch niet"), make_contact(partner), withdrawn_at=NOW)
    assert "Toch niet" not in page(coordinator, partner)


def test_what_people_typed_is_never_markup(coordinator: FlaskClient) -> None:
    evil = "<script>x</script>"
    partner = make_partner(evil, notes=evil, status=PartnerStatus.PAUSED, status_reason=evil)
    make_contact(partner, name=evil, function=evil)
    make_invitation(make_meeting(title=evil), make_contact(partner, name=evil))
    assert evil not in page(coordinator, partner)


def test_an_unknown_employer_is_not_found(coordinator: FlaskClient) -> None:
    assert coordinator.get("/partners/999999").status_code == 404


def test_archiving_is_a_post_and_can_be_undone(coordinator: FlaskClient) -> None:
    partner = make_partner("Veenlijn")
    assert coordinator.get(f"/partners/{partner.id}/archiveren").status_code == 405
    coordinator.post(f"/partners/{partner.id}/archiveren")
    assert "This employer is in the archive" in page(coordinator, partner)
    coordinator.post(f"/partners/{partner.id}/terugzetten")
    assert "This employer is in the archive" not in page(coordinator, partner)


def test_bringing_back_says_why_it_cannot(coordinator: FlaskClient) -> None:
    old = make_partner("Veenlijn", archived_at=NOW)
    make_partner("Veenlijn")
    response = coordinator.post(
        f"/partners/{old.id}/terugzetten",
        headers={"Referer": f"http://localhost/partners/{old.id}"},
        follow_redirects=True,
    )
    assert "There is already an employer with this name." in response.text


ADDRESSES = ("", "/wijzigen", "/stap", "/contacten/nieuw")


@pytest.mark.parametrize("role", [Role.ALDERMAN, Role.HRM, Role.MANAGER])
@pytest.mark.parametrize("address", ADDRESSES)
def test_one_employer_is_for_coordinators(client: FlaskClient, role: Role, address: str) -> None:
    partner = make_partner()
    browser = sign_in(client, make_user(role))
    assert browser.get(f"/partners/{partner.id}{address}").status_code == 403
    assert browser.post(f"/partners/{partner.id}/archiveren").status_code == 403
    assert db.session.get_one(Partner, partner.id).archived_at is None


def test_a_longer_history_asks_no_more_queries(app: Flask, coordinator: FlaskClient) -> None:
    partner = make_partner()
    counts = []
    for rounds in (2, 20):
        for _number in range(rounds):
            make_invitation(make_meeting(), make_contact(partner))
        with counted() as statements:
            page(coordinator, partner)
        counts.append(statements.count)
    assert counts[0] == counts[1]
