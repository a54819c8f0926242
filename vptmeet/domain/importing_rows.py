"""From the cells of one row to values we can use, or to what is wrong with them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from vptmeet.domain import importing_values as values
from vptmeet.domain.importing_columns import ImportColumn
from vptmeet.domain.importing_sectors import SectorBook

# As long as the database's columns (models/partner.py); notes are text there.
MAX_LENGTH = {
    ImportColumn.NAME: 200,
    ImportColumn.CITY: 100,
    ImportColumn.WEBSITE: 300,
    ImportColumn.NOTES: 10_000,
    ImportColumn.CONTACT_NAME: 200,
    ImportColumn.CONTACT_FUNCTION: 200,
    ImportColumn.CONTACT_EMAIL: 200,  # who has no name is called by it, so it has to fit there
    ImportColumn.CONTACT_PHONE: 50,
}


class Problem(StrEnum):
    """What can be wrong with a row. wording/ has the sentences."""

    NAME_MISSING = "name_missing"
    SECTOR_UNKNOWN = "sector_unknown"
    SECTOR_MISSING = "sector_missing"
    KVK_NUMBER_INVALID = "kvk_number_invalid"
    POSTCODE_INVALID = "postcode_invalid"
    WEBSITE_INVALID = "website_invalid"
    EMAIL_INVALID = "email_invalid"
    EMAIL_SEVERAL = "email_several"
    EMAIL_OF_ANOTHER = "email_of_another"
    PHONE_INVALID = "phone_invalid"
    YES_OR_NO_UNCLEAR = "yes_or_no_unclear"
    TOO_LONG = "too_long"
    ERROR_CELL = "error_cell"
    TOO_MANY_CELLS = "too_many_cells"
    EMPLOYER_AMBIGUOUS = "employer_ambiguous"
    NAME_IN_USE = "name_in_use"


@dataclass(frozen=True, slots=True)
class RowProblem:
    """One thing wrong. `value` is what the cell says; `line` another row that it clashes with."""

    kind: Problem
    column: ImportColumn | None = None
    value: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class RowProblems:
    """A row that cannot be used as it is."""

    line: int
    problems: tuple[RowProblem, ...]
    name: str = ""


@dataclass(frozen=True, slots=True)
class PartnerValues:
    """What a row says of the employer; "" is: says nothing. `sector` is a sector's code."""

    name: str
    sector: str = ""
    city: str = ""
    postcode: str = ""
    kvk_number: str = ""
    website: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True)
class ContactValues:
    """What a row says of a person there; "" and None are: says nothing.

    At least one of `name` and `email` is filled. An `email` without a `name` is known as such.
    """

    name: str = ""
    function: str = ""
    email: str = ""
    phone: str = ""
    is_executive: bool | None = None


@dataclass(frozen=True, slots=True)
class ParsedRow:
    """A row that can be used. `line` is its number as a spreadsheet shows it.

    `loose_phone`: a number in a row that names nobody. Partners have none, so it is not used.
    """

    line: int
    partner: PartnerValues
    contact: ContactValues | None = None
    loose_phone: str = ""


def parse_row(
    line: int,
    cells: Sequence[str],
    mapping: Mapping[int, ImportColumn],
    sectors: SectorBook,
    width: int | None = None,
) -> ParsedRow | RowProblems:
    """One row of the file, cleaned and checked; all problems at once, not only the first.

    `mapping`: column of the file (from 0) to ours. `width`: the number of headings; a row with
    more cells was cut in two by a delimiter inside a text.
    """
    reader = _RowReader(cells, mapping)
    partner = _partner(reader, sectors)
    contact, loose_phone = _contact(reader)
    if width is not None and any(cell.strip() for cell in cells[width:]):
        reader.complain(Problem.TOO_MANY_CELLS)
    if reader.problems:
        return RowProblems(line, tuple(reader.problems), partner.name)
    return ParsedRow(line, partner, contact, loose_phone)


