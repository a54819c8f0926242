"""The manager's themes."""

from collections.abc import Iterator
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from tests.conftest import sign_in
from tests.factories import make_user, sector
from vptmeet.domain.roles import Role
from vptmeet.extensions import db
from vptmeet.models.reference import Theme


@pytest.fixture
def manager(client: FlaskClient) -> Iterator[FlaskClient]:
    """A browser in which a manager is signed in; themes that were added go away after it."""
    known = set(db.session.scalars(select(Theme.id)))
    yield sign_in(client, make_user(Role.MANAGER))
    db.session.rollback()
    for theme in db.session.scalars(select(Theme).where(Theme.id.not_in(known))):
        db.session.delete(theme)
    db.session.commit()


def send(client: FlaskClient, path: str = "nieuw", **changes: Any) -> Any:
    fields = {
        "name_nl": "Veilig sporten",
        "name_en": "Safe sports",
        "position": "40",
        "sectors": [str(sector("WEL").id), str(sector("OND").id)],
        "is_active": "y",
    }
    return client.post(f"/beheer/themas/{path}", data={**fields, **changes})


def added() -> Theme:
    return db.session.scalars(select(Theme).where(Theme.name_nl.startswith("Veilig sporten"))).one()


def test_a_theme_is_added_with_its_sectors(manager: FlaskClient) -> None:
    assert send(manager).location == "/beheer/themas"
    assert {one.code for one in added().sectors} == {"WEL", "OND"}


def test_a_theme_is_changed(manager: FlaskClient) -> None:
    send(manager)
    theme = added()
    send(manager, str(theme.id), name_nl="Veilig sporten en spelen", sectors=[], is_active="")
    db.session.expire_all()
    assert theme.name_nl == "Veilig sporten en spelen"
    assert (theme.sectors, theme.is_active) == ([], False)


def test_the_form_shows_what_is_kept(manager: FlaskClient) -> None:
    send(manager)
    page = manager.get(f"/beheer/themas/{added().id}").text
    assert page.count(" checked") == 3
    assert 'value="Veilig sporten"' in page


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("name_nl", "", "Vul de Nederlandse naam in"),
        ("name_en", " ", "Vul de Engelse naam in"),
        ("position", "eerste", "Vul een heel getal in"),
        ("position", "-1", "Vul een getal in van 0 tot en met 1000"),
    ],
)
def test_what_is_wrong_is_said(manager: FlaskClient, field: str, value: str, words: str) -> None:
    answer = send(manager, **{field: value})
    assert answer.status_code == 422
    assert words in answer.text


def test_the_list_is_in_the_language_of_who_reads(manager: FlaskClient) -> None:
    assert "Veilig uitgaan" in manager.get("/beheer/themas").text
    manager.post("/taal", data={"language": "en"})
    assert "Safe night out" in manager.get("/beheer/themas").text
