"""Pages of a long list, as links."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class PageLink:
    """One page; `number` None stands for those left out between two others."""

    number: int | None
    url: str = ""
    current: bool = False


@dataclass(frozen=True)
class Paging:
    """The links under a list; the two addresses are None where there is no such page."""

    pages: tuple[PageLink, ...]
    previous_url: str | None
    next_url: str | None


def paging(current: int, last: int, url_of: Callable[[int], str]) -> Paging:
    """Links to the first, the last and the pages round `current` (all from 1)."""
    shown = sorted({1, last, *range(max(1, current - 2), min(last, current + 2) + 1)})
    links: list[PageLink] = []
    for before, number in zip([0, *shown], shown, strict=False):
        if number > before + 1:
            links.append(PageLink(None))
        links.append(PageLink(number, url_of(number), number == current))
    return Paging(
        tuple(links),
        url_of(current - 1) if current > 1 else None,
        url_of(current + 1) if current < last else None,
    )


def page_number(text: str, last: int) -> int:
    """The page that an address asks for: from 1 to `last`, and 1 for what is no number."""
    asked = int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 1
    return min(max(asked, 1), last)
