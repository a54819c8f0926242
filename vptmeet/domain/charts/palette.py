"""The colours of the pictures, literal: PDF makers do not read a page's style sheet inside SVG.

They repeat static/src/css/theme.css; a test keeps the two equal and computes the contrasts.
"""

LEVELS = ("#e6f0f4", "#c4dce6", "#93bfd0", "#347d9c", "#14577a", "#062f43")
"""Rank 0 (outer ring, light) to rank 5 (heart, dark)."""

INK = "#13212b"
INK_2 = "#465763"
LINE = "#dbe2e7"
PAPER = "#ffffff"

TEXT_ON = (INK, INK, INK, PAPER, PAPER, PAPER)
"""Colour of words and numbers on each level."""

DOTS = ("#073a50", "#073a50", "#073a50", PAPER, PAPER, PAPER)
HALOS = ("#8a4b00", "#8a4b00", "#6b3a00", "#ffd15c", "#ffd15c", "#ffd15c")

FONT = "Source Sans 3 Variable, Source Sans 3, sans-serif"
