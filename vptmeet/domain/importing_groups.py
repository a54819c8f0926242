"""Rows of one file that are about one employer, and about one person there.

This looks at the file alone, never at the register. So the second time that a file is read it
falls into the same groups, which is what makes "the same file twice adds nothing" hold.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from vptmeet.domain.importing_columns import CONTACT_ATTRIBUTES, PARTNER_COLUMNS, ImportColumn
from vptmeet.domain.importing_identity import (
    comparable,
    employer_key,
    may_be_one_person,
    person_key,
)
from vptmeet.domain.importing_plan import NoteKind, RowNote
from vptmeet.domain.importing_rows import ContactValues, ParsedRow, Problem, RowProblem
from vptmeet.domain.partner import fold


@dataclass
class Merged:
    """Values that several rows give together. Where they differ, the first row counts."""

    values: dict[ImportColumn, str | bool] = field(default_factory=dict)
    # Which row gave a value.
    givers: dict[ImportColumn, int] = field(default_factory=dict)
    # Notes are the exception: they add up. Text -> the row that gave it.
    notes: dict[str, int] = field(default_factory=dict)

    def take(self, line: int, column: ImportColumn, value: str | bool | None) -> RowNote | None:
        """Take a value from a row; a note if another row's counts."""
        if value is None or value == "":
            return None
        if column is ImportColumn.NOTES:
            self.notes.setdefault(str(value), line)
            return None
        if column not in self.values:
            self.values[column] = value
            self.givers[column] = line
            return None
        if comparable(column, self.values[column]) == comparable(column, value):
            return None
        return RowNote(NoteKind.VALUE_NOT_USED, column, _shown(value), self.givers[column])

    def text(self, column: ImportColumn) -> str:
        """The value of a text column, "" if no row gave one."""
        return str(self.values.get(column, ""))

    def gifts(self) -> dict[int, set[ImportColumn]]:
        """Row -> the columns whose value comes from it."""
        gifts: dict[int, set[ImportColumn]] = defaultdict(set)
        for column, line in self.givers.items():
            gifts[line].add(column)
        for line in self.notes.values():
            gifts[line].add(ImportColumn.NOTES)
        return gifts


@dataclass
class ContactGroup:
    """Rows about one person."""

    rows: list[ParsedRow] = field(default_factory=list)
    merged: Merged = field(default_factory=Merged)
    named: ParsedRow | None = None  # the first row that gives the name

    @property
    def email(self) -> str:
        """The address as it is compared, "" if no row has one."""
        return fold(self.merged.text(ImportColumn.CONTACT_EMAIL))

    @property
    def person(self) -> str:
        """The name as it is compared, "" if no row has one."""
        name = self.merged.text(ImportColumn.CONTACT_NAME)
        return person_key(name) if name else ""


@dataclass
class EmployerGroup:
    """Rows about one employer: the same name, and not two different cities."""

    key: str
    rows: list[ParsedRow]
    is_only_one: bool  # no other group in the file has this name
    merged: Merged = field(default_factory=Merged)
    contacts: list[ContactGroup] = field(default_factory=list)
    notes: dict[int, list[RowNote]] = field(default_factory=lambda: defaultdict(list))
    refused: dict[int, RowProblem] = field(default_factory=dict)

    @property
    def city(self) -> str:
        """The city as it is compared, "" if no row has one."""
        return fold(self.merged.text(ImportColumn.CITY))

    @property
    def has_sector(self) -> bool:
        """Does a row name the sector?"""
        return ImportColumn.SECTOR in self.merged.values

    @property
    def first_line(self) -> int:
        """The first row that counts."""
        return self.rows[0].line

    def contact_of(self, row: ParsedRow) -> ContactGroup | None:
        """The person that a row is about."""
        return self._by_line.get(row.line)

    def __post_init__(self) -> None:
        self._by_line: dict[int, ContactGroup] = {}
        self._split_in_contacts()
        self.rows = [row for row in self.rows if row.line not in self.refused]
        for row in self.rows:
            self._merge(row)

    def _split_in_contacts(self) -> None:
        """By e-mail address; a row without one joins the person of that name, or is a new one.

        One address under two unlike names is refused: a personal link is for one person.
        """
        by_email: dict[str, ContactGroup] = {}
        by_name: dict[str, ContactGroup] = {}
        for row, contact in self._with_contact():
            if contact.email:
                group = by_email.setdefault(fold(contact.email), ContactGroup())
                if self._join(group, row, contact) and contact.name:
                    by_name.setdefault(person_key(contact.name), group)
        for row, contact in self._with_contact():
            if not contact.email:
                group = by_name.setdefault(person_key(contact.name), ContactGroup())
                self._join(group, row, contact)
        groups = {id(group): group for group in self._by_line.values()}
        for one in groups.values():
            one.rows.sort(key=lambda row: row.line)
        self.contacts = sorted(groups.values(), key=lambda one: one.rows[0].line)

    def _with_contact(self) -> Iterable[tuple[ParsedRow, ContactValues]]:
        return [(row, row.contact) for row in self.rows if row.contact]

    def _join(self, group: ContactGroup, row: ParsedRow, contact: ContactValues) -> bool:
        """Put the row with the person; False, and the row is refused, if it is another's."""
        holder = group.named.contact.name if group.named and group.named.contact else ""
        if group.named and contact.name and not may_be_one_person(contact.name, holder):
            self.refused[row.line] = RowProblem(
                Problem.EMAIL_OF_ANOTHER,
                ImportColumn.CONTACT_EMAIL,
                contact.email,
                group.named.line,
            )
            return False
        if contact.name and not group.named:
            group.named = row
        group.rows.append(row)
        self._by_line[row.line] = group
        return True

    def _merge(self, row: ParsedRow) -> None:
        taken = [
            self.merged.take(row.line, column, getattr(row.partner, column.value))
            for column in PARTNER_COLUMNS
        ]
        group = self.contact_of(row)
        if group:
            taken += [
                group.merged.take(row.line, column, getattr(row.contact, attribute))
                for column, attribute in CONTACT_ATTRIBUTES.items()
            ]
        self.notes[row.line] += [note for note in taken if note]
        if row.loose_phone:
            column = ImportColumn.CONTACT_PHONE
            self.notes[row.line].append(RowNote(NoteKind.PHONE_NOT_USED, column, row.loose_phone))


def employer_groups(rows: Iterable[ParsedRow]) -> list[EmployerGroup]:
    """`rows` by employer, in the order of the file.

    Rows of one name are one employer, unless they name several cities; then each city is one,
    and the rows without a city are a group by themselves, which cannot be told apart.
    """
    by_key: dict[str, list[ParsedRow]] = defaultdict(list)
    for row in rows:
        by_key[employer_key(row.partner.name)].append(row)
    groups = []
    for key, members in by_key.items():
        by_city: dict[str, list[ParsedRow]] = defaultdict(list)
        for row in members:
            by_city[fold(row.partner.city)].append(row)
        if len(by_city.keys() - {""}) < 2:
            groups.append(EmployerGroup(key, members, is_only_one=True))
        else:
            groups += [EmployerGroup(key, part, is_only_one=False) for part in by_city.values()]
    return groups


def _shown(value: str | bool) -> str:
    if isinstance(value, bool):
        return "ja" if value else "nee"
    return value
