"""The time of a request: routes ask for it once and hand it down."""

from datetime import UTC, date, datetime

from vptmeet.wording.dates import to_local


def now() -> datetime:
    """The moment, aware, in UTC."""
    return datetime.now(UTC)


def today() -> date:
    """The day that the municipality's calendar shows."""
    return to_local(now()).date()
