"""Laying a list of employers beside the register: what would be added, changed, or is wrong.

Nothing here saves anything. `plan` is pure: the preview shows it, and a service carries out its
instructions in one transaction. Three rules hold throughout: an empty cell erases nothing; notes
are added to, never replaced; no step on the commitment ladder is set.
"""

from collections.abc import Iterable, Iterator

from vptmeet.domain.importing_columns import ImportColumn
from vptmeet.domain.importing_effects import GroupEffects, effects_on
from vptmeet.domain.importing_groups import EmployerGroup, employer_groups
from vptmeet.domain.importing_identity import employer_key
from vptmeet.domain.importing_matching import Matcher
from vptmeet.domain.importing_plan import (
    AddPartner,
    ImportPlan,
    Instruction,
    OutcomeKind,
    RowOutcome,
)
from vptmeet.domain.importing_register import ExistingPartner, ExistingRegister
from vptmeet.domain.importing_rows import ParsedRow, Problem, RowProblem, RowProblems
from vptmeet.domain.partner import fold


def plan(
    rows: Iterable[ParsedRow | RowProblems],
    existing: ExistingRegister,
    default_sector: str = "",
) -> ImportPlan:
    """What importing `rows` would do to the register `existing`.

    `default_sector`: the code for new employers whose rows name no sector. Without it such rows
    are wrong, since every employer has a sector.
    """
    usable: list[ParsedRow] = []
    outcomes: list[RowOutcome] = []
    for row in rows:
        if isinstance(row, ParsedRow):
            usable.append(row)
        else:
            outcomes.append(_wrong(row.line, row.name, row.problems))
    instructions: list[Instruction] = []
    for effects in _all_effects(employer_groups(usable), existing, default_sector):
        outcomes += effects.rows
        instructions += effects.instructions
    outcomes.sort(key=lambda outcome: outcome.line)
    instructions.sort(key=lambda one: (isinstance(one, AddPartner), one.line))
    return ImportPlan(tuple(outcomes), tuple(instructions))


def _all_effects(
    groups: list[EmployerGroup], existing: ExistingRegister, default_sector: str
) -> Iterator[GroupEffects]:
    matcher = Matcher(groups, existing)
    names = _NamesInUse(existing)
    # Renamed employers give up a name, so they go first.
    for group in sorted(groups, key=matcher.is_new):
        yield GroupEffects(_refused(group), [])
        problem = matcher.problem_of(group)
        partner = matcher.partner_of(group)
        if not problem and not (partner or group.has_sector or default_sector):
            problem = Problem.SECTOR_MISSING
        if not problem and not names.take(group, partner):
            problem = Problem.NAME_IN_USE
        if problem:
            yield GroupEffects(_all_wrong(group, problem), [])
        else:
            yield effects_on(group, partner, default_sector)


class _NamesInUse:
    """The names of partners in use, which have to stay apart; as they will be after the plan."""

    def __init__(self, existing: ExistingRegister) -> None:
        self._names = {fold(one.name) for one in existing.partners if not one.is_archived}

    def take(self, group: EmployerGroup, partner: ExistingPartner | None) -> bool:
        """Give a new or renamed employer its name; False if that is another's."""
        if partner and employer_key(partner.name) == group.key:
            return True  # it keeps its name
        name = fold(group.merged.text(ImportColumn.NAME))
        if name in self._names:
            return False
        if partner and partner.is_archived:
            return True  # its name is not in use
        if partner:
            self._names.discard(fold(partner.name))
        self._names.add(name)
        return True


def _refused(group: EmployerGroup) -> list[RowOutcome]:
    name = group.rows[0].partner.name
    return [_wrong(line, name, (problem,)) for line, problem in group.refused.items()]


def _all_wrong(group: EmployerGroup, problem: Problem) -> list[RowOutcome]:
    found = (RowProblem(problem, ImportColumn.NAME),)
    return [_wrong(row.line, row.partner.name, found) for row in group.rows]


def _wrong(line: int, name: str, problems: tuple[RowProblem, ...]) -> RowOutcome:
    return RowOutcome(line, OutcomeKind.WRONG, name, problems=problems)
