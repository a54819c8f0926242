"""`vptmeet demo`: a municipality that does not exist, with everything that a real one has."""

import signal
import socket
import sys
import threading
from datetime import date, datetime
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from config import Config, process_environment
from vptmeet.app import create_app
from vptmeet.commands.database import bring_up_to_date
from vptmeet.commands.running import gunicorn_arguments
from vptmeet.demo import accounts, loading
from vptmeet.demo.home import DemoHome
from vptmeet.demo.processes import ChildStopped, Processes
from vptmeet.web import mail_settings

_HOST = "127.0.0.1"
_LAST_LINES = 15


@click.command()
@click.option("--port", default=5000, show_default=True, help="Port of the web pages.")
@click.option("--fresh", is_flag=True, help="Throw the demo's data away and make it anew.")
def demo(port: int, fresh: bool) -> None:
    """Show the demo municipality: web pages, a worker and a mail server of its own."""
    _refuse_used_port(port)
    home = DemoHome(Path(Config().DATA_DIR))
    home.folder.mkdir(parents=True, exist_ok=True)
    mail_port = _free_port()
    _take_settings(home.environment(process_environment(), port, mail_port))
    _prepare(home, fresh)
    try:
        with Processes(home.logs, process_environment()) as processes:
            _run(processes, home, port, mail_port)
    except ChildStopped as stopped:
        lines = stopped.log.read_text(errors="replace").splitlines()[-_LAST_LINES:]
        click.echo("\n".join(lines), err=True)
        click.echo(
            f"De demo is gestopt, want {stopped.name} werkt niet meer. Hierboven staat waarom; "
            f"alles staat in {stopped.log}.",
            err=True,
        )
        sys.exit(1)
    click.echo("De demo is gestopt.")


def _refuse_used_port(port: int) -> None:
    with socket.socket() as probe:
        # As the web server does it: a port that was used a moment ago is free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((_HOST, port))
        except OSError as error:
            raise click.ClickException(
                f"Poort {port} is al in gebruik. Kies een andere: make demo PORT={port + 1}"
            ) from error


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((_HOST, 0))
        return int(probe.getsockname()[1])


def _take_settings(environment: dict[str, str]) -> None:
    """Let this process and its children have these settings and no others."""
    ours = process_environment()
    for name in set(ours) - set(environment):
        del ours[name]
    ours.update(environment)


def _prepare(home: DemoHome, fresh: bool) -> None:
    """Make the database with the story in it, unless it is there."""
    config = Config()
    today = datetime.now(ZoneInfo(config.TIME_ZONE)).date()
    if home.is_too_old(today):
        click.echo("De demo is meer dan een week oud. Wij maken hem opnieuw.")
        fresh = True
    if fresh or home.made_on() is None:
        home.clear()
    with create_app(config).app_context():
        bring_up_to_date()
        if home.made_on() is None:
            _load(home, today)


def _load(home: DemoHome, today: date) -> None:
    settings = mail_settings.current()
    with click.progressbar(length=loading.STAGES, label="Gemeente Waterveen maken") as bar:
        loading.load(today, settings, lambda _stage: bar.update(1))
    home.mark_made(today)


def _run(processes: Processes, home: DemoHome, port: int, mail_port: int) -> None:
    """Start all of it, and stay until somebody stops us. Raises ChildStopped."""
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: stop.set())
    catcher = (sys.executable, "-m", "vptmeet.demo.catcher", str(home.maildir), str(mail_port))
    processes.start("post", catcher)
    processes.start("worker", (str(Path(sys.executable).with_name("vptmeet")), "worker"))
    processes.start("web", gunicorn_arguments(_HOST, port, workers=2, threads=4))
    processes.wait_until(lambda: stop.is_set() or _answers(port))
    if not stop.is_set():
        _announce(home, port)
    processes.wait_until(stop.is_set)


def _answers(port: int) -> bool:
    connection = HTTPConnection(_HOST, port, timeout=5)
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status == 200
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


def _announce(home: DemoHome, port: int) -> None:
    address = f"http://localhost:{port}"
    lines = [
        "",
        f"VPTmeet staat klaar op  {address}",
        f"De mail leest u op      {address}/demo/post",
        "Een lijst om in te lezen: docs/voorbeeld-werkgevers.csv",
        "",
        f"Meld u aan met een van deze adressen. Het wachtwoord is steeds  {accounts.PASSWORD}",
        *(f"  {one.email:<34} {one.function}" for one in accounts.PRINTED),
        "",
        f"Wat de processen melden, staat in {home.logs}.",
        "Stoppen: Ctrl-C",
    ]
    click.echo("\n".join(lines))
