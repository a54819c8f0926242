"""Growth by quarter: above the line the coalition, below it the employers on their way.

From top to bottom the colours are the ladder itself, from `leading` down to `known`, so a step up
moves a piece of the bar towards the top, and saying yes carries it over the line.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from vptmeet.domain.commitment import COALITION_FROM

LEVELS = 6
_STEPS = (1, 2, 5)


@dataclass(frozen=True)
class GrowthSpec:
    """Sizes of a drawing, in units of its view box."""

    width: int
    height: int
    left: float
    right: float
    top: float
    bottom: float
    bar: float
    label_gap: float


WIDE = GrowthSpec(590, 400, left=48, right=158, top=30, bottom=44, bar=0.7, label_gap=22)
NARROW = GrowthSpec(360, 380, left=44, right=4, top=30, bottom=48, bar=0.72, label_gap=0)


@dataclass(frozen=True)
class GrowthColumn:
    """One quarter: its name and how many stood on each level at its end."""

    label: str
    counts: tuple[int, ...]

    @property
    def coalition(self) -> int:
        """How many above the line."""
        return sum(self.counts[COALITION_FROM:])


@dataclass(frozen=True)
class Bar:
    """A piece of a bar."""

    x: float
    y: float
    width: float
    height: float
    level: int


@dataclass(frozen=True)
class Mark:
    """Words at a place."""

    x: float
    y: float
    text: str


@dataclass(frozen=True)
class Value:
    """A number at a place."""

    x: float
    y: float
    value: int


@dataclass(frozen=True)
class LevelMark:
    """A level's name beside the last bar, at the height of its piece."""

    y: float
    level: int
    value: int


@dataclass(frozen=True)
class Growth:
    """All that a template draws. `without_known`: level 0 is too large to draw beside the rest."""

    spec: GrowthSpec
    base: float
    right: float
    bars: tuple[Bar, ...]
    totals: tuple[Value, ...]
    quarters: tuple[Mark, ...]
    ticks: tuple[Value, ...]
    level_marks: tuple[LevelMark, ...]
    without_known: bool


@dataclass(frozen=True)
class _Scale:
    """From employers to units: where the line is, and how high one employer."""

    base: float
    unit: float
    above: int
    below: int
    skip: int

    def y(self, value: float) -> float:
        """The height of `value` employers above the line (negative: below it)."""
        return round(self.base - value * self.unit, 1)


def draw(spec: GrowthSpec, columns: Sequence[GrowthColumn]) -> Growth:
    """The bars of `columns` (at least one), oldest first."""
    scale = _scale(spec, columns)
    slot = (spec.width - spec.left - spec.right) / len(columns)
    middles = [round(spec.left + (index + 0.5) * slot, 1) for index in range(len(columns))]
    pairs = list(zip(middles, columns, strict=True))
    return Growth(
        spec=spec,
        base=scale.base,
        right=spec.width - spec.right,
        bars=tuple(bar for x, column in pairs for bar in _bars(column, x, slot * spec.bar, scale)),
        totals=tuple(
            Value(x, round(scale.y(column.coalition) - 9, 1), column.coalition)
            for x, column in pairs
        ),
        quarters=tuple(Mark(x, spec.height - 10, column.label) for x, column in pairs),
        ticks=_ticks(spec, scale),
        level_marks=_level_marks(spec, columns[-1], scale),
        without_known=bool(scale.skip),
    )


def _scale(spec: GrowthSpec, columns: Sequence[GrowthColumn]) -> _Scale:
    skip = 1 if _hides_the_rest(columns) else 0
    above = max(column.coalition for column in columns)
    below = max(sum(column.counts[skip:COALITION_FROM]) for column in columns)
    unit = (spec.height - spec.top - spec.bottom) / max(above + below, 1)
    return _Scale(round(spec.top + above * unit, 1), unit, above, below, skip)


def _hides_the_rest(columns: Sequence[GrowthColumn]) -> bool:
    """Whether employers that are only on the list would press all others flat."""
    known = max(column.counts[0] for column in columns)
    rest = max(sum(column.counts[1:]) for column in columns)
    return rest > 0 and known > 4 * rest


def _tick_step(reach: int) -> int:
    """A round step that gives at most six lines over `reach`."""
    size = 1
    while True:
        for factor in _STEPS:
            if reach <= 6 * factor * size:
                return factor * size
        size *= 10


def _ticks(spec: GrowthSpec, scale: _Scale) -> tuple[Value, ...]:
    """The lines: multiples of a round step up and down from the base, named without a sign."""
    step = _tick_step(scale.above + scale.below)
    values = [step * one for one in range(-(scale.below // step), scale.above // step + 1)]
    return tuple(Value(spec.left - 8, scale.y(value), abs(value)) for value in values)


def _pieces(counts: tuple[int, ...], skip: int) -> list[tuple[int, int, int]]:
    """Level, bottom and top of each piece, in employers above the line, the highest first."""
    pieces = []
    bottom = -sum(counts[skip:COALITION_FROM])
    for level in range(skip, LEVELS):
        pieces.append((level, bottom, bottom + counts[level]))
        bottom += counts[level]
    return [piece for piece in reversed(pieces) if piece[1] != piece[2]]


def _bars(column: GrowthColumn, middle: float, width: float, scale: _Scale) -> list[Bar]:
    return [
        Bar(
            x=round(middle - width / 2, 1),
            y=scale.y(top),
            width=round(width, 1),
            height=round((top - bottom) * scale.unit, 1),
            level=level,
        )
        for level, bottom, top in _pieces(column.counts, scale.skip)
    ]


def _level_marks(spec: GrowthSpec, column: GrowthColumn, scale: _Scale) -> tuple[LevelMark, ...]:
    """Names from top to bottom beside the last bar, pushed apart where pieces are thin."""
    pieces = _pieces(column.counts, scale.skip)
    wanted = [scale.y((bottom + top) / 2) for _, bottom, top in pieces]
    placed = _apart(wanted, spec.label_gap, spec.top + 4, spec.height - spec.bottom + 4)
    return tuple(
        LevelMark(round(y + 6, 1), level, top - bottom)
        for y, (level, bottom, top) in zip(placed, pieces, strict=True)
    )


def _apart(wanted: Sequence[float], gap: float, first: float, last: float) -> list[float]:
    """`wanted` (rising) at least `gap` apart: pushed down, then up from `last` where needed."""
    placed: list[float] = []
    for y in wanted:
        placed.append(max(y, placed[-1] + gap if placed else first))
    limit = last
    for index in reversed(range(len(placed))):
        placed[index] = min(placed[index], limit)
        limit = placed[index] - gap
    return placed
