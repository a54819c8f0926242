"""What monitoring asks."""

from collections.abc import Iterator
from typing import Any

import pytest
from alembic.script import ScriptDirectory
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event, text
from sqlalchemy.exc import OperationalError

from config import ROOT
from vptmeet.extensions import db
from vptmeet.web.public import health


@pytest.fixture
def migrated(app: Flask) -> Iterator[None]:
    """A database that says that all migrations were applied."""
    heads = ScriptDirectory(str(ROOT / "migrations")).get_heads()
    with db.engine.begin() as connection:
        connection.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32))"))
        for head in heads:
            connection.execute(text("INSERT INTO alembic_version VALUES (:head)"), {"head": head})
    yield
    with db.engine.begin() as connection:
        connection.execute(text("DROP TABLE alembic_version"))


def test_a_process_that_is_up_says_ok_without_the_database(app: Flask, client: FlaskClient) -> None:
    asked: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        asked.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    answer = client.get("/healthz")
    event.remove(db.engine, "before_cursor_execute", note)
    assert (answer.status_code, answer.text, asked) == (200, "ok\n", [])


def test_all_parts_well_is_ready(app: Flask, client: FlaskClient, migrated: None) -> None:
    app.extensions["huey"].flush()
    answer = client.get("/readyz")
    assert answer.status_code == 200
    assert answer.json == {
        "database": {"ok": True, "detail": "answers"},
        "migrations": {"ok": True, "detail": "up to date"},
        "queue": {"ok": True, "detail": "0 waiting"},
    }


def test_a_database_without_migrations_is_not_ready(client: FlaskClient) -> None:
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json
    assert answer.json["migrations"] == {"ok": False, "detail": "run: vptmeet db upgrade"}


def test_a_database_behind_is_not_ready(client: FlaskClient, migrated: None) -> None:
    with db.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = 'older'"))
    assert client.get("/readyz").status_code == 503


def test_a_database_that_does_not_answer_is_not_ready(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_folder: str) -> bool:
        raise OperationalError("SELECT 1", None, Exception("gone"))

    monkeypatch.setattr(health, "schema_is_current", fail)
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json
    assert not answer.json["database"]["ok"]
    assert "gone" not in answer.text


def test_a_queue_that_cannot_be_written_is_not_ready(
    app: Flask, client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(app.extensions["huey"].storage, "put_data", fail)
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json
    assert answer.json["queue"] == {"ok": False, "detail": "cannot be written, see the log"}
