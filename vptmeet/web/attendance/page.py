"""The attendance of a meeting as its screen shows it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from flask_babel import gettext as _
from flask_babel import ngettext

from vptmeet.domain.attendance import Presence
from vptmeet.domain.meeting import MeetingStatus, can_mark_attendance
from vptmeet.domain.rsvp import Answer, InvitationRole
from vptmeet.models.meeting import Meeting
from vptmeet.queries import attendance as queries
from vptmeet.queries.attendance import GroupTurnout, SheetRow
from vptmeet.wording.labels import label


@dataclass(frozen=True)
class Person:
    """A line of the sheet: who, from where, and which of the two buttons is pressed."""

    id: int
    part: str
    name: str
    text: str
    is_present: bool
    is_absent: bool


@dataclass(frozen=True)
class Group:
    """People who answered alike, under a heading."""

    id: str
    title: str
    people: list[Person]


@dataclass(frozen=True)
class TurnoutLine:
    """A line of a table: what, and its figures in words."""

    name: str
    present: str
    percentage: str


@dataclass(frozen=True)
class Sheet:
    """The whole screen."""

    tally: str
    groups: list[Group]
    can_mark: bool
    is_cancelled: bool
    as_said: str
    executives: list[str]
    roles: list[TurnoutLine]
    partners: list[TurnoutLine]


def sheet(meeting: Meeting, now: datetime) -> Sheet:
    """Everything on the screen; one query."""
    rows = queries.sheet(meeting.id)
    is_marked = any(row.presence is not Presence.UNKNOWN for row in rows)
    roles = queries.by_role(rows)
    return Sheet(
        tally=tally(rows),
        groups=_groups(rows),
        can_mark=can_mark_attendance(meeting.status, meeting.starts_at, now),
        is_cancelled=meeting.status is MeetingStatus.CANCELLED,
        as_said=_as_said(rows),
        executives=_executives(rows),
        roles=[_line(label(role), group) for role, group in roles.items()] if is_marked else [],
        partners=[_line(group.name, group) for group in queries.by_partner(rows)]
        if is_marked
        else [],
    )


def tally(rows: Sequence[SheetRow]) -> str:
    """How many were there, and how many are not marked yet."""
    present = sum(row.presence is Presence.PRESENT for row in rows)
    unmarked = sum(row.presence is Presence.UNKNOWN for row in rows)
    there = ngettext("%(num)s person was there", "%(num)s people were there", present)
    rest = ngettext("%(num)s not marked yet", "%(num)s not marked yet", unmarked)
    return f"{there}, {rest}." if unmarked else f"{there}."


def person(row: SheetRow) -> Person:
    """One line; a substitute stands in front of who was asked."""
    who = f"{row.name}, {row.partner}" if row.partner else row.name
    name, text = row.name, ", ".join(part for part in (row.function, row.partner) if part)
    if row.substitute:
        name, text = row.substitute, str(_("in the place of %(who)s", who=who))
    if row.role is not InvitationRole.PARTICIPANT:
        text = f"{label(row.role)} · {text}" if text else label(row.role)
    return Person(
        id=row.invitation_id,
        part=part_id(row.invitation_id),
        name=name,
        text=text,
        is_present=row.presence is Presence.PRESENT,
        is_absent=row.presence is Presence.ABSENT,
    )


def part_id(invitation_id: int) -> str:
    """The id of somebody's buttons on the page, which htmx replaces."""
    return f"invitation-{invitation_id}"


def _groups(rows: Sequence[SheetRow]) -> list[Group]:
    kinds: list[tuple[str, str, Callable[[SheetRow], bool]]] = [
        ("coming", _("Said that they come"), lambda row: row.answer.comes),
        ("silent", _("Did not answer"), lambda row: not row.answer.comes and not _no(row)),
        ("declined", _("Said that they do not come"), _no),
    ]
    asked = [row for row in rows if not row.is_walk_in]
    groups = [
        Group(id_, str(title), [person(row) for row in asked if belongs(row)])
        for id_, title, belongs in kinds
    ]
    walked_in = [person(row) for row in rows if row.is_walk_in]
    groups.append(Group("walked-in", str(_("Came without an invitation")), walked_in))
    return [group for group in groups if group.people]


def _no(row: SheetRow) -> bool:
    return row.answer is Answer.DECLINED


def _as_said(rows: Sequence[SheetRow]) -> str:
    """What "everybody came as said" would do; "" when there is nothing left for it."""
    unmarked = [row for row in rows if row.presence is Presence.UNKNOWN and not row.is_walk_in]
    coming = sum(row.answer.comes for row in unmarked)
    declined = sum(_no(row) for row in unmarked)
    if not coming + declined:
        return ""
    return str(
        _(
            "Not marked yet: %(coming)s who said yes and %(declined)s who said no.",
            coming=coming,
            declined=declined,
        )
    )


def _executives(rows: Sequence[SheetRow]) -> list[str]:
    words = {
        Presence.PRESENT: lambda name: _("%(name)s was there", name=name),
        Presence.ABSENT: lambda name: _("%(name)s was not there", name=name),
        Presence.UNKNOWN: lambda name: _("%(name)s is not marked yet", name=name),
    }
    return [
        str(words[row.presence](row.name))
        for row in rows
        if row.role is InvitationRole.EXECUTIVE and not row.substitute
        if row.answer.comes or row.presence is not Presence.UNKNOWN
    ]


def _line(name: str, group: GroupTurnout) -> TurnoutLine:
    counted = group.turnout
    present = _("%(present)s of %(invited)s", present=counted.present, invited=counted.invited)
    if group.walk_ins:
        present += " " + ngettext(
            "and %(num)s without an invitation",
            "and %(num)s without an invitation",
            group.walk_ins,
        )
    percentage = "" if counted.percentage is None else f"{counted.percentage}%"
    return TurnoutLine(name, str(present), percentage)
