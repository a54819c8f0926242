"""The list of employers as a page: its rows, filters, chips, headings and pages with addresses."""

from dataclasses import dataclass, replace
from typing import Any

from flask import url_for
from flask_babel import lazy_gettext as _l
from werkzeug.datastructures import MultiDict

from vptmeet.queries.partner_facets import facets
from vptmeet.queries.partners import PAGE_SIZE, PartnerFilter, PartnerRow, PartnerSort, rows
from vptmeet.web.paging import Paging, page_number, paging
from vptmeet.web.partner_filter import FilterOptions, each_chosen, from_args, options, to_args

SORTS = {
    "name": _l("Name, A to Z"),
    "-name": _l("Name, Z to A"),
    "-level": _l("Level, highest first"),
    "level": _l("Level, lowest first"),
    "-since": _l("Last step, newest first"),
    "since": _l("Last step, oldest first"),
    "city": _l("City, A to Z"),
    "-city": _l("City, Z to A"),
}
"""The ways to sort, as they stand in an address; "-" is: descending."""

_COLUMNS = (
    (_l("Employer"), "name"),
    (_l("Level"), "-level"),
    (_l("Contact"), ""),
    (_l("Last step"), "-since"),
)


@dataclass(frozen=True)
class SortOption:
    """A way to sort, for the choice beside the filters."""

    value: str
    label: str
    selected: bool


@dataclass(frozen=True)
class Chip:
    """A filter that is on; `url` is the list without it."""

    label: str
    url: str


@dataclass(frozen=True)
class Column:
    """A heading; `url` sorts by it, or turns the order round."""

    label: str
    url: str | None = None
    sorted: str | None = None


@dataclass(frozen=True)
class ListPage:
    """All that the list shows. `url` is its own address, in its shortest form."""

    url: str
    text: str
    archived: bool
    other_list_url: str
    clear_url: str
    total: int
    rows: list[PartnerRow]
    options: FilterOptions
    sorts: list[SortOption]
    columns: list[Column]
    chips: list[Chip]
    paging: Paging


@dataclass(frozen=True)
class _Place:
    """Where in which list: what the address says."""

    chosen: PartnerFilter
    sort: str
    page: int = 1

    def url(self) -> str:
        args: dict[str, Any] = {**to_args(self.chosen)}
        if self.sort != "name":
            args["sort"] = self.sort
        if self.page > 1:
            args["page"] = self.page
        return url_for("partners.index", **args)


def build(args: MultiDict[str, str], language: str) -> ListPage:
    """The page for an address; a page number past the end gives the last page."""
    chosen = from_args(args)
    counts = facets(chosen, language)
    last = max(1, -(-counts.total // PAGE_SIZE))
    sort = args.get("sort", "")
    place = _Place(
        chosen, sort if sort in SORTS else "name", page_number(args.get("page", ""), last)
    )
    boxes = options(chosen, counts)
    return ListPage(
        url=place.url(),
        text=chosen.text,
        archived=chosen.archived,
        other_list_url=url_for("partners.index", archived=None if chosen.archived else 1),
        clear_url=_Place(PartnerFilter(archived=chosen.archived), place.sort).url(),
        total=counts.total,
        rows=_rows(place, language),
        options=boxes,
        sorts=[SortOption(value, str(text), value == place.sort) for value, text in SORTS.items()],
        columns=[_column(place, str(heading), sort) for heading, sort in _COLUMNS],
        chips=[
            Chip(one.label, _Place(one.without, place.sort).url())
            for one in each_chosen(chosen, boxes)
        ],
        paging=paging(place.page, last, lambda number: replace(place, page=number).url()),
    )


def _rows(place: _Place, language: str) -> list[PartnerRow]:
    sort = PartnerSort(place.sort.removeprefix("-"))
    return rows(place.chosen, sort, place.sort.startswith("-"), place.page, language)


def _column(place: _Place, heading: str, sort: str) -> Column:
    """A heading that sorts as `sort` says, and the other way round when it already does."""
    if not sort:
        return Column(heading)
    if place.sort.removeprefix("-") != sort.removeprefix("-"):
        return Column(heading, replace(place, sort=sort, page=1).url())
    turned = sort.removeprefix("-") if place.sort.startswith("-") else f"-{sort.removeprefix('-')}"
    order = "descending" if place.sort.startswith("-") else "ascending"
    return Column(heading, replace(place, sort=turned, page=1).url(), order)
