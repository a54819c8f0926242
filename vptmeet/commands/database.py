"""`vptmeet db ...`: the schema and the reference data."""

import click
from flask.cli import with_appcontext
from flask_migrate import upgrade as migrate_upgrade

from vptmeet.services import movements, reference
from vptmeet.transaction import transaction


def bring_up_to_date() -> int:
    """Upgrade the schema and add missing reference data; returns how much was added."""
    migrate_upgrade()
    with transaction():
        return reference.install()


@click.group("db")
def database() -> None:
    """The database: its schema and its reference data."""


@database.command()
@with_appcontext
def upgrade() -> None:
    """Bring the schema up to date and add the reference data that is missing."""
    added = bring_up_to_date()
    click.echo(f"The database is up to date ({added} sectors, themes and fields added).")


@database.command()
@with_appcontext
def figures() -> None:
    """Make the figures of the overview anew from every employer's history, to repair them."""
    with transaction():
        movements.rebuild()
    click.echo("The figures are made anew.")
