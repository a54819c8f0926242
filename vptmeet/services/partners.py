"""Partners: adding, changing, archiving."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select, update

from vptmeet.domain.commitment import CommitmentLevel, EvidenceKind
from vptmeet.domain.errors import NameTaken
from vptmeet.domain.partner import PartnerStatus
from vptmeet.extensions import db
from vptmeet.models.account import User
from vptmeet.models.columns import Name, folded
from vptmeet.models.partner import Commitment, Partner
from vptmeet.services import audit, movements
from vptmeet.services.locks import lock_partner, lock_register


@dataclass(frozen=True)
class PartnerValues:
    """What a form or a file says of a partner."""

    name: str
    sector_id: int
    city: str = ""
    postcode: str = ""
    kvk_number: str = ""
    website: str = ""
    notes: str = ""
    owner_id: int | None = None
    status: PartnerStatus = PartnerStatus.ACTIVE
    status_reason: str = ""


def add_partner(
    values: PartnerValues, source: str, by: User | None, now: datetime, today: date
) -> Partner:
    """Add a partner on the first rung, `known`, with `source` (where we know it from) as evidence.

    Raises NameTaken when a partner that is not archived has this name.
    """
    lock_register()
    _refuse_taken_name(values.name)
    partner = Partner(
        created_at=now, level=CommitmentLevel.KNOWN, level_since=today, **vars(values)
    )
    db.session.add(partner)
    db.session.flush()
    db.session.add(
        Commitment(
            partner_id=partner.id,
            level=CommitmentLevel.KNOWN,
            day=today,
            evidence_kind=EvidenceKind.SOURCE,
            evidence_detail=source,
            recorded_by_id=by.id if by else None,
            recorded_at=now,
        )
    )
    db.session.flush()
    movements.refresh(partner, before=())
    audit.record("partner.added", partner, by, now)
    return partner


def change_partner(partner: Partner, values: PartnerValues, by: User | None, now: datetime) -> None:
    """Change what is known of a partner. Raises NameTaken as add_partner does."""
    lock_partner(partner)
    if folded(values.name, Name) != partner.name_folded:
        _refuse_taken_name(values.name)
    before = movements.contributions(partner)
    changed = sorted(
        name for name, value in vars(values).items() if getattr(partner, name) != value
    )
    for name, value in vars(values).items():
        setattr(partner, name, value)
    db.session.flush()
    movements.refresh(partner, before)
    if changed:
        audit.record("partner.changed", partner, by, now, fields=changed)


def mark_municipality(partner: Partner, is_it: bool, by: User | None, now: datetime) -> None:
    """Say whether `partner` is the municipality itself. There is one at most: another steps back.

    Its bestuurders are those that a meeting needs first (product.md, rule 1).
    """
    lock_partner(partner)
    if partner.is_municipality == is_it:
        return
    if is_it:
        db.session.execute(
            update(Partner).where(Partner.is_municipality).values(is_municipality=False)
        )
    partner.is_municipality = is_it
    db.session.flush()
    audit.record("partner.municipality", partner, by, now, is_it=is_it)


def archive(partner: Partner, by: User | None, now: datetime) -> None:
    """Take a partner out of lists and figures; its history stays, and it can come back."""
    lock_partner(partner)
    if partner.archived_at is None:
        before = movements.contributions(partner)
        partner.archived_at = now
        db.session.flush()
        movements.refresh(partner, before)
        audit.record("partner.archived", partner, by, now)


def restore(partner: Partner, by: User | None, now: datetime) -> None:
    """Bring an archived partner back. Raises NameTaken when its name is in use again."""
    lock_partner(partner)
    if partner.archived_at is not None:
        _refuse_taken_name(partner.name)
        before = movements.contributions(partner)
        partner.archived_at = None
        db.session.flush()
        movements.refresh(partner, before)
        audit.record("partner.restored", partner, by, now)


def _refuse_taken_name(name: str) -> None:
    taken = db.session.scalar(
        select(Partner.id).where(
            Partner.name_folded == folded(name, Name), Partner.archived_at.is_(None)
        )
    )
    if taken is not None:
        raise NameTaken(taken)
