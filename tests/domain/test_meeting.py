"""Rules about one meeting: the bestuurder, answering in time, taking attendance."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vptmeet.domain.agenda import start_times
from vptmeet.domain.meeting import (
    Asked,
    ExecutiveState,
    MeetingStatus,
    can_answer,
    can_mark_attendance,
    executive_state,
    is_over,
)
from vptmeet.domain.rsvp import Answer, InvitationRole

START = datetime(2026, 12, 10, 14, 30, tzinfo=UTC)
HOUR = timedelta(hours=1)
EXECUTIVE = InvitationRole.EXECUTIVE

asked = st.builds(
    Asked, st.sampled_from(InvitationRole), st.sampled_from(Answer), municipal=st.booleans()
)


@pytest.mark.parametrize(
    ("answers", "state"),
    [
        ((), ExecutiveState.NONE),
        ((Answer.NONE,), ExecutiveState.ASKED),
        ((Answer.TENTATIVE,), ExecutiveState.ASKED),
        ((Answer.DECLINED,), ExecutiveState.DECLINED),
        ((Answer.DECLINED, Answer.NONE), ExecutiveState.ASKED),
        ((Answer.DECLINED, Answer.ACCEPTED), ExecutiveState.CONFIRMED),
    ],
)
def test_the_answers_of_bestuurders_decide_the_state(
    answers: tuple[Answer, ...], state: ExecutiveState
) -> None:
    assert executive_state(Asked(EXECUTIVE, one, municipal=True) for one in answers) is state


def test_a_bestuurder_who_sends_a_substitute_has_not_confirmed() -> None:
    sent = Asked(EXECUTIVE, Answer.SUBSTITUTE, municipal=True)
    assert executive_state([sent]) is ExecutiveState.DECLINED


@given(st.lists(asked))
def test_the_order_of_asking_does_not_change_the_state(people: list[Asked]) -> None:
    assert executive_state(people) is executive_state(reversed(people))


@given(st.lists(asked))
def test_a_bestuurder_comes_only_if_one_said_yes(people: list[Asked]) -> None:
    said_yes = any(one.role is EXECUTIVE and one.answer is Answer.ACCEPTED for one in people)
    assert (executive_state(people) is ExecutiveState.CONFIRMED) == said_yes


@given(st.lists(asked.filter(lambda one: one.role is not EXECUTIVE)))
def test_others_than_bestuurders_never_count(people: list[Asked]) -> None:
    assert executive_state(people) is ExecutiveState.NONE


def test_answering_ends_at_the_answer_by_date_and_at_the_start() -> None:
    planned = MeetingStatus.INVITING
    assert can_answer(planned, START - HOUR, START, START - 2 * HOUR)
    assert not can_answer(planned, START - HOUR, START, START - HOUR)
    assert not can_answer(planned, START + HOUR, START, START)


def test_nobody_answers_for_a_cancelled_meeting() -> None:
    assert not can_answer(MeetingStatus.CANCELLED, START, START, START - HOUR)


def test_attendance_is_taken_from_the_start_on() -> None:
    assert not can_mark_attendance(MeetingStatus.INVITING, START, START - HOUR)
    assert can_mark_attendance(MeetingStatus.INVITING, START, START)
    assert not can_mark_attendance(MeetingStatus.CANCELLED, START, START)


def test_a_meeting_is_over_at_its_end() -> None:
    assert is_over(START, START)
    assert not is_over(START + HOUR, START)


@given(st.lists(st.integers(1, 600), max_size=20))
def test_each_point_begins_when_the_one_before_it_ends(minutes: list[int]) -> None:
    begins = list(start_times(START, minutes))
    assert len(begins) == len(minutes)
    for index, moment in enumerate(begins):
        assert moment == START + timedelta(minutes=sum(minutes[:index]))
