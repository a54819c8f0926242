"""Partners and their contacts: closed sets, and how names are compared."""

import unicodedata
from enum import StrEnum


class PartnerStatus(StrEnum):
    """Whether a partner is worked on now; apart from how committed it is."""

    ACTIVE = "active"
    PAUSED = "paused"
    DECLINED = "declined"


class EmailState(StrEnum):
    """Whether mail to a contact arrives and is wanted."""

    OK = "ok"
    BOUNCED = "bounced"
    REFUSED = "refused"


def state_of_new_address(before: EmailState) -> EmailState:
    """The e-mail state after a change of address: a bounce is the address's, a refusal is not."""
    return EmailState.OK if before is EmailState.BOUNCED else before


def fold(text: str) -> str:
    """`text` without case, diacritics and doubled white space: what search compares.

    >>> fold("  Café  ÉÉN ")
    'cafe een'
    """
    folded = text.casefold()
    if not folded.isascii():
        decomposed = unicodedata.normalize("NFKD", folded)
        folded = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    return " ".join(folded.split())
