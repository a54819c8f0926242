"""Which bestuurders can be asked to open a meeting."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import url_for

from vptmeet.models.meeting import Meeting
from vptmeet.queries.executive_choice import MOST_SHOWN, ExecutiveCandidate
from vptmeet.web.meeting_words import initials
from vptmeet.wording.labels import label


@dataclass(frozen=True)
class Line:
    """A bestuurder; `state` says what was answered or why asking is not possible, "" else."""

    contact_id: int
    name: str
    text: str
    initials: str
    state: str


@dataclass(frozen=True)
class ExecutivePage:
    """The municipality's own, and those of partners who said yes or go further."""

    own: list[Line]
    others: list[Line]
    text: str
    ask_url: str
    is_cut_off: bool


def build(meeting: Meeting, found: Sequence[ExecutiveCandidate], text: str) -> ExecutivePage:
    """The page for those found by `text`."""
    return ExecutivePage(
        own=[_line(one) for one in found if one.municipal],
        others=[_line(one) for one in found if not one.municipal],
        text=text,
        ask_url=url_for("invitations.preview", meeting_id=meeting.id),
        is_cut_off=len(found) >= MOST_SHOWN,
    )


def _line(one: ExecutiveCandidate) -> Line:
    known = [one.function, "" if one.municipal else one.partner]
    if one.answer is not None:
        state = label(one.answer)
    else:
        state = label(one.obstacle) if one.obstacle else ""
    return Line(
        contact_id=one.contact_id,
        name=one.name,
        text=", ".join(part for part in known if part),
        initials=initials(one.name),
        state=state,
    )
