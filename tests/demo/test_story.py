"""The story of Waterveen, as the design tells it, from the rows that its deeds left behind."""

from collections import Counter
from datetime import date

import pytest
from flask import Flask
from sqlalchemy import func, select

from vptmeet.demo import accounts
from vptmeet.domain.attendance import Presence
from vptmeet.domain.commitment import CommitmentLevel, Step, level_on
from vptmeet.domain.mail import MailState
from vptmeet.domain.meeting import ExecutiveState
from vptmeet.domain.partner import PartnerStatus
from vptmeet.domain.rsvp import Answer
from vptmeet.extensions import db
from vptmeet.models.mail import OutgoingMail
from vptmeet.models.meeting import Invitation, Meeting
from vptmeet.models.partner import CoalitionMovement, Contact, Partner
from vptmeet.queries import executives
from vptmeet.services import movements

pytestmark = pytest.mark.usefixtures("story")

LEVELS = {
    date(2025, 6, 30): (24, 7, 3, 6, 0, 0),
    date(2025, 12, 31): (14, 9, 8, 6, 3, 0),
    date(2026, 5, 31): (8, 8, 9, 7, 6, 2),
}
MEETINGS = [
    (date(2025, 6, 12), "VPT", 14, 9),
    (date(2025, 9, 18), "W", 22, 13),
    (date(2025, 11, 20), "J", 24, 16),
    (date(2026, 2, 12), "Z", 26, 17),
    (date(2026, 5, 21), "U", 30, 18),
    (date(2026, 12, 10), "VPT", 39, 0),
    (date(2027, 2, 4), "U", 1, 0),
]


def _level(partner: Partner, day: date) -> CommitmentLevel | None:
    return level_on((Step(one.level, one.day, one.recorded_at) for one in partner.commitments), day)


def _counts(partners: list[Partner], day: date) -> tuple[int, ...]:
    found = Counter(_level(partner, day) for partner in partners)
    return tuple(found[level] for level in CommitmentLevel)


def _partners() -> list[Partner]:
    return list(db.session.scalars(select(Partner)))


def _partner(name: str) -> Partner:
    return db.session.scalars(select(Partner).where(Partner.name == f"{name} (fictief)")).one()


def _meeting(day: date) -> Meeting:
    meetings = db.session.scalars(select(Meeting))
    return next(one for one in meetings if one.starts_at.date() == day)


@pytest.mark.parametrize("day", LEVELS)
def test_the_coalition_stood_where_the_story_says(day: date) -> None:
    assert _counts(_partners(), day) == LEVELS[day]


def test_today_one_employer_says_no_and_the_others_stand_on_their_rungs() -> None:
    declined = [one for one in _partners() if one.status is PartnerStatus.DECLINED]
    others = [one for one in _partners() if one.status is PartnerStatus.ACTIVE]
    assert _counts(others, date(2026, 11, 24)) == (4, 5, 9, 9, 9, 3)
    assert [(one.name, one.status_reason) for one in declined] == [
        ("Kliniek Zuiderpoort (fictief)", "Geen tijd, maart opnieuw")
    ]


def test_rondom_stepped_back_with_a_reason() -> None:
    before, last = _partner("Rondom").commitments[-2:]
    assert (before.level, last.level) == (CommitmentLevel.PLEDGED, CommitmentLevel.ATTENDING)
    assert "fusie" in last.evidence_detail


def test_meetings_have_the_figures_of_the_story() -> None:
    present = func.count().filter(Invitation.presence == Presence.PRESENT)
    rows = db.session.execute(
        select(Meeting, func.count(), present)
        .join(Meeting.invitations)
        .group_by(Meeting.id)
        .order_by(Meeting.starts_at)
    )
    found = [(one.starts_at.date(), one.theme.code, asked, came) for one, asked, came in rows]
    assert found == MEETINGS


def test_a_bestuurder_confirmed_every_meeting_but_the_one_called_off_late() -> None:
    states = [executives.of_meeting(_meeting(day).id).state for day, *_ in MEETINGS]
    assert states == [
        *[ExecutiveState.CONFIRMED] * 4,
        ExecutiveState.DECLINED,
        ExecutiveState.CONFIRMED,
        ExecutiveState.ASKED,
    ]


def test_the_coming_meeting_has_answers_of_every_kind() -> None:
    invitations = _meeting(date(2026, 12, 10)).invitations
    answers = Counter(one.answer for one in invitations)
    assert answers == {
        Answer.ACCEPTED: 17,
        Answer.SUBSTITUTE: 3,
        Answer.DECLINED: 5,
        Answer.TENTATIVE: 1,
        Answer.NONE: 13,
    }


def test_only_mail_about_meetings_to_come_waits_to_be_sent() -> None:
    waiting = db.session.scalars(
        select(OutgoingMail).where(OutgoingMail.state == MailState.QUEUED)
    ).all()
    days = Counter(one.invitation.meeting.starts_at.date() for one in waiting if one.invitation)
    # 39 invitations, two substitutes whose address is known; and the bestuurder of the next one.
    assert days == {date(2026, 12, 10): 41, date(2027, 2, 4): 1}


def test_the_movements_are_those_that_a_rebuild_makes() -> None:
    columns = (CoalitionMovement.month, CoalitionMovement.sector_id, CoalitionMovement.level)
    query = (
        select(*columns, CoalitionMovement.change)
        .where(CoalitionMovement.change != 0)
        .order_by(*columns)
    )
    kept = db.session.execute(query).all()
    movements.rebuild()
    assert kept == db.session.execute(query).all()


def test_three_bestuurders_have_accounts_of_their_own() -> None:
    query = select(func.count()).where(Contact.user_id.is_not(None), Contact.is_executive)
    assert db.session.scalar(query) == 3


@pytest.mark.parametrize("account", accounts.PRINTED, ids=lambda one: one.function)
def test_every_printed_account_signs_in(story: Flask, account: accounts.DemoAccount) -> None:
    answer = story.test_client().post(
        "/inloggen",
        data={"email": account.email, "password": accounts.PASSWORD},
        follow_redirects=True,
    )
    assert answer.status_code == 200
    assert account.name in answer.text


def test_every_address_is_one_that_cannot_exist() -> None:
    addresses = db.session.scalars(select(Contact.email)).all()
    assert all(one.endswith(".example.org") for one in addresses)
    assert all(one.isascii() for one in addresses)
