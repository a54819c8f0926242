"""A meeting to come, somebody asked for it, and their link."""

from datetime import timedelta

import pytest
from flask import Flask

from tests.factories import make_contact, make_invitation, make_meeting, make_partner
from vptmeet.extensions import db
from vptmeet.models.meeting import AgendaItem, Invitation, Meeting
from vptmeet.services import links
from vptmeet.web.clock import now


@pytest.fixture
def meeting(app: Flask) -> Meeting:
    meeting = make_meeting(
        title="Rustig de nacht door",
        goal="Afspraken over agressie bij het uitgaan.",
        starts_at=now() + timedelta(days=14),
    )
    meeting.agenda = [
        AgendaItem(position=1, minutes=10, title="Opening"),
        AgendaItem(position=2, minutes=25, title="Wat doen wij samen?", speaker="Els Vos"),
    ]
    db.session.commit()
    return meeting


@pytest.fixture
def invitation(meeting: Meeting) -> Invitation:
    contact = make_contact(make_partner("Ziekenhuis De Linde"), name="Karim Benali")
    return make_invitation(meeting, contact)


@pytest.fixture
def link(invitation: Invitation) -> str:
    """The address of the page on which the invitation is answered."""
    token = links.new_link(invitation, now())
    db.session.commit()
    return f"/r/{token}"
