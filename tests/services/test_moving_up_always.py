"""Whatever people do, in whatever order: seats are not sold twice, and each is told once."""

from datetime import timedelta

from flask import Flask
from hypothesis import HealthCheck, given
from hypothesis import settings as effort
from hypothesis import strategies as st
from sqlalchemy import update

from tests.services.room import NO, SENDS_JAN, YES, Room
from vptmeet.domain.errors import RoomTooSmall
from vptmeet.domain.mail import MailState
from vptmeet.domain.rsvp import Channel, InvitationRole, Reply
from vptmeet.extensions import db
from vptmeet.models.mail import OutgoingMail
from vptmeet.queries.meetings import acceptances, waiting_list
from vptmeet.services import invitations
from vptmeet.web import mail_settings

PEOPLE, EXECUTIVES = 3, 1
everybody = st.integers(0, PEOPLE + EXECUTIVES - 1)
deeds = st.lists(
    st.one_of(
        st.tuples(st.just("answer"), everybody, st.sampled_from([YES, SENDS_JAN])),
        st.tuples(st.just("answer"), everybody, st.just(NO)),
        st.tuples(st.just("withdraw"), everybody),
        st.tuples(st.just("ask"), everybody),
        st.tuples(st.just("resize"), st.sampled_from([1, 2, 3, None])),
    ),
    min_size=5,
    max_size=30,
)


class Watched(Room):
    """A room in which every deed is checked for who had to hear of it."""

    def __init__(self, capacity: int) -> None:
        super().__init__(capacity, PEOPLE, EXECUTIVES)
        self.heard: set[tuple[int, object]] = set()

    def do(self, deed: str, *about: object) -> None:
        """Do it a minute later, look who heard of it, and let the mails go out."""
        before, told = set(waiting_list(self.meeting)), self.told()
        self.now += timedelta(minutes=1)
        try:
            getattr(self, deed)(*about)
        except RoomTooSmall:
            assert self.told() == told
        self.check(before, told)
        db.session.execute(update(OutgoingMail).values(state=MailState.SENT))

    def check(self, before: set[int], told: list[int]) -> None:
        """Who waited and has a seat now was just told, unless of this same seat before."""
        coming, waits = acceptances(self.meeting.id), set(waiting_list(self.meeting))
        first = sum(one.role is InvitationRole.EXECUTIVE for one in coming)
        if self.meeting.capacity is not None:
            assert len(coming) - len(waits) <= max(self.meeting.capacity, first)
        up = {(one.invitation_id, one.since) for one in coming if one.invitation_id in before}
        new = {one for one in up - self.heard if one[0] not in waits}
        ids = [one.id for one in self.people]
        assert sorted(self.told()[len(told) :]) == sorted(ids.index(id_) for id_, _since in new)
        self.heard |= new

    def answer(self, number: int, reply: Reply, channel: Channel = Channel.PHONE) -> None:
        """Only who is asked can answer."""
        if self.people[number].withdrawn_at is None:
            super().answer(number, reply, channel)

    def ask(self, number: int) -> None:
        """Ask somebody whose invitation was withdrawn once more."""
        person, settings = self.people[number], mail_settings.current()
        if person.withdrawn_at is not None:
            people = [person.contact]
            invitations.invite(self.meeting, people, person.role, None, self.now, settings, "-")


@effort(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.integers(1, 2), deeds)
def test_whoever_moves_up_hears_it_once_whatever_happens(
    app: Flask, capacity: int, done: list[tuple[object, ...]]
) -> None:
    room = Watched(capacity)
    for deed, *about in done:
        room.do(str(deed), *about)
