"""Measuring: two things in turn, so that what else the machine does hits both alike."""

import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from statistics import median


@dataclass(frozen=True)
class Result:
    """One line of the table. `aim` says in words what the figure should be; `met` whether it is."""

    name: str
    figure: str
    value: float
    aim: str
    met: bool

    def as_dict(self) -> dict[str, object]:
        """The result as JSON has it."""
        return asdict(self)


def seconds(work: Callable[[], object]) -> float:
    """How long `work` takes, once."""
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def in_turn(
    one: Callable[[], object], other: Callable[[], object], rounds: int
) -> tuple[float, float]:
    """The median seconds of each, measured in turn after a round to warm up."""
    one()
    other()
    pairs = [(seconds(one), seconds(other)) for _ in range(rounds)]
    return median(pair[0] for pair in pairs), median(pair[1] for pair in pairs)
