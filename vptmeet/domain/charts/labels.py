"""Names around the rings, and how they are kept apart."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from vptmeet.domain.charts.polar import Circle, Point

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
