"""Columns of an employer list, and which heading means which of them."""

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum
from functools import lru_cache

from vptmeet.domain.importing_headings import HEADINGS, KEYWORDS, NO_KEYWORD
from vptmeet.domain.importing_values import looks_like_email, looks_like_postcode, yes_or_no
from vptmeet.domain.partner import fold


class ImportColumn(StrEnum):
    """What a column of the file can be. Stored by value in a pending import's mapping."""

    NAME = "name"
    SECTOR = "sector"
    CITY = "city"
    POSTCODE = "postcode"
    KVK_NUMBER = "kvk_number"
    WEBSITE = "website"
    NOTES = "notes"
    CONTACT_NAME = "contact_name"
    CONTACT_FIRST_NAME = "contact_first_name"
    CONTACT_PREFIX = "contact_prefix"  # tussenvoegsel: "van der"
    CONTACT_LAST_NAME = "contact_last_name"
    CONTACT_FUNCTION = "contact_function"
    CONTACT_EMAIL = "contact_email"
    CONTACT_PHONE = "contact_phone"
    CONTACT_IS_EXECUTIVE = "contact_is_executive"
    LEVEL = "level"


# Recognised, so that the page can say why it is left out: a step on the ladder needs a date and
# evidence (domain.md section 3), which a list does not carry. New partners start as `known`.
LEFT_OUT = frozenset({ImportColumn.LEVEL})

# Columns of the partner itself, in the order of a form. The values are Partner's attributes,
# but for SECTOR, which holds a sector's code.
PARTNER_COLUMNS = (
    ImportColumn.NAME,
    ImportColumn.SECTOR,
    ImportColumn.CITY,
    ImportColumn.POSTCODE,
    ImportColumn.KVK_NUMBER,
    ImportColumn.WEBSITE,
    ImportColumn.NOTES,
)

# Columns of a contact -> Contact's attribute. The parts of a name become CONTACT_NAME.
CONTACT_ATTRIBUTES = {
    ImportColumn.CONTACT_NAME: "name",
    ImportColumn.CONTACT_FUNCTION: "function",
    ImportColumn.CONTACT_EMAIL: "email",
    ImportColumn.CONTACT_PHONE: "phone",
    ImportColumn.CONTACT_IS_EXECUTIVE: "is_executive",
}

# Below any heading: a guess from what is in the column.
_CONTENT_STRENGTH = 20


@lru_cache(maxsize=4096)
def heading_key(heading: str) -> str:
    """`heading` with case, diacritics, punctuation, spaces and remarks in brackets taken off.

    >>> heading_key("E-mailadres (verplicht) *")
    'emailadres'
    """
    without_remark = re.sub(r"\([^)]*\)|\[[^]]*\]", " ", heading)
    return re.sub(r"[\W_]+", "", fold(without_remark))


def is_known_heading(heading: str) -> bool:
    """Is this exactly a heading that we know? (Used to find the row of headings.)"""
    return len(heading) <= 60 and heading_key(heading) in HEADINGS


def suggest_mapping(
    headings: Sequence[str], sample_rows: Iterable[Sequence[str]]
) -> dict[int, ImportColumn]:
    """Which column of the file (from 0) is likely which of ours; what is unclear is left out.

    `sample_rows`: the first few dozen rows. Strongest likeness first; no two columns of the
    file get the same target. LEVEL can be among the targets (see LEFT_OUT).
    """
    samples = _samples(len(headings), sample_rows)
    likenesses = [
        (-strength, index, column)
        for index, heading in enumerate(headings)
        for column, strength in _likenesses(heading, samples[index])
    ]
    mapping: dict[int, ImportColumn] = {}
    for _, index, column in sorted(likenesses):
        if index not in mapping and column not in mapping.values():
            mapping[index] = column
    return dict(sorted(mapping.items()))


def _likenesses(heading: str, sample: list[str]) -> list[tuple[ImportColumn, int]]:
    key = heading_key(heading)
    found = HEADINGS.get(key) or _by_keyword(key)
    fitting = [
        (ImportColumn(name), strength)
        for name, strength in found
        if _fits(ImportColumn(name), sample)
    ]
    return fitting or _by_content(sample)


def _by_keyword(key: str) -> tuple[tuple[str, int], ...]:
    if any(word in key for word in NO_KEYWORD):
        return ()
    return next((((name, 35),) for word, name in KEYWORDS if word in key), ())


def _fits(column: ImportColumn, sample: list[str]) -> bool:
    """Does the content go against the heading? A column without content goes with any."""
    if not sample:
        return True
    match column:
        case ImportColumn.CONTACT_EMAIL:
            return any("@" in cell for cell in sample)
        case ImportColumn.CONTACT_IS_EXECUTIVE:
            # "Bestuurder" may also hold the bestuurder's name. A stray "misschien" among yes and
            # no is a row to mend, not another kind of column.
            return sum(yes_or_no(cell) is not None for cell in sample) * 2 > len(sample)
        case ImportColumn.KVK_NUMBER | ImportColumn.POSTCODE:
            return any(sign.isdigit() for cell in sample for sign in cell)
    return True


def _by_content(sample: list[str]) -> list[tuple[ImportColumn, int]]:
    for column, looks_right in (
        (ImportColumn.CONTACT_EMAIL, looks_like_email),
        (ImportColumn.POSTCODE, looks_like_postcode),
    ):
        if sample and sum(map(looks_right, sample)) * 2 > len(sample):
            return [(column, _CONTENT_STRENGTH)]
    return []


def _samples(width: int, rows: Iterable[Sequence[str]]) -> list[list[str]]:
    samples: list[list[str]] = [[] for _ in range(width)]
    for row in rows:
        for index, cell in enumerate(row[:width]):
            if cell.strip():
                samples[index].append(cell.strip())
    return samples
