"""Rows for tests, with sensible values for what a test does not speak of."""

import secrets
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any

from sqlalchemy import select

from vptmeet.domain.commitment import CommitmentLevel, EvidenceKind
from vptmeet.domain.roles import Role
from vptmeet.domain.rsvp import InvitationRole
from vptmeet.extensions import db
from vptmeet.models.account import User, UserRole
from vptmeet.models.meeting import Invitation, Meeting
from vptmeet.models.partner import Commitment, Contact, Partner
from vptmeet.models.reference import Sector, Theme
from vptmeet.services import movements

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
TODAY = date(2026, 11, 24)
_numbers = count(1)


def sector(code: str = "ZKH") -> Sector:
    """The sector with this code, from the reference data."""
    return db.session.scalars(select(Sector).where(Sector.code == code)).one()


def theme(code: str = "U") -> Theme:
    """The theme with this code, from the reference data."""
    return db.session.scalars(select(Theme).where(Theme.code == code)).one()


def make_user(*roles: Role, **values: Any) -> User:
    """An account; a coordinator unless roles are given."""
    number = next(_numbers)
    user = User(
        **{
            "email": f"user{number}@waterveen.example.org",
            "name": f"Gebruiker {number}",
            "session_key": secrets.token_hex(16),
            "created_at": NOW,
            "is_active": True,
            "language": "nl",
            **values,
        },
        role_rows=[UserRole(role=role) for role in roles or (Role.COORDINATOR,)],
    )
    db.session.add(user)
    db.session.commit()
    return user


def make_partner(
    name: str | None = None,
    sector_code: str = "ZKH",
    level: CommitmentLevel = CommitmentLevel.KNOWN,
    day: date = TODAY,
    **values: Any,
) -> Partner:
    """A partner with one step in its history."""
    partner = Partner(
        name=name or f"Werkgever {next(_numbers)}",
        sector_id=sector(sector_code).id,
        level=level,
        level_since=day,
        created_at=NOW,
        **values,
    )
    db.session.add(partner)
    db.session.flush()
    db.session.add(
        Commitment(
            partner_id=partner.id,
            level=level,
            day=day,
            evidence_kind=EvidenceKind.WITHOUT,
            evidence_detail="test",
            recorded_at=NOW,
        )
    )
    db.session.flush()
    movements.refresh(partner, before=())
    db.session.commit()
    return partner


def make_contact(partner: Partner | None = None, **values: Any) -> Contact:
    """A contact with an address that works."""
    number = next(_numbers)
    contact = Contact(
        **{
            "partner": partner,
            "name": f"Persoon {number}",
            "email": f"persoon{number}@werkgever.example.org",
            "created_at": NOW,
            **values,
        }
    )
    db.session.add(contact)
    db.session.commit()
    return contact


def make_meeting(**values: Any) -> Meeting:
    """A meeting of two hours, two weeks from NOW, about a safe night out."""
    starts_at = values.pop("starts_at", NOW + timedelta(days=14))
    meeting = Meeting(
        **{
            "uid": f"{secrets.token_hex(8)}@waterveen.example.org",
            "title": "Veilig uitgaan",
            "theme_id": theme("U").id,
            "starts_at": starts_at,
            "ends_at": starts_at + timedelta(hours=2),
            "answer_by": starts_at - timedelta(days=3),
            "place": "Stadhuis, Raadzaal",
            "created_at": NOW,
            **values,
        }
    )
    db.session.add(meeting)
    db.session.commit()
    return meeting


def make_invitation(
    meeting: Meeting,
    contact: Contact | None = None,
    role: InvitationRole = InvitationRole.PARTICIPANT,
    **values: Any,
) -> Invitation:
    """An invitation without mail or link."""
    contact = contact or make_contact(make_partner())
    invitation = Invitation(
        meeting_id=meeting.id,
        contact_id=contact.id,
        partner_id=contact.partner_id,
        role=role,
        invited_at=NOW,
        **values,
    )
    db.session.add(invitation)
    db.session.commit()
    return invitation
