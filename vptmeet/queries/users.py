"""Accounts: one by its address or number, and the list for the manager."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from vptmeet.domain.errors import NotFound
from vptmeet.domain.roles import Role
from vptmeet.extensions import db
from vptmeet.models.account import User, UserRole
from vptmeet.models.partner import Contact, Partner


@dataclass(frozen=True)
class UserRow:
    """One line of the list of accounts."""

    id: int
    name: str
    email: str
    function: str
    roles: tuple[Role, ...]
    is_active: bool
    is_portfolio_holder: bool
    has_password: bool


@dataclass(frozen=True)
class ExecutiveChoice:
    """An executive of the municipality who can be tied to an account."""

    contact_id: int
    name: str
    function: str


def by_email(email: str) -> User | None:
    """The account with this address; case does not matter."""
    return db.session.scalars(select(User).where(User.email == email.strip().lower())).one_or_none()


def get(user_id: int) -> User:
    """The account with this number. Raises NotFound."""
    user = db.session.get(User, user_id)
    if user is None:
        raise NotFound
    return user


def all_rows() -> list[UserRow]:
    """Every account: those in use first, by name. Two queries."""
    users = db.session.scalars(
        select(User)
        .options(selectinload(User.role_rows))
        .order_by(User.is_active.desc(), User.name, User.id)
    )
    return [
        UserRow(
            id=user.id,
            name=user.name,
            email=user.email,
            function=user.function,
            roles=tuple(role for role in Role if role in user.roles),
            is_active=user.is_active,
            is_portfolio_holder=user.is_portfolio_holder,
            has_password=user.password_hash is not None,
        )
        for user in users
    ]


def has_active_manager() -> bool:
    """Whether somebody can still manage accounts. Holds their rows until the transaction ends."""
    managers = (
        select(User.id)
        .where(User.is_active, User.role_rows.any(UserRole.role == Role.MANAGER))
        .with_for_update()
    )
    return bool(db.session.scalars(managers).all())


def executive_choices(user_id: int | None) -> list[ExecutiveChoice]:
    """The municipality's executives without an account, and the one tied to `user_id` (if any)."""
    free = Contact.user_id.is_(None)
    rows = db.session.scalars(
        select(Contact)
        .join(Contact.partner)
        .where(
            Partner.is_municipality,
            Contact.is_executive,
            Contact.left_on.is_(None),
            free if user_id is None else free | (Contact.user_id == user_id),
        )
        .order_by(Contact.name_folded, Contact.id)
    )
    return [ExecutiveChoice(contact.id, contact.name, contact.function) for contact in rows]


def contact_of(user_id: int) -> Contact | None:
    """The contact that is this account's own person, for answering own invitations."""
    return db.session.scalars(select(Contact).where(Contact.user_id == user_id)).one_or_none()
