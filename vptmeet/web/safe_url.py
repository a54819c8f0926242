"""Redirects stay within the site."""

from urllib.parse import urlsplit

from flask import request


def safe_path(target: str | None) -> str | None:
    """`target` as a path of this site, or None when it would lead elsewhere.

    Accepts a path ("/partners?q=x") or an address on the request's own host. Backslashes and
    "//" are refused: browsers read them as another host.
    """
    if not target or "\\" in target or any(ord(sign) < 32 for sign in target):
        return None
    parts = urlsplit(target)
    if parts.netloc and parts.netloc != request.host:
        return None
    if parts.scheme not in {"", "http", "https"} or not parts.path.startswith("/"):
        return None
    if parts.path.startswith("//"):
        return None
    return parts.path + (f"?{parts.query}" if parts.query else "")
