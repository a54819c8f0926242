"""Personal links: what a token opens, and until when."""

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from tests.factories import NOW, make_invitation, make_meeting
from vptmeet.domain.errors import LinkInvalid
from vptmeet.extensions import db
from vptmeet.models.meeting import Invitation, InvitationLink
from vptmeet.services import links


@pytest.fixture
def invitation(app: Flask) -> Invitation:
    return make_invitation(make_meeting())


def test_a_link_opens_its_own_invitation(invitation: Invitation) -> None:
    other = make_invitation(invitation.meeting)
    token, other_token = links.new_link(invitation, NOW), links.new_link(other, NOW)
    assert links.find_by_token(token, NOW) is invitation
    assert links.find_by_token(other_token, NOW) is other


def test_the_token_itself_is_not_kept(invitation: Invitation) -> None:
    token = links.new_link(invitation, NOW)
    kept = db.session.scalars(select(InvitationLink.token_sha256)).one()
    assert token not in kept
    assert len(kept) == 64


def test_a_second_link_leaves_the_first_valid(invitation: Invitation) -> None:
    first = links.new_link(invitation, NOW)
    links.new_link(invitation, NOW)
    assert links.find_by_token(first, NOW) is invitation


@pytest.mark.parametrize("token", ["", "unknown", "x" * 5000, "\x00", "ë"])
def test_an_unknown_token_opens_nothing(invitation: Invitation, token: str) -> None:
    links.new_link(invitation, NOW)
    with pytest.raises(LinkInvalid):
        links.find_by_token(token, NOW)


def test_a_revoked_link_opens_nothing(invitation: Invitation) -> None:
    token = links.new_link(invitation, NOW)
    links.revoke_links(invitation, NOW)
    with pytest.raises(LinkInvalid):
        links.find_by_token(token, NOW)


def test_a_withdrawn_invitation_cannot_be_opened(invitation: Invitation) -> None:
    token = links.new_link(invitation, NOW)
    invitation.withdrawn_at = NOW
    db.session.flush()
    with pytest.raises(LinkInvalid):
        links.find_by_token(token, NOW)


def test_a_link_works_until_the_meeting_ends(invitation: Invitation) -> None:
    token = links.new_link(invitation, NOW)
    ends_at = invitation.meeting.ends_at
    assert links.find_by_token(token, ends_at - timedelta(seconds=1)) is invitation
    with pytest.raises(LinkInvalid):
        links.find_by_token(token, ends_at)
