"""The mail with a link to choose a new password."""

from datetime import datetime

from vptmeet.domain.mail import MailKind, Priority
from vptmeet.emails.draft import Draft
from vptmeet.emails.rendering import render
from vptmeet.emails.settings import MailSettings
from vptmeet.models.account import User


def draft(user: User, token: str, now: datetime, settings: MailSettings) -> Draft:
    """The mail to `user`; asked for twice within a minute it is the same mail."""
    words = render(
        "password_reset",
        user.language,
        name=user.name,
        link=password_link(token, settings),
        settings=settings,
    )
    return Draft(
        kind=MailKind.PASSWORD_RESET,
        key=f"{MailKind.PASSWORD_RESET}:{user.id}:{user.email}:{now:%Y%m%d%H%M}",
        recipient_name=user.name,
        recipient_email=user.email,
        priority=Priority.URGENT,
        **words._asdict(),
    )


def password_link(token: str, settings: MailSettings) -> str:
    """The address of the page on which the holder of `token` chooses a password."""
    return f"{settings.base_url}/wachtwoord/{token}"
