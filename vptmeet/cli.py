"""The console script `vptmeet`: a Flask command group, a file of commands a subject."""

import click
from flask.cli import FlaskGroup

from vptmeet.app import create_app
from vptmeet.commands.database import database
from vptmeet.commands.demo import demo
from vptmeet.commands.partners import partners
from vptmeet.commands.privacy import privacy
from vptmeet.commands.running import serve, worker
from vptmeet.commands.users import users


@click.group(cls=FlaskGroup, create_app=create_app, add_default_commands=False)
def main() -> None:
    """VPTmeet: meetings and a coalition of employers for a safe public task."""


for command in (serve, worker, demo, database, users, partners, privacy):
    main.add_command(command)
