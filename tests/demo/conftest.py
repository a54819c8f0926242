"""The story, loaded on the day that the tests count as today."""

from collections.abc import Callable, Iterator

import pytest
from flask import Flask

from tests.conftest import KEPT
from tests.factories import TODAY
from vptmeet.demo import loading
from vptmeet.extensions import Base, db
from vptmeet.web import mail_settings


def _quiet(_stage: str) -> None:
    """Nobody watches how far it is."""


@pytest.fixture(scope="session")
def report() -> Callable[[str], None]:
    """What load() tells its progress to."""
    return _quiet


@pytest.fixture(scope="module")
def loaded(session_app: Flask, report: Callable[[str], None]) -> Iterator[Flask]:
    """The app with the story of Waterveen in its database, for all tests of a module."""
    with session_app.app_context():
        loading.load(TODAY, mail_settings.current(), report)
    yield session_app
    with session_app.app_context(), db.engine.begin() as connection:
        for table in reversed(Base.metadata.sorted_tables):
            if table.name not in KEPT:
                connection.execute(table.delete())


@pytest.fixture
def story(loaded: Flask) -> Iterator[Flask]:
    """The app, inside its context; tests read the story and leave it as it is."""
    with loaded.app_context():
        yield loaded
        db.session.rollback()