class _RowReader:
    """Gives the cells of one row by column, and collects what is wrong with them."""

    def __init__(self, cells: Sequence[str], mapping: Mapping[int, ImportColumn]) -> None:
        self.problems: list[RowProblem] = []
        self._cells = {
            column: cells[index] for index, column in mapping.items() if index < len(cells)
        }

    def text(self, column: ImportColumn) -> str:
        """The cleaned cell, "" if it is empty or wrong."""
        cell = self._cells.get(column, "")
        if not cell:
            return ""
        text = values.clean_lines(cell) if column is ImportColumn.NOTES else values.clean(cell)
        if values.is_error_cell(text):
            return self.complain(Problem.ERROR_CELL, column, text)
        if len(text) > MAX_LENGTH.get(column, 200):
            return self.complain(Problem.TOO_LONG, column, text[:50])
        return text

    def checked(
        self, column: ImportColumn, check: Callable[[str], str | None], problem: Problem
    ) -> str:
        """The cell as `check` gives it, "" if it is empty or wrong."""
        text = self.text(column)
        if not text:
            return ""
        value = check(text)
        if value is None or len(value) > MAX_LENGTH.get(column, 200):
            return self.complain(problem, column, text)
        return value

    def complain(self, kind: Problem, column: ImportColumn | None = None, value: str = "") -> str:
        """Note a problem; "" as the cell's value."""
        self.problems.append(RowProblem(kind, column, value))
        return ""


def _partner(reader: _RowReader, sectors: SectorBook) -> PartnerValues:
    name = reader.text(ImportColumn.NAME)
    if not name and not reader.problems:
        reader.complain(Problem.NAME_MISSING, ImportColumn.NAME)
    return PartnerValues(
        name=name,
        sector=reader.checked(ImportColumn.SECTOR, sectors.find, Problem.SECTOR_UNKNOWN),
        city=reader.text(ImportColumn.CITY),
        postcode=reader.checked(ImportColumn.POSTCODE, values.postcode, Problem.POSTCODE_INVALID),
        kvk_number=reader.checked(
            ImportColumn.KVK_NUMBER, values.kvk_number, Problem.KVK_NUMBER_INVALID
        ),
        website=reader.checked(ImportColumn.WEBSITE, values.website, Problem.WEBSITE_INVALID),
        notes=reader.text(ImportColumn.NOTES),
    )


def _contact(reader: _RowReader) -> tuple[ContactValues | None, str]:
    """The contact; and a phone number if that is all there is of one."""
    name, function = _contact_name(reader), reader.text(ImportColumn.CONTACT_FUNCTION)
    email = _email(reader)
    phone = reader.checked(ImportColumn.CONTACT_PHONE, values.phone, Problem.PHONE_INVALID)
    is_executive = _is_executive(reader)
    if not name and not email:
        # "Directeur" without a name is somebody; a phone number alone is nobody.
        name = function
    if name or email:
        return ContactValues(name, function, email, phone, is_executive), ""
    return None, phone


def _contact_name(reader: _RowReader) -> str:
    whole = reader.text(ImportColumn.CONTACT_NAME)
    parts = values.full_name(
        reader.text(ImportColumn.CONTACT_FIRST_NAME),
        reader.text(ImportColumn.CONTACT_PREFIX),
        reader.text(ImportColumn.CONTACT_LAST_NAME),
    )
    name = whole or parts
    if len(name) > MAX_LENGTH[ImportColumn.CONTACT_NAME]:
        return reader.complain(Problem.TOO_LONG, ImportColumn.CONTACT_NAME, name[:50])
    return name


def _email(reader: _RowReader) -> str:
    text = reader.text(ImportColumn.CONTACT_EMAIL)
    if not text:
        return ""
    addresses = values.addresses_in(text)
    if len(addresses) > 1:
        return reader.complain(Problem.EMAIL_SEVERAL, ImportColumn.CONTACT_EMAIL, text)
    address = values.email(addresses[0]) if addresses else None
    return address or reader.complain(Problem.EMAIL_INVALID, ImportColumn.CONTACT_EMAIL, text)


def _is_executive(reader: _RowReader) -> bool | None:
    text = reader.text(ImportColumn.CONTACT_IS_EXECUTIVE)
    answer = values.yes_or_no(text)
    if text and answer is None:
        reader.complain(Problem.YES_OR_NO_UNCLEAR, ImportColumn.CONTACT_IS_EXECUTIVE, text)
    return answer
