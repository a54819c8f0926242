"""Accounts: who signs in, with which roles, and what was tried and done."""

from datetime import datetime

from flask_login import UserMixin
from sqlalchemy import JSON, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from vptmeet.domain.roles import Role
from vptmeet.extensions import Model, UtcDateTime
from vptmeet.models.columns import Email, Name, enum_column


class User(UserMixin, Model):
    """Somebody with an account. A bestuurder's own invitations hang on Contact.user_id."""

    __tablename__ = "user"

    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(Email, unique=True)
    name: Mapped[str] = mapped_column(Name)
    function: Mapped[str] = mapped_column(Name, default="")
    phone: Mapped[str] = mapped_column(String(50), default="")
    password_hash: Mapped[str | None] = mapped_column(String(200))
    language: Mapped[str] = mapped_column(String(5), default="nl")
    is_active: Mapped[bool] = mapped_column(default=True)
    is_portfolio_holder: Mapped[bool] = mapped_column(default=False)
    # Changes when the password changes or the account is switched off: ends all sessions.
    session_key: Mapped[str] = mapped_column(String(64))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)

    role_rows: Mapped[list["UserRole"]] = relationship(
        cascade="all, delete-orphan", lazy="selectin"
    )

    @property
    def roles(self) -> frozenset[Role]:
        """The roles of this account."""
        return frozenset(row.role for row in self.role_rows)

    def get_id(self) -> str:
        """What the session cookie holds: it is worthless once the session key has changed."""
        return f"{self.id}:{self.session_key}"


class UserRole(Model):
    """One role of one account."""

    __tablename__ = "user_role"

    user_id: Mapped[int] = mapped_column(
        ForeignKey("user.id", ondelete="CASCADE"), primary_key=True
    )
    role: Mapped[Role] = mapped_column(enum_column(Role), primary_key=True)


class SignInFailure(Model):
    """A failed attempt, by a hash of the address: known and unknown addresses look alike."""

    __tablename__ = "sign_in_failure"
    __table_args__ = (Index("ix_sign_in_failure_address_hash_at", "address_hash", "at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    address_hash: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime] = mapped_column(UtcDateTime)


class AuditEntry(Model):
    """Who did what to what, and when. Details hold no personal data beyond ids."""

    __tablename__ = "audit_entry"
    __table_args__ = (
        Index("ix_audit_entry_subject_kind_subject_id", "subject_kind", "subject_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    user_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))
    action: Mapped[str] = mapped_column(String(60))
    subject_kind: Mapped[str] = mapped_column(String(40))
    subject_id: Mapped[int | None]
    details: Mapped[dict[str, object]] = mapped_column(JSON, default=dict)

    user: Mapped[User | None] = relationship()
