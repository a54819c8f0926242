"""The rings: slices are sectors, rings are levels with the most committed at the heart.

The circle is open between the last sector and twelve o'clock: there the rings have their names.
The same figures give the same picture, dot for dot.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from vptmeet.domain.charts.cells import SIZES, Cell, DotSize, capacity, place
from vptmeet.domain.charts.labels import LEADING, SectorLabel, apart
from vptmeet.domain.charts.lettering import width, wrap
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
class CellNumber:
    """The number that stands in a cell which cannot hold its dots."""

    at: Point
    level: int
    value: int
    size: float


@dataclass(frozen=True)
class Rings:
    """All that a template draws."""

    spec: RingSpec
    bands: tuple[str, ...]
    spokes: str
    dots: tuple[tuple[PlacedDot, ...], ...]
    numbers: tuple[CellNumber, ...]
    labels: tuple[SectorLabel, ...]
    level_marks: tuple[Point, ...]
    coalition: int
    coalition_size: float
    dot_radius: float
    open_radius: float
    open_width: float
    halo_radius: float
    halo_width: float


def draw(spec: RingSpec, sectors: Sequence[RingSector], dots: Sequence[RingDot] | None) -> Rings:
    """The rings of `sectors`; with `dots` None every cell shows its number.

    With dots, only cells that cannot hold theirs at the smallest size show a number.
    """
    cells = _cells(spec, len(sectors))
    size = _dot_size(spec, cells, sectors)
    coalition = sum(sum(sector.counts[COALITION_FROM:]) for sector in sectors)
    numbers, placed = [], []
    for (sector, level), cell in cells.items():
        mine = [] if dots is None else [d for d in dots if (d.sector, d.level) == (sector, level)]
        spots = place(cell, len(mine), size) if mine else ()
        placed += [
            PlacedDot(spec.middle.at(*spot), dot) for spot, dot in zip(spots, mine, strict=False)
        ]
        if not spots and sectors[sector].counts[level]:
            numbers += _number(spec, cell, level, sectors[sector].counts[level])
    return Rings(
        spec=spec,
        bands=_bands(spec, cells),
        spokes=_spokes(spec, len(sectors)),
        dots=tuple(tuple(p for p in placed if p.dot.level == level) for level in range(LEVELS)),
        numbers=tuple(numbers),
        labels=_labels(spec, sectors),
        level_marks=_level_marks(spec),
        coalition=coalition,
        coalition_size=_middle_size(spec, coalition),
        dot_radius=round(size.radius, 1),
        open_radius=round(size.radius * 0.88, 1),
        open_width=round(size.radius * 0.24, 1),
        halo_radius=round(size.radius + size.gap * 0.54, 1),
        halo_width=round(size.gap * 0.44, 1),
    )


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
    room = cell.arc(cell.middle) - 8 * spec.scale
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
    wanted = [_label(spec, sector, (index + 0.5) * step) for index, sector in enumerate(sectors)]
    return tuple(apart(wanted, spec.middle))


def _label(spec: RingSpec, sector: RingSector, angle: float) -> SectorLabel:
    """The name beside its slice: short in the middle of the place, or long and turned away."""
    spot = spec.middle.at(spec.radii[-1] + spec.label_distance, angle)
    if spec.short_labels:
        lines, note = wrap(sector.short, spec.label_size, spec.label_room, 1), ""
    else:
        lines, note = wrap(sector.name, spec.label_size, spec.label_room), sector.note
    wide = max(
        [width(line, spec.label_size) for line in lines] + [width(note, spec.label_size * 0.87)]
    )
    high = spec.label_size * LEADING * (len(lines) + bool(note))
    anchor = _anchor(spec, spot, wide)
    left = {"start": spot.x, "middle": spot.x - wide / 2, "end": spot.x - wide}[anchor]
    # From above the rings to below them, the block moves from standing on its place to hanging.
    lean = (spot.y - spec.middle.y) / (spec.radii[-1] + spec.label_distance)
    top = spot.y - high / 2 if spec.short_labels else spot.y - high * (0.5 - 0.42 * lean)
    return SectorLabel(
        at=Point(spot.x, round(top, 1)),
        anchor=anchor,
        lines=lines,
        note=note,
        size=spec.label_size,
        left=round(left, 1),
        right=round(left + wide, 1),
        top=round(top, 1),
        bottom=round(top + high, 1),
    )


def _anchor(spec: RingSpec, spot: Point, wide: float) -> str:
    if spec.short_labels or abs(spot.x - spec.middle.x) < wide * 0.12:
        return "middle"
    return "start" if spot.x > spec.middle.x else "end"
