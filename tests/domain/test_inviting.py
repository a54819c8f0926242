"""Rules about whom one can invite, and whom to propose."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vptmeet.domain.inviting import Candidate, Choosable, Obstacle, obstacle, proposal
from vptmeet.domain.partner import EmailState

ADDRESS = "noor@werkgever.example.org"


def candidate(
    email: str = ADDRESS,
    state: EmailState = EmailState.OK,
    has_left: bool = False,
    is_invited: bool = False,
) -> Candidate:
    return Candidate(email, state, has_left, is_invited)


@pytest.mark.parametrize(
    ("person", "why"),
    [
        (candidate(), None),
        (candidate(is_invited=True), Obstacle.INVITED),
        (candidate(has_left=True), Obstacle.LEFT),
        (candidate(email=""), Obstacle.NO_EMAIL),
        (candidate(state=EmailState.BOUNCED), Obstacle.BOUNCED),
        (candidate(state=EmailState.REFUSED), Obstacle.REFUSED),
    ],
)
def test_what_stands_in_the_way_of_inviting(person: Candidate, why: Obstacle | None) -> None:
    assert obstacle(person, frozenset()) is why


def test_two_people_cannot_share_an_address_as_calendars_tell_them_apart_by_it() -> None:
    assert obstacle(candidate(), frozenset({ADDRESS})) is Obstacle.SAME_ADDRESS


def test_the_bestuurder_of_an_employer_is_proposed() -> None:
    people = [Choosable(1, "Anna", False, None), Choosable(2, "Zeger", True, None)]
    assert proposal(people) == 2


def test_nobody_else_is_proposed_where_somebody_was_asked() -> None:
    people = [Choosable(1, "Anna", False, Obstacle.INVITED), Choosable(2, "Zeger", True, None)]
    assert proposal(people) is None


people_of_a_partner = st.lists(
    st.builds(
        Choosable,
        st.integers(1, 50),
        st.text(max_size=5),
        st.booleans(),
        st.none() | st.sampled_from(Obstacle),
    ),
    unique_by=lambda one: one.contact_id,
)


@given(people_of_a_partner)
def test_who_is_proposed_can_be_invited(people: list[Choosable]) -> None:
    chosen = proposal(people)
    assert chosen is None or any(one.contact_id == chosen and not one.obstacle for one in people)
