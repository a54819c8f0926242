"""Seats never oversell, also when people answer in the same instant."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from flask import Flask

from tests.factories import NOW, make_invitation, make_meeting
from tests.services.room import NO, YES, Room
from tests.services.test_at_once import both
from vptmeet.domain.rsvp import Answer, Channel, Reply
from vptmeet.extensions import db
from vptmeet.models.meeting import Invitation
from vptmeet.queries.rsvp import waits_for_a_seat
from vptmeet.services import rsvp
from vptmeet.transaction import transaction
from vptmeet.web import mail_settings

PEOPLE, SEATS = 6, 2


def test_who_was_told_of_a_seat_keeps_it_when_all_answer_at_once(app: Flask) -> None:
    meeting = make_meeting(capacity=SEATS)
    ids = [make_invitation(meeting).id for _n in range(PEOPLE)]
    together = Barrier(PEOPLE)

    def say_yes(invitation_id: int) -> bool:
        with app.app_context():
            invitation = db.session.get_one(Invitation, invitation_id)
            settings = mail_settings.current()
            together.wait()
            with transaction():
                rsvp.answer(invitation, Reply(Answer.ACCEPTED), Channel.LINK, None, NOW, settings)
            return not waits_for_a_seat(invitation)

    with ThreadPoolExecutor(PEOPLE) as pool:
        told = dict(zip(ids, pool.map(say_yes, ids), strict=True))
    db.session.expire_all()
    seated = {id_: not waits_for_a_seat(db.session.get_one(Invitation, id_)) for id_ in ids}
    assert sum(seated.values()) == SEATS
    assert told == seated


def test_two_who_refuse_in_the_same_instant_make_room_for_two(app: Flask) -> None:
    room = Room(SEATS, 4)
    for number in range(4):
        room.answer(number, YES)
    db.session.commit()

    def refuse(invitation: Invitation) -> None:
        rsvp.answer(invitation, NO, Channel.LINK, None, room.now, mail_settings.current())

    assert both(app, Invitation, [one.id for one in room.people[:SEATS]], refuse) == 0
    assert sorted(room.told()) == [2, 3]
