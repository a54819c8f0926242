"""The list of meetings as a page: coming or past, of one theme or all; all in the address."""

from dataclasses import dataclass
from datetime import datetime

from flask import url_for
from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

from vptmeet.domain.meeting import ExecutiveState, MeetingStatus
from vptmeet.queries import meetings
from vptmeet.queries.meetings import PAGE_SIZE, MeetingChoice, MeetingLine
from vptmeet.web.meeting_words import board_words, line_text, turnout_words
from vptmeet.web.paging import Paging, page_number, paging
from vptmeet.wording.dates import month_short, to_local


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
    """A meeting as the list shows it; `month` with its year unless that is this one.

    `turnout` is "" as long as the meeting is to come, or when nobody was asked.
    """

    meeting: MeetingLine
    month: str
    text: str
    state: ExecutiveState
    executive: str
    turnout: str


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
        lines=[_line(one, chosen.past, now) for one in found],
        tabs=[
            Tab(_("Coming up"), _url(MeetingChoice(False, chosen.theme)), not chosen.past),
            Tab(_("Past"), _url(MeetingChoice(True, chosen.theme)), chosen.past),
        ],
        themes=_themes(chosen, language),
        paging=paging(number, last, lambda page: _url(chosen, page)),
    )


def _line(meeting: MeetingLine, past: bool, now: datetime) -> Line:
    state, executive = board_words(meeting.executives, past and meeting.answers.is_taken)
    held = past and meeting.status is not MeetingStatus.CANCELLED
    day = to_local(meeting.starts_at)
    month = month_short(meeting.starts_at)
    return Line(
        meeting=meeting,
        month=month if day.year == to_local(now).year else f"{month} {day.year}",
        text=line_text(meeting),
        state=state,
        executive=executive,
        turnout=turnout_words(meeting.answers) if held and meeting.answers.asked else "",
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
