"""The list of meetings as a page: coming or past, of one theme or all; all in the address."""

from dataclasses import dataclass
from datetime import datetime

from flask import url_for
from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

from vptmeet.queries import meetings
from vptmeet.queries.meetings import PAGE_SIZE, MeetingChoice, MeetingLine
from vptmeet.web.meeting_words import executive_words, line_text
from vptmeet.web.paging import Paging, page_number, paging


@dataclass(frozen=True)
class Tab:
    """A list beside this one."""

    label: str
    url: str
    current: bool


@dataclass(frozen=True)
class ThemeOption:
    """A theme to filter by; value "" is: all."""

    value: str
    label: str
    selected: bool


@dataclass(frozen=True)
class Line:
    """A meeting as the list shows it."""

    meeting: MeetingLine
    text: str
    executive: str


@dataclass(frozen=True)
class ListPage:
    """All that the list shows."""

    past: bool
    theme: str
    total: int
    lines: list[Line]
    tabs: list[Tab]
    themes: list[ThemeOption]
    paging: Paging


def build(args: MultiDict[str, str], now: datetime, language: str) -> ListPage:
    """The page for an address. What makes no sense in it is left out."""
    chosen = MeetingChoice(past=args.get("when") == "past", theme=args.get("theme", ""))
    total = meetings.count(chosen, now)
    last = max(1, -(-total // PAGE_SIZE))
    number = page_number(args.get("page", ""), last)
    found = meetings.lines(chosen, now, number, language)
    return ListPage(
        past=chosen.past,
        theme=chosen.theme,
        total=total,
        lines=[Line(one, line_text(one), executive_words(one.executives)) for one in found],
        tabs=[
            Tab(_("Coming up"), _url(MeetingChoice(False, chosen.theme)), not chosen.past),
            Tab(_("Past"), _url(MeetingChoice(True, chosen.theme)), chosen.past),
        ],
        themes=_themes(chosen, language),
        paging=paging(number, last, lambda page: _url(chosen, page)),
    )


def _themes(chosen: MeetingChoice, language: str) -> list[ThemeOption]:
    options = [ThemeOption("", _("All themes"), not chosen.theme)]
    for theme in meetings.themes(language):
        options.append(ThemeOption(theme.code, theme.name, theme.code == chosen.theme))
    return options


def _url(chosen: MeetingChoice, page: int = 1) -> str:
    return url_for(
        "meetings.index",
        when="past" if chosen.past else None,
        theme=chosen.theme or None,
        page=page if page > 1 else None,
    )
