"""Numbers as people write them: in words up to twelve, then in figures with a thousands sign."""

from babel.numbers import format_decimal
from flask_babel import lazy_gettext as _l

from vptmeet.wording.dates import language

_WORDS = (
    _l("zero"), _l("one"), _l("two"), _l("three"), _l("four"), _l("five"), _l("six"),
    _l("seven"), _l("eight"), _l("nine"), _l("ten"), _l("eleven"), _l("twelve"),
)  # fmt: skip


def figure(number: int) -> str:
    """4.000 in Dutch, 4,000 in English."""
    # Pages hold hundreds of small numbers, which read the same everywhere.
    if 0 <= number < 1000:
        return str(number)
    return str(format_decimal(number, locale=language()))


def in_words(number: int) -> str:
    """twelve, but 13"""
    return str(_WORDS[number]) if 0 <= number < len(_WORDS) else figure(number)


def starting(sentence: str) -> str:
    """`sentence` with a capital, for when it begins with a number in words.

    Dutch writes "Eén": the accent on the first letter goes, as the second one says enough.
    """
    if sentence.startswith("één"):
        return "E" + sentence[1:]
    return sentence[:1].upper() + sentence[1:]
