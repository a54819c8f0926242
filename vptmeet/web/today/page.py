"""The rest of the page: the greeting, the meetings to come, the coalition and the news."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from vptmeet.domain.commitment import COALITION_FROM, CommitmentLevel
from vptmeet.domain.meeting import ExecutiveState
from vptmeet.queries.answers import AnswerCounts
from vptmeet.queries.today import ComingMeeting, LatestReply, RegisterCounts
from vptmeet.web.meeting_words import executive_words
from vptmeet.wording.dates import clock, day_and_month, month_short, time_range, to_local
from vptmeet.wording.labels import label

MOST_LINES = 5


@dataclass(frozen=True)
class AgendaLine:
    """A meeting to come, as the list shows it."""

    day: int
    month: str
    iso: str
    title: str
    url: str
    text: str
    answers: AnswerCounts
    state: ExecutiveState
    executive: str


@dataclass(frozen=True)
class LevelCount:
    """A rung and how many employers stand on it."""

    rank: int
    label: str
    count: int


@dataclass(frozen=True)
class Coalition:
    """The coalition in numbers: how many are in it, of how many, and the rungs from the top."""

    number: int
    text: str
    levels: list[LevelCount]


@dataclass(frozen=True)
class News:
    """An answer that came in."""

    who: str
    text: str


def headline(name: str, work: int, now: datetime) -> str:
    """A greeting by first name, and how much work there is."""
    hour = to_local(now).hour
    greeting = (
        _("Good morning") if hour < 12 else _("Good afternoon") if hour < 18 else _("Good evening")
    )
    first = name.split()[0] if name.split() else name
    if not work:
        return str(
            _("%(greeting)s %(name)s, nothing asks for attention", greeting=greeting, name=first)
        )
    return str(
        ngettext(
            "%(greeting)s %(name)s, %(num)s thing asks for attention",
            "%(greeting)s %(name)s, %(num)s things ask for attention",
            work,
            greeting=greeting,
            name=first,
        )
    )


def agenda(meetings: Sequence[ComingMeeting]) -> list[AgendaLine]:
    """The first meetings to come."""
    return [_line(meeting) for meeting in meetings[:MOST_LINES]]


def _line(meeting: ComingMeeting) -> AgendaLine:
    day = to_local(meeting.starts_at).date()
    when = time_range(meeting.starts_at, meeting.ends_at)
    return AgendaLine(
        day=day.day,
        month=month_short(day),
        iso=day.isoformat(),
        title=meeting.title,
        url=url_for("meetings.show", meeting_id=meeting.id),
        text=f"{when}, {meeting.place}" if meeting.place else when,
        answers=meeting.answers,
        state=meeting.executives.state,
        executive=executive_words(meeting.executives),
    )


def coalition(counts: RegisterCounts) -> Coalition:
    """The employers at `pledged` or higher, and each rung from the top down."""
    number = sum(count for level, count in counts.by_level.items() if level >= COALITION_FROM)
    return Coalition(
        number=number,
        text=ngettext(
            "employer in the coalition, of the %(total)s that we know",
            "employers in the coalition, of the %(total)s that we know",
            number,
            total=counts.total,
        ),
        levels=[
            LevelCount(level.value, label(level), counts.by_level[level])
            for level in reversed(CommitmentLevel)
        ],
    )


def _when(moment: datetime, now: datetime) -> str:
    """Today only the time, before that the day."""
    local = to_local(moment)
    if local.date() == to_local(now).date():
        return str(_("today at %(time)s", time=clock(moment)))
    return day_and_month(moment)


def news(replies: Iterable[LatestReply], now: datetime) -> list[News]:
    """The latest answers."""
    return [
        News(
            who=f"{reply.name}, {reply.partner}" if reply.partner else reply.name,
            text=f"{label(reply.answer)}: {reply.meeting} · {_when(reply.received_at, now)}",
        )
        for reply in replies
    ]
