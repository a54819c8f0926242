"""Names around the rings, and how they are kept apart."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from vptmeet.domain.charts.lettering import width, wrap
from vptmeet.domain.charts.polar import Circle, Point
from vptmeet.domain.charts.ring_specs import RingSpec

LEADING = 1.12
"""Distance between two lines of a name, in letter sizes."""

_AIR = 3
"""Distance between two names, at least."""


@dataclass(frozen=True)
class SectorLabel:
    """A sector's name outside the rings: its lines from top to bottom, then the note."""

    at: Point
    anchor: str
    lines: tuple[str, ...]
    note: str
    size: float
    left: float
    right: float
    top: float
    bottom: float

    @property
    def baselines(self) -> tuple[float, ...]:
        """The height at which each line is written, that of the note last."""
        count = len(self.lines) + bool(self.note)
        return tuple(
            round(self.top + self.size * (LEADING * index + 0.86), 1) for index in range(count)
        )

    @property
    def height(self) -> float:
        """From the top of the first line to under the last."""
        return self.bottom - self.top

    def at_height(self, top: float) -> "SectorLabel":
        """The same label with its top elsewhere."""
        top = round(top, 1)
        bottom = round(top + self.height, 1)
        return replace(self, at=Point(self.at.x, top), top=top, bottom=bottom)

    def overlaps(self, other: "SectorLabel") -> bool:
        """Whether the two share a part of the picture, or all but touch."""
        beside = self.right + _AIR <= other.left or other.right + _AIR <= self.left
        above = self.bottom + _AIR <= other.top or other.bottom + _AIR <= self.top
        return not (beside or above)


def label_at(spec: RingSpec, angle: float, name: str, note: str) -> SectorLabel:
    """The name beside the slice in the middle of which `angle` (degrees) points."""
    spot = spec.middle.at(spec.radii[-1] + spec.label_distance, angle)
    size = spec.label_size
    lines = wrap(name, size, spec.label_room, 1 if spec.short_labels else 2)
    wide = max([width(line, size) for line in lines] + [width(note, size * 0.87)])
    high = size * LEADING * (len(lines) + bool(note))
    anchor = _anchor(spec, spot, wide)
    left = {"start": spot.x, "middle": spot.x - wide / 2, "end": spot.x - wide}[anchor]
    # From above the rings to below them, a block moves from standing on its place to hanging.
    lean = (spot.y - spec.middle.y) / (spec.radii[-1] + spec.label_distance)
    top = spot.y - high * (0.5 if spec.short_labels else 0.5 - 0.42 * lean)
    return SectorLabel(
        at=Point(spot.x, round(top, 1)),
        anchor=anchor,
        lines=lines,
        note=note,
        size=size,
        left=round(left, 1),
        right=round(left + wide, 1),
        top=round(top, 1),
        bottom=round(top + high, 1),
    )


def _anchor(spec: RingSpec, spot: Point, wide: float) -> str:
    if spec.short_labels or abs(spot.x - spec.middle.x) < wide * 0.12:
        return "middle"
    return "start" if spot.x > spec.middle.x else "end"


def apart(labels: Sequence[SectorLabel], middle: Circle) -> list[SectorLabel]:
    """The labels in their order, none over another.

    From the height of the middle, those above it give way upwards and those below it downwards:
    away from the rings, and never past the name that comes before.
    """
    placed: dict[int, SectorLabel] = {}
    by_distance = sorted(
        range(len(labels)), key=lambda index: abs(_center(labels[index]) - middle.y)
    )
    for index in by_distance:
        placed[index] = _free(labels[index], list(placed.values()), middle)
    return [placed[index] for index in range(len(labels))]


def _center(label: SectorLabel) -> float:
    return (label.top + label.bottom) / 2


def _free(label: SectorLabel, taken: Sequence[SectorLabel], middle: Circle) -> SectorLabel:
    upwards = _center(label) < middle.y
    while hit := next((other for other in taken if label.overlaps(other)), None):
        step = hit.top - _AIR - label.height if upwards else hit.bottom + _AIR
        label = label.at_height(step)
    return label
