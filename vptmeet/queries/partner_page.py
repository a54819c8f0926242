"""One employer: who works there, and everything that happened, the newest first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import groupby
from operator import attrgetter
from zoneinfo import ZoneInfo

from sqlalchemy import select

from vptmeet.domain.attendance import Presence
from vptmeet.domain.commitment import CommitmentLevel, EvidenceKind, MeasureCode
from vptmeet.domain.errors import NotFound
from vptmeet.domain.meeting import MeetingStatus
from vptmeet.domain.partner import EmailState, PartnerStatus
from vptmeet.domain.rsvp import Answer, InvitationRole
from vptmeet.extensions import db
from vptmeet.models.account import User
from vptmeet.models.meeting import Invitation, Meeting
from vptmeet.models.partner import Commitment, Contact, Partner


@dataclass(frozen=True)
class ContactLine:
    """A person at the employer; `left_on` is the day since when not any more."""

    id: int
    name: str
    function: str
    email: str
    email_state: EmailState
    phone: str
    is_executive: bool
    left_on: date | None


@dataclass(frozen=True)
class StepEvent:
    """A step on the ladder with what it rests on. `moment` only puts events in order."""

    moment: datetime
    day: date
    level: CommitmentLevel
    is_step_down: bool
    kind: EvidenceKind
    detail: str
    signer: str
    signer_function: str
    measures: tuple[MeasureCode, ...]
    meeting: str
    recorded_by: str
    recorded_at: datetime

    @property
    def is_without_evidence(self) -> bool:
        """Whether somebody recorded the step with no more than a reason."""
        return self.kind is EvidenceKind.WITHOUT


@dataclass(frozen=True)
class Guest:
    """One invited person of the employer, what they said and whether they came."""

    name: str
    role: InvitationRole
    answer: Answer
    presence: Presence


@dataclass(frozen=True)
class MeetingEvent:
    """A meeting that people of this employer were asked to."""

    moment: datetime
    meeting_id: int
    title: str
    is_cancelled: bool
    guests: tuple[Guest, ...]


Event = StepEvent | MeetingEvent


@dataclass(frozen=True)
class PartnerPage:
    """All that the page of one employer shows. `owner` "" is: nobody."""

    id: int
    name: str
    sector: str
    city: str
    postcode: str
    kvk_number: str
    website: str
    notes: str
    owner: str
    status: PartnerStatus
    status_reason: str
    is_municipality: bool
    level: CommitmentLevel
    since: date
    archived_at: datetime | None
    contacts: tuple[ContactLine, ...]
    former_contacts: tuple[ContactLine, ...]
    events: tuple[Event, ...]

    @property
    def website_name(self) -> str:
        """The website's address as people say it, without "https://"."""
        return self.website.split("://")[-1].rstrip("/")


def partner_page(partner_id: int, language: str, zone: ZoneInfo) -> PartnerPage:
    """The page of an employer, in five queries; `zone` says on which day a meeting was.

    Raises NotFound.
    """
    partner = db.session.get(Partner, partner_id)
    if partner is None:
        raise NotFound(f"partner {partner_id}")
    people = _contacts(partner_id)
    events: list[Event] = [*_steps(partner_id, zone), *_meetings(partner_id)]
    return PartnerPage(
        id=partner.id,
        name=partner.name,
        sector=partner.sector.name(language),
        city=partner.city,
        postcode=partner.postcode,
        kvk_number=partner.kvk_number,
        website=partner.website,
        notes=partner.notes,
        owner=partner.owner.name if partner.owner else "",
        status=partner.status,
        status_reason=partner.status_reason,
        is_municipality=partner.is_municipality,
        level=partner.level,
        since=partner.level_since,
        archived_at=partner.archived_at,
        contacts=tuple(person for person in people if person.left_on is None),
        former_contacts=tuple(person for person in people if person.left_on is not None),
        events=tuple(sorted(events, key=attrgetter("moment"), reverse=True)),
    )


def _contacts(partner_id: int) -> list[ContactLine]:
    """Bestuurders first, then by name."""
    people = db.session.scalars(
        select(Contact)
        .where(Contact.partner_id == partner_id)
        .order_by(Contact.is_executive.desc(), Contact.name_folded, Contact.id)
    )
    return [
        ContactLine(
            id=person.id,
            name=person.name,
            function=person.function,
            email=person.email,
            email_state=person.email_state,
            phone=person.phone,
            is_executive=person.is_executive,
            left_on=person.left_on,
        )
        for person in people
    ]


def _steps(partner_id: int, zone: ZoneInfo) -> Iterable[StepEvent]:
    found = db.session.execute(
        select(Commitment, User.name, Meeting.title)
        .outerjoin(User, User.id == Commitment.recorded_by_id)
        .outerjoin(Meeting, Meeting.id == Commitment.meeting_id)
        .where(Commitment.partner_id == partner_id)
        .order_by(Commitment.day, Commitment.recorded_at, Commitment.level, Commitment.id)
    )
    before: CommitmentLevel | None = None
    for place, (step, recorder, meeting) in enumerate(found):
        # A step shows above a meeting of its day; of two on a day the later one above.
        moment = datetime.combine(step.day, time(23, 59, 59, min(place, 999_999)), zone)
        yield _step(step, moment, before, recorder or "", meeting or "")
        before = step.level


def _step(
    step: Commitment,
    moment: datetime,
    before: CommitmentLevel | None,
    recorder: str,
    meeting: str,
) -> StepEvent:
    return StepEvent(
        moment=moment,
        day=step.day,
        level=step.level,
        is_step_down=before is not None and step.level < before,
        kind=step.evidence_kind,
        detail=step.evidence_detail,
        signer=step.signer,
        signer_function=step.signer_function,
        measures=tuple(code for code in MeasureCode if code in step.measures),
        meeting=meeting,
        recorded_by=recorder,
        recorded_at=step.recorded_at,
    )


def _meetings(partner_id: int) -> Iterable[MeetingEvent]:
    found = db.session.execute(
        select(Meeting, Contact.name, Invitation.role, Invitation.answer, Invitation.presence)
        .join(Invitation, Invitation.meeting_id == Meeting.id)
        .join(Contact, Contact.id == Invitation.contact_id)
        .where(Invitation.partner_id == partner_id, Invitation.withdrawn_at.is_(None))
        .order_by(Meeting.starts_at, Meeting.id, Contact.name_folded)
    )
    for meeting, rows in groupby(found, key=lambda row: row[0]):
        yield MeetingEvent(
            moment=meeting.starts_at,
            meeting_id=meeting.id,
            title=meeting.title,
            is_cancelled=meeting.status is MeetingStatus.CANCELLED,
            guests=tuple(
                Guest(name, role, answer, presence)
                for _meeting, name, role, answer, presence in rows
            ),
        )
