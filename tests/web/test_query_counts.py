"""No page asks more of the database when there is ten times as much in it."""

from collections.abc import Iterator, Mapping

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine

from tests import addresses
from tests.addresses import Address
from tests.conftest import KEPT, sign_in
from tests.query_count import counted
from tests.web.growing_register import GrowingRegister
from vptmeet.domain.roles import Role
from vptmeet.extensions import Base, db

ROUNDS = 10
"""One makes the small register, all of them the large one."""

CHOICES = {
    "partners.index": ("?q=werkgever", "?level=known&sort=level", "?page=2", "?archived=1"),
    "meetings.index": ("?when=past", "?theme=U"),
    "invitations.choose": ("?q=werkgever", "?page=2"),
    "invitations.executive": ("?q=persoon",),
    "imports.preview": ("?rows=wrong",),
}
"""What people can choose on a page, besides the page as it opens."""

FRAGMENTS = {"invitations.progress": "sending"}
"""Pages of which htmx asks for a part: that part."""

Counts = Mapping[tuple[Role, str], int]


@pytest.fixture(scope="module")
def counts(session_app: Flask) -> Iterator[tuple[Counts, Counts]]:
    """Statements by role and address: in the small register and in the large one."""
    with session_app.app_context():
        engine, register = db.engine, GrowingRegister()
        register.add_round()
        pages = addresses.every(session_app, register.samples())
        clients = {
            role: sign_in(session_app.test_client(), user) for role, user in register.users.items()
        }
        db.session.commit()
    small = _count(clients, pages, engine)
    with session_app.app_context():
        for _ in range(ROUNDS - 1):
            register.add_round()
    yield small, _count(clients, pages, engine)
    with engine.begin() as connection:
        for table in reversed(Base.metadata.sorted_tables):
            if table.name not in KEPT:
                connection.execute(table.delete())


def _count(clients: Mapping[Role, FlaskClient], pages: list[Address], engine: Engine) -> Counts:
    return {
        (role, address): _statements(client, page, address, engine)
        for role, client in clients.items()
        for page in pages
        if page.is_open_to({role})
        for address in (page.path, *(page.path + one for one in CHOICES.get(page.endpoint, ())))
    }


def _statements(client: FlaskClient, page: Address, address: str, engine: Engine) -> int:
    with counted(engine) as statements:
        answer = client.get(address, headers={"HX-Target": FRAGMENTS.get(page.endpoint, "")})
    # Not ready is what a health check may say: the tables of tests come without migrations.
    assert answer.status_code < 400 or page.endpoint == "public.readyz", address
    return statements.count


@pytest.mark.parametrize("role", Role, ids=lambda role: role.value)
def test_no_page_asks_more_when_the_register_is_ten_times_as_large(
    counts: tuple[Counts, Counts], role: Role
) -> None:
    small, large = counts
    pages = [key for key in small if key[0] is role]
    assert pages
    grown = [
        f"{key[1]}: {small[key]}, then {large[key]}" for key in pages if large[key] > small[key]
    ]
    assert grown == []
