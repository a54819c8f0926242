"""Shades of the table of sectors by levels: how many, compared with the fullest cell."""

SHADES = 5
"""Shade 0 is nobody; 1 to 4 go from few to most."""


def shade(value: int, most: int) -> int:
    """The shade of `value` where the fullest cell holds `most`.

    >>> [shade(value, 8) for value in (0, 1, 2, 4, 8)]
    [0, 1, 1, 2, 4]
    """
    if not value:
        return 0
    return max(1, min(SHADES - 1, round(value * (SHADES - 1) / most)))
