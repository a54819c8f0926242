"""The tables: sectors by levels, and what lies behind the rings."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import url_for

from vptmeet.domain.charts.heat import shade
from vptmeet.domain.coalition import (
    Figures,
    PartnerPoint,
    QuarterFigures,
    SectorFigures,
    name_is_shown,
)
from vptmeet.domain.commitment import CommitmentLevel
from vptmeet.web.access import Permission, may
from vptmeet.web.coalition.pictures import quarter_names
from vptmeet.wording.labels import label

FROM_HEART = tuple(reversed(CommitmentLevel))
"""Columns run as the rings do, from the heart outwards."""


@dataclass(frozen=True)
class HeatCell:
    """A number with its shade; `url` is the list behind it, or empty."""

    value: int
    shade: int
    url: str


@dataclass(frozen=True)
class HeatRow:
    """One sector."""

    name: str
    cells: tuple[HeatCell, ...]
    total: int
    url: str


@dataclass(frozen=True)
class HeatTable:
    """Sectors by levels, with totals; `levels` are the columns' names."""

    levels: tuple[str, ...]
    rows: tuple[HeatRow, ...]
    totals: tuple[int, ...]
    total: int


def heat(figures: Figures) -> HeatTable:
    """The table of `figures`; with links for who may open the list of partners."""
    linked, most = may(Permission.PARTNERS_VIEW), figures.fullest_cell
    return HeatTable(
        levels=tuple(label(level) for level in FROM_HEART),
        rows=tuple(_heat_row(sector, most, linked) for sector in figures.sectors),
        totals=tuple(figures.on(level) for level in FROM_HEART),
        total=figures.total,
    )


def _heat_row(sector: SectorFigures, most: int, linked: bool) -> HeatRow:
    cells = (
        HeatCell(
            value=sector.counts[level],
            shade=shade(sector.counts[level], most),
            url=_list_url(sector, level) if linked and sector.counts[level] else "",
        )
        for level in FROM_HEART
    )
    url = url_for("partners.index", sector=sector.code) if linked and sector.total else ""
    return HeatRow(sector.name, tuple(cells), sector.total, url)


def _list_url(sector: SectorFigures, level: CommitmentLevel) -> str:
    return url_for("partners.index", sector=sector.code, level=level.code)


@dataclass(frozen=True)
class BehindRow:
    """One cell of the rings in words. `names` are those the reader may see, of `value` in all."""

    sector: str
    level: str
    value: int
    with_executive: int
    rose: int
    names: tuple[str, ...]


def behind(
    figures: Figures, points: Sequence[PartnerPoint] | None, all_names: bool
) -> tuple[BehindRow, ...]:
    """Every cell of the rings that is not empty; without points just the numbers."""
    cells: dict[tuple[int, CommitmentLevel], list[PartnerPoint]] = {}
    for point in points or ():
        cells.setdefault((point.sector_id, point.level), []).append(point)
    return tuple(
        _behind(sector, level, cells.get((sector.sector_id, level), []), all_names)
        for sector in figures.sectors
        for level in FROM_HEART
        if sector.counts[level]
    )


def _behind(
    sector: SectorFigures, level: CommitmentLevel, points: Sequence[PartnerPoint], all_names: bool
) -> BehindRow:
    shown = points if name_is_shown(level, all_names) else ()
    return BehindRow(
        sector=sector.name,
        level=label(level),
        value=sector.counts[level],
        with_executive=sum(point.has_executive for point in points),
        rose=sum(point.rose for point in points),
        names=tuple(sorted(point.name for point in shown)),
    )


@dataclass(frozen=True)
class QuarterRow:
    """The end of a quarter: `counts` from the heart outwards."""

    name: str
    counts: tuple[int, ...]
    coalition: int
    total: int


def quarter_rows(quarters: Sequence[QuarterFigures]) -> tuple[QuarterRow, ...]:
    """The table behind the growth."""
    return tuple(
        QuarterRow(name, tuple(reversed(one.counts)), one.coalition, one.total)
        for name, one in zip(quarter_names(quarters), quarters, strict=True)
    )
