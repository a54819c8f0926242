"""Apps on scratch databases of a given size."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient

from config import TestConfig
from tests.bench import dataset
from vptmeet.app import create_app
from vptmeet.extensions import db


class BenchConfig(TestConfig):
    """The settings of a real installation: protection against forgery is on."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, f"sqlite:///{folder / 'bench.sqlite3'}")
        self.TESTING = False
        self.WTF_CSRF_ENABLED = True


@contextmanager
def of_size(size: int, folder: Path) -> Iterator[Flask]:
    """An app whose register holds `size` employers."""
    home = folder / str(size)
    home.mkdir()
    app = create_app(BenchConfig(home))
    with app.app_context():
        db.create_all()
        dataset.fill(size)
        db.session.remove()
    yield app
    with app.app_context():
        db.engine.dispose()


def coordinator(app: Flask) -> FlaskClient:
    """A browser in which the coordinator is signed in."""
    client = app.test_client()
    with client.session_transaction() as session:
        session["_user_id"] = "1:bench"
        session["_fresh"] = True
    return client


def csrf_token(page: str) -> str:
    """The token in a form, as a browser would send it back."""
    found = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', page)
    assert found, "the page has no form"
    return found.group(1)
