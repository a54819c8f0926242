"""The coalition's figures: counted by the database, so that 10,000 partners are few rows."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Exists, ScalarSelect, and_, exists, func, select

from vptmeet.domain.coalition import Figures, PartnerPoint, SectorFigures, quarter_of, rose
from vptmeet.domain.commitment import CommitmentLevel
from vptmeet.extensions import db
from vptmeet.models.partner import CoalitionMovement, Commitment, Contact, Partner
from vptmeet.models.reference import Sector


def figures(language: str) -> Figures:
    """The coalition of now, with the names of sectors in `language`. One query."""
    rows = db.session.execute(
        select(Sector, Partner.level, func.count(Partner.id))
        .outerjoin(Partner, and_(Partner.archived_at.is_(None), Partner.sector_id == Sector.id))
        .where(Sector.has_public_task)
        .group_by(Sector.id, Partner.level)
        .order_by(Sector.position, Sector.id, Partner.level)
    )
    counts: dict[Sector, list[int]] = {}
    for sector, level, number in rows:
        mine = counts.setdefault(sector, [0] * len(CommitmentLevel))
        if level is not None:
            mine[level] = number
    return Figures(
        tuple(
            SectorFigures(sector.id, sector.code, sector.name(language), tuple(numbers))
            for sector, numbers in counts.items()
        )
    )


def points(today: date) -> tuple[PartnerPoint, ...]:
    """Every partner that the figures count, by name. One query; for registers that are small.

    Whoever has a bestuurder among its active contacts comes first in its cell: the picture then
    shows filled and open dots apart.
    """
    rows = db.session.execute(
        select(
            Partner.id,
            Partner.sector_id,
            Partner.name,
            Partner.level,
            _has_executive().label("has_executive"),
            _level_at_start(today).label("at_start"),
        )
        .join(Sector)
        .where(Partner.archived_at.is_(None), Sector.has_public_task)
        .order_by(Partner.name_folded, Partner.id)
    )
    found = [
        PartnerPoint(key, sector, name, level, has_executive, rose(level, at_start))
        for key, sector, name, level, has_executive, at_start in rows
    ]
    return tuple(sorted(found, key=lambda point: not point.has_executive))


def _has_executive() -> Exists:
    return exists().where(
        Contact.partner_id == Partner.id, Contact.left_on.is_(None), Contact.is_executive
    )


def _level_at_start(today: date) -> ScalarSelect[CommitmentLevel]:
    return (
        select(Commitment.level)
        .where(
            Commitment.partner_id == Partner.id,
            Commitment.day < quarter_of(today).first_day,
        )
        .order_by(Commitment.day.desc(), Commitment.recorded_at.desc())
        .limit(1)
        .correlate(Partner)
        .scalar_subquery()
    )


def movements() -> Sequence[tuple[date, CommitmentLevel, int]]:
    """What changed on each level in each month, all sectors with a public task together.

    One query; its rows grow with the months that the coalition exists, not with its partners.
    """
    rows = db.session.execute(
        select(CoalitionMovement.month, CoalitionMovement.level, func.sum(CoalitionMovement.change))
        .join(Sector, Sector.id == CoalitionMovement.sector_id)
        .where(Sector.has_public_task)
        .group_by(CoalitionMovement.month, CoalitionMovement.level)
    )
    return [(month, level, change) for month, level, change in rows]
