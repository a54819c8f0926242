"""Whether the database is there, and has the schema that this version expects."""

from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from vptmeet.extensions import db


def schema_is_current(migrations: str) -> bool:
    """Whether every migration in the folder `migrations` was applied.

    False too for a database without any. Raises SQLAlchemyError when the database does not answer.
    A connection of its own: the session of a request may be in trouble.
    """
    with db.engine.connect() as connection:
        return _applied(connection) == set(ScriptDirectory(migrations).get_heads())


def _applied(connection: Connection) -> set[str]:
    return set(MigrationContext.configure(connection).get_current_heads())
