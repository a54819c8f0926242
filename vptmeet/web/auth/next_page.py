"""Where somebody goes on to after signing in or choosing a language."""

from flask import current_app, request
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect

from vptmeet.web.safe_url import safe_path


def readable(target: str | None) -> str | None:
    """`target` as a path of this site that can be read, or None.

    An address that only takes a form (asked for when the session had ended) would answer with an
    error page: the start is a better place to go on.
    """
    path = safe_path(target)
    if path is None:
        return None
    try:
        current_app.url_map.bind_to_environ(request.environ).match(
            path.partition("?")[0], method="GET"
        )
    except RequestRedirect:
        return path
    except HTTPException:
        return None
    return path
