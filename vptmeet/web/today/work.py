"""What asks for attention, each with the one action that settles it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from vptmeet.domain.meeting import ExecutiveState
from vptmeet.domain.rsvp import InvitationRole, leaves_the_table
from vptmeet.queries.today import ComingMeeting, FailedMail, HeldMeeting, RegisterCounts
from vptmeet.web.meeting_words import executive_words
from vptmeet.wording.dates import day_and_month, to_local

ANSWERS_DUE = timedelta(days=7)
"""From how long before the answer-by date missing answers are work."""


@dataclass(frozen=True)
class Todo:
    """One piece of work. `urgent` stands on top, in amber."""

    title: str
    text: str
    icon: str
    action: str
    url: str
    urgent: bool = False


@dataclass(frozen=True)
class Findings:
    """What the queries found."""

    coming: Sequence[ComingMeeting]
    held: Sequence[HeldMeeting]
    failed: Sequence[FailedMail]
    register: RegisterCounts


def todos(found: Findings, now: datetime) -> list[Todo]:
    """All work, what is urgent first."""
    items = [
        *_executives(found.coming, now),
        *(_attendance(meeting) for meeting in found.held),
        *(_mail(mail) for mail in found.failed),
        *_answers(found.coming, now),
        *_register(found.register),
    ]
    return sorted(items, key=lambda item: not item.urgent)


def _executives(coming: Iterable[ComingMeeting], now: datetime) -> Iterator[Todo]:
    for meeting in coming:
        state = meeting.executives.state
        if state is ExecutiveState.CONFIRMED:
            continue
        asked = state is ExecutiveState.ASKED
        yield Todo(
            title=_("%(title)s has no executive yet", title=meeting.title),
            text=" ".join([_in_days(meeting.starts_at, now), *_so_far(meeting)]),
            icon="star",
            action=_("See who was asked") if asked else _("Ask an executive"),
            url=url_for("invitations.executive", meeting_id=meeting.id),
            urgent=not asked,
        )


def _so_far(meeting: ComingMeeting) -> Iterator[str]:
    """Who was asked in vain or has not answered, and how many already come."""
    if meeting.executives.state is ExecutiveState.ASKED:
        yield f"{executive_words(meeting.executives)}."
    for person in meeting.executives.people:
        if leaves_the_table(InvitationRole.EXECUTIVE, person.answer):
            yield str(_("%(name)s cannot come.", name=person.name))
    if number := meeting.answers.yes:
        yield str(ngettext("%(num)s person comes.", "%(num)s people come.", number))


def _in_days(moment: datetime, now: datetime) -> str:
    days = (to_local(moment).date() - to_local(now).date()).days
    if days == 0:
        return str(_("Today."))
    return str(ngettext("Tomorrow.", "In %(num)s days.", days))


def _attendance(meeting: HeldMeeting) -> Todo:
    day = day_and_month(meeting.starts_at)
    return Todo(
        title=_("Who was at %(title)s?", title=meeting.title),
        text=ngettext(
            "%(num)s person was asked for %(day)s.",
            "%(num)s people were asked for %(day)s.",
            meeting.asked,
            day=day,
        ),
        icon="users",
        action=_("Take attendance"),
        url=url_for("attendance.take", meeting_id=meeting.id),
    )


def _mail(mail: FailedMail) -> Todo:
    return Todo(
        title=_("The e-mail to %(name)s was not delivered", name=mail.contact),
        text=" · ".join(part for part in (mail.partner, mail.email, mail.meeting) if part),
        icon="mail",
        action=_("Correct the address"),
        url=url_for("partners.contact_edit", contact_id=mail.contact_id),
    )


def _answers(coming: Iterable[ComingMeeting], now: datetime) -> Iterator[Todo]:
    for meeting in coming:
        if not meeting.answers.open or meeting.answer_by - now > ANSWERS_DUE:
            continue
        day = day_and_month(meeting.answer_by)
        yield Todo(
            title=ngettext(
                "%(num)s person has not answered yet",
                "%(num)s people have not answered yet",
                meeting.answers.open,
            ),
            text=_("%(title)s. Answering is possible until %(day)s.", title=meeting.title, day=day)
            if now < meeting.answer_by
            else _("%(title)s. They can no longer answer themselves: call.", title=meeting.title),
            icon="clock",
            action=_("See the answers"),
            url=url_for("meetings.show", meeting_id=meeting.id),
        )


def _register(counts: RegisterCounts) -> Iterator[Todo]:
    if counts.stale_conversations:
        yield Todo(
            title=ngettext(
                "%(num)s employer has been in conversation for half a year",
                "%(num)s employers have been in conversation for half a year",
                counts.stale_conversations,
            ),
            text=_("Invite them, or set down where they stand now."),
            icon="building",
            action=_("See these employers"),
            url=url_for("partners.index", level="in_contact", sort="since"),
        )
    if counts.without_owner:
        yield Todo(
            title=ngettext(
                "%(num)s employer has no owner",
                "%(num)s employers have no owner",
                counts.without_owner,
            ),
            text=_("Nobody of us keeps in touch with them."),
            icon="user",
            action=_("Divide them"),
            url=url_for("partners.index", owner="none"),
        )
