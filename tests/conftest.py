"""Fixtures of the whole suite: one app and one real database a test process, empty for each test.

`pytest --database=postgresql` runs on PostgreSQL: on VPTMEET_TEST_DATABASE_URL where that is set
(an address of a server on which databases may be made), else on one started from a wheel.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask, g, request_started
from flask.testing import FlaskClient
from hypothesis import settings

from config import TestConfig
from tests import databases
from vptmeet.app import create_app
from vptmeet.extensions import Base, db
from vptmeet.models.account import User
from vptmeet.services import reference

# How long an example takes says something of the machine, not of the rule.
settings.register_profile("suite", deadline=None)
settings.load_profile("suite")

KEPT = {"safety_field", "sector", "theme", "theme_sector"}
"""Reference data is installed once: tests read it and do not change it."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--database", choices=("sqlite", "postgresql"), default="sqlite")


@pytest.fixture(scope="session")
def data_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of this test process."""
    return tmp_path_factory.mktemp("data")


@pytest.fixture(scope="session")
def database_url(pytestconfig: pytest.Config, data_dir: Path) -> Iterator[str]:
    """The address of an empty database of this test process."""
    worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
    if pytestconfig.getoption("database") == "sqlite":
        yield f"sqlite:///{data_dir / 'test.sqlite3'}"
    else:
        with databases.postgresql(f"vptmeet_test_{worker}_{os.getpid()}") as url:
            yield url


@pytest.fixture(scope="session")
def session_app(data_dir: Path, database_url: str) -> Iterator[Flask]:
    """The app on the test database, with the schema and the reference data."""
    app = create_app(TestConfig(data_dir, database_url))
    with app.app_context():
        db.create_all()
        reference.install()
        db.session.commit()
    yield app
    with app.app_context():
        db.session.remove()
        db.engine.dispose()


def _forget(_app: Flask, **_extra: object) -> None:
    """Begin each request with an empty `g`, as a server does: here it is that of the test."""
    for name in list(g):
        g.pop(name)


@pytest.fixture
def app(session_app: Flask) -> Iterator[Flask]:
    """The app, inside its context; what a test wrote is gone after it."""
    with session_app.app_context(), request_started.connected_to(_forget, session_app):
        yield session_app
        db.session.rollback()
        db.session.remove()
        with db.engine.begin() as connection:
            for table in reversed(Base.metadata.sorted_tables):
                if table.name not in KEPT:
                    connection.execute(table.delete())


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A browser that nobody has signed in with."""
    return app.test_client()


def sign_in(client: FlaskClient, user: User) -> FlaskClient:
    """Let `client` be signed in as `user`, without the form."""
    with client.session_transaction() as session:
        session["_user_id"] = user.get_id()
        session["_fresh"] = True
    return client
