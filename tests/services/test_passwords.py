"""Which passwords are good enough, and how they are kept."""

import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vptmeet.domain.errors import WeakPassword
from vptmeet.services import passwords

ADDRESS = "sanne.de.wit@waterveen.example.org"


@pytest.mark.parametrize(
    "password",
    [
        "kort",
        "elf tekens!",
        "aaaaaaaaaaaaaaaa",
        "abababababababab",
        "wachtwoord123",
        "Wächtwoord-2026!",
        "Welkom123456!",
        "123456789012",
        "987654321098",
        "0000000000001",
        ADDRESS,
        ADDRESS.upper(),
        "sanne.de.wit",
        "qwertyuiop12",
    ],
)
def test_a_password_that_is_easily_guessed_is_refused(password: str) -> None:
    with pytest.raises(WeakPassword):
        passwords.check_strength(password, ADDRESS)


@pytest.mark.parametrize(
    "password",
    ["een zin die ik onthoud", "correct horse battery", "83619270451638", "Ж✓ünïcödé-sléutel"],
)
def test_a_long_sentence_is_good_enough(password: str) -> None:
    passwords.check_strength(password, ADDRESS)


@given(st.text(max_size=11))
def test_nothing_shorter_than_twelve_is_accepted(password: str) -> None:
    with pytest.raises(WeakPassword):
        passwords.check_strength(password, ADDRESS)


@given(
    st.sampled_from(sorted(passwords.COMMON_WORDS)),
    st.text(string.digits + string.punctuation, max_size=12),
)
def test_figures_and_signs_do_not_mend_a_common_word(word: str, tail: str) -> None:
    with pytest.raises(WeakPassword):
        passwords.check_strength(word.title() + tail, ADDRESS)


@settings(max_examples=5, deadline=None)
@given(st.text(min_size=1, max_size=50))
def test_only_the_same_password_matches(password: str) -> None:
    kept = passwords.hash_password(password)
    assert passwords.matches(kept, password)
    assert not passwords.matches(kept, password + "x")


def test_two_spellings_of_one_sign_are_the_same() -> None:
    assert passwords.matches(passwords.hash_password("caf\u00e9"), "cafe\u0301")


def test_nothing_matches_where_there_is_no_hash() -> None:
    assert not passwords.matches(None, "somebody without an account")


def test_a_broken_hash_matches_nothing() -> None:
    assert not passwords.matches("$argon2id$broken", "password")


def test_a_hash_does_not_repeat() -> None:
    assert passwords.hash_password("same") != passwords.hash_password("same")
