"""Themes and what they are tied to, for the manager."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload, selectinload

from vptmeet.domain.errors import NotFound
from vptmeet.extensions import db
from vptmeet.models.reference import SafetyField, Sector, Theme


@dataclass(frozen=True)
class ThemeRow:
    """One line of the list of themes, in the language that was asked for."""

    id: int
    name: str
    safety_field: str
    sectors: int
    is_active: bool


def all_rows(language: str) -> list[ThemeRow]:
    """Every theme in its order, names in `language`. Two queries."""
    themes = db.session.scalars(
        select(Theme)
        .options(joinedload(Theme.safety_field), selectinload(Theme.sectors))
        .order_by(Theme.position, Theme.id)
    )
    return [
        ThemeRow(
            id=theme.id,
            name=theme.name(language),
            safety_field=theme.safety_field.name(language) if theme.safety_field else "",
            sectors=len(theme.sectors),
            is_active=theme.is_active,
        )
        for theme in themes
    ]


def get(theme_id: int) -> Theme:
    """The theme with this number. Raises NotFound."""
    theme = db.session.get(Theme, theme_id)
    if theme is None:
        raise NotFound
    return theme


def safety_fields(language: str) -> list[tuple[int, str]]:
    """Number and name of each safety field, in its order."""
    fields = db.session.scalars(select(SafetyField).order_by(SafetyField.position, SafetyField.id))
    return [(one.id, one.name(language)) for one in fields]


def sectors(language: str) -> list[tuple[int, str]]:
    """Number and name of each sector, in its order."""
    rows = db.session.scalars(select(Sector).order_by(Sector.position, Sector.id))
    return [(sector.id, sector.name(language)) for sector in rows]


def next_position() -> int:
    """The position after the last theme."""
    return (db.session.scalar(select(func.max(Theme.position))) or 0) + 1
