"""The pages that only the demo has: everybody's mail, and a list to read in."""

from pathlib import Path
from typing import Any

from flask import (
    Blueprint,
    Response,
    abort,
    current_app,
    render_template,
    request,
    send_from_directory,
)

from config import ROOT
from vptmeet.demo import accounts, caught
from vptmeet.web.access import public_page

blueprint = Blueprint("demo", __name__)

_SHOWN = 100


@blueprint.app_context_processor
def _accounts() -> dict[str, Any]:
    """Who can sign in, for the page on which one signs in."""
    return {"demo_accounts": accounts.PRINTED, "demo_password": accounts.PASSWORD}


@blueprint.get("/demo/post")
@public_page
def mailbox() -> str:
    """The mails that were sent, newest first, found by address or subject."""
    words = request.args.get("q", "").strip()
    mails = list(caught.listing(_maildir(), words))
    return render_template(
        "demo/mailbox.html",
        mails=mails[:_SHOWN],
        number=len(mails),
        more=max(0, len(mails) - _SHOWN),
        words=words,
    )


@blueprint.get("/demo/post/<name>")
@public_page
def mail(name: str) -> str:
    """One mail: its HTML in a frame without rights, its text and its calendar part."""
    try:
        opened = caught.open_mail(_maildir(), name)
    except caught.MailNotFound:
        abort(404)
    return render_template("demo/mail.html", mail=opened)


@blueprint.get("/demo/post/<name>/bericht.eml")
@public_page
def raw(name: str) -> Response:
    """The mail as it went over the line, to open in a mail program."""
    try:
        content = caught.raw(_maildir(), name)
    except caught.MailNotFound:
        abort(404)
    disposition = {"Content-Disposition": 'attachment; filename="bericht.eml"'}
    return Response(content, mimetype="message/rfc822", headers=disposition)


@blueprint.get("/demo/voorbeeld-werkgevers.csv")
@public_page
def employers() -> Response:
    """A list as municipalities have them, to read in; a few of its rows are wrong on purpose."""
    return send_from_directory(ROOT / "docs", "voorbeeld-werkgevers.csv", as_attachment=True)


def _maildir() -> Path:
    return Path(current_app.config["DEMO_MAILDIR"])
