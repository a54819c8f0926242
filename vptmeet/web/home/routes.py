"""The start: each person lands where their work is."""

from flask import Blueprint, redirect, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from vptmeet.web.access import Permission, may, public_page

blueprint = Blueprint("home", __name__)

STARTS = (
    (Permission.TODAY_VIEW, "today.index"),
    (Permission.COALITION_VIEW, "coalition.index"),
    (Permission.USERS_MANAGE, "settings.users"),
    (Permission.OWN_ACCOUNT, "auth.account"),
)
"""The first that somebody may see is their start."""


@blueprint.get("/")
@public_page
def index() -> Response:
    """To the page of one's role, or to signing in."""
    if not current_user.is_authenticated:
        return redirect(url_for("auth.sign_in"))
    return redirect(url_for(next(page for needed, page in STARTS if may(needed))))
