"""Taking attendance."""

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select

from tests.factories import NOW, make_contact, make_invitation, make_meeting, make_partner
from vptmeet.domain.attendance import Presence
from vptmeet.domain.errors import ContactTaken, MeetingCancelled, MeetingNotOver
from vptmeet.domain.meeting import MeetingStatus
from vptmeet.domain.rsvp import Answer, Channel, InvitationRole
from vptmeet.extensions import db
from vptmeet.models.meeting import AttendanceMark, Invitation, InvitationReply, Meeting
from vptmeet.queries import attendance as queries
from vptmeet.services import attendance
from vptmeet.services.contacts import ContactValues


@pytest.fixture
def meeting(app: Flask) -> Meeting:
    """A meeting that began an hour ago."""
    return make_meeting(starts_at=NOW - timedelta(hours=1))


def mark(invitation: Invitation, presence: Presence) -> None:
    attendance.mark(invitation, presence, Channel.ACCOUNT, None, NOW)


def marks() -> int:
    return db.session.scalar(select(func.count(AttendanceMark.id))) or 0


def test_a_mark_says_who_was_there(meeting: Meeting) -> None:
    invitation = make_invitation(meeting)
    mark(invitation, Presence.PRESENT)
    assert invitation.presence is Presence.PRESENT


def test_the_first_mark_makes_the_meeting_held(meeting: Meeting) -> None:
    mark(make_invitation(meeting), Presence.ABSENT)
    assert meeting.status is MeetingStatus.HELD


def test_the_last_mark_counts_and_the_earlier_is_kept(meeting: Meeting) -> None:
    invitation = make_invitation(meeting)
    mark(invitation, Presence.PRESENT)
    mark(invitation, Presence.ABSENT)
    assert invitation.presence is Presence.ABSENT
    assert marks() == 2


def test_the_same_mark_twice_is_one_mark(meeting: Meeting) -> None:
    invitation = make_invitation(meeting)
    mark(invitation, Presence.PRESENT)
    mark(invitation, Presence.PRESENT)
    assert marks() == 1


def test_before_the_start_nobody_can_be_marked(app: Flask) -> None:
    meeting = make_meeting()
    invitation = make_invitation(meeting)
    with pytest.raises(MeetingNotOver):
        mark(invitation, Presence.PRESENT)
    with pytest.raises(MeetingNotOver):
        attendance.mark_as_said(meeting, None, NOW)
    assert meeting.status is MeetingStatus.PLANNED


def test_of_a_cancelled_meeting_nobody_can_be_marked(meeting: Meeting) -> None:
    meeting.status = MeetingStatus.CANCELLED
    with pytest.raises(MeetingCancelled):
        mark(make_invitation(meeting), Presence.PRESENT)


@pytest.mark.parametrize(
    ("answer", "presence"),
    [
        (Answer.ACCEPTED, Presence.PRESENT),
        (Answer.SUBSTITUTE, Presence.PRESENT),
        (Answer.DECLINED, Presence.ABSENT),
        (Answer.NONE, Presence.UNKNOWN),
        (Answer.TENTATIVE, Presence.UNKNOWN),
    ],
)
def test_everybody_came_as_said(meeting: Meeting, answer: Answer, presence: Presence) -> None:
    invitation = make_invitation(meeting, answer=answer)
    attendance.mark_as_said(meeting, None, NOW)
    assert invitation.presence is presence


def test_as_said_leaves_what_was_marked_before(meeting: Meeting) -> None:
    stayed_away = make_invitation(meeting, answer=Answer.ACCEPTED, presence=Presence.ABSENT)
    make_invitation(meeting, answer=Answer.ACCEPTED)
    assert attendance.mark_as_said(meeting, None, NOW) == 1
    assert stayed_away.presence is Presence.ABSENT


def test_as_said_twice_adds_nothing(meeting: Meeting) -> None:
    make_invitation(meeting, answer=Answer.ACCEPTED)
    attendance.mark_as_said(meeting, None, NOW)
    assert attendance.mark_as_said(meeting, None, NOW) == 0
    assert marks() == 1


def test_as_said_leaves_withdrawn_invitations_alone(meeting: Meeting) -> None:
    make_invitation(meeting, answer=Answer.ACCEPTED, withdrawn_at=NOW)
    assert attendance.mark_as_said(meeting, None, NOW) == 0


