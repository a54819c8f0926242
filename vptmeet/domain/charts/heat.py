"""Shades of the table of sectors by levels: how many, compared with the fullest cell."""

from math import ceil, sqrt

SHADES = 5
"""Shade 0 is nobody; 1 to 4 go from few to most."""


def shade(value: int, most: int) -> int:
    """The shade of `value` where the fullest cell holds `most`.

    By the square root, as one full cell would else make all others equally pale.

    >>> [shade(value, 16) for value in (0, 1, 4, 9, 16)]
    [0, 1, 2, 3, 4]
    """
    return ceil((SHADES - 1) * sqrt(value / most)) if value else 0
