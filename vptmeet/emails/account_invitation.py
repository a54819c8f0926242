"""The mail to who got an account: where it is, and the link to choose a password."""

from datetime import datetime

from vptmeet.domain.mail import MailKind, Priority
from vptmeet.emails.draft import Draft
from vptmeet.emails.password_reset import password_link
from vptmeet.emails.rendering import render
from vptmeet.emails.settings import MailSettings
from vptmeet.models.account import User


def draft(user: User, token: str, until: datetime, now: datetime, settings: MailSettings) -> Draft:
    """The mail to `user`, whose link holds until a moment."""
    words = render(
        "account_invitation",
        user.language,
        name=user.name,
        email=user.email,
        link=password_link(token, settings),
        until=until,
        settings=settings,
    )
    return Draft(
        kind=MailKind.ACCOUNT_INVITATION,
        key=f"{MailKind.ACCOUNT_INVITATION}:{user.id}:{user.email}:{now:%Y%m%d%H%M}",
        recipient_name=user.name,
        recipient_email=user.email,
        priority=Priority.URGENT,
        **words._asdict(),
    )
