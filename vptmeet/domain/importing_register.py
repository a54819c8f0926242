"""What the register holds when a list is laid beside it: plain values, from one query."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from vptmeet.domain.importing_identity import employer_key


@dataclass(frozen=True, slots=True)
class ExistingContact:
    """A contact of a partner; those who left are given too, so that a list brings none back."""

    id: int
    name: str
    function: str = ""
    email: str = ""
    phone: str = ""
    is_executive: bool = False
    has_left: bool = False


@dataclass(frozen=True, slots=True)
class ExistingPartner:
    """A partner, archived ones included. `sector` is the sector's code."""

    id: int
    name: str
    sector: str = ""
    city: str = ""
    postcode: str = ""
    kvk_number: str = ""
    website: str = ""
    notes: str = ""
    is_archived: bool = False
    contacts: tuple[ExistingContact, ...] = ()


@dataclass(frozen=True)
class ExistingRegister:
    """All partners, found by KvK number and by what their names share."""

    partners: tuple[ExistingPartner, ...]

    @classmethod
    def of(cls, partners: Iterable[ExistingPartner]) -> "ExistingRegister":
        """A register of `partners`; those in use come before archived ones, then the oldest."""
        return cls(tuple(sorted(partners, key=lambda one: (one.is_archived, one.id))))

    def named(self, key: str) -> list[ExistingPartner]:
        """The partners whose name has this `employer_key`."""
        return self._by_key.get(key, [])

    def with_kvk_number(self, kvk_number: str) -> list[ExistingPartner]:
        """The partners with this KvK number; none for ""."""
        return self._by_kvk_number.get(kvk_number, [])

    @cached_property
    def _by_key(self) -> dict[str, list[ExistingPartner]]:
        found: dict[str, list[ExistingPartner]] = defaultdict(list)
        for partner in self.partners:
            found[employer_key(partner.name)].append(partner)
        return dict(found)

    @cached_property
    def _by_kvk_number(self) -> dict[str, list[ExistingPartner]]:
        found: dict[str, list[ExistingPartner]] = defaultdict(list)
        for partner in self.partners:
            if partner.kvk_number:
                found[partner.kvk_number].append(partner)
        return dict(found)
