"""Themes of meetings: the manager adds and changes them; none is removed, meetings refer to it."""

import secrets
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from vptmeet.extensions import db
from vptmeet.models.account import User
from vptmeet.models.reference import Sector, Theme
from vptmeet.services import audit


@dataclass(frozen=True)
class ThemeValues:
    """What the form says of a theme."""

    name_nl: str
    name_en: str
    safety_field_id: int | None
    sector_ids: frozenset[int]
    position: int
    is_active: bool = True


def add(values: ThemeValues, by: User | None, now: datetime) -> Theme:
    """Add a theme. Its code only tells it from those that are installed with VPTmeet."""
    theme = Theme(code=f"T{secrets.token_hex(4)}")
    _fill(theme, values)
    db.session.add(theme)
    db.session.flush()
    audit.record("theme.added", theme, by, now)
    return theme


def change(theme: Theme, values: ThemeValues, by: User | None, now: datetime) -> None:
    """Change a theme. One that is not active is no longer offered for new meetings."""
    _fill(theme, values)
    db.session.flush()
    audit.record("theme.changed", theme, by, now, active=values.is_active)


def _fill(theme: Theme, values: ThemeValues) -> None:
    theme.name_nl = values.name_nl.strip()
    theme.name_en = values.name_en.strip()
    theme.safety_field_id = values.safety_field_id
    theme.position = values.position
    theme.is_active = values.is_active
    theme.sectors = list(db.session.scalars(select(Sector).where(Sector.id.in_(values.sector_ids))))
