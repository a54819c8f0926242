"""Recording a step through the form."""

import re
from datetime import timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.factories import NOW, make_contact, make_meeting, make_partner
from vptmeet.domain.commitment import (
    CommitmentLevel,
    EvidenceKind,
    MeasureCode,
)
from vptmeet.extensions import db
from vptmeet.models.partner import Commitment, Partner

Level = CommitmentLevel
LONG_AGO = (NOW - timedelta(days=400)).date()


@pytest.fixture
def partner() -> Partner:
    """An employer that takes part, with somebody who works there."""
    partner = make_partner("Veenlijn", level=Level.ATTENDING, day=LONG_AGO)
    make_contact(partner)
    return partner


def send(client: FlaskClient, partner: Partner, level: Level, **fields: Any) -> str:
    """Send the form as a browser does; says what the page then shows."""
    form = {"level": level.code, "day": "2026-01-10", "basis": "evidence", "meeting": "0", **fields}
    response = client.post(f"/partners/{partner.id}/stap", data=form, follow_redirects=True)
    assert response.status_code == 200
    return response.text


def last_step(partner: Partner) -> Commitment:
    """The step that was recorded last."""
    db.session.expire_all()
    steps = db.session.get_one(Partner, partner.id).commitments
    return max(steps, key=lambda step: step.id)


def test_the_form_proposes_the_next_rung_and_marks_where_it_stands(
    coordinator: FlaskClient, partner: Partner
) -> None:
    text = coordinator.get(f"/partners/{partner.id}/stap").text
    assert "Takes part (stands here now)" in text
    assert re.search(r'<input checked[^>]*value="pledged"', text)


def test_a_pledge_keeps_who_signed(coordinator: FlaskClient, partner: Partner) -> None:
    text = send(coordinator, partner, Level.PLEDGED, signer=" J. Bos ", signer_function="directeur")
    assert "The step was recorded." in text
    step = last_step(partner)
    assert (step.level, step.evidence_kind) == (Level.PLEDGED, EvidenceKind.DECLARATION)
    assert (step.signer, step.signer_function) == ("J. Bos", "directeur")
    assert step.recorded_by


def test_measures_are_kept(coordinator: FlaskClient, partner: Partner) -> None:
    measures = ["NORM", "REGISTER", "POLICE_REPORT", "TRAIN"]
    send(coordinator, partner, Level.ACTING, measures_acting=measures, detail_acting="gezien")
    assert last_step(partner).measures == sorted(measures)
    text = coordinator.get(f"/partners/{partner.id}/stap").text
    assert text.count("checked") >= 2 + len(measures)


@pytest.mark.parametrize(
    ("level", "fields", "said"),
    [
        (Level.PLEDGED, {"signer": "J. Bos"}, "Enter the function of who signed."),
        (Level.PLEDGED, {"signer_function": "directeur"}, "Enter who signed."),
        (Level.ATTENDING, {}, "Describe what you saw or heard."),
        (
            Level.ACTING,
            {"measures_acting": ["TRAIN"], "detail_acting": "x"},
            "Tick at least four measures.",
        ),
        (
            Level.ACTING,
            {"measures_acting": ["TRAIN", "NORM", "REPORT", "RECOVER"], "detail_acting": "x"},
            "Three measures are always needed",
        ),
        (
            Level.LEADING,
            {"measures_leading": ["NORM"], "detail_leading": "x"},
            "All eight measures are needed for this level.",
        ),
        (Level.KNOWN, {}, "Describe the reason."),
        (Level.LEADING, {"basis": "without"}, "Describe the reason."),
        (Level.ATTENDING, {"detail_attending": "x", "day": "2099-01-01"}, "in the future"),
        (
            Level.ATTENDING,
            {"detail_attending": "x", "day": "gisteren"},
            "Enter a date, for example",
        ),
        (Level.ATTENDING, {"detail_attending": "x", "day": ""}, "Enter the date of this step."),
    ],
)
def test_the_form_says_what_is_missing(
    coordinator: FlaskClient, partner: Partner, level: Level, fields: dict[str, Any], said: str
) -> None:
    text = send(coordinator, partner, level, **fields)
    assert text.count(said) >= 2, "once in the summary, once at the field"
    assert last_step(partner).level is Level.ATTENDING


def test_a_reason_that_lacks_is_asked_at_its_own_field(
    coordinator: FlaskClient, partner: Partner
) -> None:
    assert 'id="detail_known-error"' in send(coordinator, partner, Level.KNOWN)
    text = send(coordinator, partner, Level.LEADING, basis="without")
    assert 'id="reason_without-error"' in text


def test_a_step_without_evidence_keeps_its_reason(
    coordinator: FlaskClient, partner: Partner
) -> None:
    send(coordinator, partner, Level.LEADING, basis="without", reason_without="volgt")
    step = last_step(partner)
    assert (step.evidence_kind, step.evidence_detail) == (EvidenceKind.WITHOUT, "volgt")


def test_a_step_back_keeps_its_reason(coordinator: FlaskClient, partner: Partner) -> None:
    send(coordinator, partner, Level.IN_CONTACT, detail_in_contact="fusie")
    step = last_step(partner)
    assert (step.level, step.evidence_kind) == (Level.IN_CONTACT, EvidenceKind.REASON)


def test_what_counts_as_a_step_back_follows_from_that_day(
    coordinator: FlaskClient, partner: Partner
) -> None:
    """Below today's level, but a first step on the day that was entered: evidence, not reason."""
    day = (LONG_AGO - timedelta(days=30)).isoformat()
    send(coordinator, partner, Level.IN_CONTACT, detail_in_contact="gebeld", day=day)
    assert last_step(partner).evidence_kind is EvidenceKind.CONVERSATION


def test_having_been_at_a_meeting_needs_no_more_words(
    coordinator: FlaskClient, partner: Partner
) -> None:
    meeting = make_meeting(title="Veilige zorg", starts_at=NOW - timedelta(days=300))
    send(coordinator, partner, Level.ATTENDING, meeting=str(meeting.id))
    step = last_step(partner)
    assert (step.meeting_id, step.evidence_detail) == (meeting.id, "Veilige zorg")


def test_only_meetings_that_were_held_can_be_chosen(
    coordinator: FlaskClient, partner: Partner
) -> None:
    coming = make_meeting(title="Nog te komen", starts_at=NOW + timedelta(days=3650))
    assert "Nog te komen" not in coordinator.get(f"/partners/{partner.id}/stap").text
    send(coordinator, partner, Level.ATTENDING, detail_attending="x", meeting=str(coming.id))
    assert last_step(partner).meeting_id is None


def test_without_a_contact_the_form_says_whom_to_add(coordinator: FlaskClient) -> None:
    lonely = make_partner()
    text = send(coordinator, lonely, Level.IN_CONTACT, detail_in_contact="gebeld")
    assert "First add a contact of this employer." in text
    assert f"/partners/{lonely.id}/contacten/nieuw" in text


def test_signatures_and_measures_of_other_rungs_are_not_kept(
    coordinator: FlaskClient, partner: Partner
) -> None:
    send(
        coordinator,
        partner,
        Level.ATTENDING,
        detail_attending="was er",
        signer="J. Bos",
        measures_acting=[code.value for code in MeasureCode],
    )
    step = last_step(partner)
    assert (step.signer, step.measures) == ("", [])
