"""Whether this installation can do its work: for monitoring, and for who starts it."""

import logging
import secrets
from dataclasses import asdict, dataclass

from flask import current_app
from sqlalchemy.exc import SQLAlchemyError

from config import ROOT
from vptmeet.queries.health import schema_is_current

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Part:
    """One thing that must work. `detail` says what to do, or how it is."""

    ok: bool
    detail: str


def parts() -> dict[str, dict[str, object]]:
    """The state of the database, its schema and the queue, each by name."""
    return {name: asdict(part) for name, part in {**_database(), "queue": _queue()}.items()}


def _database() -> dict[str, Part]:
    try:
        current = schema_is_current(str(ROOT / "migrations"))
    except SQLAlchemyError:
        logger.exception("The database does not answer")
        unknown = Part(False, "unknown while the database does not answer")
        return {"database": Part(False, "does not answer, see the log"), "migrations": unknown}
    schema = Part(True, "up to date") if current else Part(False, "run: vptmeet db upgrade")
    return {"database": Part(True, "answers"), "migrations": schema}


def _queue() -> Part:
    """Write, read back and remove something; how many tasks wait tells whether a worker runs."""
    huey = current_app.extensions["huey"]
    probe = f"readyz-{secrets.token_hex(8)}"
    try:
        huey.storage.put_data(probe, b"1")
        kept = huey.storage.pop_data(probe) == b"1"
        waiting = huey.pending_count()
    # Each kind of queue (SQLite, Redis, PostgreSQL) fails with errors of its own driver.
    except Exception:
        logger.exception("The queue does not answer")
        return Part(False, "cannot be written, see the log")
    return Part(kept, f"{waiting} waiting")
