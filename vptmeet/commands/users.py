"""`vptmeet user ...`: accounts from the command line, such as the first one."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

import click
from email_validator import EmailNotValidError, validate_email
from flask import current_app
from flask.cli import with_appcontext
from flask_babel import force_locale

from vptmeet.domain.errors import DomainError
from vptmeet.domain.roles import Role
from vptmeet.emails.password_reset import password_link
from vptmeet.models.account import User
from vptmeet.queries import users as queries
from vptmeet.services import accounts, password_links
from vptmeet.services.accounts import AccountValues
from vptmeet.transaction import transaction
from vptmeet.web import mail_settings
from vptmeet.web.errors import message

ROLES = click.Choice([role.value for role in Role])


@click.group("user")
def users() -> None:
    """Accounts: add one, list them, give one a new password."""


@users.command()
@click.argument("email")
@click.option("--name", required=True, help="The person's name, as pages show it.")
@click.option("--role", "roles", required=True, multiple=True, type=ROLES, help="May be repeated.")
@click.option("--function", default="", help="The person's function, shown beside the name.")
@click.option("--password", "ask", is_flag=True, help="Ask for the password here.")
@click.option("--password-stdin", "stdin", is_flag=True, help="Read the password from a pipe.")
@with_appcontext
def add(
    email: str, name: str, roles: tuple[str, ...], function: str, ask: bool, stdin: bool
) -> None:
    """Add an account for EMAIL.

    Without a password, a link is printed with which the person chooses one within seven days.
    """
    password = _read_password(ask, stdin)
    values = AccountValues(
        email=_address(email), name=name, roles=frozenset(map(Role, roles)), function=function
    )
    now = datetime.now(UTC)
    with _words_for_failures(), transaction():
        user = accounts.add(values, None, now, current_app.config["BABEL_DEFAULT_LOCALE"])
        if password is not None:
            accounts.set_password(user, password, None, now)
    click.echo(f"Added {user.email} ({', '.join(sorted(values.roles))}).")
    if password is None:
        _print_link(user, now)


@users.command("list")
@with_appcontext
def list_users() -> None:
    """List every account: address, roles, state and name."""
    rows = queries.all_rows()
    if not rows:
        click.echo("There is no account yet. Add one with `vptmeet user add`.")
    for row in rows:
        state = "active" if row.has_password else "no password yet"
        state = state if row.is_active else "switched off"
        click.echo(f"{row.email}\t{','.join(row.roles)}\t{state}\t{row.name}")


@users.command()
@click.argument("email")
@click.option("--password-stdin", "stdin", is_flag=True, help="Read the password from a pipe.")
@click.option("--link", is_flag=True, help="Print a link instead, to be used within seven days.")
@with_appcontext
def password(email: str, stdin: bool, link: bool) -> None:
    """Give the account EMAIL a new password; its sessions end."""
    user = queries.by_email(email)
    if user is None:
        raise click.ClickException(f"There is no account {email}. See `vptmeet user list`.")
    now = datetime.now(UTC)
    if link:
        _print_link(user, now)
        return
    with _words_for_failures(), transaction():
        accounts.set_password(user, str(_read_password(True, stdin)), None, now)
    click.echo(f"{user.email} has a new password and is signed out everywhere.")


def _read_password(ask: bool, stdin: bool) -> str | None:
    """The password from the pipe or the keyboard; None when it was not asked for."""
    if stdin:
        return sys.stdin.readline().rstrip("\r\n")
    if ask:
        answer: Any = click.prompt("Password", hide_input=True, confirmation_prompt=True)
        return str(answer)
    return None


def _address(email: str) -> str:
    try:
        validate_email(email, check_deliverability=False)
    except EmailNotValidError as error:
        raise click.ClickException(f"{email} is not an e-mail address: {error}") from error
    return email


def _print_link(user: User, now: datetime) -> None:
    until = now + password_links.INVITATION_HOLDS
    token = password_links.new_token(user, until, current_app.config["SECRET_KEY"])
    link = password_link(token, mail_settings.current())
    click.echo(f"Choose a password, once and within seven days, on:\n{link}")


@contextmanager
def _words_for_failures() -> Iterator[None]:
    """Say in words why a deed was refused, and exit with status 1."""
    try:
        yield
    except DomainError as error:
        with force_locale("en"):
            raise click.ClickException(message(error)) from error
