"""The table of invitations on a meeting's page: who, what they said, where their mail is."""

from dataclasses import dataclass

from flask import url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.datastructures import MultiDict

from vptmeet.domain.mail import MailState
from vptmeet.domain.rsvp import Answer, InvitationRole
from vptmeet.queries import invitations
from vptmeet.queries.invitations import PAGE_SIZE, InvitationRow, InvitationSort, Shown
from vptmeet.web.paging import Paging, page_number, paging
from vptmeet.wording.dates import short_date
from vptmeet.wording.labels import label

_TABS = {
    Shown.ALL: _l("All"),
    Shown.COMING: _l("Coming"),
    Shown.OPEN: _l("No answer yet"),
    Shown.DECLINED: _l("Not coming"),
    Shown.UNDELIVERED: _l("Not delivered"),
    Shown.WITHDRAWN: _l("Withdrawn"),
}
_COLUMNS = (
    (_l("Employer"), InvitationSort.PARTNER),
    (_l("Answer"), InvitationSort.ANSWER),
    (_l("When"), InvitationSort.WHEN),
)
_KINDS = {
    Answer.ACCEPTED: "ok",
    Answer.SUBSTITUTE: "ok",
    Answer.TENTATIVE: "neutral",
    Answer.NONE: "neutral",
    Answer.DECLINED: "error",
}


@dataclass(frozen=True)
class Tab:
    """A choice of invitations, with how many it shows."""

    label: str
    url: str
    current: bool


@dataclass(frozen=True)
class Column:
    """A heading that sorts."""

    label: str
    url: str | None = None
    sorted: str | None = None
    hidden: bool = False


@dataclass(frozen=True)
class GuestLine:
    """One invitation in words; `kind` is the colour of the answer's badge.

    `undelivered` stands for the answer of somebody whose mail failed and who has not answered.
    """

    row: InvitationRow
    name: str
    person: str
    answer: str
    kind: str
    said: tuple[str, ...]
    when: str
    mail: str
    undelivered: bool
    server_answer: str


@dataclass(frozen=True)
class GuestList:
    """The table with its tabs, headings and pages."""

    lines: list[GuestLine]
    tabs: list[Tab]
    columns: list[Column]
    paging: Paging
    undelivered: int
    undelivered_url: str


@dataclass(frozen=True)
class _Place:
    meeting_id: int
    shown: Shown
    sort: InvitationSort

    def url(self, page: int = 1) -> str:
        address: str = url_for(
            "meetings.show",
            meeting_id=self.meeting_id,
            answer=self.shown.value if self.shown is not Shown.ALL else None,
            sort=self.sort.value if self.sort is not InvitationSort.ANSWER else None,
            page=page if page > 1 else None,
            _anchor="invitations",
        )
        return address


def build(meeting_id: int, args: MultiDict[str, str], waiting: tuple[int, ...]) -> GuestList:
    """The table for an address; `waiting` are the ids on the waiting list, in order."""
    counts = invitations.counts(meeting_id)
    shown = args.get("answer", Shown.ALL, type=Shown)
    sort = args.get("sort", InvitationSort.ANSWER, type=InvitationSort)
    place = _Place(meeting_id, shown, sort)
    last = max(1, -(-counts[shown] // PAGE_SIZE))
    number = page_number(args.get("page", ""), last)
    return GuestList(
        lines=[_line(row, waiting) for row in invitations.rows(meeting_id, shown, sort, number)],
        tabs=_tabs(place, counts),
        columns=[
            *(_column(place, str(text), one) for text, one in _COLUMNS),
            Column(_("Actions"), hidden=True),
        ],
        paging=paging(number, last, place.url),
        undelivered=counts[Shown.UNDELIVERED],
        undelivered_url=_Place(meeting_id, Shown.UNDELIVERED, sort).url(),
    )


def _tabs(place: _Place, counts: dict[Shown, int]) -> list[Tab]:
    """All choices that show somebody, and the one that is on."""
    return [
        Tab(
            _("%(label)s (%(number)s)", label=str(text), number=counts[shown]),
            _Place(place.meeting_id, shown, place.sort).url(),
            shown is place.shown,
        )
        for shown, text in _TABS.items()
        if counts[shown] or shown is place.shown
    ]


def _column(place: _Place, text: str, sort: InvitationSort) -> Column:
    order = None
    if sort is place.sort:
        order = "descending" if sort is InvitationSort.WHEN else "ascending"
    return Column(text, _Place(place.meeting_id, place.shown, sort).url(), order)


def _line(row: InvitationRow, waiting: tuple[int, ...]) -> GuestLine:
    role = label(row.role) if row.role is not InvitationRole.PARTICIPANT else ""
    known = [row.contact if row.partner else "", row.function, role]
    answered = row.answered_at if row.answer is not Answer.NONE else None
    return GuestLine(
        row=row,
        name=row.partner or row.contact,
        person=", ".join(part for part in known if part),
        answer=label(row.answer),
        kind=_KINDS[row.answer],
        said=tuple(_said(row, waiting)),
        when=short_date(answered or row.invited_at),
        mail=_delivery(row) if not answered else "",
        undelivered=row.mail is MailState.FAILED and not answered,
        server_answer=row.server_answer if row.mail is MailState.FAILED else "",
    )


def _delivery(row: InvitationRow) -> str:
    """Where the mail of somebody without an answer is."""
    if row.mail is None or row.mail is MailState.SENT:
        return str(_("invited"))
    return label(row.mail)


def _said(row: InvitationRow, waiting: tuple[int, ...]) -> list[str]:
    """What goes with the answer: the place in the queue, who comes instead, the remark."""
    words = []
    if row.id in waiting:
        words.append(_("Number %(place)s on the waiting list", place=waiting.index(row.id) + 1))
    if row.answer is Answer.SUBSTITUTE and row.substitute:
        known = [row.substitute, row.substitute_function]
        words.append(", ".join(part for part in known if part))
    if row.remark:
        words.append(f"“{row.remark}”")
    return words
