"""`vptmeet privacy ...`: what the worker does every night, by hand."""

import click
from flask.cli import with_appcontext

from vptmeet.services.privacy import erase_old_needs
from vptmeet.transaction import transaction
from vptmeet.web.clock import now


@click.group("privacy")
def privacy() -> None:
    """Keeping people's data no longer than is needed."""


@privacy.command()
@with_appcontext
def erase() -> None:
    """Erase what people needed at meetings that ended a week ago or longer."""
    with transaction():
        number = erase_old_needs(now())
    click.echo(f"Erased what was needed from {number} answers.")
