"""What an import would do: an outcome for each row, and instructions for who carries it out.

Instructions are complete in themselves. A service carries them out from first to last in one
transaction: what is known first, so that a name that is given up is free for who comes after.
None of them touches a commitment: a new partner starts as `known`. They keep the register's own
rules: no two partners in use have one name, no two contacts of a partner one address.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from vptmeet.domain.importing_columns import CONTACT_ATTRIBUTES, ImportColumn
from vptmeet.domain.importing_rows import ContactValues, PartnerValues, RowProblem


class OutcomeKind(StrEnum):
    """What happens with a row of the file."""

    ADDED = "added"  # brings a new employer, a new contact, or both
    CHANGED = "changed"  # brings new values for what is known
    SAME = "same"  # says what the register says already
    DUPLICATE = "duplicate"  # says what an earlier row of the file says already
    WRONG = "wrong"  # cannot be used; nothing of it is


class NoteKind(StrEnum):
    """What a person should know of a row that is used."""

    VALUE_NOT_USED = "value_not_used"  # an earlier row says something else, which counts
    PHONE_NOT_USED = "phone_not_used"  # a number without a person to it
    PARTNER_ARCHIVED = "partner_archived"  # the employer it belongs to is archived
    CONTACT_HAS_LEFT = "contact_has_left"  # the person does not work there any more: untouched
    FOUND_BY_KVK_NUMBER = "found_by_kvk_number"  # under another name


@dataclass(frozen=True, slots=True)
class RowNote:
    """A note; for VALUE_NOT_USED: which `column` and `value`, and the `line` that counts."""

    kind: NoteKind
    column: ImportColumn | None = None
    value: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Change:
    """One value that becomes another. SECTOR holds codes; only is-executive holds a bool."""

    column: ImportColumn
    old: str | bool
    new: str | bool

    @property
    def attribute(self) -> str:
        """The attribute of Partner or Contact; "sector" stands for the sector with that code."""
        return CONTACT_ATTRIBUTES.get(self.column, self.column.value)


@dataclass(frozen=True, slots=True)
class AddPartner:
    """Add an employer with these contacts. `sector` and every contact's `name` are filled."""

    line: int
    values: PartnerValues
    contacts: tuple[ContactValues, ...] = ()


@dataclass(frozen=True, slots=True)
class ChangePartner:
    """Set `change.attribute` to `change.new` for each change."""

    line: int
    partner_id: int
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class AddContact:
    """Add a contact to a partner that exists. `name` is filled; None is not executive."""

    line: int
    partner_id: int
    values: ContactValues


@dataclass(frozen=True, slots=True)
class ChangeContact:
    """Set `change.attribute` to `change.new` for each change."""

    line: int
    partner_id: int
    contact_id: int
    changes: tuple[Change, ...]


Instruction = AddPartner | ChangePartner | AddContact | ChangeContact


@dataclass(frozen=True, slots=True)
class RowOutcome:
    """What happens with the row on `line`, and why."""

    line: int
    kind: OutcomeKind
    name: str = ""
    contact_name: str = ""
    partner_id: int | None = None  # of the employer in the register, if it is there
    adds_partner: bool = False
    adds_contact: bool = False
    changes: tuple[Change, ...] = ()
    problems: tuple[RowProblem, ...] = ()
    notes: tuple[RowNote, ...] = ()
    same_as_line: int = 0  # for DUPLICATE: the first row of this employer and contact


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """All rows in the order of the file, and the instructions in the order to carry out."""

    rows: tuple[RowOutcome, ...]
    instructions: tuple[Instruction, ...]

    @property
    def counts(self) -> Mapping[OutcomeKind, int]:
        """How many rows there are of each kind; 0 for kinds that do not occur."""
        return Counter(row.kind for row in self.rows)

    @property
    def new_partners(self) -> int:
        """How many employers are added."""
        return sum(1 for one in self.instructions if isinstance(one, AddPartner))

    @property
    def new_contacts(self) -> int:
        """How many contacts are added, those of new employers included."""
        added = (one for one in self.instructions if isinstance(one, AddPartner | AddContact))
        return sum(len(one.contacts) if isinstance(one, AddPartner) else 1 for one in added)
