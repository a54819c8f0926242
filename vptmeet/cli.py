"""The console script `vptmeet`: a Flask command group, a file of commands a subject."""

from typing import Any

import click
from flask import Flask
from flask.cli import FlaskGroup, NoAppException
from sqlalchemy.exc import OperationalError, ProgrammingError

from config import SettingError
from vptmeet.app import create_app
from vptmeet.commands.backup import backup, restore
from vptmeet.commands.database import database
from vptmeet.commands.demo import demo
from vptmeet.commands.doctor import doctor
from vptmeet.commands.partners import partners
from vptmeet.commands.privacy import privacy
from vptmeet.commands.running import serve, worker
from vptmeet.commands.users import users


class Commands(FlaskGroup):
    """The commands, with a sentence instead of a traceback for what whoever runs it can mend."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; exit with status 1 when a setting or the database fails it."""
        try:
            return super().invoke(ctx)
        except SettingError as error:
            raise click.ClickException(str(error)) from error
        except (OperationalError, ProgrammingError) as error:
            words = f"The database does not answer as it should: {error.orig}."
            raise click.ClickException(f"{words} Does `vptmeet db upgrade` help?") from error


def _app() -> Flask:
    """The app, for a command or for the list of commands that --help shows."""
    try:
        return create_app()
    except SettingError as error:
        raise NoAppException(str(error)) from error


@click.group(cls=Commands, create_app=_app, add_default_commands=False)
def main() -> None:
    """VPTmeet: meetings and a coalition of employers for a safe public task."""


for command in (
    serve,
    worker,
    demo,
    database,
    users,
    partners,
    privacy,
    backup,
    restore,
    doctor,
):
    main.add_command(command)
