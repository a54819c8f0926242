"""When two spellings are one employer, one person, one value.

How a row finds its employer is decided in importing_matching.py, with these as its eyes.
"""

import re
from functools import lru_cache

from vptmeet.domain.importing_columns import ImportColumn
from vptmeet.domain.partner import fold

_LEGAL_FORMS = {
    "bv", "nv", "vof", "cv", "stichting", "vereniging", "cooperatie", "coop", "ua", "maatschap",
    "eenmanszaak", "io",
}  # fmt: skip
# Words in a name that two strangers may share.
_NO_SURNAME = {
    "van", "de", "der", "den", "het", "ter", "ten", "te", "tot", "vd", "von", "op", "in", "el",
    "la", "le", "dhr", "mevr", "mw", "heer", "mevrouw", "drs", "mr", "ir", "ing", "dr", "prof",
    "msc", "ma", "ba",
}  # fmt: skip
_INITIALS = re.compile(r"\b(?:\w\.){2,}|\b\w\.\w\b")


@lru_cache(maxsize=65536)
def employer_key(name: str) -> str:
    """What two spellings of one employer share: no case, diacritics, signs or legal form.

    A legal form goes from the ends only: "Vereniging Sport" but "Sport voor Vereniging Noord".

    >>> employer_key("Stichting De Líndé, B.V.") == employer_key("de linde")
    True
    """
    text = re.sub(r"['’‘`´]", "", fold(name)).replace("&", " en ")
    text = _INITIALS.sub(lambda match: match[0].replace(".", ""), text)
    words = re.findall(r"\w+", text)
    while len(words) > 1 and words[0] in _LEGAL_FORMS:
        del words[0]
    while len(words) > 1 and words[-1] in _LEGAL_FORMS:
        del words[-1]
    if len(words) > 2 and words[-2] + words[-1] in {"bv", "nv"}:  # "B V"
        del words[-2:]
    return " ".join(words) or fold(name)


def person_key(name: str) -> str:
    """What two spellings of one person's name share."""
    return " ".join(re.findall(r"\w+", fold(name))) or fold(name)


def may_be_one_person(one: str, other: str) -> bool:
    """Can these names be the same person's? "P. Jansen" and "Piet Jansen" can."""
    ones, others = _telling_words(one), _telling_words(other)
    return not ones or not others or bool(ones & others)


def comparable(column: ImportColumn, value: str | bool) -> str | bool:
    """`value` as far as it matters: equal results are no change worth telling."""
    if isinstance(value, bool):
        return value
    match column:
        case ImportColumn.NAME:
            return employer_key(value)
        case ImportColumn.CONTACT_NAME:
            return person_key(value)
        case ImportColumn.CITY | ImportColumn.CONTACT_FUNCTION | ImportColumn.CONTACT_EMAIL:
            return fold(value)
        case ImportColumn.CONTACT_PHONE:
            return _phone_digits(value)
        case ImportColumn.WEBSITE:
            return re.sub(r"^https?://(www\.)?", "", value.casefold()).rstrip("/")
    return value


def _telling_words(name: str) -> set[str]:
    return {word for word in person_key(name).split() if len(word) > 1} - _NO_SURNAME


def _phone_digits(value: str) -> str:
    national = re.sub(r"^\s*(\+|00)31(\s*\(0\))?", "0", value)
    return re.sub(r"\D", "", national)
