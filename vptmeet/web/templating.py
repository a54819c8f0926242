"""What templates may use: assets, dates, labels, the menu and who is signed in."""

import json
from collections.abc import MutableMapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from flask import Flask, current_app, request, url_for
from flask.templating import Environment as FlaskEnvironment
from flask_babel import get_locale
from flask_babel import gettext as _
from flask_login import current_user

from config import ROOT
from vptmeet.web.access import Permission, may
from vptmeet.wording import dates
from vptmeet.wording.labels import label
from vptmeet.wording.numbers import figure


class Environment(FlaskEnvironment):
    """Flask's, but the globals of a template are one dictionary.

    Jinja compares them at each import of a macro; in its chain of two dictionaries that is slow.
    """

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """The globals of one template. All must be known before the first template is used."""
        return {**self.globals, **(d or {})}


@dataclass(frozen=True)
class MenuItem:
    """An entry of the main menu."""

    label: str
    url: str
    current: bool


@dataclass(frozen=True)
class SignedIn:
    """Who is signed in, for the head of the page."""

    name: str
    role_label: str


@lru_cache
def _manifest() -> dict[str, str]:
    path = ROOT / "static" / "dist" / "manifest.json"
    if not path.exists():
        raise RuntimeError("static/dist is missing: run `make assets` first")
    names: dict[str, str] = json.loads(path.read_text())
    return names


def asset(name: str) -> str:
    """The address of a built static file, with its fingerprint in the name."""
    return f"/static/{_manifest()[name]}"


def _menu() -> list[MenuItem]:
    if not current_user.is_authenticated:
        return []
    entries = (
        (Permission.TODAY_VIEW, _("Today"), "today.index"),
        (Permission.PARTNERS_VIEW, _("Partners"), "partners.index"),
        (Permission.MEETINGS_VIEW, _("Meetings"), "meetings.index"),
        (Permission.COALITION_VIEW, _("The coalition in sight"), "coalition.index"),
        (Permission.OWN_INVITATION_ANSWER, _("My invitations"), "rsvp.own"),
        (Permission.USERS_MANAGE, _("Settings"), "settings.users"),
    )
    here = request.blueprint
    also = {"imports": "partners", "invitations": "meetings", "attendance": "meetings"}
    return [
        MenuItem(text, url_for(endpoint), endpoint.split(".")[0] == also.get(here or "", here))
        for permission, text, endpoint in entries
        if may(permission)
    ]


def _signed_in() -> SignedIn | None:
    if not current_user.is_authenticated:
        return None
    roles = ", ".join(label(role) for role in sorted(current_user.roles))
    return SignedIn(current_user.name, current_user.function or roles)


def _context() -> dict[str, Any]:
    config = current_app.config
    return {
        "navigation": _menu() if request.endpoint else [],
        "signed_in": _signed_in(),
        "municipality": {"name": config["MUNICIPALITY"], "team": config["TEAM"]},
        "language": str(get_locale()),
        "is_demo": config["DEMO"],
    }


def init_app(app: Flask) -> None:
    """Make the helpers known to Jinja."""
    app.context_processor(_context)
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    # Jinja's own "_" looks "gettext" up anew for each message.
    app.jinja_env.globals["_"] = app.jinja_env.globals["gettext"]
    app.jinja_env.globals.update(asset=asset, label=label, may=may, Permission=Permission)
    app.jinja_env.filters.update(
        long_date=dates.long_date,
        day_and_month=dates.day_and_month,
        plain_date=dates.plain_date,
        short_date=dates.short_date,
        month_short=dates.month_short,
        clock=dates.clock,
        date_and_time=dates.date_and_time,
        local=dates.to_local,
        figure=figure,
    )
    app.jinja_env.globals["time_range"] = dates.time_range
