"""What the forms about employers offer to choose from, and what they start with."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import exists, or_, select

from vptmeet.domain.commitment import MeasureCode
from vptmeet.domain.errors import NotFound
from vptmeet.domain.meeting import MeetingStatus
from vptmeet.domain.roles import Role
from vptmeet.extensions import db
from vptmeet.models.account import User, UserRole
from vptmeet.models.meeting import Meeting
from vptmeet.models.partner import Commitment, Contact, Partner
from vptmeet.models.reference import Sector

Choice = tuple[int, str]
"""An id and its name."""


@dataclass(frozen=True)
class HeldMeeting:
    """A meeting that has begun."""

    id: int
    title: str
    starts_at: datetime


def partner(partner_id: int) -> Partner:
    """The row of an employer, to change it. Raises NotFound."""
    found = db.session.get(Partner, partner_id)
    if found is None:
        raise NotFound(f"partner {partner_id}")
    return found


def contact(contact_id: int) -> Contact:
    """The row of a contact of an employer, to change it. Raises NotFound."""
    found = db.session.get(Contact, contact_id)
    if found is None or found.partner_id is None:
        raise NotFound(f"contact {contact_id}")
    return found


def sectors(language: str) -> list[Choice]:
    """All sectors in their own order."""
    found = db.session.scalars(select(Sector).order_by(Sector.position, Sector.id))
    return [(sector.id, sector.name(language)) for sector in found]


def owners(current: int | None = None) -> list[Choice]:
    """Who can own an employer: active coordinators, and who does so now (`current`)."""
    coordinators = select(UserRole.user_id).where(UserRole.role == Role.COORDINATOR)
    active_coordinator = User.is_active & User.id.in_(coordinators)
    found = db.session.execute(
        select(User.id, User.name)
        .where(or_(User.id == current, active_coordinator))
        .order_by(User.name)
    )
    return [(row.id, row.name) for row in found]


def may_be_municipality(partner_id: int | None) -> bool:
    """Whether the form asks if this employer is the municipality: none is yet, or this one is."""
    current = db.session.scalar(select(Partner.id).where(Partner.is_municipality).limit(1))
    return current is None or current == partner_id


def held_meetings(now: datetime, limit: int = 100) -> list[HeldMeeting]:
    """The last `limit` meetings that began before `now` and were not cancelled, newest first."""
    found = db.session.execute(
        select(Meeting.id, Meeting.title, Meeting.starts_at)
        .where(Meeting.starts_at <= now, Meeting.status != MeetingStatus.CANCELLED)
        .order_by(Meeting.starts_at.desc())
        .limit(limit)
    )
    return [HeldMeeting(row.id, row.title, row.starts_at) for row in found]


def measures_seen(partner_id: int) -> frozenset[MeasureCode]:
    """The measures that the last step with measures named, to start a form with."""
    lists = db.session.scalars(
        select(Commitment.measures)
        .where(Commitment.partner_id == partner_id)
        .order_by(Commitment.day.desc(), Commitment.recorded_at.desc())
    )
    last = next((codes for codes in lists if codes), [])
    return frozenset(MeasureCode(code) for code in last)


def meeting(meeting_id: int) -> Meeting:
    """The row of a meeting, to tie a step to it. Raises NotFound."""
    found = db.session.get(Meeting, meeting_id)
    if found is None:
        raise NotFound(f"meeting {meeting_id}")
    return found


def has_contact(partner_id: int) -> bool:
    """Whether somebody is known who works at the employer now."""
    works_there = exists().where(Contact.partner_id == partner_id, Contact.left_on.is_(None))
    return bool(db.session.scalar(select(works_there)))
