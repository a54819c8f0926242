"""Who waited and gets a seat hears of it, once; nobody else hears anything."""

from dataclasses import replace

import pytest
from flask import Flask

from tests.services.room import NO, SENDS_JAN, YES, Room, mails
from tests.services.test_meetings import values_of
from vptmeet.domain.errors import RoomTooSmall
from vptmeet.domain.mail import MailKind, MailState
from vptmeet.domain.partner import EmailState
from vptmeet.domain.rsvp import Channel
from vptmeet.queries.meetings import waiting_list
from vptmeet.services import meetings
from vptmeet.web import mail_settings


@pytest.fixture
def room(app: Flask) -> Room:
    """Two seats: 0 and 1 have them, 2 and 3 wait."""
    room = Room(2, 4)
    for number in range(4):
        room.answer(number, YES)
    return room


def test_nobody_is_told_as_long_as_nobody_moves_up(room: Room) -> None:
    assert room.told() == []


@pytest.mark.parametrize("channel", [Channel.LINK, Channel.PHONE])
def test_a_refusal_gives_the_seat_to_who_waits_longest(room: Room, channel: Channel) -> None:
    room.answer(0, NO, channel)
    assert room.told() == [2]


def test_each_seat_that_comes_free_is_told_to_the_next(room: Room) -> None:
    room.answer(1, NO)
    room.answer(0, NO)
    assert room.told() == [2, 3]


def test_who_gives_up_waiting_frees_no_seat(room: Room) -> None:
    room.answer(2, NO)
    assert room.told() == []


def test_a_substitute_keeps_the_seat(room: Room) -> None:
    room.answer(0, SENDS_JAN)
    assert room.told() == []


def test_an_invitation_that_is_withdrawn_frees_its_seat(room: Room) -> None:
    room.withdraw(1)
    assert room.told() == [2]


@pytest.mark.parametrize("capacity", [4, 9, None])
def test_more_room_is_told_to_all_who_get_a_seat_by_it(room: Room, capacity: int | None) -> None:
    room.resize(capacity)
    assert room.told() == [2, 3]


def test_who_comes_back_at_the_end_of_the_line_is_told_once_more(room: Room) -> None:
    room.answer(0, NO)
    room.answer(0, YES)
    room.resize(9)
    assert room.told() == [2, 3, 0]


def test_who_gives_a_seat_back_and_waits_once_more_is_told_once_more(room: Room) -> None:
    room.answer(0, NO)
    mails(MailKind.SEAT)[0].state = MailState.SENT
    room.answer(2, NO)
    room.answer(2, YES)
    room.answer(1, NO)
    assert room.told() == [2, 3, 2]


def test_a_seat_that_was_told_is_not_told_again_after_a_bestuurder_took_it(app: Flask) -> None:
    room = Room(1, 2, executives=1)
    for number, reply in ((0, YES), (1, YES), (0, NO), (2, YES), (2, NO)):
        room.answer(number, reply)
    assert room.told() == [1]


def test_a_mail_about_a_seat_stays_here_when_its_person_says_no_first(room: Room) -> None:
    room.answer(0, NO)
    room.answer(2, NO)
    assert room.told() == [3]


def test_a_mail_about_a_seat_stays_here_when_the_meeting_moves_first(room: Room) -> None:
    room.answer(0, NO)
    values = replace(values_of(room.meeting), place="De Brug", capacity=2)
    meetings.change(room.meeting, values, None, room.now, mail_settings.current())
    assert room.told() == []


def test_after_the_start_nobody_is_told(room: Room) -> None:
    room.now = room.meeting.starts_at
    room.answer(0, NO, Channel.PHONE)
    assert room.told() == []


def test_who_cannot_be_mailed_is_passed_over_and_has_the_seat_all_the_same(room: Room) -> None:
    room.people[2].contact.email_state = EmailState.BOUNCED
    room.answer(0, NO)
    assert room.told() == []
    assert waiting_list(room.meeting) == (room.people[3].id,)


def test_who_sends_a_substitute_hears_whom_the_seat_is_for(room: Room) -> None:
    room.answer(2, SENDS_JAN)
    room.answer(0, NO)
    (mail,) = mails(MailKind.SEAT)
    assert "Er is nu plaats voor Jan Bos." in mail.text
    assert mail.recipient_email == room.people[2].contact.email


@pytest.mark.parametrize(("number", "waits"), [(0, False), (3, True)])
def test_a_substitute_reads_whether_there_is_a_seat(room: Room, number: int, waits: bool) -> None:
    room.answer(number, SENDS_JAN)
    (mail,) = mails(MailKind.SUBSTITUTE)
    assert ("wachtlijst" in mail.subject) is waits
    assert ("wachtlijst" in mail.text) is ("wachtlijst" in mail.html) is waits


def test_a_room_is_not_made_smaller_than_the_seats_that_people_have(room: Room) -> None:
    with pytest.raises(RoomTooSmall) as refused:
        room.resize(1)
    assert refused.value.seats == 2


def test_a_room_without_limit_gets_one_that_holds_who_comes(app: Flask) -> None:
    room = Room(None, 3)
    for number in range(3):
        room.answer(number, YES)
    with pytest.raises(RoomTooSmall):
        room.resize(2)
    room.resize(3)
    assert room.told() == []


def test_a_meeting_that_moves_may_have_a_smaller_room(room: Room) -> None:
    values = replace(values_of(room.meeting), place="De Brug", capacity=1)
    meetings.change(room.meeting, values, None, room.now, mail_settings.current())
    assert room.meeting.capacity == 1
