"""The migrations give the schema that the models say."""

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import Flask
from flask_migrate import downgrade, upgrade
from sqlalchemy import Engine, create_engine, inspect

from config import ROOT, TestConfig
from tests import databases
from vptmeet.app import create_app
from vptmeet.extensions import Base, db


def test_there_is_one_head() -> None:
    assert len(ScriptDirectory(str(ROOT / "migrations")).get_heads()) == 1


@pytest.fixture
def empty_app(tmp_path: Path, pytestconfig: pytest.Config) -> Flask:
    """An app on a database without any table."""
    return create_app(TestConfig(tmp_path, f"sqlite:///{tmp_path / 'empty.sqlite3'}"))


def differences(app: Flask) -> list[object]:
    """What an upgrade from empty leaves different from the models."""
    with app.app_context():
        upgrade()
        with db.engine.connect() as connection:
            context = MigrationContext.configure(connection, opts={"compare_type": True})
            return list(compare_metadata(context, Base.metadata))


def test_upgrading_from_empty_gives_the_models_schema(empty_app: Flask) -> None:
    assert differences(empty_app) == []


def checks(engine: Engine) -> dict[str, dict[str, str]]:
    """The check constraints by table and name, which Alembic does not compare."""
    found = inspect(engine)
    return {
        table: {str(one["name"]): one["sqltext"] for one in found.get_check_constraints(table)}
        for table in found.get_table_names()
        if table != "alembic_version"
    }


def test_upgrading_from_empty_gives_the_models_checks(empty_app: Flask, tmp_path: Path) -> None:
    models = create_engine(f"sqlite:///{tmp_path / 'models.sqlite3'}")
    Base.metadata.create_all(models)
    with empty_app.app_context():
        upgrade()
        assert checks(db.engine) == checks(models)
    models.dispose()


def test_upgrading_from_empty_works_on_postgresql(tmp_path: Path) -> None:
    with databases.postgresql("vptmeet_test_migrations") as url:
        app = create_app(TestConfig(tmp_path, url))
        assert differences(app) == []
        with app.app_context():
            db.engine.dispose()


def test_the_first_migration_can_be_undone(empty_app: Flask) -> None:
    with empty_app.app_context():
        upgrade()
        downgrade(revision="base")
        assert inspect(db.engine).get_table_names() == ["alembic_version"]
