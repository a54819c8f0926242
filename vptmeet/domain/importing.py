"""Laying a list of employers beside the register: what would be added, changed, or is wrong.

Nothing here saves anything. `plan` is pure: the preview shows it, and a service carries out its
instructions in one transaction. Three rules hold throughout: an empty cell erases nothing; notes
are added to, never replaced; no step on the commitment ladder is set.
"""

from collections.abc import Iterable
from dataclasses import replace

from vptmeet.domain.importing_effects import GroupEffects, effects_on
from vptmeet.domain.importing_groups import EmployerGroup, employer_groups
from vptmeet.domain.importing_matching import Ambiguous, Matcher
from vptmeet.domain.importing_plan import ImportPlan, Instruction, OutcomeKind, RowOutcome
from vptmeet.domain.importing_register import ExistingPartner, ExistingRegister
from vptmeet.domain.importing_rows import ParsedRow, Problem, RowProblem, RowProblems


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
    groups = employer_groups(usable)
    matcher = Matcher(groups, existing)
    for group in groups:
        effects = _effects(group, matcher, default_sector)
        outcomes += effects.rows
        instructions += effects.instructions
    outcomes.sort(key=lambda outcome: outcome.line)
    instructions.sort(key=lambda instruction: instruction.line)
    return ImportPlan(tuple(outcomes), tuple(instructions))


def _effects(group: EmployerGroup, matcher: Matcher, default_sector: str) -> GroupEffects:
    refused = [
        _wrong(line, group.rows[0].partner.name, (problem,))
        for line, problem in group.refused.items()
    ]
    try:
        partner = matcher.partner_of(group)
    except Ambiguous:
        effects = _all_wrong(group, Problem.EMPLOYER_AMBIGUOUS)
    else:
        effects = _known_or_new(group, partner, default_sector)
    return replace(effects, rows=[*effects.rows, *refused])


def _known_or_new(
    group: EmployerGroup, partner: ExistingPartner | None, default_sector: str
) -> GroupEffects:
    effects = effects_on(group, partner, default_sector)
    return effects or _all_wrong(group, Problem.SECTOR_MISSING)


def _all_wrong(group: EmployerGroup, problem: Problem) -> GroupEffects:
    rows = [_wrong(row.line, row.partner.name, (RowProblem(problem),)) for row in group.rows]
    return GroupEffects(rows, [])


def _wrong(line: int, name: str, problems: tuple[RowProblem, ...]) -> RowOutcome:
    return RowOutcome(line, OutcomeKind.WRONG, name, problems=problems)
