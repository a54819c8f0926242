"""The pages of the manager, for the tabs on top of each."""

from dataclasses import dataclass

from flask import request, url_for
from flask_babel import gettext as _


@dataclass(frozen=True)
class Tab:
    """One of the pages."""

    label: str
    url: str
    current: bool


def tabs() -> list[Tab]:
    """The pages in their order; the one at hand is marked."""
    pages = ((_("Accounts"), "settings.users"), (_("Themes"), "settings.themes"))
    return [Tab(text, url_for(page), request.endpoint == page) for text, page in pages]
