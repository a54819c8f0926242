"""Alembic's environment: the app's engine and the models' metadata."""

from alembic import context
from flask import current_app

from vptmeet.extensions import Base, UtcDateTime
from vptmeet.models.columns import LevelColumn


def render_item(kind: str, item: object, _context: object) -> str | bool:
    """Write our own column types as what the database sees, so that migrations stand alone."""
    if kind == "type" and isinstance(item, UtcDateTime):
        return "sa.DateTime(timezone=True)"
    if kind == "type" and isinstance(item, LevelColumn):
        return "sa.SmallInteger()"
    return False


def run() -> None:
    """Run what is asked on the app's database, in one transaction."""
    engine = current_app.extensions["migrate"].db.engine
    with engine.connect() as connection:
        context.configure(
            connection=connection,
            target_metadata=Base.metadata,
            render_item=render_item,
            render_as_batch=connection.dialect.name == "sqlite",
            compare_type=True,
        )
        with context.begin_transaction():
            context.run_migrations()


run()
