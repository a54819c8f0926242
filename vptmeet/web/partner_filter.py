"""Filters of employers in an address and on a page: the list and the choice of guests use both."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

from vptmeet.domain.commitment import CommitmentLevel
from vptmeet.queries.partner_facets import Facets
from vptmeet.queries.partners import PartnerFilter
from vptmeet.wording.labels import label

NOBODY = "none"


@dataclass(frozen=True)
class Option:
    """A box to tick, with the number of employers that it would show."""

    value: str
    label: str
    count: int
    checked: bool


@dataclass(frozen=True)
class FilterOptions:
    """All boxes."""

    sectors: list[Option]
    levels: list[Option]
    owners: list[Option]


@dataclass(frozen=True)
class ChosenFilter:
    """A filter that is on, in words, and the filter as it is `without` it."""

    label: str
    without: PartnerFilter


def from_args(args: MultiDict[str, str]) -> PartnerFilter:
    """The filter in an address. What makes no sense in it is left out, not refused."""
    return PartnerFilter(
        text=_printable(args.get("q", ""))[:200].strip(),
        sectors=frozenset(code for code in args.getlist("sector") if code.isalnum()),
        levels=frozenset(_levels(args.getlist("level"))),
        owners=frozenset(_owners(args.getlist("owner"))),
        archived=args.get("archived") == "1",
    )


def _printable(text: str) -> str:
    """Without control characters: PostgreSQL refuses a text with a NUL in it."""
    return "".join(sign if sign.isprintable() else " " for sign in text)


def _levels(codes: Iterable[str]) -> Iterable[CommitmentLevel]:
    known = {level.code: level for level in CommitmentLevel}
    return (known[code] for code in codes if code in known)


def _owners(values: Iterable[str]) -> Iterable[int | None]:
    for value in values:
        if value == NOBODY:
            yield None
        elif value.isascii() and value.isdigit() and len(value) < 10:
            yield int(value)


def to_args(chosen: PartnerFilter) -> dict[str, list[str]]:
    """The filter as arguments for `url_for`; empty when nothing is chosen."""
    args = {
        "q": [chosen.text] if chosen.text else [],
        "sector": sorted(chosen.sectors),
        "level": [level.code for level in sorted(chosen.levels)],
        "owner": sorted(owner_value(owner) for owner in chosen.owners),
        "archived": ["1"] if chosen.archived else [],
    }
    return {name: values for name, values in args.items() if values}


def owner_value(owner: int | None) -> str:
    """An owner as it stands in an address."""
    return NOBODY if owner is None else str(owner)


def options(chosen: PartnerFilter, counted: Facets) -> FilterOptions:
    """The boxes for a page, those of `chosen` ticked."""
    return FilterOptions(
        sectors=[
            Option(one.code, one.name, one.count, one.code in chosen.sectors)
            for one in counted.sectors
        ],
        levels=[
            Option(one.level.code, label(one.level), one.count, one.level in chosen.levels)
            for one in reversed(counted.levels)
        ],
        owners=[
            Option(
                owner_value(one.user_id),
                one.name if one.user_id is not None else _("Nobody"),
                one.count,
                one.user_id in chosen.owners,
            )
            for one in counted.owners
        ],
    )


def each_chosen(chosen: PartnerFilter, boxes: FilterOptions) -> Iterator[ChosenFilter]:
    """The filters of `chosen` that are on, one by one; `boxes` has their words."""
    if chosen.text:
        yield ChosenFilter(f"“{chosen.text}”", replace(chosen, text=""))
    for level in sorted(chosen.levels, reverse=True):
        yield ChosenFilter(label(level), replace(chosen, levels=chosen.levels - {level}))
    names = {box.value: box.label for box in boxes.sectors}
    for code in sorted(chosen.sectors & names.keys()):
        yield ChosenFilter(names[code], replace(chosen, sectors=chosen.sectors - {code}))
    names = {box.value: box.label for box in boxes.owners}
    for owner in sorted(chosen.owners, key=owner_value):
        text = _("Owner: %(name)s", name=names.get(owner_value(owner), "?"))
        yield ChosenFilter(text, replace(chosen, owners=chosen.owners - {owner}))
