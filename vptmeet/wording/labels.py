"""Labels of closed sets. Evaluated late, in the language of who reads them."""

from enum import Enum
from typing import Any

from flask_babel import lazy_gettext as _l

from vptmeet.domain.attendance import Presence
from vptmeet.domain.commitment import CommitmentLevel, EvidenceKind, MeasureCode, MissingEvidence
from vptmeet.domain.inviting import Obstacle
from vptmeet.domain.mail import MailState
from vptmeet.domain.meeting import ExecutiveState, MeetingStatus
from vptmeet.domain.partner import EmailState, PartnerStatus
from vptmeet.domain.roles import Role
from vptmeet.domain.rsvp import Answer, Channel, InvitationRole

_PAIRS: tuple[tuple[Enum, Any], ...] = (
    (CommitmentLevel.KNOWN, _l("In view")),
    (CommitmentLevel.IN_CONTACT, _l("In conversation")),
    (CommitmentLevel.ATTENDING, _l("Takes part")),
    (CommitmentLevel.PLEDGED, _l("Has said yes")),
    (CommitmentLevel.ACTING, _l("Is at work on it")),
    (CommitmentLevel.LEADING, _l("Brings others along")),
    (EvidenceKind.SOURCE, _l("Where the employer comes from")),
    (EvidenceKind.CONVERSATION, _l("Conversation")),
    (EvidenceKind.ATTENDANCE, _l("Was at a meeting")),
    (EvidenceKind.DECLARATION, _l("Signed declaration")),
    (EvidenceKind.MEASURES, _l("Measures in place")),
    (EvidenceKind.SPOKE, _l("Hosted, spoke or brought somebody along")),
    (EvidenceKind.REASON, _l("Reason for a step back")),
    (EvidenceKind.WITHOUT, _l("Without evidence")),
    (MeasureCode.NORM, _l("Make the norm known")),
    (MeasureCode.REPORT, _l("Encourage reporting")),
    (MeasureCode.REGISTER, _l("Register incidents")),
    (MeasureCode.TRAIN, _l("Train workers")),
    (MeasureCode.RESPOND, _l("Respond to the offender")),
    (MeasureCode.POLICE_REPORT, _l("Promote police reports")),
    (MeasureCode.RECOVER, _l("Recover the damage")),
    (MeasureCode.AFTERCARE, _l("Give aftercare")),
    (MissingEvidence.KIND, _l("Choose the kind of evidence that fits this level.")),
    (MissingEvidence.DETAIL, _l("Describe what you saw or heard.")),
    (MissingEvidence.SIGNER, _l("Enter who signed.")),
    (MissingEvidence.SIGNER_FUNCTION, _l("Enter the function of who signed.")),
    (MissingEvidence.FOUR_MEASURES, _l("Tick at least four measures.")),
    (
        MissingEvidence.CORE_MEASURES,
        _l(
            "Three measures are always needed: make the norm known, register incidents and promote "
            "police reports."
        ),
    ),
    (MissingEvidence.ALL_MEASURES, _l("All eight measures are needed for this level.")),
    (MissingEvidence.CONTACT, _l("First add a contact of this employer.")),
    (MissingEvidence.REASON, _l("Describe the reason.")),
    (PartnerStatus.ACTIVE, _l("Active")),
    (PartnerStatus.PAUSED, _l("On hold")),
    (PartnerStatus.DECLINED, _l("Does not want to take part now")),
    (EmailState.OK, _l("E-mail arrives")),
    (EmailState.BOUNCED, _l("E-mail is not delivered")),
    (EmailState.REFUSED, _l("Wants no e-mail")),
    (Obstacle.INVITED, _l("Was invited already")),
    (Obstacle.SAME_ADDRESS, _l("Has the same e-mail address as somebody who was invited")),
    (Obstacle.LEFT, _l("No longer works there")),
    (Obstacle.NO_EMAIL, _l("Has no e-mail address")),
    (Obstacle.BOUNCED, _l("E-mail is not delivered")),
    (Obstacle.REFUSED, _l("Wants no e-mail")),
    (MeetingStatus.PLANNED, _l("Planned")),
    (MeetingStatus.INVITING, _l("Invitations sent")),
    (MeetingStatus.HELD, _l("Held")),
    (MeetingStatus.CANCELLED, _l("Cancelled")),
    (ExecutiveState.NONE, _l("No executive yet")),
    (ExecutiveState.ASKED, _l("Executive asked")),
    (ExecutiveState.DECLINED, _l("Executive cannot come")),
    (ExecutiveState.CONFIRMED, _l("Executive comes")),
    (InvitationRole.EXECUTIVE, _l("Executive")),
    (InvitationRole.PARTICIPANT, _l("Participant")),
    (InvitationRole.SPEAKER, _l("Speaker")),
    (InvitationRole.HRM, _l("HRM")),
    (Answer.NONE, _l("No answer yet")),
    (Answer.ACCEPTED, _l("Comes")),
    (Answer.TENTATIVE, _l("Perhaps")),
    (Answer.DECLINED, _l("Does not come")),
    (Answer.SUBSTITUTE, _l("Sends a substitute")),
    (Channel.LINK, _l("through the link")),
    (Channel.CALENDAR, _l("from the calendar")),
    (Channel.PHONE, _l("by telephone")),
    (Channel.ACCOUNT, _l("after signing in")),
    (Channel.SYSTEM, _l("by VPTmeet")),
    (Presence.UNKNOWN, _l("Not marked yet")),
    (Presence.PRESENT, _l("Present")),
    (Presence.ABSENT, _l("Absent")),
    (MailState.QUEUED, _l("Waiting to be sent")),
    (MailState.SENDING, _l("Being sent")),
    (MailState.POSTPONED, _l("Postponed, will be tried again")),
    (MailState.SENT, _l("Sent")),
    (MailState.FAILED, _l("Not delivered")),
    (Role.COORDINATOR, _l("Coordinator")),
    (Role.ALDERMAN, _l("Alderman or mayor")),
    (Role.HRM, _l("HRM colleague")),
    (Role.MANAGER, _l("Functional manager")),
)

