"""The coalition's figures as the rows have them, checked against a count in Python."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta

import pytest
from flask import Flask

from tests.factories import (
    NOW,
    TODAY,
    make_contact,
    make_invitation,
    make_meeting,
    make_partner,
    make_user,
)
from tests.query_count import counted
from vptmeet.domain.attendance import Presence
from vptmeet.domain.coalition import by_quarter, last_quarters
from vptmeet.domain.commitment import CommitmentLevel, Evidence, EvidenceKind
from vptmeet.domain.meeting import ExecutiveState, MeetingStatus
from vptmeet.domain.roles import Role
from vptmeet.domain.rsvp import Answer, InvitationRole
from vptmeet.extensions import db
from vptmeet.models.partner import Partner
from vptmeet.queries import coalition, coalition_meetings, rsvp
from vptmeet.services import commitments, partners

LAST_QUARTER = date(2026, 9, 1)
WITHOUT = Evidence(EvidenceKind.WITHOUT, "test")


def step(partner: Partner, level: CommitmentLevel, day: date = TODAY) -> None:
    commitments.record_step(partner, level, day, WITHOUT, None, NOW + timedelta(hours=1), TODAY)
    db.session.commit()


def test_partners_are_counted_by_sector_and_level(app: Flask) -> None:
    make_partner(sector_code="POL", level=CommitmentLevel.PLEDGED)
    make_partner(sector_code="POL", level=CommitmentLevel.PLEDGED)
    make_partner(sector_code="OV")
    found = {one.code: one.counts for one in coalition.figures("nl").sectors}
    assert found["POL"] == (0, 0, 0, 2, 0, 0)
    assert found["OV"] == (1, 0, 0, 0, 0, 0)
    assert len(found) == 16


def test_archived_partners_and_guests_are_left_out(app: Flask) -> None:
    partners.archive(make_partner(level=CommitmentLevel.LEADING), None, NOW)
    make_partner(sector_code="HOR", level=CommitmentLevel.LEADING)
    db.session.commit()
    figures = coalition.figures("nl")
    assert figures.total == 0
    assert "HOR" not in {one.code for one in figures.sectors}
    assert coalition.points(TODAY) == ()


def test_an_executive_counts_while_still_a_contact(app: Flask) -> None:
    make_contact(make_partner("Nu"), is_executive=True)
    make_contact(make_partner("Vroeger"), is_executive=True, left_on=TODAY)
    make_contact(make_partner("Anders"), is_executive=False)
    found = {one.name: one.has_executive for one in coalition.points(TODAY)}
    assert found == {"Nu": True, "Vroeger": False, "Anders": False}


def test_a_rise_is_against_the_start_of_the_quarter(app: Flask) -> None:
    up = make_partner("Omhoog", level=CommitmentLevel.KNOWN, day=LAST_QUARTER)
    down = make_partner("Omlaag", level=CommitmentLevel.PLEDGED, day=LAST_QUARTER)
    make_partner("Nieuw op de lijst")
    make_partner("Nieuw in gesprek", level=CommitmentLevel.IN_CONTACT)
    step(up, CommitmentLevel.PLEDGED)
    step(down, CommitmentLevel.ATTENDING)
    found = {one.name for one in coalition.points(TODAY) if one.rose}
    assert found == {"Omhoog", "Nieuw in gesprek"}


def test_growth_follows_the_histories_of_all_partners(app: Flask) -> None:
    one = make_partner(level=CommitmentLevel.KNOWN, day=date(2026, 2, 1))
    step(one, CommitmentLevel.PLEDGED, date(2026, 5, 20))
    step(one, CommitmentLevel.LEADING)
    make_partner(sector_code="HOR", level=CommitmentLevel.LEADING, day=date(2026, 2, 1))
    found = by_quarter(coalition.movements(), last_quarters(TODAY, 4))
    assert [quarter.counts for quarter in found] == [
        (1, 0, 0, 0, 0, 0),
        (0, 0, 0, 1, 0, 0),
        (0, 0, 0, 1, 0, 0),
        (0, 0, 0, 0, 0, 1),
    ]


@pytest.mark.parametrize("left", [False, True])
def test_the_present_quarter_equals_the_figures_of_today(app: Flask, left: bool) -> None:
    for level in CommitmentLevel:
        partner = make_partner(level=level, day=LAST_QUARTER)
        if left and level > CommitmentLevel.ATTENDING:
            partners.archive(partner, None, NOW)
    db.session.commit()
    now = by_quarter(coalition.movements(), last_quarters(TODAY))[-1]
    today = Counter({level: coalition.figures("nl").on(level) for level in CommitmentLevel})
    assert Counter(dict(enumerate(now.counts))) == today


def test_meetings_to_come_are_first_and_cancelled_ones_are_left_out(app: Flask) -> None:
    for days in (30, 3, -3, -30):
        make_meeting(title=f"{days} dagen", starts_at=NOW + timedelta(days=days))
    make_meeting(title="Afgezegd", status=MeetingStatus.CANCELLED)
    found = coalition_meetings.meetings(NOW)
    assert [one.title for one in found.coming] == ["3 dagen", "30 dagen"]
    assert [one.title for one in found.past] == ["-3 dagen", "-30 dagen"]


def test_answers_are_counted_and_a_withdrawn_invitation_is_not(app: Flask) -> None:
    meeting = make_meeting()
    for answer in (Answer.ACCEPTED, Answer.SUBSTITUTE, Answer.DECLINED, Answer.NONE):
        make_invitation(meeting, answer=answer)
    make_invitation(meeting, answer=Answer.ACCEPTED, withdrawn_at=NOW)
    answers = coalition_meetings.meetings(NOW).coming[0].answers
    assert (answers.yes, answers.no, answers.open, answers.asked) == (2, 1, 1, 4)


def test_the_municipal_executive_who_comes_is_named(app: Flask) -> None:
    own = make_partner(is_municipality=True)
    mayor = make_contact(own, name="Noor Voorbeeld", function="Burgemeester", is_executive=True)
    meeting = make_meeting()
    make_invitation(meeting, mayor, InvitationRole.EXECUTIVE, answer=Answer.ACCEPTED)
    found = coalition_meetings.meetings(NOW).coming[0]
    assert found.state is ExecutiveState.CONFIRMED
    assert found.executive == "Burgemeester Noor Voorbeeld"


@pytest.mark.parametrize(
    ("answer", "there"), [(Answer.ACCEPTED, True), (Answer.NONE, True), (Answer.SUBSTITUTE, False)]
)
def test_a_substitute_of_a_bestuurder_is_no_bestuurder(
    app: Flask, answer: Answer, there: bool
) -> None:
    meeting = make_meeting(starts_at=NOW - timedelta(days=3))
    role = InvitationRole.EXECUTIVE
    make_invitation(meeting, role=role, answer=answer, presence=Presence.PRESENT)
    assert coalition_meetings.meetings(NOW).past[0].answers.executive_present is there


def test_turnout_counts_walk_ins_as_present_but_not_as_invited(app: Flask) -> None:
    meeting = make_meeting(starts_at=NOW - timedelta(days=3))
    make_invitation(meeting, presence=Presence.PRESENT)
    make_invitation(meeting, presence=Presence.ABSENT)
    make_invitation(meeting, presence=Presence.PRESENT, is_walk_in=True)
    answers = coalition_meetings.meetings(NOW).past[0].answers
    assert (answers.present, answers.asked, answers.executive_present) == (2, 2, False)


def test_own_invitations_are_those_that_can_still_be_answered(app: Flask) -> None:
    user = make_user(Role.ALDERMAN)
    me = make_contact(make_partner(), user_id=user.id, is_executive=True)
    late = datetime(2026, 12, 24, 9, 0, tzinfo=UTC)
    make_invitation(make_meeting(title="Gevraagd"), me)
    make_invitation(make_meeting(title="Beantwoord"), me, answer=Answer.DECLINED)
    make_invitation(make_meeting(title="Te laat", answer_by=NOW), me)
    make_invitation(make_meeting(title="Ingetrokken"), me, withdrawn_at=NOW)
    make_invitation(make_meeting(title="Van een ander", starts_at=late))
    assert [one.title for one in rsvp.own_open(user.id, NOW)] == ["Gevraagd"]


def test_ten_times_the_data_takes_no_more_queries(app: Flask) -> None:
    def statements() -> int:
        db.session.expire_all()
        with counted() as sent:
            coalition.figures("nl")
            coalition.points(TODAY)
            coalition.movements()
            coalition_meetings.meetings(NOW)
        return sent.count

    make_invitation(make_meeting())
    before = statements()
    for _ in range(10):
        make_invitation(make_meeting())
    assert statements() == before == 6
