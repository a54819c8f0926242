"""The commitment ladder: six rungs, what must be seen for each, and the level on any day."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import IntEnum, StrEnum
from operator import attrgetter


class CommitmentLevel(IntEnum):
    """A rung of the ladder. Its value is its height, so that rungs can be compared."""

    KNOWN = 0
    IN_CONTACT = 1
    ATTENDING = 2
    PLEDGED = 3
    ACTING = 4
    LEADING = 5

    @property
    def code(self) -> str:
        """The name that addresses and files use: `known` ... `leading`."""
        return self.name.lower()

    @classmethod
    def from_code(cls, code: str) -> "CommitmentLevel":
        """The rung called `code`; raises ValueError for anything else."""
        try:
            return cls[code.upper()]
        except KeyError as error:
            raise ValueError(code) from error


COALITION_FROM = CommitmentLevel.PLEDGED
"""Partners at this rung or higher are the coalition; those below are on their way."""


class MeasureCode(StrEnum):
    """The eight measures that an employer takes (agressievrijwerk.nl, maatregelen VPT)."""

    NORM = "NORM"
    REPORT = "REPORT"
    REGISTER = "REGISTER"
    TRAIN = "TRAIN"
    RESPOND = "RESPOND"
    POLICE_REPORT = "POLICE_REPORT"
    RECOVER = "RECOVER"
    AFTERCARE = "AFTERCARE"


ACTING_MEASURES = frozenset({MeasureCode.NORM, MeasureCode.REGISTER, MeasureCode.POLICE_REPORT})
"""Without these three, four measures do not make an employer `acting`."""


class EvidenceKind(StrEnum):
    """What a step rests on. Evidence is about policy, never about an incident or a victim."""

    SOURCE = "source"
    CONVERSATION = "conversation"
    ATTENDANCE = "attendance"
    DECLARATION = "declaration"
    MEASURES = "measures"
    SPOKE = "spoke"
    REASON = "reason"
    WITHOUT = "without"


@dataclass(frozen=True)
class Evidence:
    """What somebody saw. `detail` says it in words; the other fields as the kind asks."""

    kind: EvidenceKind
    detail: str = ""
    signer: str = ""
    signer_function: str = ""
    measures: frozenset[MeasureCode] = field(default_factory=frozenset)


class MissingEvidence(StrEnum):
    """What is still needed before a partner can stand on a rung."""

    KIND = "kind"
    DETAIL = "detail"
    SIGNER = "signer"
    SIGNER_FUNCTION = "signer_function"
    FOUR_MEASURES = "four_measures"
    CORE_MEASURES = "core_measures"
    ALL_MEASURES = "all_measures"
    CONTACT = "contact"
    REASON = "reason"


FITTING_KINDS: dict[CommitmentLevel, tuple[EvidenceKind, ...]] = {
    CommitmentLevel.KNOWN: (EvidenceKind.SOURCE,),
    CommitmentLevel.IN_CONTACT: (EvidenceKind.CONVERSATION,),
    CommitmentLevel.ATTENDING: (EvidenceKind.ATTENDANCE,),
    CommitmentLevel.PLEDGED: (EvidenceKind.DECLARATION,),
    CommitmentLevel.ACTING: (EvidenceKind.MEASURES,),
    CommitmentLevel.LEADING: (EvidenceKind.SPOKE,),
}


def missing_evidence(
    current: CommitmentLevel | None,
    target: CommitmentLevel,
    evidence: Evidence,
    has_contact: bool,
) -> tuple[MissingEvidence, ...]:
    """What lacks for a step from `current` to `target`; an empty tuple means that it may be taken.

    A step down needs a reason; a step up needs the evidence of its rung and, from `in_contact`
    on, a named contact. `WITHOUT` passes with a word why, and is shown as such everywhere.
    """
    if evidence.kind is EvidenceKind.WITHOUT:
        return () if evidence.detail else (MissingEvidence.REASON,)
    if current is not None and target < current:
        return () if evidence.detail else (MissingEvidence.REASON,)
    missing = list(_missing_for_rung(target, evidence))
    if target > CommitmentLevel.KNOWN and not has_contact:
        missing.append(MissingEvidence.CONTACT)
    return tuple(missing)


def _missing_for_rung(target: CommitmentLevel, evidence: Evidence) -> Iterable[MissingEvidence]:
    if evidence.kind not in FITTING_KINDS[target]:
        yield MissingEvidence.KIND
    if target is CommitmentLevel.PLEDGED:
        yield from _missing_signature(evidence)
    elif not evidence.detail:
        yield MissingEvidence.DETAIL
    yield from _missing_measures(target, evidence.measures)


def _missing_signature(evidence: Evidence) -> Iterable[MissingEvidence]:
    if not evidence.signer:
        yield MissingEvidence.SIGNER
    if not evidence.signer_function:
        yield MissingEvidence.SIGNER_FUNCTION


def _missing_measures(
    target: CommitmentLevel, measures: frozenset[MeasureCode]
) -> Iterable[MissingEvidence]:
    if target is CommitmentLevel.ACTING and len(measures) < 4:
        yield MissingEvidence.FOUR_MEASURES
    elif target is CommitmentLevel.ACTING and not measures >= ACTING_MEASURES:
        yield MissingEvidence.CORE_MEASURES
    if target is CommitmentLevel.LEADING and measures != frozenset(MeasureCode):
        yield MissingEvidence.ALL_MEASURES


@dataclass(frozen=True)
class Step:
    """One dated entry of a partner's history; `recorded_at` decides between two of one day."""

    level: CommitmentLevel
    day: date
    recorded_at: datetime

    @property
    def order(self) -> tuple[date, datetime, CommitmentLevel]:
        """The place in the history. Of two that were recorded at once the higher rung is later."""
        return self.day, self.recorded_at, self.level


def level_on(steps: Iterable[Step], day: date) -> CommitmentLevel | None:
    """The level at the end of `day`, or None when nothing was recorded by then.

    The order in which steps are given does not matter: the latest day counts, and within a day
    the entry that was recorded last.
    """
    past = [step for step in steps if step.day <= day]
    if not past:
        return None
    return max(past, key=attrgetter("order")).level


def standing(steps: Iterable[Step]) -> Step:
    """The step that began the last unbroken stay on a rung: its level holds since its day.

    Raises ValueError when there are no steps.
    """
    ordered = sorted(steps, key=attrgetter("order"))
    if not ordered:
        raise ValueError("a partner without history stands nowhere")
    first = ordered[-1]
    for step in reversed(ordered):
        if step.level is not first.level:
            break
        first = step
    return first
