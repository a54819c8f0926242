"""Accounts: adding and changing them, signing in, and one's own password and language."""

import secrets
from dataclasses import dataclass
from datetime import datetime

from vptmeet.domain.errors import BadCredentials, EmailTaken, LastManager, NotFound
from vptmeet.domain.roles import Role
from vptmeet.extensions import db
from vptmeet.models.account import User, UserRole
from vptmeet.models.partner import Contact
from vptmeet.queries import users
from vptmeet.services import audit, passwords, throttle
from vptmeet.services.locks import lock_accounts


@dataclass(frozen=True)
class AccountValues:
    """What a form or a command says of an account. `contact_id`: the alderman's own contact."""

    email: str
    name: str
    roles: frozenset[Role]
    function: str = ""
    phone: str = ""
    is_portfolio_holder: bool = False
    is_active: bool = True
    contact_id: int | None = None


def add(values: AccountValues, by: User | None, now: datetime, language: str = "nl") -> User:
    """Add an account without a password: set one, or send a link (services/password_links.py).

    Raises EmailTaken, and NotFound for a contact that is no free executive of the municipality.
    """
    lock_accounts()
    user = User(created_at=now, session_key=_new_session_key(), language=language)
    _fill(user, values)
    db.session.add(user)
    db.session.flush()
    _tie(user, values)
    audit.record("user.added", user, by, now, roles=sorted(values.roles))
    return user


def change(user: User, values: AccountValues, by: User | None, now: datetime) -> None:
    """Change an account; one that is switched off is signed out everywhere.

    Raises EmailTaken, LastManager and NotFound (see add).
    """
    lock_accounts()
    was_active = user.is_active
    _fill(user, values)
    if was_active and not values.is_active:
        user.session_key = _new_session_key()
    db.session.flush()
    # Looked at after the change and under the lock: two managers cannot remove each other at once.
    if not users.has_active_manager():
        raise LastManager
    _tie(user, values)
    audit.record("user.changed", user, by, now, roles=sorted(values.roles), active=values.is_active)


def sign_in(email: str, password: str, now: datetime) -> User:
    """The account of who signs in. First throttle.begin_attempt(), in its own transaction.

    Raises BadCredentials for a wrong password, an unknown address, an account that is switched
    off or has no password yet: they look alike, and take equally long.
    """
    user = users.by_email(email)
    usable = user if user is not None and user.is_active else None
    if not passwords.matches(usable.password_hash if usable else None, password) or usable is None:
        raise BadCredentials
    if passwords.is_outdated(usable.password_hash or ""):
        usable.password_hash = passwords.hash_password(password)
    throttle.forget(email)
    audit.record("user.signed_in", usable, usable, now)
    return usable


def set_password(user: User, password: str, by: User | None, now: datetime) -> None:
    """Give the account this password and end all its sessions. Raises WeakPassword."""
    passwords.check_strength(password, user.email)
    user.password_hash = passwords.hash_password(password)
    user.session_key = _new_session_key()
    throttle.forget(user.email)
    db.session.flush()
    audit.record("user.password_set", user, by, now)


def change_own_password(user: User, current: str, new: str, now: datetime) -> None:
    """Change one's own password, which asks for the present one.

    Raises BadCredentials and WeakPassword. Ends all sessions: sign in again the one at hand.
    """
    if not passwords.matches(user.password_hash, current):
        raise BadCredentials
    set_password(user, new, user, now)


def set_language(user: User, language: str) -> None:
    """The language ("nl" or "en") of this person's pages and mails."""
    user.language = language
    db.session.flush()


def _fill(user: User, values: AccountValues) -> None:
    email = values.email.strip().lower()
    other = users.by_email(email)
    if other is not None and other is not user:
        raise EmailTaken
    user.email = email
    user.name = values.name.strip()
    user.function = values.function.strip()
    user.phone = values.phone.strip()
    user.is_portfolio_holder = values.is_portfolio_holder
    user.is_active = values.is_active
    kept = [row for row in user.role_rows if row.role in values.roles]
    missing = values.roles - {row.role for row in kept}
    user.role_rows = kept + [UserRole(role=role) for role in sorted(missing)]


def _tie(user: User, values: AccountValues) -> None:
    """Tie the account to the contact that is the same person; only an alderman has one."""
    wanted = values.contact_id if Role.ALDERMAN in values.roles else None
    choices = {choice.contact_id for choice in users.executive_choices(user.id)}
    if wanted is not None and wanted not in choices:
        raise NotFound
    present = users.contact_of(user.id)
    if present is not None and present.id != wanted:
        present.user_id = None
        db.session.flush()
    if wanted is not None:
        db.session.get_one(Contact, wanted).user_id = user.id
    db.session.flush()


def _new_session_key() -> str:
    return secrets.token_hex(16)
