"""Pages for everybody, and the health checks."""

from datetime import date, timedelta

from flask import Blueprint, Response, jsonify, render_template

from vptmeet.extensions import limiter
from vptmeet.web import mail_settings
from vptmeet.web.access import public_page
from vptmeet.web.clock import now
from vptmeet.web.public import health

blueprint = Blueprint("public", __name__)

TESTED_ON = date(2026, 11, 24)
"""When the pages were last tested for accessibility by hand, besides the tests of each version."""


@blueprint.get("/privacy")
@public_page
def privacy() -> str:
    """What is kept of people, why, how long, and what they can ask for."""
    return render_template("public/privacy.html", settings=mail_settings.current())


@blueprint.get("/toegankelijkheid")
@public_page
def accessibility() -> str:
    """The accessibility statement, which the municipality completes after an audit."""
    return render_template(
        "public/accessibility.html", settings=mail_settings.current(), tested_on=TESTED_ON
    )


@blueprint.get("/healthz")
@limiter.exempt
@public_page
def healthz() -> Response:
    """The process is up; asks nothing of the database."""
    return Response("ok\n", mimetype="text/plain")


@blueprint.get("/readyz")
@limiter.exempt
@public_page
def readyz() -> tuple[Response, int]:
    """Each part that this installation needs, and 503 when one of them fails."""
    state = health.parts()
    return jsonify(state), 200 if all(part["ok"] for part in state.values()) else 503


@blueprint.get("/robots.txt")
@public_page
def robots() -> Response:
    """Nothing here is for search engines: office holders are targets themselves."""
    return Response("User-agent: *\nDisallow: /\n", mimetype="text/plain")


@blueprint.get("/.well-known/security.txt")
@public_page
def security() -> Response:
    """Where to report a weakness (RFC 9116, which asks for a date within a year)."""
    settings = mail_settings.current()
    lines = (
        f"Contact: mailto:{settings.contact_email}",
        f"Expires: {now() + timedelta(days=180):%Y-%m-%dT00:00:00Z}",
        "Preferred-Languages: nl, en",
        f"Canonical: {settings.base_url}/.well-known/security.txt",
    )
    return Response("\n".join(lines) + "\n", mimetype="text/plain")
