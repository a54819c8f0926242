"""Adding, changing and archiving employers."""

from dataclasses import replace

import pytest
from flask import Flask
from sqlalchemy import select

from tests.factories import NOW, TODAY, make_partner, make_user, sector
from vptmeet.domain.commitment import CommitmentLevel, EvidenceKind
from vptmeet.domain.errors import NameTaken
from vptmeet.extensions import db
from vptmeet.models.account import AuditEntry
from vptmeet.models.partner import Partner
from vptmeet.services import partners
from vptmeet.services.partners import PartnerValues


def values(name: str = "Veenlijn") -> PartnerValues:
    return PartnerValues(name=name, sector_id=sector("OV").id)


def actions() -> list[str]:
    """What the audit trail says, in order."""
    return list(db.session.scalars(select(AuditEntry.action).order_by(AuditEntry.id)))


def test_a_new_employer_stands_on_the_first_rung_with_its_source(app: Flask) -> None:
    by = make_user()
    partner = partners.add_partner(values(), "lijst van de regio", by, NOW, TODAY)
    (step,) = partner.commitments
    assert (partner.level, partner.level_since) == (CommitmentLevel.KNOWN, TODAY)
    assert (step.evidence_kind, step.evidence_detail) == (EvidenceKind.SOURCE, "lijst van de regio")
    assert step.recorded_by_id == by.id
    assert actions() == ["partner.added"]


def test_a_name_is_taken_whatever_its_case_or_accents(app: Flask) -> None:
    first = make_partner("Zorgcafé")
    with pytest.raises(NameTaken) as caught:
        partners.add_partner(values("ZORGCAFE "), "lijst", None, NOW, TODAY)
    assert caught.value.partner_id == first.id


def test_the_name_of_an_archived_employer_is_free(app: Flask) -> None:
    make_partner("Veenlijn", archived_at=NOW)
    assert partners.add_partner(values("Veenlijn"), "lijst", None, NOW, TODAY).id


def test_a_change_names_its_fields_and_not_their_content(app: Flask) -> None:
    partner = partners.add_partner(values(), "lijst", None, NOW, TODAY)
    partners.change_partner(partner, replace(values(), city="Waterveen"), None, NOW)
    entry = db.session.scalars(select(AuditEntry).order_by(AuditEntry.id.desc())).first()
    assert entry
    assert entry.details == {"fields": ["city"]}
    assert partner.city_folded == "waterveen"


def test_a_change_of_nothing_leaves_no_trace(app: Flask) -> None:
    partner = partners.add_partner(values(), "lijst", None, NOW, TODAY)
    partners.change_partner(partner, values(), None, NOW)
    assert actions() == ["partner.added"]


def test_an_employer_cannot_take_the_name_of_another(app: Flask) -> None:
    make_partner("Rondom")
    partner = partners.add_partner(values(), "lijst", None, NOW, TODAY)
    with pytest.raises(NameTaken):
        partners.change_partner(partner, values("rondom"), None, NOW)


def test_an_employer_may_change_the_spelling_of_its_own_name(app: Flask) -> None:
    partner = partners.add_partner(values("Cafe"), "lijst", None, NOW, TODAY)
    partners.change_partner(partner, values("Café"), None, NOW)
    assert partner.name == "Café"


def test_archiving_and_bringing_back_keep_the_history(app: Flask) -> None:
    partner = partners.add_partner(values(), "lijst", None, NOW, TODAY)
    partners.archive(partner, None, NOW)
    partners.restore(partner, None, NOW)
    assert partner.archived_at is None
    assert len(partner.commitments) == 1
    assert actions() == ["partner.added", "partner.archived", "partner.restored"]


def test_archiving_twice_keeps_the_first_moment(app: Flask) -> None:
    partner = make_partner(archived_at=NOW)
    partners.archive(partner, None, NOW.replace(year=2027))
    assert partner.archived_at == NOW
    assert actions() == []


def test_bringing_back_is_refused_when_the_name_is_in_use_again(app: Flask) -> None:
    old = make_partner("Veenlijn", archived_at=NOW)
    make_partner("Veenlijn")
    with pytest.raises(NameTaken):
        partners.restore(old, None, NOW)


def test_there_is_one_municipality_at_most(app: Flask) -> None:
    first, second = make_partner(is_municipality=True), make_partner()
    partners.mark_municipality(second, True, None, NOW)
    found = db.session.scalars(select(Partner.id).where(Partner.is_municipality)).all()
    assert found == [second.id]
    assert not first.is_municipality


def test_a_name_that_gets_longer_when_it_is_folded_is_kept(app: Flask) -> None:
    name = "ß" * 200
    assert partners.add_partner(values(name), "lijst", None, NOW, TODAY).name == name
    with pytest.raises(NameTaken):
        partners.add_partner(values(name), "lijst", None, NOW, TODAY)
