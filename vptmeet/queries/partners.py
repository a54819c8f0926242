"""The register of employers as a list: filtered, sorted and in pages.

Every condition is on columns with an index; the number of queries does not depend on the data.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Select, or_, select

from vptmeet.domain.commitment import CommitmentLevel
from vptmeet.domain.partner import fold
from vptmeet.extensions import db
from vptmeet.models.account import User
from vptmeet.models.partner import Contact, Partner
from vptmeet.models.reference import Sector

PAGE_SIZE = 50
MOST_WORDS = 8
"""Words of a search text that count; more would only make the query slow."""


@dataclass(frozen=True)
class PartnerFilter:
    """Which employers. Empty sets ask nothing; in `owners`, None is: nobody's.

    `text` may hold several words; each has to occur in the employer's name, its city or the name
    of a contact who still works there. Case and diacritics do not matter.
    """

    text: str = ""
    sectors: frozenset[str] = frozenset()
    levels: frozenset[CommitmentLevel] = frozenset()
    owners: frozenset[int | None] = frozenset()
    archived: bool = False

    @property
    def active(self) -> int:
        """How many filters are on; the archive is another list, not a filter."""
        return bool(self.text.strip()) + len(self.sectors) + len(self.levels) + len(self.owners)

    def without_choices(self) -> "PartnerFilter":
        """The same search text and list, with no sector, level or owner chosen."""
        return replace(self, sectors=frozenset(), levels=frozenset(), owners=frozenset())


class PartnerSort(StrEnum):
    """What a list of employers can be sorted by."""

    NAME = "name"
    LEVEL = "level"
    SINCE = "since"
    CITY = "city"


@dataclass(frozen=True)
class RowContact:
    """Whom to speak to."""

    name: str
    function: str
    is_executive: bool


@dataclass(frozen=True)
class PartnerRow:
    """One line of the list; `since` is the day the level was reached, `owner` "" is: nobody."""

    id: int
    name: str
    sector: str
    city: str
    level: CommitmentLevel
    since: date
    owner: str
    contact: RowContact | None


def filtered(chosen: PartnerFilter) -> Select[int]:
    """A query for the ids of the employers that `chosen` asks for, in no order."""
    return select(Partner.id).where(*conditions(chosen))


def conditions(chosen: PartnerFilter) -> Iterator[ColumnElement[bool]]:
    """What `chosen` asks of a Partner row, to put in a `where`."""
    in_archive = Partner.archived_at.is_not(None)
    yield in_archive if chosen.archived else Partner.archived_at.is_(None)
    for word in fold(chosen.text).split()[:MOST_WORDS]:
        yield _mentions(word)
    if chosen.sectors:
        yield Partner.sector_id.in_(select(Sector.id).where(Sector.code.in_(chosen.sectors)))
    if chosen.levels:
        yield Partner.level.in_(chosen.levels)
    if chosen.owners:
        yield _owned_by(chosen.owners)


def _mentions(word: str) -> ColumnElement[bool]:
    people = select(Contact.partner_id).where(
        Contact.name_folded.contains(word, autoescape=True),
        Contact.left_on.is_(None),
        Contact.partner_id.is_not(None),
    )
    return or_(
        Partner.name_folded.contains(word, autoescape=True),
        Partner.city_folded.contains(word, autoescape=True),
        Partner.id.in_(people),
    )


def _owned_by(owners: frozenset[int | None]) -> ColumnElement[bool]:
    named = Partner.owner_id.in_([owner for owner in owners if owner is not None])
    return or_(named, Partner.owner_id.is_(None)) if None in owners else named


def rows(
    chosen: PartnerFilter, sort: PartnerSort, descending: bool, page: int, language: str
) -> list[PartnerRow]:
    """Page `page` (from 1, of PAGE_SIZE lines) of the list, names in `language`; four queries.

    Names of sectors and owners are looked up apart: with a join a database may choose to read
    every employer of every sector and sort, instead of the first fifty of an index.
    """
    found = db.session.execute(
        select(*_COLUMNS)
        .where(*conditions(chosen))
        .order_by(*_order(sort, descending))
        .limit(PAGE_SIZE)
        .offset((page - 1) * PAGE_SIZE)
    ).all()
    sectors = _sector_names(language)
    owners = _owner_names({row.owner_id for row in found if row.owner_id is not None})
    people = _first_contacts([row.id for row in found])
    return [
        PartnerRow(
            id=row.id,
            name=row.name,
            sector=sectors[row.sector_id],
            city=row.city,
            level=row.level,
            since=row.level_since,
            owner=owners.get(row.owner_id, ""),
            contact=people.get(row.id),
        )
        for row in found
    ]


_COLUMNS = (
    Partner.id,
    Partner.name,
    Partner.sector_id,
    Partner.city,
    Partner.level,
    Partner.level_since,
    Partner.owner_id,
)


def _order(sort: PartnerSort, descending: bool) -> tuple[ColumnElement[Any], ...]:
    """The column asked for, then the name, so that pages never overlap. As the indexes are."""
    name = (Partner.name_folded.asc(), Partner.id.asc())
    match sort:
        case PartnerSort.LEVEL:
            column: ColumnElement[Any] = Partner.level.expression
        case PartnerSort.SINCE:
            column = Partner.level_since.expression
        case PartnerSort.CITY:
            column = Partner.city_folded.expression
        case _:
            return (Partner.name_folded.desc(), Partner.id.desc()) if descending else name
    return (column.desc() if descending else column.asc(), *name)


def _sector_names(language: str) -> dict[int, str]:
    return {sector.id: sector.name(language) for sector in db.session.scalars(select(Sector))}


def _owner_names(ids: set[int]) -> dict[int | None, str]:
    owners = db.session.execute(select(User.id, User.name).where(User.id.in_(ids)))
    return {row.id: row.name for row in owners}


def _first_contacts(partner_ids: Sequence[int]) -> dict[int, RowContact]:
    """Whom to speak to at each employer: a bestuurder first, then by name."""
    people = db.session.execute(
        select(Contact.partner_id, Contact.name, Contact.function, Contact.is_executive)
        .where(Contact.partner_id.in_(partner_ids), Contact.left_on.is_(None))
        .order_by(Contact.is_executive, Contact.name_folded.desc(), Contact.id.desc())
    )
    # The last one written for an employer stays: hence the order from last to first choice.
    return {
        partner: RowContact(name, function, executive)
        for partner, name, function, executive in people
        if partner is not None
    }
