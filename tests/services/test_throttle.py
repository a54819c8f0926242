"""How often signing in may fail."""

from datetime import timedelta

import pytest
from flask import Flask

from tests.factories import NOW
from vptmeet.domain.errors import TooManyAttempts
from vptmeet.extensions import db
from vptmeet.models.account import SignInFailure
from vptmeet.services import throttle

ADDRESS = "sanne@waterveen.example.org"


def fail(times: int, minutes: int = 0) -> None:
    for _ in range(times):
        throttle.begin_attempt(ADDRESS, NOW + timedelta(minutes=minutes))


def test_the_sixth_attempt_waits_until_the_first_is_forgotten(app: Flask) -> None:
    fail(1)
    fail(4, minutes=5)
    with pytest.raises(TooManyAttempts) as refused:
        fail(1, minutes=6)
    assert refused.value.retry_after == 9 * 60


def test_another_address_does_not_wait(app: Flask) -> None:
    fail(5)
    throttle.begin_attempt("jan@waterveen.example.org", NOW)


def test_one_address_in_another_case_is_one_address(app: Flask) -> None:
    fail(5)
    with pytest.raises(TooManyAttempts):
        throttle.begin_attempt(f" {ADDRESS.upper()} ", NOW)


def test_after_fifteen_minutes_all_is_forgotten(app: Flask) -> None:
    fail(5)
    fail(1, minutes=15)
    assert db.session.query(SignInFailure).count() == 1


def test_an_attempt_that_was_refused_makes_the_wait_no_longer(app: Flask) -> None:
    fail(5)
    with pytest.raises(TooManyAttempts):
        fail(1, minutes=14)
    fail(1, minutes=15)


def test_the_address_itself_is_not_kept(app: Flask) -> None:
    fail(1)
    assert ADDRESS not in db.session.query(SignInFailure).one().address_hash
