"""Partners, their contacts, and each step they took on the ladder."""

from datetime import date, datetime

from sqlalchemy import JSON, ForeignKey, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column, relationship, validates

from vptmeet.domain.commitment import CommitmentLevel, EvidenceKind
from vptmeet.domain.partner import EmailState, PartnerStatus
from vptmeet.extensions import Model, UtcDateTime
from vptmeet.models.account import User
from vptmeet.models.columns import (
    City,
    Email,
    LevelColumn,
    Name,
    enum_column,
    folded,
    level_check,
)
from vptmeet.models.reference import Sector


def _of_list(name: str, *columns: str) -> Index:
    """An index for a list of the employers that are not archived, in the order of `columns`."""
    current = text("archived_at IS NULL")
    return Index(
        f"ix_partner_list_{name}", *columns, sqlite_where=current, postgresql_where=current
    )


class Partner(Model):
    """An employer with a public task. `level` repeats the history's last word, for lists."""

    __tablename__ = "partner"
    __table_args__ = (
        level_check("level"),
        _of_list("name", "name_folded", "id"),
        _of_list("level", "level", "name_folded", "id"),
        _of_list("level_since", "level_since", "name_folded", "id"),
        _of_list("city", "city_folded", "name_folded", "id"),
        # The filters' counts are read from this index alone (queries/partner_facets.py).
        _of_list("facets", "sector_id", "level", "owner_id"),
        Index("ix_partner_kvk_number", "kvk_number"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(Name)
    name_folded: Mapped[str] = mapped_column(Name, default="")
    sector_id: Mapped[int] = mapped_column(ForeignKey("sector.id"), index=True)
    city: Mapped[str] = mapped_column(City, default="")
    city_folded: Mapped[str] = mapped_column(City, default="")
    postcode: Mapped[str] = mapped_column(String(10), default="")
    kvk_number: Mapped[str] = mapped_column(String(8), default="")
    website: Mapped[str] = mapped_column(String(300), default="")
    notes: Mapped[str] = mapped_column(Text, default="")
    # Exactly one partner is the municipality itself: its executives count for the gate.
    is_municipality: Mapped[bool] = mapped_column(default=False)
    status: Mapped[PartnerStatus] = mapped_column(
        enum_column(PartnerStatus), default=PartnerStatus.ACTIVE
    )
    status_reason: Mapped[str] = mapped_column(String(500), default="")
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"), index=True)
    level: Mapped[CommitmentLevel] = mapped_column(LevelColumn, default=CommitmentLevel.KNOWN)
    level_since: Mapped[date]
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    archived_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    sector: Mapped[Sector] = relationship()
    owner: Mapped[User | None] = relationship()
    contacts: Mapped[list["Contact"]] = relationship(
        back_populates="partner", order_by="Contact.name"
    )
    commitments: Mapped[list["Commitment"]] = relationship(
        back_populates="partner", order_by="Commitment.day, Commitment.recorded_at"
    )

    @validates("name", "city")
    def _keep_folded(self, key: str, value: str) -> str:
        setattr(self, f"{key}_folded", folded(value, Name if key == "name" else City))
        return value


class Contact(Model):
    """A person at a partner (or without one: a speaker, an adviser)."""

    __tablename__ = "contact"
    __table_args__ = (Index("ix_contact_partner_id_left_on", "partner_id", "left_on"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    partner_id: Mapped[int | None] = mapped_column(ForeignKey("partner.id"))
    name: Mapped[str] = mapped_column(Name)
    name_folded: Mapped[str] = mapped_column(Name, default="", index=True)
    function: Mapped[str] = mapped_column(Name, default="")
    email: Mapped[str] = mapped_column(Email, default="", index=True)
    phone: Mapped[str] = mapped_column(String(50), default="")
    language: Mapped[str] = mapped_column(String(5), default="nl")
    is_executive: Mapped[bool] = mapped_column(default=False)
    email_state: Mapped[EmailState] = mapped_column(enum_column(EmailState), default=EmailState.OK)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    left_on: Mapped[date | None]
    # The account of this person, so that a bestuurder can answer after signing in.
    user_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"), unique=True)

    partner: Mapped[Partner | None] = relationship(back_populates="contacts")

    @validates("name")
    def _keep_folded(self, _key: str, value: str) -> str:
        self.name_folded = folded(value, Name)
        return value

    @validates("email")
    def _lower(self, _key: str, value: str) -> str:
        return value.strip().lower()


class Commitment(Model):
    """One dated step on the ladder, up or down. Rows are only ever added."""

    __tablename__ = "commitment"
    __table_args__ = (
        level_check("level"),
        Index("ix_commitment_partner_id_day", "partner_id", "day", "recorded_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    partner_id: Mapped[int] = mapped_column(ForeignKey("partner.id"))
    level: Mapped[CommitmentLevel] = mapped_column(LevelColumn)
    day: Mapped[date]
    evidence_kind: Mapped[EvidenceKind] = mapped_column(enum_column(EvidenceKind))
    evidence_detail: Mapped[str] = mapped_column(Text, default="")
    signer: Mapped[str] = mapped_column(Name, default="")
    signer_function: Mapped[str] = mapped_column(Name, default="")
    measures: Mapped[list[str]] = mapped_column(JSON, default=list)
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"), index=True)
    recorded_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)

    partner: Mapped[Partner] = relationship(back_populates="commitments")
    recorded_by: Mapped[User | None] = relationship()


class CoalitionMovement(Model):
    """How many partners of a sector came onto (or left) a rung in a month.

    The sum up to a month is the coalition at its end: the overview reads these few rows instead
    of every commitment. services/movements.py keeps them true, and can rebuild them.
    """

    __tablename__ = "coalition_movement"
    __table_args__ = (level_check("level"),)

    month: Mapped[date] = mapped_column(primary_key=True)
    sector_id: Mapped[int] = mapped_column(ForeignKey("sector.id"), primary_key=True)
    level: Mapped[CommitmentLevel] = mapped_column(LevelColumn, primary_key=True)
    change: Mapped[int]
