"""Before sending: who gets the mail, what it looks like, and what is missing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from vptmeet.domain.errors import NobodyChosen
from vptmeet.domain.meeting import ExecutiveState
from vptmeet.domain.rsvp import InvitationRole
from vptmeet.emails.draft import Draft
from vptmeet.models.meeting import Meeting
from vptmeet.models.partner import Contact
from vptmeet.queries import executives
from vptmeet.services import invitations
from vptmeet.services.invitations import Skipped
from vptmeet.web import mail_settings
from vptmeet.wording.labels import label

MOST_NAMED = 200


@dataclass(frozen=True)
class Recipient:
    """Somebody who will get the mail."""

    name: str
    partner: str


@dataclass(frozen=True)
class NotAsked:
    """Somebody who was chosen and gets no mail, and why."""

    name: str
    why: str


@dataclass(frozen=True)
class PreviewPage:
    """What is about to be sent; `unnamed` is how many recipients the list leaves out."""

    draft: Draft
    role: str
    number: int
    recipients: list[Recipient]
    unnamed: int
    skipped: list[NotAsked]
    needs_reason: bool
    former_reason: str


def build(
    meeting: Meeting, contacts: Sequence[Contact], role: InvitationRole, now: datetime
) -> PreviewPage:
    """The page. Raises what inviting would: NobodyChosen, PlaceMissing, ..."""
    chosen, skipped = invitations.sift(meeting, contacts, now)
    if not chosen:
        raise NobodyChosen
    state = executives.of_meeting(meeting.id).state
    is_executive = role is InvitationRole.EXECUTIVE
    return PreviewPage(
        draft=invitations.preview(meeting, chosen[0], role, now, mail_settings.current()),
        role=label(role),
        number=len(chosen),
        recipients=[_recipient(one) for one in chosen[:MOST_NAMED]],
        unnamed=max(0, len(chosen) - MOST_NAMED),
        skipped=[_not_asked(one) for one in skipped],
        needs_reason=not is_executive and state is not ExecutiveState.CONFIRMED,
        former_reason=meeting.gate_reason,
    )


def _recipient(contact: Contact) -> Recipient:
    return Recipient(contact.name, contact.partner.name if contact.partner else "")


def _not_asked(one: Skipped) -> NotAsked:
    return NotAsked(one.name, label(one.why))