def test_who_came_unasked_is_added_as_present(meeting: Meeting) -> None:
    contact = make_contact(make_partner())
    invitation = attendance.add_walk_in(meeting, contact, None, NOW)
    assert (invitation.is_walk_in, invitation.presence) == (True, Presence.PRESENT)
    assert invitation.partner_id == contact.partner_id


@pytest.mark.parametrize(
    ("is_ours", "role"), [(True, InvitationRole.EXECUTIVE), (False, InvitationRole.PARTICIPANT)]
)
def test_a_bestuurder_of_our_own_who_came_unasked_counts_as_one(
    meeting: Meeting, is_ours: bool, role: InvitationRole
) -> None:
    contact = make_contact(make_partner(is_municipality=is_ours), is_executive=True)
    assert attendance.add_walk_in(meeting, contact, None, NOW).role is role


def test_adding_somebody_who_was_asked_only_marks_them(meeting: Meeting) -> None:
    invitation = make_invitation(meeting)
    assert attendance.add_walk_in(meeting, invitation.contact, None, NOW) is invitation
    assert (invitation.is_walk_in, invitation.presence) == (False, Presence.PRESENT)


def test_whose_invitation_was_withdrawn_can_still_turn_up(meeting: Meeting) -> None:
    invitation = make_invitation(meeting, withdrawn_at=NOW)
    attendance.add_walk_in(meeting, invitation.contact, None, NOW)
    assert (invitation.withdrawn_at, invitation.is_walk_in) == (None, True)


def test_somebody_new_becomes_a_contact_of_the_employer(meeting: Meeting) -> None:
    partner = make_partner()
    values = ContactValues(name="Jan Bos", email="jan@delinde.example.org")
    invitation = attendance.add_new_walk_in(meeting, values, partner, None, NOW)
    assert invitation.contact.partner_id == partner.id
    with pytest.raises(ContactTaken):
        attendance.add_new_walk_in(meeting, values, partner, None, NOW)


def test_the_sheet_begins_with_who_comes_and_ends_with_who_walked_in(meeting: Meeting) -> None:
    walk_in = make_invitation(meeting, is_walk_in=True)
    declined = make_invitation(meeting, answer=Answer.DECLINED)
    silent = make_invitation(meeting)
    coming = make_invitation(meeting, answer=Answer.ACCEPTED)
    order = [row.invitation_id for row in queries.sheet(meeting.id)]
    assert order == [coming.id, silent.id, declined.id, walk_in.id]


def test_the_sheet_names_the_substitute_of_the_last_answer(meeting: Meeting) -> None:
    invitation = make_invitation(meeting, answer=Answer.SUBSTITUTE)
    for minutes, name in ((2, "Els Vos"), (1, "Jan Bos")):
        db.session.add(
            InvitationReply(
                invitation_id=invitation.id,
                answer=Answer.SUBSTITUTE,
                channel=Channel.LINK,
                received_at=NOW + timedelta(minutes=minutes),
                sequence=0,
                substitute_name=name,
            )
        )
    db.session.flush()
    assert queries.sheet(meeting.id)[0].substitute == "Els Vos"


def test_turnout_is_known_by_role_and_employer_with_walk_ins_apart(meeting: Meeting) -> None:
    linde = make_partner("De Linde")
    make_invitation(meeting, make_contact(linde), presence=Presence.PRESENT)
    make_invitation(meeting, make_contact(linde), presence=Presence.ABSENT)
    make_invitation(meeting, make_contact(linde), is_walk_in=True, presence=Presence.PRESENT)
    make_invitation(meeting, role=InvitationRole.EXECUTIVE, presence=Presence.PRESENT)
    rows = queries.sheet(meeting.id)
    group = next(group for group in queries.by_partner(rows) if group.name == "De Linde")
    assert (group.turnout.present, group.turnout.invited, group.walk_ins) == (1, 2, 1)
    roles = queries.by_role(rows)
    assert list(roles) == [InvitationRole.EXECUTIVE, InvitationRole.PARTICIPANT]
    assert roles[InvitationRole.EXECUTIVE].turnout.percentage == 100


def test_people_are_found_by_name_or_employer_without_diacritics(meeting: Meeting) -> None:
    contact = make_contact(make_partner("Ambulance Veenland"), name="René Bos")
    make_contact(make_partner("Ambulance Veenland Zuid"), name="Weg", left_on=NOW.date())
    for text in ("rene", "BOS veenland", "ambulance"):
        found = queries.find_people(meeting.id, text)
        assert [one.contact_id for one in found] == [contact.id]
    assert queries.find_people(meeting.id, " ") == []
