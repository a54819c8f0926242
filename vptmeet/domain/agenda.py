"""The programme of a meeting: its points follow one another."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta


def start_times(starts_at: datetime, minutes: Iterable[int]) -> Iterator[datetime]:
    """When each point begins, if the first begins at `starts_at` and point n takes minutes[n]."""
    moment = starts_at
    for length in minutes:
        yield moment
        moment += timedelta(minutes=length)
