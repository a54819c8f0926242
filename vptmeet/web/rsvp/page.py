"""What every page about one invitation shows."""

from typing import Any

from vptmeet.models.meeting import Invitation
from vptmeet.queries.rsvp import InvitationFacts
from vptmeet.web import mail_settings
from vptmeet.web.rsvp import words
from vptmeet.web.rsvp.helpline import helpline


def page_context(invitation: Invitation, facts: InvitationFacts) -> dict[str, Any]:
    """The meeting, what was answered and whom to call, in the language of the moment."""
    meeting = invitation.meeting
    return {
        "meeting": meeting,
        "facts": facts,
        "kicker": words.invited(invitation),
        "items": words.meeting_facts(meeting, facts.executives),
        "given": words.given_answer(facts.given) if facts.given else "",
        "helpline": helpline(meeting, mail_settings.current()),
    }
