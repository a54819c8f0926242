"""Who the mails come from, and where their links lead."""

from dataclasses import dataclass
from urllib.parse import urlsplit


@dataclass(frozen=True)
class MailSettings:
    """The municipality as mails show it.

    `organizer_email` is the mailbox that answers from calendars go to; `base_url` has no slash at
    its end; `zone` is an IANA name. `contact_name`, `contact_phone` and `contact_email` say whom
    to call, and may be empty.
    """

    municipality: str
    team: str
    sender_name: str
    sender_email: str
    organizer_email: str
    base_url: str
    zone: str
    contact_name: str
    contact_phone: str
    contact_email: str

    @property
    def domain(self) -> str:
        """The host of this installation: the right-hand side of UIDs and Message-IDs."""
        return urlsplit(self.base_url).hostname or "localhost"

    @property
    def privacy_url(self) -> str:
        """The page that says what is done with people's data."""
        return f"{self.base_url}/privacy"

    def link(self, token: str) -> str:
        """The address of the page on which the holder of `token` answers."""
        return f"{self.base_url}/r/{token}"
