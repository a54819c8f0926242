"""Dots in one cell of the rings: which size fits, and where each dot stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, degrees, radians, sin

SIZES = (10.0, 9.0, 8.0, 7.0, 6.0, 5.2)
"""Radii that dots may have in a picture with rings 48 wide, the largest that fits first."""


@dataclass(frozen=True)
class Cell:
    """A piece of a ring: between two radii and two angles (degrees)."""

    inner: float
    outer: float
    start: float
    end: float

    @property
    def middle(self) -> float:
        """The radius halfway."""
        return (self.inner + self.outer) / 2

    @property
    def bisector(self) -> float:
        """The angle halfway."""
        return (self.start + self.end) / 2

    @property
    def width(self) -> float:
        """How wide a line of text may be across the middle: rings stand upright at the sides."""
        across, along = abs(sin(radians(self.bisector))), abs(cos(radians(self.bisector)))
        depth = self.outer - self.inner
        return min(depth / max(across, 0.1), self.arc(self.middle) / max(along, 0.1))

    def arc(self, radius: float) -> float:
        """The length of the cell along `radius`."""
        return radians(self.end - self.start) * radius


@dataclass(frozen=True)
class DotSize:
    """A dot's radius, and the room between two dots that its halo may use."""

    radius: float

    @property
    def gap(self) -> float:
        """Distance between the edges of two dots."""
        return max(3.2, self.radius * 0.62)

    @property
    def pitch(self) -> float:
        """Distance between the middles of two dots."""
        return 2 * self.radius + self.gap

    @property
    def margin(self) -> float:
        """Distance from a dot's middle to the edge of its cell, at least."""
        return self.radius + self.gap * 0.5 + 1


def row_capacity(cell: Cell, radius: float, size: DotSize) -> int:
    """How many dots fit side by side at `radius`."""
    room = cell.arc(radius) - 2 * size.margin
    return 0 if room < 0 else int(room / size.pitch) + 1


def rows(cell: Cell, number: int, size: DotSize) -> tuple[float, ...]:
    """The radii of `number` rows, around the middle of the cell, the outer row first."""
    return tuple(cell.middle + size.pitch * ((number - 1) / 2 - index) for index in range(number))


def most_rows(cell: Cell, size: DotSize) -> int:
    """How many rows fit between the edges of the ring."""
    return max(1, int((cell.outer - cell.inner - 2 * size.margin) / size.pitch) + 1)


def capacity(cell: Cell, size: DotSize) -> int:
    """How many dots of `size` the cell holds."""
    return max(
        sum(row_capacity(cell, radius, size) for radius in rows(cell, number, size))
        for number in range(1, most_rows(cell, size) + 1)
    )


def place(cell: Cell, number: int, size: DotSize) -> tuple[tuple[float, float], ...]:
    """Radius and angle of each of `number` dots, in as few rows as hold them.

    Returns an empty tuple when they do not fit: the cell then shows its number.
    """
    for count in range(1, most_rows(cell, size) + 1):
        radii = rows(cell, count, size)
        room = [row_capacity(cell, radius, size) for radius in radii]
        if sum(room) >= number:
            return tuple(
                spot
                for radius, here in zip(radii, _shared(number, room), strict=True)
                for spot in _row(cell, radius, here, size)
            )
    return ()


def _shared(number: int, room: Sequence[int]) -> list[int]:
    """`number` over rows as their room allows: always to the row that is emptiest for its size."""
    taken = [0] * len(room)
    for _ in range(number):
        open_rows = [index for index, most in enumerate(room) if taken[index] < most]
        chosen = min(open_rows, key=lambda index: (taken[index] / room[index], index))
        taken[chosen] += 1
    return taken


def _row(cell: Cell, radius: float, number: int, size: DotSize) -> tuple[tuple[float, float], ...]:
    step = degrees(size.pitch / radius)
    return tuple(
        (radius, cell.bisector + (index - (number - 1) / 2) * step) for index in range(number)
    )