# By class too: members of different sets with the same value are equal, as strings are.
_LABELS = {(type(member), member): words for member, words in _PAIRS}


def label(member: Enum) -> str:
    """The words for a member of a closed set, in the language of the moment."""
    return str(_LABELS[type(member), member])


LEVEL_MEANINGS: dict[CommitmentLevel, Any] = {
    CommitmentLevel.KNOWN: _l("is on the list"),
    CommitmentLevel.IN_CONTACT: _l("talks with us"),
    CommitmentLevel.ATTENDING: _l("comes to meetings"),
    CommitmentLevel.PLEDGED: _l("the management supports it"),
    CommitmentLevel.ACTING: _l("takes measures that work"),
    CommitmentLevel.LEADING: _l("wins other employers"),
}
"""What each rung means, to set under its label."""

EVIDENCE_ASKED: dict[CommitmentLevel, Any] = {
    CommitmentLevel.KNOWN: _l("Where do you know this employer from?"),
    CommitmentLevel.IN_CONTACT: _l("With whom did you talk, and about what?"),
    CommitmentLevel.ATTENDING: _l("At which meeting was this employer present?"),
    CommitmentLevel.PLEDGED: _l("Who signed the declaration of intent, in which function?"),
    CommitmentLevel.ACTING: _l("How do you know?"),
    CommitmentLevel.LEADING: _l("What did this employer do in the past year to win others?"),
}
"""What must be seen before a partner stands on the rung."""

NEXT_STEPS: dict[CommitmentLevel, Any] = {
    CommitmentLevel.KNOWN: _l("Look for the right person"),
    CommitmentLevel.IN_CONTACT: _l("Invite them"),
    CommitmentLevel.ATTENDING: _l("Ask for a signature"),
    CommitmentLevel.PLEDGED: _l("Go through the eight measures together"),
    CommitmentLevel.ACTING: _l("Ask for their story"),
    CommitmentLevel.LEADING: _l("Ask them to be a host"),
}
"""What a coordinator does next with a partner on this rung."""
