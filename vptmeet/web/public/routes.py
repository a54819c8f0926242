"""Pages for everybody."""

from flask import Blueprint, Response, render_template

from vptmeet.web import mail_settings
from vptmeet.web.access import public_page

blueprint = Blueprint("public", __name__)


@blueprint.get("/privacy")
@public_page
def privacy() -> str:
    """What is kept of people, why, how long, and what they can ask for."""
    return render_template("public/privacy.html", settings=mail_settings.current())


@blueprint.get("/toegankelijkheid")
@public_page
def accessibility() -> str:
    """The accessibility statement."""
    return render_template("public/accessibility.html", settings=mail_settings.current())


@blueprint.get("/robots.txt")
@public_page
def robots() -> Response:
    """Nothing here is for search engines (office holders are targets themselves)."""
    return Response("User-agent: *\nDisallow: /\n", mimetype="text/plain")
