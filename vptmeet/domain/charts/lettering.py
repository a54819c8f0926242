"""How wide words are, near enough to keep them apart. No font is read: the widths are rounded up
from Source Sans 3 in semibold, the widest weight that the pictures use.
"""

_EMS = {
    **dict.fromkeys("iljI ", 0.3),
    **dict.fromkeys("ftr.,:;'’|()-/", 0.4),
    **dict.fromkeys("csz", 0.48),
    **dict.fromkeys("wMW", 0.82),
    **dict.fromkeys("m@%", 0.87),
    **dict.fromkeys("0123456789", 0.53),
    "…": 0.98,
}
_UPPER, _OTHER = 0.68, 0.57


def width(text: str, size: float) -> float:
    """The width of `text` in letters of `size`, in the unit of `size`."""
    return size * sum(_em(sign) for sign in text)


def _em(sign: str) -> float:
    return _EMS.get(sign, _UPPER if sign.isupper() else _OTHER)


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
