"""The bestuurders of meetings: who was asked, and whether one will be there."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import bindparam, select

from vptmeet.domain.attendance import Presence
from vptmeet.domain.meeting import Asked, ExecutiveState, executive_state
from vptmeet.domain.rsvp import Answer, InvitationRole
from vptmeet.extensions import db
from vptmeet.models.meeting import Invitation
from vptmeet.models.partner import Contact, Partner


@dataclass(frozen=True)
class AskedExecutive:
    """A bestuurder who was asked and whose invitation stands. `municipal`: one of our own."""

    invitation_id: int
    contact_id: int
    name: str
    function: str
    partner: str
    municipal: bool
    answer: Answer
    presence: Presence


@dataclass(frozen=True)
class Executives:
    """The bestuurders of one meeting, and what that makes of the rule "bestuurder first"."""

    people: tuple[AskedExecutive, ...] = ()

    @property
    def state(self) -> ExecutiveState:
        """Whether a bestuurder will be there (domain/meeting.py decides)."""
        return executive_state(
            Asked(InvitationRole.EXECUTIVE, one.answer, one.municipal) for one in self.people
        )

    @property
    def coming(self) -> tuple[AskedExecutive, ...]:
        """Those who said yes, the municipality's own first."""
        return tuple(one for one in self.people if one.answer is Answer.ACCEPTED)

    @property
    def present(self) -> tuple[AskedExecutive, ...]:
        """Those who were there, the municipality's own first."""
        return tuple(one for one in self.people if one.presence is Presence.PRESENT)


def of_meeting(meeting_id: int) -> Executives:
    """The bestuurders of one meeting, in one query."""
    return of_meetings([meeting_id])[meeting_id]


# Made once, and of columns: every page about a meeting asks it.
_ASKED = (
    select(
        Invitation.meeting_id,
        Invitation.id,
        Invitation.contact_id,
        Contact.name,
        Contact.function,
        Partner.name,
        Partner.is_municipality,
        Invitation.answer,
        Invitation.presence,
    )
    .join(Invitation.contact)
    .outerjoin(Invitation.partner)
    .where(
        Invitation.meeting_id.in_(bindparam("ids", expanding=True)),
        Invitation.role == InvitationRole.EXECUTIVE,
        Invitation.withdrawn_at.is_(None),
    )
)


def of_meetings(meeting_ids: Iterable[int]) -> dict[int, Executives]:
    """The bestuurders of each of these meetings, in one query."""
    ids = list(meeting_ids)
    people: dict[int, list[AskedExecutive]] = defaultdict(list)
    rows = db.session.execute(_ASKED, {"ids": ids})
    for meeting_id, person, contact, name, function, partner, own, answer, presence in rows:
        people[meeting_id].append(
            AskedExecutive(
                invitation_id=person,
                contact_id=contact,
                name=name,
                function=function,
                partner=partner or "",
                municipal=bool(own),
                answer=answer,
                presence=presence,
            )
        )
    return {one: Executives(tuple(sorted(people[one], key=_own_first))) for one in ids}


def _own_first(person: AskedExecutive) -> tuple[bool, str]:
    return not person.municipal, person.name
