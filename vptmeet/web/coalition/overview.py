"""The overview put together: figures from the rows, findings in words, pictures to draw."""

from dataclasses import dataclass
from datetime import date, datetime

from vptmeet.domain.coalition import (
    Figures,
    PartnerPoint,
    by_quarter,
    finding,
    front_runners,
    last_quarters,
    since_start,
    without_executive,
)
from vptmeet.domain.commitment import COALITION_FROM, CommitmentLevel
from vptmeet.queries import coalition, coalition_meetings
from vptmeet.queries.coalition_meetings import OverviewMeeting
from vptmeet.web.coalition.pictures import (
    GrowthPictures,
    RingPictures,
    growth_pictures,
    ring_pictures,
)
from vptmeet.web.coalition.tables import (
    BehindRow,
    HeatTable,
    QuarterRow,
    behind,
    heat,
    quarter_rows,
)
from vptmeet.wording import findings
from vptmeet.wording.dates import language
from vptmeet.wording.labels import LEVEL_MEANINGS, label
from vptmeet.wording.lists import listed

MOST_DOTS = 400
"""With more employers than this the rings show numbers, and no employer is loaded."""

MOST_LEADERS = 12
"""More names than this are no sentence any more; they stand in the table."""


@dataclass(frozen=True)
class LevelCount:
    """A level in the key beside the rings."""

    rank: int
    label: str
    meaning: str
    value: int


@dataclass(frozen=True)
class Overview:
    """What the page shows of the coalition. `points` are left out of large registers."""

    today: date
    headline: str
    lead: str
    figures: Figures
    has_dots: bool
    level_names: tuple[str, ...]
    inside: tuple[LevelCount, ...]
    on_their_way: tuple[LevelCount, ...]
    leaders: str
    rings: RingPictures
    behind_rings: tuple[BehindRow, ...]
    growth: GrowthPictures
    quarters: tuple[QuarterRow, ...]
    growth_headline: str
    heat: HeatTable
    heat_headline: str


@dataclass(frozen=True)
class Agenda:
    """The meetings on the page."""

    coming: tuple[OverviewMeeting, ...]
    past: tuple[OverviewMeeting, ...]
    coming_headline: str
    past_headline: str


def build(today: date, all_names: bool) -> Overview:
    """The overview of `today`; `all_names` also shows who has not said yes."""
    figures = coalition.figures(language())
    points = coalition.points(today) if figures.total <= MOST_DOTS else None
    quarters = since_start(by_quarter(coalition.movements(), last_quarters(today)))
    found = finding(figures)
    levels = _level_counts(figures)
    return Overview(
        today=today,
        headline=findings.headline(found),
        lead=findings.lead(found, quarters) if found.total else "",
        figures=figures,
        has_dots=points is not None,
        level_names=tuple(label(level) for level in CommitmentLevel),
        inside=tuple(one for one in levels if one.rank >= COALITION_FROM),
        on_their_way=tuple(one for one in levels if one.rank < COALITION_FROM),
        leaders=_leaders(points or ()),
        rings=ring_pictures(figures, points, all_names),
        behind_rings=behind(figures, points, all_names),
        growth=growth_pictures(quarters),
        quarters=quarter_rows(quarters),
        growth_headline=findings.growth_headline(quarters),
        heat=heat(figures),
        heat_headline=findings.sectors_headline(front_runners(figures)),
    )


def _level_counts(figures: Figures) -> list[LevelCount]:
    """From the heart outwards."""
    return [
        LevelCount(level, label(level), str(LEVEL_MEANINGS[level]), figures.on(level))
        for level in reversed(CommitmentLevel)
    ]


def _leaders(points: tuple[PartnerPoint, ...]) -> str:
    """Who brings others along, for everybody to see; empty when nobody does, or very many."""
    names = sorted(point.name for point in points if point.level is CommitmentLevel.LEADING)
    return listed(names) if len(names) <= MOST_LEADERS else ""


def agenda(now: datetime) -> Agenda:
    """The next and the last meetings, with their findings."""
    meetings = coalition_meetings.meetings(now)
    marked = [one for one in meetings.past if one.answers.is_taken]
    return Agenda(
        coming=meetings.coming,
        past=meetings.past,
        coming_headline=findings.coming_headline(
            without_executive(one.state for one in meetings.coming), len(meetings.coming)
        ),
        past_headline=findings.past_headline(
            sum(one.answers.executive_present for one in marked), len(marked)
        ),
    )
