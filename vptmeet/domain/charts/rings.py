"""The rings: slices are sectors, rings are levels with the most committed at the heart.

The circle is open between the last sector and twelve o'clock: there the rings have their names.
The same figures give the same picture, dot for dot.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from vptmeet.domain.charts.cells import SIZES, Cell, DotSize, capacity, place
from vptmeet.domain.charts.labels import SectorLabel, apart, label_at
from vptmeet.domain.charts.lettering import width
from vptmeet.domain.charts.polar import Point
from vptmeet.domain.charts.ring_specs import RingSpec
from vptmeet.domain.commitment import COALITION_FROM

LEVELS = 6


@dataclass(frozen=True)
class RingDot:
    """An employer: `filled` when a bestuurder is engaged, `halo` when it rose this quarter.

    `title` is empty when its name is not for the reader's eyes.
    """

    sector: int
    level: int
    filled: bool
    halo: bool
    title: str = ""


@dataclass(frozen=True)
class RingSector:
    """A slice: its names, a note under the long one, and how many stand on each level."""

    name: str
    short: str
    note: str
    counts: tuple[int, ...]


@dataclass(frozen=True)
class PlacedDot:
    """A dot with its place."""

    at: Point
    dot: RingDot


@dataclass(frozen=True)
class LevelDots:
    """The dots of one level. The paths hold a point a dot: with round ends a point is a disc, for
    a quarter of the bytes of a circle. Only dots that say who they are need to be circles.
    """

    level: int
    dots: tuple[PlacedDot, ...]
    all_points: str
    open_points: str
    halo_points: str


@dataclass(frozen=True)
class CellNumber:
    """The number that stands in a cell which cannot hold its dots."""

    at: Point
    level: int
    value: int
    size: float


@dataclass(frozen=True)
class Rings:
    """All that a template draws. `dot` to `halo_hole` are diameters."""

    spec: RingSpec
    bands: tuple[str, ...]
    spokes: str
    border: str
    dots: tuple[LevelDots, ...]
    numbers: tuple[CellNumber, ...]
    labels: tuple[SectorLabel, ...]
    level_marks: tuple[Point, ...]
    coalition: int
    coalition_size: float
    dot: float
    hole: float
    halo: float
    halo_hole: float


def draw(spec: RingSpec, sectors: Sequence[RingSector], dots: Sequence[RingDot] | None) -> Rings:
    """The rings of `sectors`; with `dots` None every cell shows its number.

    With dots, only cells that cannot hold theirs at the smallest size show a number.
    """
    cells = _cells(spec, len(sectors))
    size = _dot_size(spec, cells, sectors)
    coalition = sum(sum(sector.counts[COALITION_FROM:]) for sector in sectors)
    placed, numbers = _filled(spec, cells, size, sectors, dots or ())
    return Rings(
        spec=spec,
        bands=_bands(spec, cells),
        spokes=_spokes(spec, len(sectors)),
        border=spec.middle.arc(spec.radii[LEVELS - COALITION_FROM], 0, 360 - spec.opening),
        dots=tuple(_level_dots(spec, level, placed) for level in range(LEVELS)),
        numbers=tuple(numbers),
        labels=_labels(spec, sectors),
        level_marks=_level_marks(spec),
        coalition=coalition,
        coalition_size=_middle_size(spec, coalition),
        dot=round(2 * size.radius, 1),
        hole=round(1.5 * size.radius, 1),
        halo=round(2 * size.radius + 1.5 * size.gap, 1),
        halo_hole=round(2 * size.radius + 0.66 * size.gap, 1),
    )


def _filled(
    spec: RingSpec,
    cells: dict[tuple[int, int], Cell],
    size: DotSize,
    sectors: Sequence[RingSector],
    dots: Sequence[RingDot],
) -> tuple[list[PlacedDot], list[CellNumber]]:
    """What stands in the cells: their dots, or the number of a cell that shows none."""
    by_cell = defaultdict(list)
    for dot in dots:
        by_cell[dot.sector, dot.level].append(dot)
    placed: list[PlacedDot] = []
    numbers: list[CellNumber] = []
    for (sector, level), cell in cells.items():
        mine = by_cell[sector, level]
        spots = place(cell, len(mine), size) if mine else ()
        places = [spec.middle.at(*spot) for spot in spots]
        placed += [PlacedDot(at, dot) for at, dot in zip(places, mine, strict=False)]
        if not spots and sectors[sector].counts[level]:
            numbers += _number(spec, cell, level, sectors[sector].counts[level])
    return placed, numbers


def _level_dots(spec: RingSpec, level: int, placed: Sequence[PlacedDot]) -> LevelDots:
    mine = tuple(one for one in placed if one.dot.level == level)
    return LevelDots(
        level=level,
        dots=mine,
        all_points=_points(spec, mine),
        open_points=_points(spec, [one for one in mine if not one.dot.filled]),
        halo_points=_points(spec, [one for one in mine if one.dot.halo]),
    )


def _points(spec: RingSpec, dots: Sequence[PlacedDot]) -> str:
    digits = 0 if spec.short_labels else 1
    return "".join(f"M{one.at.x:.{digits}f} {one.at.y:.{digits}f}h0" for one in dots)


def _slice(spec: RingSpec, number: int) -> float:
    return (360 - spec.opening) / max(number, 1)


def _cells(spec: RingSpec, number: int) -> dict[tuple[int, int], Cell]:
    """By sector and level; level 5 is the innermost ring."""
    step = _slice(spec, number)
    return {
        (sector, level): Cell(
            inner=spec.radii[LEVELS - 1 - level],
            outer=spec.radii[LEVELS - level],
            start=sector * step,
            end=(sector + 1) * step,
        )
        for sector in range(number)
        for level in range(LEVELS)
    }


def _dot_size(
    spec: RingSpec, cells: dict[tuple[int, int], Cell], sectors: Sequence[RingSector]
) -> DotSize:
    """The largest size at which every cell holds its dots, else the smallest."""
    sizes = [DotSize(radius * spec.scale) for radius in SIZES]
    for size in sizes:
        if all(
            sectors[sector].counts[level] <= capacity(cell, size)
            for (sector, level), cell in cells.items()
        ):
            return size
    return sizes[-1]


def _number(spec: RingSpec, cell: Cell, level: int, value: int) -> list[CellNumber]:
    """The number, as large as the cell allows; none where it would be too small to read."""
    room = cell.width - 5 * spec.scale
    size = min(spec.number_size, spec.number_size * room / width(str(value), spec.number_size))
    if size < spec.least_number_size:
        return []
    at = spec.middle.at(cell.middle, cell.bisector)
    return [CellNumber(Point(at.x, round(at.y + size * 0.34, 1)), level, value, round(size, 1))]


def _middle_size(spec: RingSpec, value: int) -> float:
    """The size of the number at the heart, smaller when it is long."""
    room = 1.6 * spec.radii[0]
    return round(min(spec.middle_size, room / width(f"{value:,}", 1)), 1)


def _bands(spec: RingSpec, cells: dict[tuple[int, int], Cell]) -> tuple[str, ...]:
    """One path a level: the pieces of its ring."""
    return tuple(
        "".join(
            spec.middle.wedge(cell.inner, cell.outer, cell.start, cell.end)
            for (_, of_level), cell in cells.items()
            if of_level == level
        )
        for level in range(LEVELS)
    )


def _spokes(spec: RingSpec, number: int) -> str:
    """One path: the lines between sectors, from the heart to just outside."""
    angles = [index * _slice(spec, number) for index in range(1, number)]
    inner, outer = spec.radii[0], spec.radii[-1] + 2
    ends = [(spec.middle.at(inner, one), spec.middle.at(outer, one)) for one in angles]
    return "".join(f"M{a.x:g} {a.y:g}L{b.x:g} {b.y:g}" for a, b in ends)


def _level_marks(spec: RingSpec) -> tuple[Point, ...]:
    """Where a level's name ends: in the opening, beside the start of its ring."""
    middles = [(spec.radii[5 - level] + spec.radii[6 - level]) / 2 for level in range(LEVELS)]
    return tuple(Point(spec.middle.x, spec.middle.y - radius) for radius in middles)


def _labels(spec: RingSpec, sectors: Sequence[RingSector]) -> tuple[SectorLabel, ...]:
    """Every sector's name at its slice, pushed away from the rings where two would touch."""
    step = _slice(spec, len(sectors))
    wanted = [
        label_at(
            spec,
            (index + 0.5) * step,
            sector.short if spec.short_labels else sector.name,
            "" if spec.short_labels else sector.note,
        )
        for index, sector in enumerate(sectors)
    ]
    return tuple(apart(wanted, spec.middle))
