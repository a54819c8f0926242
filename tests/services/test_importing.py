"""Carrying out an import, and lists that wait for a yes."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select

from tests.factories import NOW, TODAY, make_contact, make_partner, make_user
from tests.lists import MENDED, MESSY, choice_for, plan_for, table_of
from tests.query_count import counted
from vptmeet.domain.commitment import CommitmentLevel, EvidenceKind
from vptmeet.domain.errors import ImportChanged, NotFound
from vptmeet.domain.importing_plan import OutcomeKind
from vptmeet.domain.partner import EmailState
from vptmeet.extensions import db
from vptmeet.models.account import AuditEntry, User
from vptmeet.models.imports import PendingImport
from vptmeet.models.partner import CoalitionMovement, Commitment, Contact, Partner
from vptmeet.queries.importing import existing_register, fingerprint
from vptmeet.services import importing, movements
from vptmeet.services.import_deeds import Imported, carry_out
from vptmeet.tabular.writing import write_csv
from vptmeet.transaction import transaction

HEADINGS = ("Organisatie", "Sector", "Plaats", "Contactpersoon", "E-mailadres")


def do_import(content: bytes, by: User | None = None) -> Imported:
    plan = plan_for(content)
    with transaction():
        return carry_out(plan, "Lijst van de veiligheidsregio", plan, by, NOW, TODAY)


def one(*cells: str) -> bytes:
    return write_csv(HEADINGS, [cells])


def kept(by: User, content: bytes = MESSY) -> PendingImport:
    table = table_of(content)
    with transaction():
        found = importing.keep(table, "lijst.csv", by, NOW)
        importing.choose_columns(found, choice_for(table))
    return found


def moved() -> dict[tuple[object, ...], int]:
    rows = db.session.scalars(select(CoalitionMovement).where(CoalitionMovement.change != 0))
    return {(row.month, row.sector_id, row.level): row.change for row in rows}


def test_new_employers_stand_on_the_first_rung_with_the_source_as_evidence(app: Flask) -> None:
    by = make_user()
    do_import(MESSY, by)
    partner = db.session.scalars(select(Partner).where(Partner.name == "De Linde")).one()
    (step,) = partner.commitments
    assert (partner.level, partner.level_since) == (CommitmentLevel.KNOWN, TODAY)
    assert (step.level, step.evidence_kind) == (CommitmentLevel.KNOWN, EvidenceKind.SOURCE)
    assert step.evidence_detail == "Lijst van de veiligheidsregio"
    assert (step.day, step.recorded_at, step.recorded_by_id) == (TODAY, NOW, by.id)


def test_what_is_imported_can_be_searched(app: Flask) -> None:
    do_import(MESSY)
    assert db.session.scalar(select(Partner.id).where(Partner.name_folded == "cafe ’t hoekje"))
    assert db.session.scalar(select(Partner.id).where(Partner.city_folded == "waterveen"))
    assert db.session.scalar(select(Contact.id).where(Contact.name_folded == "jurgen renee"))


def test_the_register_after_an_import_is_what_the_plan_said(app: Flask) -> None:
    plan = plan_for(MESSY)
    do_import(MESSY)
    assert db.session.scalar(select(func.count(Partner.id))) == plan.new_partners == 2
    assert db.session.scalar(select(func.count(Contact.id))) == plan.new_contacts == 3


def test_the_same_file_twice_adds_nothing(app: Flask) -> None:
    do_import(MESSY)
    before = existing_register()
    assert plan_for(MESSY).instructions == ()
    do_import(MESSY)
    assert existing_register() == before


def test_the_movements_are_as_if_made_anew(app: Flask) -> None:
    make_partner("Klaverblad", sector_code="OND", level=CommitmentLevel.PLEDGED)
    do_import(MESSY)
    do_import(one("Klaverblad", "Gemeente", "", "", "") + one("De Linde", "GGZ", "", "", "")[3:])
    kept_true = moved()
    movements.rebuild()
    assert kept_true == moved()
    assert sum(kept_true.values()) == 3


def test_a_list_changes_what_is_known_and_erases_nothing(app: Flask) -> None:
    partner = make_partner("Klaverblad", notes="Bel na vijf uur", city="Veenland")
    do_import(one("Klaverblad", "Onderwijs", "", "", ""))
    db.session.refresh(partner)
    assert (partner.sector.code, partner.city, partner.notes) == (
        "OND", "Veenland", "Bel na vijf uur",
    )  # fmt: skip


def test_a_new_address_starts_with_a_clean_state(app: Flask) -> None:
    contact = make_contact(
        make_partner("Klaverblad"), name="Eva Mol", email_state=EmailState.BOUNCED
    )
    do_import(one("Klaverblad", "", "", "Eva Mol", "Eva@K.example.org"))
    db.session.refresh(contact)
    assert (contact.email, contact.email_state) == ("eva@k.example.org", EmailState.OK)


def test_an_import_is_one_entry_in_the_audit_trail(app: Flask) -> None:
    by = make_user()
    done = do_import(MESSY, by)
    entry = db.session.scalars(select(AuditEntry)).one()
    assert (entry.id, entry.user_id, entry.action) == (done.entry_id, by.id, "partners.imported")
    assert (entry.details["new_partners"], entry.details["rows_wrong"]) == (2, 2)


def test_who_runs_it_hears_of_all_that_is_done(app: Flask) -> None:
    done: list[int] = []
    plan = plan_for(MESSY)
    carry_out(plan, "lijst", plan, None, NOW, TODAY, done.append)
    assert sum(done) == len(plan.instructions)


def test_the_register_is_read_in_as_many_queries_however_large(app: Flask) -> None:
    make_contact(make_partner())
    with counted() as few:
        existing_register()
    for _number in range(9):
        make_contact(make_partner())
    with counted() as many:
        assert len(existing_register().partners) == 10
    assert many.count == few.count == 2


def test_contacts_who_left_and_archived_employers_are_in_the_register(app: Flask) -> None:
    make_contact(make_partner("Klaverblad", archived_at=NOW), left_on=TODAY)
    (partner,) = existing_register().partners
    assert (partner.is_archived, partner.contacts[0].has_left) == (True, True)


def test_confirming_imports_the_list_and_removes_it(app: Flask) -> None:
    by = make_user()
    found = kept(by)
    with transaction():
        importing.confirm(found.id, fingerprint(plan_for(MESSY)), by, NOW, TODAY)
    assert db.session.scalar(select(func.count(Partner.id))) == 2
    assert db.session.scalar(select(func.count(PendingImport.id))) == 0


def test_confirming_twice_imports_once(app: Flask) -> None:
    by = make_user()
    number, seen = kept(by).id, fingerprint(plan_for(MESSY))
    with transaction():
        first = importing.confirm(number, seen, by, NOW, TODAY)
    with transaction():
        second = importing.confirm(number, seen, by, NOW, TODAY)
    assert first == second
    assert db.session.scalar(select(func.count(Commitment.id))) == 2


def test_a_list_is_not_imported_when_the_register_changed_since(app: Flask) -> None:
    by = make_user()
    number, seen = kept(by).id, fingerprint(plan_for(MESSY))
    make_partner("De Linde", city="Waterveen")
    with pytest.raises(ImportChanged), transaction():
        importing.confirm(number, seen, by, NOW, TODAY)
    assert db.session.scalar(select(func.count(Partner.id))) == 1
    assert db.session.scalar(select(func.count(PendingImport.id))) == 1


def test_somebody_elses_list_cannot_be_confirmed(app: Flask) -> None:
    number = kept(make_user()).id
    with pytest.raises(NotFound), transaction():
        importing.confirm(number, fingerprint(plan_for(MESSY)), make_user(), NOW, TODAY)


def test_lists_older_than_a_day_are_removed(app: Flask) -> None:
    kept(make_user())
    with transaction():
        assert importing.remove_old(NOW + timedelta(hours=23)) == 0
    with transaction():
        assert importing.remove_old(NOW + timedelta(hours=25)) == 1


def test_a_mended_list_adds_only_what_was_refused(app: Flask) -> None:
    do_import(MESSY)
    plan = plan_for(MENDED)
    assert plan.counts[OutcomeKind.SAME] == 3
    assert plan.new_partners == 2


def test_two_imports_at_once_add_an_employer_once(app: Flask) -> None:
    seen = fingerprint(plan_for(MESSY))
    waiting = [(kept(by).id, by.id) for by in (make_user(), make_user())]
    db.session.remove()

    def confirm(import_id: int, user_id: int) -> str:
        with app.app_context(), suppress(ImportChanged), transaction():
            by = db.session.get_one(User, user_id)
            importing.confirm(import_id, seen, by, NOW, TODAY)
            return "imported"
        return "changed"

    with ThreadPoolExecutor(2) as pool:
        outcomes = list(pool.map(confirm, *zip(*waiting, strict=True)))
    assert sorted(outcomes) == ["changed", "imported"]
    assert db.session.scalar(select(func.count(Partner.id))) == 2
