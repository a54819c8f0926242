"""Passwords: which are good enough, and how they are kept and compared (argon2id)."""

import re
import unicodedata
from itertools import pairwise

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from vptmeet.domain.errors import WeakPassword
from vptmeet.domain.partner import fold

SHORTEST = 12
LONGEST = 200
"""Longer is refused by the forms: hashing a book would only keep the server busy."""

_FEWEST_SIGNS = 5

COMMON_WORDS = frozenset(
    {
        *("wachtwoord", "welkom", "gemeente", "veilig", "veiligepublieketaak", "vptmeet"),
        *("password", "passwort", "letmein", "welcome", "admin", "administrator", "changeme"),
        *("qwerty", "qwertyuiop", "qwertyuiopasdfghjkl", "azerty", "azertyuiop", "asdfghjkl"),
        *("abcdefghijkl", "abcdefghijklm", "abcdefghijklmnopqrstuvwxyz"),
        *("geheim", "geheimwachtwoord", "nederland", "voetbal", "feyenoord", "iloveyou"),
    }
)
"""Words that are no password by themselves, nor with figures and signs around or between them."""

# OWASP, Password Storage Cheat Sheet: argon2id with 19 MiB, 2 rounds, 1 lane.
_hasher = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)
# Compared with when there is no account: the answer then takes as long as with one.
_DUMMY = _hasher.hash("somebody without an account")


def check_strength(password: str, email: str) -> None:
    """Raise WeakPassword for what is short, easily guessed, or the address of the account.

    Length before kinds of signs, and a list of bad ones: NIST SP 800-63B, 5.1.1.2.
    """
    plain = fold(password)
    address = fold(email)
    word = re.sub(r"[^a-z]", "", plain)
    if (
        len(password) < SHORTEST
        or len(set(plain)) < _FEWEST_SIGNS
        or plain in {address, address.partition("@")[0]}
        or word in COMMON_WORDS
        or (not word and _is_run(plain))
    ):
        raise WeakPassword


def _is_run(figures: str) -> bool:
    """Whether figures only count up, down or round: 123456789012."""
    values = [int(sign) for sign in figures if sign.isdecimal()]
    steps = {(after - before) % 10 for before, after in pairwise(values)}
    return len(steps) <= 1


def hash_password(password: str) -> str:
    """The argon2id hash to keep."""
    return _hasher.hash(_normal(password))


def matches(password_hash: str | None, password: str) -> bool:
    """Whether the password belongs to the hash. Takes as long when there is no hash (None)."""
    try:
        _hasher.verify(password_hash or _DUMMY, _normal(password))
    except (VerificationError, InvalidHashError):
        return False
    return password_hash is not None


def is_outdated(password_hash: str) -> bool:
    """Whether the hash was made with other parameters than those of today."""
    return _hasher.check_needs_rehash(password_hash)


def _normal(password: str) -> str:
    """One spelling of what looks the same: keyboards write é as one sign or as two."""
    return unicodedata.normalize("NFC", password)
