"""Steps on the ladder: recorded with their evidence, never overwritten."""

from datetime import date, datetime

from sqlalchemy import exists, select

from vptmeet.domain.commitment import (
    CommitmentLevel,
    Evidence,
    Step,
    level_on,
    missing_evidence,
    standing,
)
from vptmeet.domain.errors import EvidenceMissing, StepInFuture
from vptmeet.extensions import db
from vptmeet.models.account import User
from vptmeet.models.meeting import Meeting
from vptmeet.models.partner import Commitment, Contact, Partner
from vptmeet.services import audit, movements
from vptmeet.services.locks import lock_partner


def record_step(
    partner: Partner,
    level: CommitmentLevel,
    day: date,
    evidence: Evidence,
    by: User | None,
    now: datetime,
    today: date,
    meeting: Meeting | None = None,
) -> Commitment:
    """Record that `partner` stands on `level` since `day` (the municipality's calendar).

    Raises StepInFuture when `day` is after `today`, and EvidenceMissing with what lacks. A day in
    the past is fine: the partner's level today follows from the whole history.
    """
    if day > today:
        raise StepInFuture(day.isoformat())
    lock_partner(partner)
    missing = missing_evidence(level_at(partner, day), level, evidence, _has_contact(partner))
    if missing:
        raise EvidenceMissing(missing)
    before = movements.contributions(partner)
    commitment = Commitment(
        partner_id=partner.id,
        level=level,
        day=day,
        evidence_kind=evidence.kind,
        evidence_detail=evidence.detail,
        signer=evidence.signer,
        signer_function=evidence.signer_function,
        measures=sorted(evidence.measures),
        meeting_id=meeting.id if meeting else None,
        recorded_by_id=by.id if by else None,
        recorded_at=now,
    )
    db.session.add(commitment)
    db.session.flush()
    _repeat_last_word(partner)
    movements.refresh(partner, before)
    audit.record("commitment.recorded", partner, by, now, level=level.code, day=day.isoformat())
    return commitment


def level_at(partner: Partner, day: date) -> CommitmentLevel | None:
    """The level of `partner` at the end of `day`; None when nothing was recorded by then."""
    return level_on(_history(partner), day)


def _history(partner: Partner) -> list[Step]:
    rows = db.session.execute(
        select(Commitment.level, Commitment.day, Commitment.recorded_at).where(
            Commitment.partner_id == partner.id
        )
    )
    return [Step(level, day, recorded_at) for level, day, recorded_at in rows]


def _has_contact(partner: Partner) -> bool:
    return bool(
        db.session.scalar(
            select(exists().where(Contact.partner_id == partner.id, Contact.left_on.is_(None)))
        )
    )


def _repeat_last_word(partner: Partner) -> None:
    """Keep `level` and `level_since` equal to the end of the history, for lists."""
    last = standing(_history(partner))
    partner.level, partner.level_since = last.level, last.day
    db.session.flush()
