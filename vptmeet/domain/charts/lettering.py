"""How wide words are, near enough to keep them apart. No font is read: the widths are rounded up
from Source Sans 3 in semibold, the widest weight that the pictures use.
"""

_NARROW, _WIDE = frozenset("iljtfrI.,:;'’|()-/ "), frozenset("mwMW@%&")


def width(text: str, size: float) -> float:
    """The width of `text` in letters of `size`, in the unit of `size`."""
    return size * sum(_em(sign) for sign in text)


def _em(sign: str) -> float:
    if sign in _NARROW:
        return 0.36
    if sign in _WIDE:
        return 0.88
    return 0.66 if sign.isupper() else 0.56


def wrap(text: str, size: float, room: float, lines: int = 2) -> tuple[str, ...]:
    """`text` in at most `lines` lines of at most `room` wide; what does not fit ends in "…"."""
    made: list[str] = []
    for word in text.split():
        longer = f"{made[-1]} {word}" if made else word
        if made and width(longer, size) <= room:
            made[-1] = longer
        else:
            made.append(word)
    if len(made) > lines:
        made[lines - 1 :] = [f"{made[lines - 1]}…"]
    return tuple(_cut(line, size, room) for line in made)


def _cut(line: str, size: float, room: float) -> str:
    if width(line, size) <= room:
        return line
    kept = line.rstrip("…")
    while kept and width(f"{kept}…", size) > room:
        kept = kept[:-1]
    return f"{kept}…"
