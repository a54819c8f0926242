"""Data that is kept no longer than needed."""

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from tests.factories import NOW, make_invitation, make_meeting
from vptmeet.commands.privacy import privacy
from vptmeet.domain.rsvp import Answer, Channel
from vptmeet.extensions import db
from vptmeet.models.meeting import Invitation, InvitationReply
from vptmeet.services.privacy import erase_old_needs


@pytest.fixture
def invitation(app: Flask) -> Invitation:
    invitation = make_invitation(make_meeting())
    db.session.add(
        InvitationReply(
            invitation_id=invitation.id,
            answer=Answer.ACCEPTED,
            channel=Channel.LINK,
            received_at=NOW,
            sequence=0,
            remark="Tot dan",
            needs="ringleiding",
        )
    )
    db.session.commit()
    return invitation


def kept() -> str:
    db.session.expire_all()
    return db.session.scalars(select(InvitationReply.needs)).one()


def test_needs_are_erased_a_week_after_the_meeting(invitation: Invitation) -> None:
    week_later = invitation.meeting.ends_at + timedelta(days=7)
    assert erase_old_needs(week_later - timedelta(seconds=1)) == 0
    assert kept() == "ringleiding"
    assert erase_old_needs(week_later) == 1
    assert kept() == ""


def test_the_rest_of_the_answer_stays(invitation: Invitation) -> None:
    erase_old_needs(invitation.meeting.ends_at + timedelta(days=30))
    row = db.session.scalars(select(InvitationReply)).one()
    assert (row.answer, row.remark) == (Answer.ACCEPTED, "Tot dan")


def test_erasing_twice_finds_nothing_the_second_time(invitation: Invitation) -> None:
    later = invitation.meeting.ends_at + timedelta(days=30)
    erase_old_needs(later)
    assert erase_old_needs(later) == 0


def test_the_command_erases_and_says_how_much(app: Flask, invitation: Invitation) -> None:
    invitation.meeting.starts_at = NOW - timedelta(days=3000)
    invitation.meeting.ends_at = NOW - timedelta(days=2999)
    db.session.commit()
    result = app.test_cli_runner().invoke(privacy, ["erase"])
    assert "1 answers" in result.output
    assert kept() == ""
