"""axe cannot judge text and shapes in pictures: their colours are counted here."""

from itertools import pairwise

import pytest

from tests.look.colours import contrast, halo, tokens

WHITE = "#ffffff"
TEXT = 4.5
SHAPE = 3.0
COLOURS = tokens()


@pytest.mark.parametrize("rank", range(6))
def test_text_and_dots_read_on_every_level(rank: int) -> None:
    on_top = (COLOURS["ink"], COLOURS["accent-dark"]) if rank < 3 else (WHITE, WHITE)
    for colour in on_top:
        assert contrast(COLOURS[f"level-{rank}"], colour) >= TEXT


@pytest.mark.parametrize("rank", range(6))
def test_the_halo_shows_on_every_level(rank: int) -> None:
    assert contrast(COLOURS[f"level-{rank}"], halo(rank)) >= SHAPE


def test_levels_grow_darker_with_every_rung() -> None:
    ratios = [contrast(COLOURS[f"level-{rank}"], WHITE) for rank in range(6)]
    assert ratios == sorted(ratios)
    assert all(later / sooner >= 1.2 for sooner, later in pairwise(ratios))


@pytest.mark.parametrize("status", ["ok", "warn", "bad"])
def test_a_status_reads_on_its_tint(status: str) -> None:
    assert contrast(COLOURS[status], COLOURS[f"{status}-tint"]) >= TEXT


@pytest.mark.parametrize("ground", ["paper", "ground", "quiet-tint", "accent-tint"])
def test_quiet_text_reads_on_every_plane(ground: str) -> None:
    assert contrast(COLOURS["ink-2"], COLOURS[ground]) >= TEXT


def test_the_edge_of_controls_and_the_refusals_in_a_bar_show() -> None:
    assert contrast(COLOURS["line-strong"], WHITE) >= SHAPE
    assert contrast(COLOURS["answer-no"], WHITE) >= SHAPE
