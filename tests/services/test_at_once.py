"""Two people who do the same in the same instant: the second sees what the first one did."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TypeVar

from flask import Flask
from sqlalchemy import func, select

from tests.factories import (
    NOW,
    TODAY,
    make_invitation,
    make_meeting,
    make_partner,
    make_user,
    sector,
)
from vptmeet.domain.commitment import CommitmentLevel
from vptmeet.domain.errors import DomainError
from vptmeet.domain.roles import Role
from vptmeet.domain.rsvp import Answer, Channel, Reply, Substitute
from vptmeet.extensions import Base, db
from vptmeet.models.account import User
from vptmeet.models.meeting import Invitation, InvitationReply
from vptmeet.models.partner import CoalitionMovement, Partner
from vptmeet.services import accounts, invitations, partners, rsvp
from vptmeet.services.accounts import AccountValues
from vptmeet.services.partners import PartnerValues
from vptmeet.transaction import transaction
from vptmeet.web import mail_settings

SENDS = Reply(Answer.SUBSTITUTE, substitute=Substitute("Bas", "bas@example.org"))


Row = TypeVar("Row", bound=Base)


def both(app: Flask, table: type[Row], ids: list[int], deed: Callable[[Row], object]) -> int:
    """Do `deed` to each row at once, each read before any began; returns how many were refused."""
    together = Barrier(len(ids))

    def one(row_id: int) -> bool:
        with app.app_context():
            row = db.session.get_one(table, row_id)
            together.wait()
            try:
                with transaction():
                    deed(row)
            except DomainError:
                return True
            return False

    with ThreadPoolExecutor(len(ids)) as pool:
        refused = sum(pool.map(one, ids))
    db.session.expire_all()
    return refused


def test_an_answer_that_is_sent_twice_is_one_answer(app: Flask) -> None:
    invitation = make_invitation(make_meeting())

    def answer(row: Invitation) -> None:
        rsvp.answer(row, SENDS, Channel.LINK, None, NOW, mail_settings.current())

    assert both(app, Invitation, [invitation.id] * 2, answer) == 0
    assert db.session.scalar(select(func.count(InvitationReply.id))) == 1


def test_an_invitation_that_is_taken_back_twice_is_taken_back_once(app: Flask) -> None:
    invitation = make_invitation(make_meeting())

    def withdraw(row: Invitation) -> None:
        invitations.withdraw(row, None, NOW, mail_settings.current())

    assert both(app, Invitation, [invitation.id] * 2, withdraw) == 0
    assert invitation.sequence_ahead == 1


def test_two_managers_cannot_remove_each_other(app: Flask) -> None:
    managers = [make_user(Role.MANAGER), make_user(Role.MANAGER)]

    def demote(user: User) -> None:
        values = AccountValues(user.email, user.name, frozenset({Role.HRM}))
        accounts.change(user, values, None, NOW)

    assert both(app, User, [user.id for user in managers], demote) == 1


def test_an_employer_that_is_added_twice_is_there_once(app: Flask) -> None:
    values = PartnerValues("Het Veen", sector("WON").id)
    other = make_partner("Iets anders")

    def add(_row: Partner) -> None:
        partners.add_partner(values, "lijst", None, NOW, TODAY)

    assert both(app, Partner, [other.id] * 2, add) == 1


def test_an_employer_that_is_archived_twice_leaves_the_figures_once(app: Flask) -> None:
    values = PartnerValues("Het Veen", sector("WON").id)
    with transaction():
        partner = partners.add_partner(values, "lijst", None, NOW, TODAY)
    archived = both(app, Partner, [partner.id] * 2, lambda row: partners.archive(row, None, NOW))
    total = select(func.sum(CoalitionMovement.change)).where(
        CoalitionMovement.level == CommitmentLevel.KNOWN
    )
    assert (archived, db.session.scalar(total)) == (0, 0)
