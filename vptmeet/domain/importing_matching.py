"""Which employer of the register a group of rows is, and which contact there.

Decided so, and why:

1. The name (without legal form and signs) finds the employer. If the file or the register has
   that name in several cities, the city must agree as well. Where it cannot be told, the rows
   are refused rather than guessed.
2. Of several with that name, the one with the same KvK number goes first; and a name with the
   same KvK number is the same employer even if its city changed.
3. The KvK number alone finds an employer under another name (it was renamed, or is spelled
   otherwise) only if one in the file and one in the register have the number, and city and
   postcode do not contradict it. A KvK number belongs to a legal person: the ten schools of one
   board share it, and without this care the second school would rename the first.

A match stays the same after the plan was carried out: a property test holds it to that.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from vptmeet.domain.importing_columns import ImportColumn
from vptmeet.domain.importing_groups import ContactGroup, EmployerGroup
from vptmeet.domain.importing_identity import person_key
from vptmeet.domain.importing_register import ExistingContact, ExistingPartner, ExistingRegister
from vptmeet.domain.importing_rows import Problem
from vptmeet.domain.partner import fold


class _Ambiguous(Exception):
    """A group may be several employers."""


class Matcher:
    """Finds each group's employer. Ask it once, with all groups of the file."""

    def __init__(self, groups: Sequence[EmployerGroup], register: ExistingRegister) -> None:
        self._register = register
        self._groups_by_kvk: dict[str, int] = defaultdict(int)
        for group in groups:
            self._groups_by_kvk[_kvk(group)] += 1
        self._found: dict[int, ExistingPartner] = {}
        self._ambiguous: set[int] = set()
        self._by_name(groups)
        self._by_kvk_number(groups)

    def partner_of(self, group: EmployerGroup) -> ExistingPartner | None:
        """The employer in the register, or None for a new one."""
        return self._found.get(id(group))

    def is_new(self, group: EmployerGroup) -> bool:
        """Is this employer not in the register?"""
        return id(group) not in self._found

    def problem_of(self, group: EmployerGroup) -> Problem | None:
        """Why the employer cannot be told, if so."""
        return Problem.EMPLOYER_AMBIGUOUS if id(group) in self._ambiguous else None

    def _by_name(self, groups: Iterable[EmployerGroup]) -> None:
        for group in groups:
            try:
                partner = self._named_alike(group)
            except _Ambiguous:
                self._ambiguous.add(id(group))
            else:
                if partner:
                    self._found[id(group)] = partner

    def _by_kvk_number(self, groups: Iterable[EmployerGroup]) -> None:
        taken = {partner.id for partner in self._found.values()}
        for group in groups:
            if id(group) in self._found or id(group) in self._ambiguous:
                continue
            holders = self._register.with_kvk_number(_kvk(group))
            if len(holders) != 1 or self._groups_by_kvk[_kvk(group)] != 1:
                continue
            if self._register.named(group.key):
                continue
            if holders[0].id not in taken and not _contradicts(group, holders[0]):
                self._found[id(group)] = holders[0]

    def _named_alike(self, group: EmployerGroup) -> ExistingPartner | None:
        candidates = self._register.named(group.key)
        same_city = [one for one in candidates if fold(one.city) == group.city]
        if not group.is_only_one:
            if not same_city and not group.city:
                raise _Ambiguous
            return _best(same_city, group)
        same_kvk = [one for one in candidates if _kvk(group) and one.kvk_number == _kvk(group)]
        if len(same_kvk) == 1:
            return same_kvk[0]
        if same_city:
            return _best(same_city, group)
        if group.city:
            return _best([one for one in candidates if not one.city], group)
        if len({fold(one.city) for one in candidates}) > 1:
            raise _Ambiguous
        return _best(candidates, group)


def match_contacts(
    groups: Sequence[ContactGroup], contacts: Sequence[ExistingContact]
) -> dict[int, ExistingContact]:
    """Which contact of the partner each group is, by position in `groups`.

    By e-mail address first. Else by name: the person has a new address, or had none. But not
    if the file has two of that name, since which of them it is cannot be told.
    """
    contacts = sorted(contacts, key=lambda one: one.has_left)
    by_email = {fold(one.email): one for one in reversed(contacts) if one.email}
    found = {
        position: by_email[group.email]
        for position, group in enumerate(groups)
        if group.email in by_email
    }
    taken = {one.id for one in found.values()}
    namesakes: dict[str, int] = defaultdict(int)
    for group in groups:
        namesakes[group.person] += 1
    for position, group in enumerate(groups):
        if position in found or not group.person or namesakes[group.person] > 1:
            continue
        named = (one for one in contacts if person_key(one.name) == group.person)
        free = next((one for one in named if one.id not in taken), None)
        if free:
            found[position] = free
            taken.add(free.id)
    return found


def _best(candidates: list[ExistingPartner], group: EmployerGroup) -> ExistingPartner | None:
    """With the same KvK number, else the first: the register has those in use first."""
    same_kvk = (one for one in candidates if _kvk(group) and one.kvk_number == _kvk(group))
    return next(same_kvk, candidates[0] if candidates else None)


def _kvk(group: EmployerGroup) -> str:
    return group.merged.text(ImportColumn.KVK_NUMBER)


def _contradicts(group: EmployerGroup, partner: ExistingPartner) -> bool:
    postcode = group.merged.text(ImportColumn.POSTCODE)
    other_city = group.city and partner.city and group.city != fold(partner.city)
    other_postcode = postcode and partner.postcode and postcode != partner.postcode
    return bool(other_city or other_postcode)
