"""The pictures: nothing overlaps or leaves its place, and the same figures draw the same."""

import re
from itertools import pairwise
from math import dist, hypot
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vptmeet.domain.charts import growth, heat, palette, ring_specs, rings
from vptmeet.domain.charts.cells import SIZES, Cell, DotSize, capacity, place
from vptmeet.domain.charts.lettering import width, wrap
from vptmeet.domain.charts.rings import LEVELS, RingDot, RingSector

ROOT = Path(__file__).resolve().parents[2]
NAMES = [
    "Gemeente",
    "Bestuur en politiek",
    "Politie en justitie",
    "Brandweer",
    "Acute zorg",
    "Ziekenhuis",
    "GGZ en opvang",
    "Zorg dichtbij",
    "Jeugdhulp",
    "Onderwijs",
    "Openbaar vervoer",
    "Woningcorporatie",
    "Welzijn en cultuur",
    "Sociale zekerheid",
    "Toezicht",
    "Uitvoering en beheer",
]
unhurried = settings(deadline=None, max_examples=40)
specs = pytest.mark.parametrize("spec", [ring_specs.WIDE, ring_specs.NARROW])
counts = st.lists(st.integers(0, 30), min_size=LEVELS, max_size=LEVELS).map(tuple)


def sectors_of(number: int, each: tuple[int, ...]) -> list[RingSector]:
    return [
        RingSector(NAMES[index % len(NAMES)], "ABC", "12 van 345", each) for index in range(number)
    ]


def dots_of(sectors: list[RingSector]) -> list[RingDot]:
    return [
        RingDot(place, level, filled=bool(number % 2), halo=number % 3 == 0)
        for place, sector in enumerate(sectors)
        for level in range(LEVELS)
        for number in range(sector.counts[level])
    ]


@specs
@unhurried
@given(each=counts, number=st.integers(1, 16))
def test_every_employer_is_a_dot_or_counted_in_its_cell(
    spec: ring_specs.RingSpec, each: tuple[int, ...], number: int
) -> None:
    sectors = sectors_of(number, each)
    drawn = rings.draw(spec, sectors, dots_of(sectors))
    shown = sum(len(layer.dots) for layer in drawn.dots) + sum(one.value for one in drawn.numbers)
    assert shown == number * sum(each)


@specs
@unhurried
@given(each=counts)
def test_dots_do_not_touch_each_other(spec: ring_specs.RingSpec, each: tuple[int, ...]) -> None:
    sectors = sectors_of(5, each)
    drawn = rings.draw(spec, sectors, dots_of(sectors))
    spots = [(one.at.x, one.at.y) for layer in drawn.dots for one in layer.dots]
    near = min((dist(a, b) for i, a in enumerate(spots) for b in spots[:i]), default=99.0)
    assert near > drawn.dot


@specs
@unhurried
@given(each=counts, number=st.integers(1, 16))
def test_dots_stay_in_their_ring(
    spec: ring_specs.RingSpec, each: tuple[int, ...], number: int
) -> None:
    sectors = sectors_of(number, each)
    drawn = rings.draw(spec, sectors, dots_of(sectors))
    for layer in drawn.dots:
        for one in layer.dots:
            radius = hypot(one.at.x - spec.middle.x, one.at.y - spec.middle.y)
            inner, outer = spec.radii[5 - layer.level], spec.radii[6 - layer.level]
            assert inner + drawn.dot / 2 <= radius <= outer - drawn.dot / 2


@unhurried
@given(
    number=st.integers(1, 200),
    size=st.sampled_from(SIZES).map(DotSize),
    turn=st.floats(4, 120),
    inner=st.floats(40, 300),
)
def test_a_cell_holds_what_its_capacity_says(
    number: int, size: DotSize, turn: float, inner: float
) -> None:
    cell = Cell(inner, inner + 48, 10, 10 + turn)
    spots = place(cell, number, size)
    assert len(spots) == (number if number <= capacity(cell, size) else 0)
    assert all(cell.start <= angle <= cell.end for _, angle in spots)


def test_the_same_figures_give_the_same_drawing() -> None:
    sectors = sectors_of(16, (4, 5, 9, 3, 2, 1))
    drawn = [rings.draw(ring_specs.WIDE, sectors, dots_of(sectors)) for _ in range(2)]
    assert drawn[0] == drawn[1]


@specs
@unhurried
@given(number=st.integers(1, 16), start=st.integers(0, 15))
def test_names_around_the_rings_do_not_overlap(
    spec: ring_specs.RingSpec, number: int, start: int
) -> None:
    names = [NAMES[(start + index) % 16] for index in range(number)]
    sectors = [RingSector(name, name[:4].upper(), "12 van 345", (0,) * 6) for name in names]
    labels = rings.draw(spec, sectors, []).labels
    assert not any(a.overlaps(b) for i, a in enumerate(labels) for b in labels[:i])


