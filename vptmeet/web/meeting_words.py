"""Sentences about meetings that lists and pages share."""

from flask_babel import gettext as _
from flask_babel import ngettext

from vptmeet.domain.meeting import ExecutiveState, MeetingStatus
from vptmeet.domain.rsvp import Answer
from vptmeet.queries.answers import AnswerCounts
from vptmeet.queries.executives import AskedExecutive, Executives
from vptmeet.queries.meetings import MeetingLine
from vptmeet.wording.dates import time_range
from vptmeet.wording.labels import label
from vptmeet.wording.lists import listed


def executive_words(executives: Executives) -> str:
    """Whether a bestuurder comes, and who: "Noor Voorbeeld komt"."""
    state = executives.state
    if state is ExecutiveState.CONFIRMED:
        return _comes(executives.coming)
    if state is ExecutiveState.ASKED:
        open_ = [one for one in executives.people if one.answer in {Answer.NONE, Answer.TENTATIVE}]
        return str(_("%(names)s: no answer yet", names=_names(open_)))
    return label(state)


def board_words(executives: Executives, was_taken: bool) -> tuple[ExecutiveState, str]:
    """The same after the meeting, once attendance `was_taken`: "Noor Voorbeeld was er"."""
    if not was_taken:
        return executives.state, executive_words(executives)
    people = executives.present
    if not people:
        return ExecutiveState.DECLINED, str(_("No executive was there"))
    words = ngettext(
        "%(names)s was there", "%(names)s were there", len(people), names=_names(people)
    )
    return ExecutiveState.CONFIRMED, str(words)


def turnout_words(counts: AnswerCounts) -> str:
    """How many were there, or that nobody has said so yet."""
    if not counts.is_taken:
        return str(_("Attendance has not been taken yet"))
    return str(ngettext("%(num)s person was there", "%(num)s people were there", counts.present))


def _comes(people: tuple[AskedExecutive, ...]) -> str:
    return str(ngettext("%(names)s comes", "%(names)s come", len(people), names=_names(people)))


def _names(people: "tuple[AskedExecutive, ...] | list[AskedExecutive]") -> str:
    return listed(one.name for one in people)


def line_text(line: MeetingLine) -> str:
    """What stands under the title in a list: state, theme, time and place."""
    state = label(line.status) if line.status is MeetingStatus.CANCELLED else ""
    theme = line.theme if line.theme != line.title else ""
    where = line.place or (_("Online") if line.link else _("Place not known yet"))
    parts = [state, theme, time_range(line.starts_at, line.ends_at), str(where)]
    return " · ".join(part for part in parts if part)


def initials(name: str) -> str:
    """NV for Noor Voorbeeld."""
    words = [word for word in name.split() if word[:1].isalpha()]
    picked = [words[0], words[-1]] if len(words) > 1 else words
    return "".join(word[0] for word in picked).upper()
