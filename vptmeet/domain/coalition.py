"""The coalition as figures, and what they say: findings without words (wording/findings.py).

The coalition is the partners at `pledged` or higher. Archived partners and sectors without a
public task (guests at a theme) are left out of every figure here.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from vptmeet.domain.commitment import COALITION_FROM, CommitmentLevel
from vptmeet.domain.meeting import ExecutiveState

QUARTERS = 8
"""How many quarters the growth shows, the present one included."""


@dataclass(frozen=True)
class SectorFigures:
    """How many partners of a sector stand on each level; `counts` by rank, 0 to 5."""

    sector_id: int
    code: str
    name: str
    counts: tuple[int, ...]

    @property
    def total(self) -> int:
        """All partners of the sector."""
        return sum(self.counts)

    @property
    def coalition(self) -> int:
        """Those that said yes."""
        return sum(self.counts[COALITION_FROM:])


@dataclass(frozen=True)
class Figures:
    """The coalition of today, sector by sector in their fixed order."""

    sectors: tuple[SectorFigures, ...]

    @property
    def total(self) -> int:
        """All partners."""
        return sum(sector.total for sector in self.sectors)

    @property
    def coalition(self) -> int:
        """Those that said yes."""
        return sum(sector.coalition for sector in self.sectors)

    def on(self, level: CommitmentLevel) -> int:
        """How many stand on `level`."""
        return sum(sector.counts[level] for sector in self.sectors)

    @property
    def fullest_cell(self) -> int:
        """The largest number of one sector on one level."""
        return max((number for sector in self.sectors for number in sector.counts), default=0)


@dataclass(frozen=True)
class Finding:
    """What the page's heading says. `untouched`: sectors in view where nobody has said yes."""

    total: int
    coalition: int
    leading: int
    untouched: tuple[str, ...]
    unseen: tuple[str, ...]


def finding(figures: Figures) -> Finding:
    """The finding in `figures`."""
    return Finding(
        total=figures.total,
        coalition=figures.coalition,
        leading=figures.on(CommitmentLevel.LEADING),
        untouched=tuple(s.name for s in figures.sectors if s.total and not s.coalition),
        unseen=tuple(s.name for s in figures.sectors if not s.total),
    )


def front_runners(figures: Figures) -> tuple[str, ...]:
    """The sectors with most partners in the coalition; empty when nobody is in it."""
    most = max((sector.coalition for sector in figures.sectors), default=0)
    return tuple(s.name for s in figures.sectors if most and s.coalition == most)


@dataclass(frozen=True, order=True)
class Quarter:
    """A quarter of a year, 1 to 4."""

    year: int
    number: int

    @property
    def first_day(self) -> date:
        """The day on which it begins."""
        return date(self.year, 3 * self.number - 2, 1)

    @property
    def last_month(self) -> date:
        """The first day of its last month."""
        return date(self.year, 3 * self.number, 1)

    @property
    def before(self) -> "Quarter":
        """The quarter before this one."""
        return (
            Quarter(self.year - 1, 4) if self.number == 1 else Quarter(self.year, self.number - 1)
        )


def quarter_of(day: date) -> Quarter:
    """The quarter that `day` is in."""
    return Quarter(day.year, (day.month + 2) // 3)


def last_quarters(today: date, number: int = QUARTERS) -> tuple[Quarter, ...]:
    """The quarter of `today` and those before it, oldest first."""
    found = [quarter_of(today)]
    while len(found) < number:
        found.append(found[-1].before)
    return tuple(reversed(found))


@dataclass(frozen=True)
class QuarterFigures:
    """How many partners stood on each level at the end of a quarter (of the present: today)."""

    quarter: Quarter
    counts: tuple[int, ...]

    @property
    def coalition(self) -> int:
        """Those that had said yes."""
        return sum(self.counts[COALITION_FROM:])

    @property
    def total(self) -> int:
        """All partners."""
        return sum(self.counts)


def by_quarter(
    movements: Iterable[tuple[date, CommitmentLevel, int]], quarters: Sequence[Quarter]
) -> tuple[QuarterFigures, ...]:
    """The levels at the end of each quarter, from (month, level, change) rows of all months."""
    rows = list(movements)
    return tuple(
        QuarterFigures(
            quarter,
            tuple(
                sum(
                    change
                    for month, of, change in rows
                    if of is level and month <= quarter.last_month
                )
                for level in CommitmentLevel
            ),
        )
        for quarter in quarters
    )


def since_start(quarters: Sequence[QuarterFigures]) -> tuple[QuarterFigures, ...]:
    """The quarters from the last one in which nobody was in view; at least the last two."""
    first = next((index for index, one in enumerate(quarters) if one.total), len(quarters))
    return tuple(quarters[min(max(first - 1, 0), len(quarters) - 2) :])


def _standing(rows: Iterable[tuple[date, CommitmentLevel, int]]) -> tuple[int, ...]:
    counts = [0] * len(CommitmentLevel)
    for _month, level, change in rows:
        counts[level] += change
    return tuple(counts)


def rose(level: CommitmentLevel, at_start: CommitmentLevel | None) -> bool:
    """Whether a partner on `level` stands higher than at the start of the quarter.

    `at_start` is None for who was not on the list yet; coming onto it is no step.
    """
    return level > (at_start or CommitmentLevel.KNOWN)


@dataclass(frozen=True)
class PartnerPoint:
    """One partner in the picture.

    `has_executive`: a contact who has not left is a bestuurder there. `rose`: see rose().
    """

    partner_id: int
    sector_id: int
    name: str
    level: CommitmentLevel
    has_executive: bool
    rose: bool


def name_is_shown(level: CommitmentLevel, all_names: bool) -> bool:
    """Whether the reader sees which employer this is (product.md, rule 13)."""
    return all_names or level >= COALITION_FROM


def without_executive(states: Iterable[ExecutiveState]) -> int:
    """How many meetings have no bestuurder who said to come."""
    return sum(state is not ExecutiveState.CONFIRMED for state in states)
