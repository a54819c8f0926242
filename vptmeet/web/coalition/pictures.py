"""The pictures, in two drawings each: for a wide page and for a phone."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask_babel import gettext as _
from flask_babel import ngettext

from vptmeet.domain.charts import growth, ring_specs, rings
from vptmeet.domain.coalition import Figures, PartnerPoint, QuarterFigures, name_is_shown
from vptmeet.wording.dates import month_short
from vptmeet.wording.numbers import figure

MOST_DOTS_ON_A_PHONE = 150
"""With more employers than this, dots on a phone would be too small to tell apart."""


@dataclass(frozen=True)
class RingPictures:
    """The rings, and what they show in one breath for who does not see them."""

    wide: rings.Rings
    narrow: rings.Rings
    narrow_has_dots: bool
    description: str


@dataclass(frozen=True)
class GrowthPictures:
    """The bars, and what they show in one breath."""

    wide: growth.Growth
    narrow: growth.Growth
    description: str


def ring_pictures(
    figures: Figures, points: Sequence[PartnerPoint] | None, all_names: bool
) -> RingPictures:
    """The rings of `figures`; a dot has a title where the reader may see who it is."""
    sectors = [
        rings.RingSector(
            name=sector.name,
            short=sector.code,
            note=_note(sector.coalition, sector.total),
            counts=sector.counts,
        )
        for sector in figures.sectors
    ]
    dots = None if points is None else _dots(figures, points, all_names)
    few = dots is not None and len(dots) <= MOST_DOTS_ON_A_PHONE
    return RingPictures(
        wide=rings.draw(ring_specs.WIDE, sectors, dots),
        narrow=rings.draw(ring_specs.NARROW, sectors, dots if few else None),
        narrow_has_dots=few,
        description=_rings_in_words(figures),
    )


def _note(coalition: int, total: int) -> str:
    if not total:
        return str(_("not in view yet"))
    return str(_("%(coalition)s of %(total)s", coalition=figure(coalition), total=figure(total)))


def _dots(figures: Figures, points: Sequence[PartnerPoint], all_names: bool) -> list[rings.RingDot]:
    place = {sector.sector_id: index for index, sector in enumerate(figures.sectors)}
    return [
        rings.RingDot(
            sector=place[point.sector_id],
            level=point.level,
            filled=point.has_executive,
            halo=point.rose,
            title=point.name if name_is_shown(point.level, all_names) else "",
        )
        for point in points
    ]


def _rings_in_words(figures: Figures) -> str:
    parts = [
        _("%(sector)s: %(note)s", sector=one.name, note=_note(one.coalition, one.total))
        for one in figures.sectors
    ]
    opening = _(
        "Six rings, with the most committed employers in the middle, cut into slices by sector. "
        "For each sector: how many of its employers are in the coalition."
    )
    return f"{opening} {', '.join(parts)}."


def growth_pictures(quarters: Sequence[QuarterFigures]) -> GrowthPictures:
    """The bars of `quarters`."""
    columns = [
        growth.GrowthColumn(text, one.counts)
        for text, one in zip(quarter_names(quarters), quarters, strict=True)
    ]
    return GrowthPictures(
        wide=growth.draw(growth.WIDE, columns),
        narrow=growth.draw(growth.NARROW, columns),
        description=_growth_in_words(quarters),
    )


def quarter_names(quarters: Sequence[QuarterFigures]) -> list[str]:
    """By the last month of the quarter; the present one is "now"."""
    names = [
        f"{month_short(one.quarter.last_month)} {one.quarter.year % 100:02}" for one in quarters
    ]
    return [*names[:-1], str(_("now"))]


def _growth_in_words(quarters: Sequence[QuarterFigures]) -> str:
    first, last = quarters[0].coalition, quarters[-1].coalition
    text = ngettext(
        "Bars by quarter. The coalition went from %(first)s to %(num)s employer.",
        "Bars by quarter. The coalition went from %(first)s to %(num)s employers.",
        last,
        first=figure(first),
    )
    return f"{text} " + ", ".join(
        f"{label_of}: {figure(one.coalition)}"
        for label_of, one in zip(quarter_names(quarters), quarters, strict=True)
    )
