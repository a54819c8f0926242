"""A register of any size, written straight to the tables: sizes differ, shape does not."""

import hashlib
import random
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import insert, select

from vptmeet.domain.commitment import CommitmentLevel, EvidenceKind
from vptmeet.domain.meeting import MeetingStatus
from vptmeet.domain.partner import EmailState, PartnerStatus, fold
from vptmeet.domain.roles import Role
from vptmeet.domain.rsvp import Answer, InvitationRole
from vptmeet.extensions import db
from vptmeet.models.account import User, UserRole
from vptmeet.models.meeting import Invitation, InvitationLink, Meeting
from vptmeet.models.partner import Commitment, Contact, Partner
from vptmeet.models.reference import Sector, Theme
from vptmeet.services import movements, reference

NOW = datetime.now(UTC)
TODAY = NOW.date()
STEPS_EACH = 3
INVITED = 40


def fill(size: int) -> None:
    """`size` employers with a contact and three steps each, and ten meetings of forty invited."""
    reference.install()
    db.session.add(
        User(
            email="coordinator@bench.example.org",
            name="Coordinator",
            session_key="bench",
            created_at=NOW,
            is_active=True,
            role_rows=[UserRole(role=Role.COORDINATOR)],
        )
    )
    db.session.flush()
    chance = random.Random(size)
    sectors = list(db.session.scalars(select(Sector.id).where(Sector.has_public_task)))
    db.session.execute(insert(Partner), [_partner(n, sectors, chance) for n in range(1, size + 1)])
    db.session.execute(insert(Contact), [_contact(n) for n in range(1, size + 1)])
    for start in range(1, size + 1, 5000):
        numbers = range(start, min(start + 5000, size + 1))
        db.session.execute(insert(Commitment), [row for n in numbers for row in _steps(n)])
    _meetings(size)
    movements.rebuild()
    db.session.commit()


def _level(number: int) -> CommitmentLevel:
    return CommitmentLevel(number % 6)


def _partner(number: int, sectors: list[int], chance: random.Random) -> dict[str, object]:
    name = f"Werkgever {chance.choice(('De Brug', 'Het Plein', 'Café Één', 'Veerkracht'))} {number}"
    return {
        "id": number,
        "name": name,
        "name_folded": fold(name),
        "sector_id": chance.choice(sectors),
        "city": "Waterveen",
        "city_folded": "waterveen",
        "postcode": "1234 AB",
        "kvk_number": "",
        "website": "",
        "notes": "",
        "is_municipality": number == 1,
        "status": PartnerStatus.ACTIVE,
        "status_reason": "",
        "owner_id": 1 if number % 3 else None,
        "level": _level(number),
        "level_since": _day(number, STEPS_EACH - 1),
        "created_at": NOW,
    }


def _contact(number: int) -> dict[str, object]:
    return {
        "id": number,
        "partner_id": number,
        "name": f"Persoon {number}",
        "name_folded": f"persoon {number}",
        "function": "directeur",
        "email": f"p{number}@bench.example.org",
        "phone": "",
        "language": "nl",
        "is_executive": number % 4 == 1,
        "email_state": EmailState.OK,
        "created_at": NOW,
    }


def _day(number: int, step: int) -> date:
    return TODAY - timedelta(days=700 - step * 200 - number % 150)


def _steps(number: int) -> list[dict[str, object]]:
    levels = [CommitmentLevel.KNOWN, CommitmentLevel.IN_CONTACT, _level(number)]
    return [
        {
            "partner_id": number,
            "level": level,
            "day": _day(number, step),
            "evidence_kind": EvidenceKind.WITHOUT,
            "evidence_detail": "bench",
            "signer": "",
            "signer_function": "",
            "measures": [],
            "recorded_at": NOW - timedelta(days=STEPS_EACH - step),
        }
        for step, level in enumerate(levels)
    ]


def token(number: int) -> str:
    """The token of the invitation with this number."""
    return f"bench-token-{number:06}-{'x' * 24}"


def _meetings(size: int) -> None:
    theme_id = db.session.scalars(select(Theme.id)).first()
    for meeting_id in range(1, 11):
        starts_at = NOW + timedelta(days=30 * (meeting_id - 5) + 7)
        db.session.execute(
            insert(Meeting).values(
                id=meeting_id,
                uid=f"{meeting_id}@bench.example.org",
                title=f"Veilig uitgaan {meeting_id}",
                theme_id=theme_id,
                starts_at=starts_at,
                ends_at=starts_at + timedelta(hours=2),
                answer_by=starts_at - timedelta(days=1),
                place="Stadhuis",
                status=MeetingStatus.INVITING,
                organizer_id=1,
                created_at=NOW,
            )
        )
        numbers = range(1, min(INVITED, size) + 1)
        rows = [_invitation(meeting_id, n) for n in numbers]
        db.session.execute(insert(Invitation), rows)
        db.session.execute(insert(InvitationLink), [_link(row["id"]) for row in rows])


def _invitation(meeting_id: int, number: int) -> dict[str, int | object]:
    comes = number % 3 == 0
    return {
        "id": (meeting_id - 1) * INVITED + number,
        "meeting_id": meeting_id,
        "contact_id": number,
        "partner_id": number,
        "role": InvitationRole.EXECUTIVE if number == 1 else InvitationRole.PARTICIPANT,
        "invited_at": NOW,
        "answer": Answer.ACCEPTED if comes else Answer.NONE,
        "answered_at": NOW if comes else None,
        "coming_since": NOW if comes else None,
    }


def _link(invitation_id: object) -> dict[str, object]:
    number = int(str(invitation_id))
    return {
        "invitation_id": number,
        "token_sha256": hashlib.sha256(token(number).encode()).hexdigest(),
        "created_at": NOW,
    }
