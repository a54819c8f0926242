"""Links by mail with which somebody chooses a password: a new account, or a forgotten one.

The token says whose it is and until when it holds, and is signed with the session key of that
account besides the secret of the installation: choosing a password changes the session key, so a
link works once, and none that was sent before works after it. Nothing needs to be stored.
"""

from datetime import datetime, timedelta

from itsdangerous import BadSignature, URLSafeSerializer

from vptmeet.domain.errors import LinkInvalid
from vptmeet.emails import account_invitation, password_reset
from vptmeet.emails.settings import MailSettings
from vptmeet.extensions import db
from vptmeet.models.account import User
from vptmeet.queries import users
from vptmeet.services import accounts, audit, outbox

RESET_HOLDS = timedelta(hours=1)
INVITATION_HOLDS = timedelta(days=7)


def request_reset(email: str, now: datetime, settings: MailSettings, secret: str) -> None:
    """Mail a link to who has an account with this address; do nothing for anybody else.

    Asked for twice within a minute, one mail goes.
    """
    user = users.by_email(email)
    if user is None or not user.is_active:
        return
    token = new_token(user, now + RESET_HOLDS, secret)
    outbox.enqueue(password_reset.draft(user, token, now, settings), now, settings.domain)
    audit.record("user.reset_asked", user, None, now)


def invite(user: User, now: datetime, settings: MailSettings, secret: str) -> str:
    """Mail a new account the link with which to choose a password; returns its token."""
    token = new_token(user, now + INVITATION_HOLDS, secret)
    draft = account_invitation.draft(user, token, now + INVITATION_HOLDS, now, settings)
    outbox.enqueue(draft, now, settings.domain)
    return token


def new_token(user: User, until: datetime, secret: str) -> str:
    """A token that lets its holder choose the password of `user` until a moment."""
    return str(_serializer(user, secret).dumps([user.id, int(until.timestamp())]))


def find(token: str, now: datetime, secret: str) -> User:
    """The account whose password the holder of `token` may choose.

    Raises LinkInvalid when the token is false, used or expired, or the account switched off.
    """
    _, claimed = URLSafeSerializer(secret).loads_unsafe(token)
    user_id = claimed[0] if isinstance(claimed, list) and claimed else None
    user = db.session.get(User, user_id) if isinstance(user_id, int) else None
    if user is None or not user.is_active:
        raise LinkInvalid
    try:
        _, until = _serializer(user, secret).loads(token)
    except BadSignature as error:
        raise LinkInvalid from error
    if now.timestamp() >= until:
        raise LinkInvalid
    return user


def choose_password(token: str, password: str, now: datetime, secret: str) -> User:
    """Use the link: the account gets this password. Raises LinkInvalid and WeakPassword."""
    user = find(token, now, secret)
    accounts.set_password(user, password, user, now)
    return user


def _serializer(user: User, secret: str) -> URLSafeSerializer:
    return URLSafeSerializer(secret, salt=f"password:{user.session_key}")
