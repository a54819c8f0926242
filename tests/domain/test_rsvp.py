"""Answers: what belongs to each, and who has a seat."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vptmeet.domain.errors import SubstituteIncomplete
from vptmeet.domain.rsvp import (
    Acceptance,
    Answer,
    InvitationRole,
    Reply,
    Substitute,
    leaves_the_table,
    moved_up,
    seats_given,
    settled,
    waiting,
)

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
ALWAYS_SEATED = {InvitationRole.EXECUTIVE, InvitationRole.SPEAKER}

acceptances = st.lists(
    st.builds(
        Acceptance,
        invitation_id=st.integers(1, 10_000),
        role=st.sampled_from(InvitationRole),
        since=st.integers(0, 5).map(lambda minutes: NOON + timedelta(minutes=minutes)),
    ),
    unique_by=lambda one: one.invitation_id,
)


@given(acceptances, st.integers(1, 20))
def test_participants_never_get_more_seats_than_there_are(
    coming: list[Acceptance], capacity: int
) -> None:
    first = sum(one.role in ALWAYS_SEATED for one in coming)
    seated = len(coming) - len(waiting(coming, capacity))
    assert seated <= max(capacity, first)


@given(acceptances, st.integers(1, 20))
def test_nobody_waits_while_a_seat_is_free(coming: list[Acceptance], capacity: int) -> None:
    if len(coming) <= capacity:
        assert waiting(coming, capacity) == ()


@given(acceptances, st.integers(1, 20))
def test_a_bestuurder_or_speaker_never_waits(coming: list[Acceptance], capacity: int) -> None:
    waits = set(waiting(coming, capacity))
    assert not any(one.invitation_id in waits for one in coming if one.role in ALWAYS_SEATED)


@given(acceptances, st.integers(1, 20))
def test_who_said_yes_later_takes_nobodys_seat(coming: list[Acceptance], capacity: int) -> None:
    late = Acceptance(20_000, InvitationRole.PARTICIPANT, NOON + timedelta(days=1))
    assert waiting([*coming, late], capacity)[: len(waiting(coming, capacity))] == waiting(
        coming, capacity
    )


@given(acceptances)
def test_without_a_capacity_nobody_waits(coming: list[Acceptance]) -> None:
    assert waiting(coming, None) == ()


@given(acceptances, acceptances, st.none() | st.integers(1, 20), st.integers(1, 20))
def test_who_moves_up_waited_and_has_a_seat(
    then: list[Acceptance], now: list[Acceptance], capacity: int | None, former: int
) -> None:
    waited = waiting(then, former)
    comes, waits = {one.invitation_id for one in now}, waiting(now, capacity)
    expected = [one for one in waited if one in comes and one not in waits]
    assert list(moved_up(waited, now, capacity)) == expected


@given(acceptances, st.integers(1, 20))
def test_a_room_for_the_seats_that_were_given_takes_nobodys(
    coming: list[Acceptance], capacity: int
) -> None:
    smallest = seats_given(coming, capacity)
    if smallest:
        assert waiting(coming, smallest) == waiting(coming, capacity)


@pytest.mark.parametrize("answer", [Answer.DECLINED, Answer.SUBSTITUTE])
def test_needs_are_kept_only_of_who_comes_in_person(answer: Answer) -> None:
    reply = Reply(answer, needs="ringleiding", substitute=Substitute("Jan Bos"))
    assert settled(reply).needs == ""


def test_a_substitute_is_forgotten_with_another_answer() -> None:
    assert settled(Reply(Answer.ACCEPTED, substitute=Substitute("Jan Bos"))).substitute is None


@pytest.mark.parametrize("substitute", [None, Substitute(""), Substitute("  ")])
def test_a_substitute_needs_a_name(substitute: Substitute | None) -> None:
    with pytest.raises(SubstituteIncomplete):
        settled(Reply(Answer.SUBSTITUTE, substitute=substitute))


def test_a_substitutes_address_is_kept_in_lower_case() -> None:
    reply = settled(Reply(Answer.SUBSTITUTE, substitute=Substitute("Jan", " Jan@Veen.example ")))
    assert reply.substitute == Substitute("Jan", "jan@veen.example")


@pytest.mark.parametrize("answer", [Answer.DECLINED, Answer.SUBSTITUTE])
def test_a_bestuurder_who_does_not_come_in_person_leaves_the_table(answer: Answer) -> None:
    assert leaves_the_table(InvitationRole.EXECUTIVE, answer)
    assert not leaves_the_table(InvitationRole.PARTICIPANT, answer)


@pytest.mark.parametrize("answer", [Answer.ACCEPTED, Answer.TENTATIVE, Answer.NONE])
def test_a_bestuurder_who_may_come_stays_at_the_table(answer: Answer) -> None:
    assert not leaves_the_table(InvitationRole.EXECUTIVE, answer)
