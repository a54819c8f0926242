"""Attendance: who came, and turnout as figures."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Presence(StrEnum):
    """A mark at the door. `UNKNOWN` is: not marked yet."""

    UNKNOWN = "unknown"
    PRESENT = "present"
    ABSENT = "absent"


@dataclass(frozen=True)
class Turnout:
    """How many of those invited came; `said_yes` counts who had said to come."""

    invited: int
    said_yes: int
    present: int
    unmarked: int

    @property
    def percentage(self) -> int | None:
        """Those present as a share of those invited, 0-100, rounded; None when none was invited."""
        return round(100 * self.present / self.invited) if self.invited else None


def turnout(marks: Iterable[tuple[bool, Presence]]) -> Turnout:
    """Turnout over (said yes, presence) pairs of invitations that still stand."""
    rows = list(marks)
    return Turnout(
        invited=len(rows),
        said_yes=sum(said_yes for said_yes, _ in rows),
        present=sum(mark is Presence.PRESENT for _, mark in rows),
        unmarked=sum(mark is Presence.UNKNOWN for _, mark in rows),
    )
