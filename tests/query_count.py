"""Counting SQL statements, to show that a page asks no more when there is more data."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Engine, event

from vptmeet.extensions import db


@dataclass
class Statements:
    """The SQL that was sent; `count` is how many statements."""

    sent: list[str] = field(default_factory=list)

    @property
    def count(self) -> int:
        """How many statements were sent."""
        return len(self.sent)


@contextmanager
def counted(engine: Engine | None = None) -> Iterator[Statements]:
    """Within: every statement that goes to the database is noted.

    Without an `engine` it is that of the app, whose context must be there.
    """
    statements = Statements()

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        statements.sent.append(statement)

    engine = engine or db.engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        yield statements
    finally:
        event.remove(engine, "before_cursor_execute", note)
