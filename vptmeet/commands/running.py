"""`vptmeet serve` and `vptmeet worker`: the processes of an installation."""

import os
import sys
from pathlib import Path

import click
from flask import current_app
from flask.cli import with_appcontext

from config import Config


def gunicorn_arguments(host: str, port: int, workers: int, threads: int) -> list[str]:
    """The command line of the web server."""
    return [
        str(Path(sys.executable).with_name("gunicorn")),
        *("--bind", f"{host}:{port}"),
        *("--workers", str(workers)),
        *("--threads", str(threads)),
        *("--worker-tmp-dir", "/dev/shm" if Path("/dev/shm").is_dir() else "."),  # noqa: S108
        *("--access-logfile", "-"),
        # No query strings, no addresses of people: the log holds no personal data.
        *("--access-logformat", "%(m)s %(U)s %(s)s %(B)s %(M)sms"),
        # Its place in the home folder would be shared by every installation of this user.
        "--no-control-socket",
        "--preload",
        "vptmeet.wsgi:app",
    ]


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=5000, show_default=True, help="Port to listen on.")
@click.option("--workers", default=2, show_default=True, help="Number of processes.")
@click.option("--threads", default=4, show_default=True, help="Threads a process.")
def serve(host: str, port: int, workers: int, threads: int) -> None:
    """Serve the web pages (gunicorn)."""
    # Here a setting that makes no sense is said in a sentence; gunicorn would show a traceback.
    Config()
    arguments = gunicorn_arguments(host, port, workers, threads)
    os.execv(arguments[0], arguments)  # noqa: S606 - this process becomes the web server


@click.command()
@click.option("--threads", default=1, show_default=True, help="Tasks at the same time.")
@with_appcontext
def worker(threads: int) -> None:
    """Work in the background: send mail, and what is planned by the clock."""
    huey = current_app.extensions["huey"]
    consumer = huey.create_consumer(workers=threads, check_worker_health=True, max_delay=2)
    consumer.run()
