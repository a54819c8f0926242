"""The console script `vptmeet`: a Flask command group, a file of commands a subject."""

import click
from flask.cli import FlaskGroup

from vptmeet.app import create_app
from vptmeet.commands.database import database


@click.group(cls=FlaskGroup, create_app=create_app, add_default_commands=False)
def main() -> None:
    """VPTmeet: meetings and a coalition of employers for a safe public task."""


main.add_command(database)
