"""The person who acts: what routes hand to services, which know no request."""

from typing import cast

from flask_login import current_user

from vptmeet.models.account import User


def user() -> User:
    """The account that is signed in. Only for views that `@requires` guards."""
    return cast(User, current_user._get_current_object())
