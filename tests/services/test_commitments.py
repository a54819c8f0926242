"""Recording steps on the ladder."""

from datetime import timedelta

import pytest
from flask import Flask

from tests.factories import NOW, TODAY, make_contact, make_partner
from vptmeet.domain.commitment import CommitmentLevel, Evidence, EvidenceKind
from vptmeet.domain.errors import EvidenceMissing, StepInFuture
from vptmeet.services.commitments import record_step

SIGNED = Evidence(EvidenceKind.DECLARATION, signer="J. de Boer", signer_function="directeur")


def test_a_step_with_evidence_sets_the_level(app: Flask) -> None:
    partner = make_partner()
    make_contact(partner)
    record_step(partner, CommitmentLevel.PLEDGED, TODAY, SIGNED, None, NOW, TODAY)
    assert partner.level is CommitmentLevel.PLEDGED


def test_a_step_dated_in_the_past_does_not_change_todays_level(app: Flask) -> None:
    partner = make_partner(level=CommitmentLevel.ATTENDING)
    make_contact(partner)
    past = TODAY - timedelta(days=30)
    record_step(partner, CommitmentLevel.PLEDGED, past, SIGNED, None, NOW, TODAY)
    assert partner.level is CommitmentLevel.ATTENDING


def test_a_step_without_its_evidence_is_refused(app: Flask) -> None:
    partner = make_partner()
    make_contact(partner)
    with pytest.raises(EvidenceMissing, match="signer"):
        record_step(
            partner,
            CommitmentLevel.PLEDGED,
            TODAY,
            Evidence(EvidenceKind.DECLARATION),
            None,
            NOW,
            TODAY,
        )


def test_a_step_in_the_future_is_refused(app: Flask) -> None:
    tomorrow = TODAY + timedelta(days=1)
    with pytest.raises(StepInFuture):
        record_step(make_partner(), CommitmentLevel.PLEDGED, tomorrow, SIGNED, None, NOW, TODAY)
