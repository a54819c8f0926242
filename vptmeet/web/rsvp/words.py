"""A meeting and an answer in the words of the page."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask_babel import gettext as _

from vptmeet.domain.rsvp import Answer, Reply, Substitute
from vptmeet.models.meeting import Invitation, Meeting
from vptmeet.queries.executives import AskedExecutive
from vptmeet.wording.dates import clock, day_and_month, language, long_date, time_range

Fact = tuple[str, str] | tuple[str, str, str]
"""An icon's name, and one or two lines."""


@dataclass(frozen=True)
class Outcome:
    """What happens after an answer: the page's heading, and a sentence."""

    title: str
    text: str
    comes: bool


def invited(invitation: Invitation) -> str:
    """Who was asked, and from where."""
    who = invitation.contact.name
    if invitation.partner is not None:
        who = f"{who}, {invitation.partner.name}"
    return str(_("Invitation for %(who)s", who=who))


def meeting_facts(meeting: Meeting, executives: Sequence[AskedExecutive]) -> list[Fact]:
    """When, where, what about, and who of the board is there."""
    items: list[Fact] = [
        ("calendar", long_date(meeting.starts_at), time_range(meeting.starts_at, meeting.ends_at))
    ]
    if meeting.place:
        items.append(("pin", meeting.place))
    theme = meeting.theme.name(language())
    if theme.casefold() not in meeting.title.casefold():
        items.append(("flag", str(_("About: %(theme)s", theme=theme))))
    return items + [("star", person.name, _joins(person)) for person in executives]


def _joins(person: AskedExecutive) -> str:
    if not person.function:
        return str(_("is there too"))
    return str(_("%(function)s, is there too", function=person.function))


def given_answer(given: Reply) -> str:
    """What somebody answered, said to themselves."""
    match given.answer:
        case Answer.ACCEPTED:
            return str(_("You said that you are coming."))
        case Answer.DECLINED:
            return str(_("You said that you are not coming."))
        case Answer.SUBSTITUTE if given.substitute is not None:
            name = given.substitute.name
            return str(_("You said that %(name)s comes in your place.", name=name))
        case _:
            return str(_("You said that you are perhaps coming."))


def outcome(given: Reply, meeting: Meeting, waits: bool) -> Outcome:
    """What happens next, by answer."""
    if waits:
        text = _(
            "All seats are taken. When somebody cannot come, the first in the queue gets the seat. "
            "When that is you, we send you an e-mail."
        )
        return Outcome(str(_("You are on the waiting list")), str(text), comes=True)
    match given.answer:
        case Answer.DECLINED:
            text = _("Thank you for letting us know. We hope to see you another time.")
            return Outcome(str(_("A pity that you cannot be there")), str(text), comes=False)
        case Answer.SUBSTITUTE if given.substitute is not None:
            return _with_substitute(given.substitute)
        case Answer.ACCEPTED:
            title = _("Good that you are coming")
        case _:
            title = _("You are perhaps coming")
    day, time = day_and_month(meeting.starts_at), clock(meeting.starts_at)
    text = _("We expect you on %(day)s at %(time)s.", day=day, time=time)
    return Outcome(str(title), str(text), comes=True)


def _with_substitute(sent: Substitute) -> Outcome:
    text = (
        _("Your colleague gets a mail with the time, the place and the programme.")
        if sent.email
        else _("Tell your colleague yourself when and where it is.")
    )
    title = _("%(name)s comes in your place", name=sent.name)
    return Outcome(str(title), str(text), comes=True)
