"""How many employers each filter would show: counted by the database over one index."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import func, or_, select

from vptmeet.domain.commitment import COALITION_FROM, CommitmentLevel
from vptmeet.domain.roles import Role
from vptmeet.extensions import db
from vptmeet.models.account import User, UserRole
from vptmeet.models.partner import Partner
from vptmeet.models.reference import Sector
from vptmeet.queries.partners import PartnerFilter, conditions

Key = TypeVar("Key")


@dataclass(frozen=True)
class SectorCount:
    """A sector (`name` in the language asked for) and its employers under the other filters."""

    code: str
    name: str
    count: int


@dataclass(frozen=True)
class LevelCount:
    """A rung and its employers under the other filters."""

    level: CommitmentLevel
    count: int


@dataclass(frozen=True)
class OwnerCount:
    """A colleague, or nobody (`user_id` None), and the employers under the other filters."""

    user_id: int | None
    name: str
    count: int


@dataclass(frozen=True)
class Facets:
    """The numbers beside the filters; `total` is what all filters together find."""

    total: int
    sectors: tuple[SectorCount, ...]
    levels: tuple[LevelCount, ...]
    owners: tuple[OwnerCount, ...]


@dataclass(frozen=True)
class RegisterSize:
    """All employers that are not archived, and how many of them are the coalition."""

    partners: int
    coalition: int


@dataclass(frozen=True)
class _Cell:
    sector: str
    level: CommitmentLevel
    owner: int | None
    count: int


def register_size() -> RegisterSize:
    """The size of the whole register."""
    rows = db.session.execute(
        select(Partner.level, func.count())
        .where(Partner.archived_at.is_(None))
        .group_by(Partner.level)
    )
    counts = [(level, number) for level, number in rows]
    coalition = sum(number for level, number in counts if level >= COALITION_FROM)
    return RegisterSize(sum(number for _level, number in counts), coalition)


def facets(chosen: PartnerFilter, language: str) -> Facets:
    """The numbers for `chosen`, in three queries; sector names in `language`.

    The database groups by sector, level and owner at once. The cells are few, whatever the
    number of employers, and every number is a sum of some of them.
    """
    sectors = db.session.scalars(select(Sector).order_by(Sector.position, Sector.id)).all()
    cells = _cells(chosen, {sector.id: sector.code for sector in sectors})
    by_sector = _sums(cells, lambda cell: cell.sector, _fits(chosen, but="sector"))
    by_level = _sums(cells, lambda cell: cell.level, _fits(chosen, but="level"))
    by_owner = _sums(cells, lambda cell: cell.owner, _fits(chosen, but="owner"))
    return Facets(
        total=sum(cell.count for cell in cells if _fits(chosen)(cell)),
        sectors=tuple(
            SectorCount(sector.code, sector.name(language), by_sector[sector.code])
            for sector in sectors
        ),
        levels=tuple(LevelCount(level, by_level[level]) for level in CommitmentLevel),
        owners=(
            *(OwnerCount(id_, name, by_owner[id_]) for id_, name in _owners(cells)),
            OwnerCount(None, "", by_owner[None]),
        ),
    )


def _cells(chosen: PartnerFilter, codes: dict[int, str]) -> list[_Cell]:
    found = db.session.execute(
        select(Partner.sector_id, Partner.level, Partner.owner_id, func.count())
        .where(*conditions(chosen.without_choices()))
        .group_by(Partner.sector_id, Partner.level, Partner.owner_id)
    )
    return [
        _Cell(codes[sector_id], level, owner, count) for sector_id, level, owner, count in found
    ]


def _fits(chosen: PartnerFilter, but: str = "") -> Callable[[_Cell], bool]:
    """Whether a cell passes the chosen filters, leaving out the one called `but`."""

    def fits(cell: _Cell) -> bool:
        return (
            (but == "sector" or not chosen.sectors or cell.sector in chosen.sectors)
            and (but == "level" or not chosen.levels or cell.level in chosen.levels)
            and (but == "owner" or not chosen.owners or cell.owner in chosen.owners)
        )

    return fits


def _sums(
    cells: Iterable[_Cell], key: Callable[[_Cell], Key], fits: Callable[[_Cell], bool]
) -> Counter[Key]:
    sums: Counter[Key] = Counter()
    for cell in cells:
        if fits(cell):
            sums[key(cell)] += cell.count
    return sums


def _owners(cells: Iterable[_Cell]) -> list[tuple[int, str]]:
    """Those who own an employer of the list, and all coordinators who still sign in."""
    owning = {cell.owner for cell in cells if cell.owner is not None}
    coordinators = select(UserRole.user_id).where(UserRole.role == Role.COORDINATOR)
    active_coordinator = User.is_active & User.id.in_(coordinators)
    found = db.session.execute(
        select(User.id, User.name)
        .where(or_(User.id.in_(owning), active_coordinator))
        .order_by(User.name)
    )
    return [(id_, name) for id_, name in found]
