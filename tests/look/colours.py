"""Contrast as WCAG 2.2 counts it, and our colours as the style sheets give them."""

import re

from config import ROOT

CSS = ROOT / "static" / "src" / "css"


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The ratio between two colours written as #rrggbb, from 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def tokens() -> dict[str, str]:
    """Each colour of theme.css, by its name without --vpt-."""
    found = re.findall(r"--vpt-([\w-]+): (#[0-9a-f]{6});", (CSS / "theme.css").read_text())
    return dict(found)


def halo(rank: int) -> str:
    """The colour of the ring round a dot that rose, on the band of `rank`."""
    rules = (CSS / "charts.css").read_text()
    match = re.search(rf"\.vpt-level-{rank} {{.*--vpt-halo: (#[0-9a-f]{{6}});", rules)
    assert match
    return match[1]
