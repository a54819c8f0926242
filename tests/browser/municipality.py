"""The demo municipality behind a web server in this process, with a sample of every state."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Mailbox
from flask import Flask
from werkzeug.serving import WSGIRequestHandler, make_server

from config import TestConfig
from tests.addresses import Samples
from tests.browser import states
from tests.smtp_server import free_port
from vptmeet import delivery
from vptmeet.app import create_app
from vptmeet.demo import loading
from vptmeet.extensions import db
from vptmeet.services import reference
from vptmeet.web import mail_settings
from vptmeet.web.clock import today


class _Settings(TestConfig):
    """A demo as people meet it: with its mail pages, and with protection against forgery."""

    def __init__(self, folder: Path, database_url: str, port: int) -> None:
        super().__init__(folder, database_url)
        self.BASE_URL = f"http://localhost:{port}"
        self.DEMO = True
        self.WTF_CSRF_ENABLED = True
        self.MAIL_SERVER, self.MAIL_PORT = "127.0.0.1", free_port()


class _Silent(WSGIRequestHandler):
    """Writes no line for each request."""

    def log_request(self, *_: object) -> None:
        """Nothing."""


@dataclass(frozen=True)
class Municipality:
    """Where it is, and what there is to fill in for the variable parts of its routes."""

    app: Flask
    url: str
    samples: Samples


@contextmanager
def served(folder: Path, database_url: str) -> Iterator[Municipality]:
    """The municipality, until the block ends."""
    port = free_port()
    app = create_app(_Settings(folder, database_url, port))
    with app.app_context():
        db.create_all()
        reference.install()
        loading.load(today(), mail_settings.current(), lambda _stage: None)
        _send_mail(app)
        samples = states.add()
    server = make_server("127.0.0.1", port, app, threaded=True, request_handler=_Silent)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield Municipality(app, f"http://localhost:{port}", samples)
    server.shutdown()
    with app.app_context():
        db.engine.dispose()


def _send_mail(app: Flask) -> None:
    """What waits goes to the folder that the demo's mail pages read."""
    handler = Mailbox(app.config["DEMO_MAILDIR"])
    server = Controller(handler, hostname="127.0.0.1", port=app.config["MAIL_PORT"])
    server.start()
    delivery.send_waiting()
    server.stop()
