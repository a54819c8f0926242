"""A bestuurder's own invitations in the words of the page."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from vptmeet.domain.rsvp import Answer
from vptmeet.queries.rsvp import OwnInvitation
from vptmeet.wording.dates import month_short, time_range, to_local
from vptmeet.wording.labels import label

_BADGES = {
    Answer.NONE: "warning",
    Answer.TENTATIVE: "neutral",
    Answer.ACCEPTED: "ok",
    Answer.SUBSTITUTE: "ok",
    Answer.DECLINED: "error",
}


@dataclass(frozen=True)
class OwnLine:
    """One line of the list."""

    day: int
    month: str
    iso: str
    title: str
    url: str
    text: str
    state: str
    badge: str


def line(invitation: OwnInvitation) -> OwnLine:
    """One invitation as a line."""
    day = to_local(invitation.starts_at).date()
    when = time_range(invitation.starts_at, invitation.ends_at)
    return OwnLine(
        day=day.day,
        month=month_short(day),
        iso=day.isoformat(),
        title=invitation.title,
        url=url_for("rsvp.own_answer", invitation_id=invitation.invitation_id),
        text=f"{when}, {invitation.place}" if invitation.place else when,
        state=_state(invitation),
        badge="error" if invitation.is_cancelled else _BADGES[invitation.answer],
    )


def _state(invitation: OwnInvitation) -> str:
    if invitation.is_cancelled:
        return str(_("Cancelled"))
    return str(_OWN[invitation.answer]()) if invitation.answer in _OWN else label(invitation.answer)


_OWN = {
    Answer.NONE: lambda: _("Your answer is asked"),
    Answer.ACCEPTED: lambda: _("You come"),
    Answer.DECLINED: lambda: _("You do not come"),
    Answer.SUBSTITUTE: lambda: _("You send a substitute"),
}


def headline(invitations: Sequence[OwnInvitation]) -> str:
    """How many still wait for an answer."""
    waiting = sum(one.waits for one in invitations)
    if not waiting:
        return str(_("You have answered everything"))
    return str(
        ngettext(
            "%(num)s invitation waits for your answer",
            "%(num)s invitations wait for your answer",
            waiting,
        )
    )
