"""Who may open what: every route, for every role, from the table and by hand."""

from collections.abc import Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.routing import IntegerConverter, Rule

from tests.conftest import sign_in
from tests.factories import make_user
from vptmeet.domain.roles import Role
from vptmeet.web.access import PERMISSIONS, Permission

C, A, H, M = Role.COORDINATOR, Role.ALDERMAN, Role.HRM, Role.MANAGER

PAGES = {
    "/vandaag": {C},
    "/partners": {C},
    "/partners/nieuw": {C},
    "/partners/inlezen": {C},
    "/bijeenkomsten": {C, A, H},
    "/bijeenkomsten/nieuw": {C},
    "/coalitie": {C, A, H},
    "/mijn-uitnodigingen": {A},
    "/beheer/gebruikers": {M},
    "/beheer/gebruikers/nieuw": {M},
    "/beheer/themas": {M},
    "/beheer/themas/nieuw": {M},
    "/mijn-account": {C, A, H, M},
}
"""What product.md says of whom each page is for."""

ALDERMAN_MAY_SEND = {"auth.account", "auth.sign_out", "rsvp.save_own_answer"}


def requests(app: Flask) -> Iterator[tuple[Rule, str, str]]:
    """Each route with each method it takes, and an address of it (of rows that do not exist)."""
    adapter = app.url_map.bind("localhost")
    for rule in app.url_map.iter_rules():
        values = {
            name: 999_999 if isinstance(converter, IntegerConverter) else "x"
            for name, converter in rule._converters.items()
        }
        for method in sorted((rule.methods or set()) & {"GET", "POST"}):
            yield rule, method, adapter.build(rule.endpoint, values, method)


def access(app: Flask, rule: Rule) -> str:
    return str(vars(app.view_functions[rule.endpoint])["access"])


def fresh(app: Flask, role: Role | None) -> FlaskClient:
    client = app.test_client()
    return sign_in(client, make_user(role)) if role else client


@pytest.mark.parametrize("role", Role)
def test_each_role_gets_what_the_table_says(app: Flask, role: Role) -> None:
    wrong = []
    for rule, method, address in requests(app):
        needed = access(app, rule)
        if needed not in set(Permission):
            continue
        status = fresh(app, role).open(address, method=method).status_code
        allowed = role in PERMISSIONS[Permission(needed)]
        if (status != 403) is not allowed or status >= 500:
            wrong.append((method, address, status))
    assert wrong == []


def test_who_is_not_signed_in_is_asked_to_sign_in(app: Flask, client: FlaskClient) -> None:
    wrong = []
    for rule, method, address in requests(app):
        if access(app, rule) in set(Permission):
            answer = client.open(address, method=method)
            if answer.status_code != 302 or not answer.location.startswith("/inloggen?next="):
                wrong.append((method, address, answer.status_code))
    assert wrong == []


@pytest.mark.parametrize("role", [None, *Role])
def test_pages_for_everybody_open_for_everybody(app: Flask, role: Role | None) -> None:
    wrong = []
    for rule, method, address in requests(app):
        if access(app, rule) == "public":
            status = fresh(app, role).open(address, method=method).status_code
            if status == 403 or (status >= 500 and rule.endpoint != "public.readyz"):
                wrong.append((method, address, status))
    assert wrong == []


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("page", PAGES)
def test_each_page_is_for_whom_it_was_made(app: Flask, page: str, role: Role) -> None:
    status = fresh(app, role).get(page).status_code
    assert status == (200 if role in PAGES[page] else 403)


def test_an_alderman_changes_nothing_but_the_own_answer_and_account(app: Flask) -> None:
    may_send = {
        rule.endpoint
        for rule, method, address in requests(app)
        if method == "POST"
        and access(app, rule) in set(Permission)
        and fresh(app, Role.ALDERMAN).post(address).status_code != 403
    }
    assert may_send <= ALDERMAN_MAY_SEND


def test_human_resources_sees_no_answers_and_no_employers(app: Flask) -> None:
    hidden = {Permission.PARTNERS_VIEW, Permission.INVITATIONS_VIEW, Permission.COALITION_NAMES}
    assert all(Role.HRM not in PERMISSIONS[permission] for permission in hidden)