@specs
@unhurried
@given(long=st.lists(st.text("abcdemwi ", min_size=1, max_size=90), min_size=16, max_size=16))
def test_long_names_do_not_overlap_either(spec: ring_specs.RingSpec, long: list[str]) -> None:
    sectors = [RingSector(name, name[:10], "1 van 2", (0,) * 6) for name in long]
    labels = rings.draw(spec, sectors, []).labels
    assert not any(a.overlaps(b) for i, a in enumerate(labels) for b in labels[:i])


def test_the_names_of_our_own_sectors_stay_inside_the_picture() -> None:
    spec = ring_specs.WIDE
    sectors = [RingSector(name, "ABC", "12 van 345", (0,) * 6) for name in NAMES]
    for label in rings.draw(spec, sectors, []).labels:
        assert (label.left, label.top) >= (0, 0)
        assert label.right <= spec.width
        assert label.bottom <= spec.height


def test_the_names_of_our_own_sectors_are_written_in_full() -> None:
    sectors = [RingSector(name, "ABC", "", (0,) * 6) for name in NAMES]
    labels = rings.draw(ring_specs.WIDE, sectors, []).labels
    assert [" ".join(label.lines) for label in labels] == NAMES


@pytest.mark.parametrize("employers", [0, 1, 40, 400, 4000])
def test_the_rings_hold_at_any_number_of_employers(employers: int) -> None:
    each = tuple(employers * share // 1600 for share in (34, 22, 18, 14, 9, 3))
    drawn = rings.draw(ring_specs.WIDE, sectors_of(16, each), None)
    assert not any(layer.dots for layer in drawn.dots)
    assert len(drawn.numbers) == 16 * sum(bool(number) for number in each)


@unhurried
@given(st.text(min_size=1, max_size=60), st.floats(20, 200))
def test_wrapped_words_fit_their_room(text: str, room: float) -> None:
    lines = wrap(text, 19, room)
    assert len(lines) <= 2
    assert all(width(line, 19) <= room or len(line) <= 1 for line in lines)


columns = st.lists(
    st.lists(st.integers(0, 5000), min_size=6, max_size=6).map(tuple), min_size=2, max_size=8
).map(lambda rows: [growth.GrowthColumn("mrt 26", row) for row in rows])


@unhurried
@given(columns)
def test_bars_stay_between_the_edges_and_never_overlap(
    columns: list[growth.GrowthColumn],
) -> None:
    drawn = growth.draw(growth.WIDE, columns)
    for bar in drawn.bars:
        assert bar.y >= drawn.spec.top - 0.2
        assert bar.y + bar.height <= drawn.spec.height - drawn.spec.bottom + 0.3
        above = bar.y + bar.height <= drawn.base + 0.3
        assert above == (bar.level >= 3) or bar.height < 1


@unhurried
@given(columns)
def test_the_names_beside_the_last_bar_keep_their_distance(
    columns: list[growth.GrowthColumn],
) -> None:
    heights = [mark.y for mark in growth.draw(growth.WIDE, columns).level_marks]
    gaps = [b - a for a, b in pairwise(heights)]
    assert all(gap >= growth.WIDE.label_gap - 0.2 for gap in gaps)


def test_employers_that_are_only_known_leave_the_bars_when_they_would_press_them_flat() -> None:
    drawn = growth.draw(growth.WIDE, [growth.GrowthColumn("nu", (4000, 3, 2, 1, 0, 0))])
    assert drawn.without_known
    assert {bar.level for bar in drawn.bars} == {1, 2, 3}


def test_growth_of_nobody_is_an_empty_chart() -> None:
    assert growth.draw(growth.WIDE, [growth.GrowthColumn("nu", (0,) * 6)] * 2).bars == ()


@unhurried
@given(st.integers(1, 5000), st.data())
def test_a_fuller_cell_is_never_paler(most: int, data: st.DataObject) -> None:
    less = data.draw(st.integers(0, most))
    more = data.draw(st.integers(less, most))
    assert heat.shade(less, most) <= heat.shade(more, most) <= heat.SHADES - 1
    assert heat.shade(0, most) == 0


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("level", range(LEVELS))
def test_numbers_and_dots_stand_out_on_every_level(level: int) -> None:
    ground = palette.LEVELS[level]
    assert contrast(palette.TEXT_ON[level], ground) >= 4.5
    assert contrast(palette.DOTS[level], ground) >= 3
    assert contrast(palette.HALOS[level], ground) >= 3


@pytest.mark.parametrize("ink", [palette.INK, palette.INK_2])
def test_words_around_the_pictures_can_be_read(ink: str) -> None:
    assert contrast(ink, palette.PAPER) >= 4.5


def test_the_drawings_have_the_colours_of_the_theme() -> None:
    theme = (ROOT / "static" / "src" / "css" / "theme.css").read_text()
    found = dict(re.findall(r"--vpt-(level-\d|ink|ink-2|line|accent-dark): (#\w{6});", theme))
    assert tuple(found[f"level-{level}"] for level in range(LEVELS)) == palette.LEVELS
    assert (found["ink"], found["ink-2"], found["line"]) == (
        palette.INK,
        palette.INK_2,
        palette.LINE,
    )
    assert found["accent-dark"] == palette.DOTS[0]
