"""Reference data that a manager can change: safety fields, sectors and themes."""

from sqlalchemy import Column, ForeignKey, String, Table
from sqlalchemy.orm import Mapped, mapped_column, relationship

from vptmeet.extensions import Base, Model
from vptmeet.models.columns import Name

theme_sector = Table(
    "theme_sector",
    Base.metadata,
    Column("theme_id", ForeignKey("theme.id", ondelete="CASCADE"), primary_key=True),
    Column("sector_id", ForeignKey("sector.id", ondelete="CASCADE"), primary_key=True, index=True),
)


class Named:
    """What the manager calls by a name in each language and puts in an order."""

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(10), unique=True)
    name_nl: Mapped[str] = mapped_column(Name)
    name_en: Mapped[str] = mapped_column(Name)
    position: Mapped[int] = mapped_column(default=0)

    def name(self, language: str) -> str:
        """The name in `language` ("nl" or "en")."""
        return self.name_en if language == "en" else self.name_nl


class SafetyField(Named, Model):
    """A field of the municipality's safety policy (VNG, Kernbeleid Veiligheid)."""

    __tablename__ = "safety_field"


class Sector(Named, Model):
    """A kind of employer. Guests at a theme (nightlife) have no public task of their own."""

    __tablename__ = "sector"

    has_public_task: Mapped[bool] = mapped_column(default=True)


class Theme(Named, Model):
    """A subject of meetings, and the sectors that it concerns."""

    __tablename__ = "theme"

    is_active: Mapped[bool] = mapped_column(default=True)
    safety_field_id: Mapped[int | None] = mapped_column(ForeignKey("safety_field.id"))

    safety_field: Mapped[SafetyField | None] = relationship()
    sectors: Mapped[list[Sector]] = relationship(secondary=theme_sector, order_by="Sector.position")
