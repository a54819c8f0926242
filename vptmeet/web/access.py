"""Who may do what: the one permission table, and the decorators that read it."""

from collections.abc import Callable
from enum import StrEnum
from functools import wraps
from typing import Any, TypeVar, cast

from flask import abort, make_response
from flask_login import current_user
from werkzeug.wrappers import Response

from vptmeet.domain.roles import Role
from vptmeet.extensions import login

View = TypeVar("View", bound=Callable[..., Any])


class Permission(StrEnum):
    """Something that a person with an account may do or see."""

    TODAY_VIEW = "today.view"
    PARTNERS_VIEW = "partners.view"
    PARTNERS_EDIT = "partners.edit"
    PARTNERS_IMPORT = "partners.import"
    COMMITMENTS_EDIT = "commitments.edit"
    MEETINGS_VIEW = "meetings.view"
    MEETINGS_EDIT = "meetings.edit"
    INVITATIONS_VIEW = "invitations.view"
    INVITATIONS_SEND = "invitations.send"
    ATTENDANCE_TAKE = "attendance.take"
    COALITION_VIEW = "coalition.view"
    COALITION_NAMES = "coalition.names"
    OWN_INVITATION_ANSWER = "own_invitation.answer"
    USERS_MANAGE = "users.manage"
    REFERENCE_MANAGE = "reference.manage"
    OWN_ACCOUNT = "own_account"


_EVERYONE = frozenset(Role)
_COORDINATOR = frozenset({Role.COORDINATOR})

PERMISSIONS: dict[Permission, frozenset[Role]] = {
    Permission.TODAY_VIEW: _COORDINATOR,
    Permission.PARTNERS_VIEW: _COORDINATOR,
    Permission.PARTNERS_EDIT: _COORDINATOR,
    Permission.PARTNERS_IMPORT: _COORDINATOR,
    Permission.COMMITMENTS_EDIT: _COORDINATOR,
    # HRM prepares its part of a meeting, so it sees meetings; not who was asked or what they said.
    Permission.MEETINGS_VIEW: frozenset({Role.COORDINATOR, Role.ALDERMAN, Role.HRM}),
    Permission.MEETINGS_EDIT: _COORDINATOR,
    Permission.INVITATIONS_VIEW: _COORDINATOR,
    Permission.INVITATIONS_SEND: _COORDINATOR,
    Permission.ATTENDANCE_TAKE: _COORDINATOR,
    Permission.COALITION_VIEW: frozenset({Role.COORDINATOR, Role.ALDERMAN, Role.HRM}),
    # Names of employers below `pledged`; a portfolio holder has it too, see may().
    Permission.COALITION_NAMES: _COORDINATOR,
    Permission.OWN_INVITATION_ANSWER: frozenset({Role.ALDERMAN}),
    Permission.USERS_MANAGE: frozenset({Role.MANAGER}),
    Permission.REFERENCE_MANAGE: frozenset({Role.MANAGER}),
    Permission.OWN_ACCOUNT: _EVERYONE,
}


def may(permission: Permission) -> bool:
    """Whether the signed-in person has `permission`; False for who is not signed in."""
    if not current_user.is_authenticated:
        return False
    if permission is Permission.COALITION_NAMES and current_user.is_portfolio_holder:
        return True
    return bool(PERMISSIONS[permission] & current_user.roles)


def requires(permission: Permission) -> Callable[[View], View]:
    """The view is for signed-in people with `permission`; others get 403, or the sign-in page."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(*args: Any, **kwargs: Any) -> Any:
            if not current_user.is_authenticated:
                return login.unauthorized()
            if not may(permission):
                abort(403)
            return view(*args, **kwargs)

        guarded.access = permission  # type: ignore[attr-defined]
        return cast(View, guarded)

    return decorate


def public_page(view: View) -> View:
    """The view is for everybody, and holds nothing that is not."""
    view.access = "public"  # type: ignore[attr-defined]
    return view


def token_page(view: View) -> View:
    """The view is for who holds the token in its address; responses are neither kept nor indexed.

    The headers are those that mail-and-calendar rules ask for: the address must not leak through
    a Referer, a cache or a search engine.
    """

    @wraps(view)
    def guarded(*args: Any, **kwargs: Any) -> Any:
        response: Response = make_response(view(*args, **kwargs))
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["Cache-Control"] = "no-store"
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
        return response

    guarded.access = "token"  # type: ignore[attr-defined]
    return cast(View, guarded)
