"""Points and shapes on a circle. 0 degrees is twelve o'clock; angles go round with the clock."""

from dataclasses import dataclass
from math import cos, radians, sin


@dataclass(frozen=True)
class Point:
    """A place in the picture, rounded to a tenth: finer is not seen, and costs bytes."""

    x: float
    y: float


@dataclass(frozen=True)
class Circle:
    """The middle of the rings."""

    x: float
    y: float

    def at(self, radius: float, angle: float) -> Point:
        """The point at `radius` from the middle, in the direction of `angle` (degrees)."""
        turned = radians(angle - 90)
        return Point(
            round(self.x + radius * cos(turned), 1), round(self.y + radius * sin(turned), 1)
        )

    def arc(self, radius: float, start: float, end: float) -> str:
        """The SVG path of a part of a circle, from angle `start` to `end` with the clock."""
        a, b = self.at(radius, start), self.at(radius, end)
        large = int(end - start > 180)
        return f"M{a.x:g} {a.y:g}A{radius:g} {radius:g} 0 {large} 1 {b.x:g} {b.y:g}"

    def wedge(self, inner: float, outer: float, start: float, end: float) -> str:
        """The SVG path of a piece of ring between two radii and two angles (start < end)."""
        a, b = self.at(outer, start), self.at(outer, end)
        c, d = self.at(inner, end), self.at(inner, start)
        large = int(end - start > 180)
        return (
            f"M{a.x:g} {a.y:g}A{outer:g} {outer:g} 0 {large} 1 {b.x:g} {b.y:g}"
            f"L{c.x:g} {c.y:g}A{inner:g} {inner:g} 0 {large} 0 {d.x:g} {d.y:g}Z"
        )
