"""Accounts: adding, changing and signing in."""

from dataclasses import replace
from typing import Any
from unittest.mock import Mock

import pytest
from argon2 import PasswordHasher
from flask import Flask
from sqlalchemy import select

from tests.factories import NOW, make_contact, make_partner, make_user
from vptmeet.domain.errors import BadCredentials, EmailTaken, LastManager, NotFound, WeakPassword
from vptmeet.domain.roles import Role
from vptmeet.extensions import db
from vptmeet.models.account import AuditEntry, User
from vptmeet.models.partner import Contact
from vptmeet.services import accounts, passwords
from vptmeet.services.accounts import AccountValues

PASSWORD = "een zin die ik onthoud"


def values(**changes: Any) -> AccountValues:
    start = AccountValues("Noor@Waterveen.example.org", "Noor", frozenset({Role.ALDERMAN}))
    return replace(start, **changes)


def like(user: User, **changes: Any) -> AccountValues:
    return replace(AccountValues(user.email, user.name, user.roles), **changes)


def executive(**changes: Any) -> Contact:
    municipality = make_partner("Gemeente Waterveen", "GEM", is_municipality=True)
    return make_contact(municipality, is_executive=True, **changes)


def test_an_address_is_kept_in_lower_case(app: Flask) -> None:
    assert accounts.add(values(), None, NOW).email == "noor@waterveen.example.org"


def test_an_address_has_one_account(app: Flask) -> None:
    accounts.add(values(), None, NOW)
    with pytest.raises(EmailTaken):
        accounts.add(values(email="noor@waterveen.EXAMPLE.org"), None, NOW)


def test_an_address_of_another_account_is_refused_when_changing(app: Flask) -> None:
    make_user(Role.MANAGER)
    other, user = make_user(), make_user()
    with pytest.raises(EmailTaken):
        accounts.change(user, like(user, email=other.email), None, NOW)


def test_roles_are_added_and_taken_away(app: Flask) -> None:
    make_user(Role.MANAGER)
    user = make_user(Role.COORDINATOR, Role.HRM)
    accounts.change(user, like(user, roles=frozenset({Role.HRM, Role.ALDERMAN})), None, NOW)
    db.session.expire_all()
    assert user.roles == {Role.HRM, Role.ALDERMAN}


@pytest.mark.parametrize(
    "changes", [{"is_active": False}, {"roles": frozenset({Role.COORDINATOR})}]
)
def test_the_last_manager_stays(app: Flask, changes: dict[str, Any]) -> None:
    manager = make_user(Role.MANAGER)
    make_user(Role.MANAGER, is_active=False)
    with pytest.raises(LastManager):
        accounts.change(manager, like(manager, **changes), manager, NOW)


def test_one_of_two_managers_may_go(app: Flask) -> None:
    manager, other = make_user(Role.MANAGER), make_user(Role.MANAGER)
    accounts.change(manager, like(manager, is_active=False), other, NOW)
    assert not manager.is_active


def test_switching_off_ends_the_sessions(app: Flask) -> None:
    make_user(Role.MANAGER)
    user = make_user()
    before = user.get_id()
    accounts.change(user, like(user, is_active=False), None, NOW)
    assert user.get_id() != before


def test_an_alderman_is_tied_to_a_contact_of_the_municipality(app: Flask) -> None:
    contact = executive()
    user = accounts.add(values(contact_id=contact.id), None, NOW)
    assert contact.user_id == user.id


def test_a_contact_of_somebody_else_cannot_be_tied(app: Flask) -> None:
    contact = executive()
    accounts.add(values(contact_id=contact.id), None, NOW)
    with pytest.raises(NotFound):
        accounts.add(values(email="b@example.org", contact_id=contact.id), None, NOW)


def test_a_contact_of_an_employer_cannot_be_tied(app: Flask) -> None:
    contact = make_contact(make_partner(), is_executive=True)
    with pytest.raises(NotFound):
        accounts.add(values(contact_id=contact.id), None, NOW)


def test_who_is_no_alderman_any_more_is_untied(app: Flask) -> None:
    make_user(Role.MANAGER)
    contact = executive()
    user = accounts.add(values(contact_id=contact.id), None, NOW)
    roles = frozenset({Role.HRM})
    accounts.change(user, like(user, roles=roles, contact_id=contact.id), None, NOW)
    assert contact.user_id is None


def test_changing_the_tie_frees_the_contact_before(app: Flask) -> None:
    make_user(Role.MANAGER)
    first = executive()
    second = make_contact(first.partner, is_executive=True)
    user = accounts.add(values(contact_id=first.id), None, NOW)
    accounts.change(user, like(user, contact_id=second.id), None, NOW)
    assert (first.user_id, second.user_id) == (None, user.id)


def test_a_hash_of_older_parameters_is_renewed_at_signing_in(app: Flask) -> None:
    old = PasswordHasher(time_cost=1, memory_cost=1024).hash(PASSWORD)
    user = make_user(password_hash=old)
    accounts.sign_in(user.email, PASSWORD, NOW)
    assert not passwords.is_outdated(user.password_hash or "")
    assert accounts.sign_in(user.email, PASSWORD, NOW) is user


@pytest.mark.parametrize("state", [{"is_active": False}, {"password_hash": None}])
def test_an_unusable_account_looks_like_a_wrong_password(app: Flask, state: dict[str, Any]) -> None:
    user = make_user(**{"password_hash": passwords.hash_password(PASSWORD), **state})
    with pytest.raises(BadCredentials):
        accounts.sign_in(user.email, PASSWORD, NOW)


def test_an_unknown_address_costs_a_comparison_too(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared = Mock(return_value=False)
    monkeypatch.setattr(passwords, "matches", compared)
    with pytest.raises(BadCredentials):
        accounts.sign_in("niemand@example.org", PASSWORD, NOW)
    compared.assert_called_once_with(None, PASSWORD)


def test_ones_own_password_asks_for_the_present_one(app: Flask) -> None:
    user = make_user(password_hash=passwords.hash_password(PASSWORD))
    with pytest.raises(BadCredentials):
        accounts.change_own_password(user, "iets heel anders", "een nieuwe lange zin", NOW)


def test_a_weak_password_leaves_the_old_one(app: Flask) -> None:
    user = make_user(password_hash=passwords.hash_password(PASSWORD))
    with pytest.raises(WeakPassword):
        accounts.change_own_password(user, PASSWORD, "Welkom123456!", NOW)
    assert passwords.matches(user.password_hash, PASSWORD)


def test_each_deed_leaves_a_trace(app: Flask) -> None:
    manager = make_user(Role.MANAGER)
    user = accounts.add(values(), manager, NOW)
    accounts.change(user, like(user, name="Noor V."), manager, NOW)
    accounts.set_password(user, PASSWORD, user, NOW)
    db.session.flush()
    actions = db.session.scalars(select(AuditEntry.action).order_by(AuditEntry.id)).all()
    assert actions == ["user.added", "user.changed", "user.password_set"]
