"""The whole page, or the part of it that htmx asked for."""

from flask import render_template, request


def wants(part: str) -> bool:
    """Whether htmx asked for just the element with id `part` (and not to restore history)."""
    return (
        request.headers.get("HX-Target") == part
        and "HX-History-Restore-Request" not in request.headers
    )


def render(page: str, fragment: str, part: str, **context: object) -> str:
    """`fragment` when htmx asked for the element `part`, else the whole `page`."""
    return render_template(fragment if wants(part) else page, **context)
