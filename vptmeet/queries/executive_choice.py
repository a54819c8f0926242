"""Which bestuurders can be asked for a meeting: the municipality's own first."""

from dataclasses import dataclass

from sqlalchemy import and_, or_, select

from vptmeet.domain.commitment import COALITION_FROM
from vptmeet.domain.inviting import Candidate, Obstacle, obstacle
from vptmeet.domain.partner import fold
from vptmeet.domain.rsvp import Answer
from vptmeet.extensions import db
from vptmeet.models.meeting import Invitation
from vptmeet.models.partner import Contact, Partner
from vptmeet.queries.guests import invited_addresses

MOST_SHOWN = 100


@dataclass(frozen=True)
class ExecutiveCandidate:
    """A bestuurder; `answer` is None for who was not asked. `obstacle`: why not to ask now."""

    contact_id: int
    name: str
    function: str
    partner: str
    municipal: bool
    answer: Answer | None
    obstacle: Obstacle | None


def candidates(meeting_id: int, text: str = "") -> list[ExecutiveCandidate]:
    """The municipality's bestuurders, then those of partners in the coalition; two queries.

    At most MOST_SHOWN; `text` narrows by the person's or the employer's name.
    """
    standing = and_(
        Invitation.contact_id == Contact.id,
        Invitation.meeting_id == meeting_id,
        Invitation.withdrawn_at.is_(None),
    )
    query = (
        select(Contact, Partner.name, Partner.is_municipality, Invitation.answer)
        .join(Contact.partner)
        .outerjoin(Invitation, standing)
        .where(
            Contact.is_executive.is_(True),
            Contact.left_on.is_(None),
            Partner.archived_at.is_(None),
            or_(Partner.is_municipality.is_(True), Partner.level >= COALITION_FROM),
        )
        .order_by(Partner.is_municipality.desc(), Partner.name_folded, Contact.name_folded)
        .limit(MOST_SHOWN)
    )
    if word := fold(text):
        query = query.where(
            or_(
                Contact.name_folded.contains(word, autoescape=True),
                Partner.name_folded.contains(word, autoescape=True),
            )
        )
    addresses = invited_addresses(meeting_id)
    return [
        _candidate(contact, partner, municipal, answer, addresses)
        for contact, partner, municipal, answer in db.session.execute(query)
    ]


def _candidate(
    contact: Contact,
    partner: str,
    municipal: bool,
    answer: Answer | None,
    addresses: frozenset[str],
) -> ExecutiveCandidate:
    seen = Candidate(contact.email, contact.email_state, False, answer is not None)
    return ExecutiveCandidate(
        contact_id=contact.id,
        name=contact.name,
        function=contact.function,
        partner=partner,
        municipal=municipal,
        answer=answer,
        obstacle=obstacle(seen, addresses),
    )
