"""`vptmeet doctor`: what is well with this installation, and what to do about the rest."""

import smtplib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click
from flask import current_app
from flask.cli import with_appcontext

from config import ROOT
from vptmeet.emails.transport import open_connection
from vptmeet.queries.users import has_active_manager
from vptmeet.web.public import health


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at. `advice` is for when it is not well."""

    name: str
    ok: bool
    detail: str
    advice: str = ""


@click.command()
@with_appcontext
def doctor() -> None:
    """Look at settings, database, queue, mail server and assets; exit 1 when something is wrong."""
    sick = 0
    for finding in _findings():
        sick += not finding.ok
        mark = click.style("well ", fg="green") if finding.ok else click.style("WRONG", fg="red")
        click.echo(f"{mark}  {finding.name}: {finding.detail}")
        if not finding.ok and finding.advice:
            click.echo(f"       {finding.advice}")
    if sick:
        things = "One thing needs" if sick == 1 else f"{sick} things need"
        raise click.ClickException(f"{things} attention.")
    click.echo("All is well.")


def _findings() -> Iterator[Finding]:
    parts = health.parts()
    for name, part in parts.items():
        yield Finding(name, bool(part["ok"]), str(part["detail"]))
    if parts["migrations"]["ok"]:
        yield _manager()
    yield _base_url()
    yield _secret_key()
    yield _assets()
    yield _mail_server()
    yield _sender()


def _manager() -> Finding:
    there = has_active_manager()
    return Finding(
        "accounts",
        there,
        "there is a functional manager" if there else "nobody can manage accounts",
        "Add one: vptmeet user add EMAIL --name NAME --role manager",
    )


def _base_url() -> Finding:
    url = current_app.config["BASE_URL"]
    safe = url.startswith("https://") or "//localhost" in url
    advice = (
        "Set VPTMEET_BASE_URL to the https address that people use; links in mail begin with it."
    )
    return Finding("address", safe, url, advice)


def _secret_key() -> Finding:
    long_enough = len(current_app.config["SECRET_KEY"]) >= 32
    path = Path(current_app.config["DATA_DIR"]) / "secret_key"
    private = not path.exists() or not path.stat().st_mode & 0o077
    return Finding(
        "secret key",
        long_enough and private,
        "long and private" if long_enough and private else "too short, or others can read it",
        f"Set VPTMEET_SECRET_KEY to at least 32 random signs, or run: chmod 600 {path}",
    )


def _assets() -> Finding:
    there = (ROOT / "static" / "dist" / "manifest.json").exists()
    detail = "built" if there else "the style sheets are missing"
    return Finding("pages", there, detail, "Run: make assets words")


def _mail_server() -> Finding:
    config = current_app.config
    where = f"{config['MAIL_SERVER']}:{config['MAIL_PORT']}"
    advice = "Look at VPTMEET_MAIL_SERVER, _PORT, _STARTTLS, _TLS, _USERNAME and _PASSWORD."
    try:
        with open_connection(config) as connection:
            code, words = connection.host.noop() if connection.host else (0, b"")
    except (OSError, smtplib.SMTPException) as error:
        return Finding("mail server", False, f"{where}: {error}", advice)
    return Finding("mail server", code == 250, f"{where} answers {code} {words.decode()}", advice)


def _sender() -> Finding:
    sender = current_app.config["MAIL_SENDER"]
    own = not sender.endswith(("localhost", ".localdomain"))
    return Finding(
        "sender", own, sender, "Set VPTMEET_MAIL_SENDER to an address of your own domain."
    )
