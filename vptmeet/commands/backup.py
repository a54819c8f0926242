"""`vptmeet backup` and `vptmeet restore`: all data in one file, and back."""

from datetime import UTC, datetime
from pathlib import Path

import click
from alembic.script import ScriptDirectory
from flask.cli import with_appcontext

from config import ROOT
from vptmeet.commands.database import bring_up_to_date
from vptmeet.domain import errors
from vptmeet.queries.health import schema_is_current
from vptmeet.services import backup as copies
from vptmeet.transaction import transaction

_MIGRATIONS = str(ROOT / "migrations")

_WORDS = {
    errors.BackupUnreadable: "This file is not a backup of VPTmeet, or it is damaged.",
    errors.BackupVersionDiffers: "This backup is of another version of VPTmeet. Put back the "
    "version that made it, restore, and update after that.",
    errors.DatabaseNotEmpty: "This database is in use. Restore into an empty one: name a new "
    "database in VPTMEET_DATABASE_URL, or move the old one away.",
}


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--replace", is_flag=True, help="Write over FILE when it exists.")
@with_appcontext
def backup(file: Path, replace: bool) -> None:
    """Write all data to FILE, a ZIP that `vptmeet restore` reads.

    It holds personal data, so keep it safe. The secret key is not in it: keep that apart.
    """
    if file.exists() and not replace:
        raise click.ClickException(f"{file} exists. Choose another name, or add --replace.")
    if not schema_is_current(_MIGRATIONS):
        raise click.ClickException("First bring the database up to date: vptmeet db upgrade")
    try:
        with transaction():
            counts = copies.write(file, _revision(), datetime.now(UTC))
    except OSError as error:
        raise click.ClickException(f"{file} cannot be written: {error.strerror}.") from error
    click.echo(f"Wrote {sum(counts.values())} rows of {len(counts)} tables to {file}.")


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@with_appcontext
def restore(file: Path) -> None:
    """Put the data of FILE into a new, empty database (its tables are made when needed)."""
    bring_up_to_date()
    try:
        with transaction():
            counts = copies.read(file, _revision())
    except tuple(_WORDS) as error:
        raise click.ClickException(_WORDS[type(error)]) from error
    click.echo(f"Put back {sum(counts.values())} rows of {len(counts)} tables from {file}.")


def _revision() -> str:
    return str(ScriptDirectory(_MIGRATIONS).get_current_head())
