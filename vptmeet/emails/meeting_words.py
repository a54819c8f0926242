"""A meeting in words, for mails: everything in the language of the moment."""

from dataclasses import dataclass

from vptmeet.domain.agenda import start_times
from vptmeet.domain.meeting import Whereabouts
from vptmeet.emails.settings import MailSettings
from vptmeet.models.meeting import Meeting
from vptmeet.queries.executives import AskedExecutive, Executives
from vptmeet.wording import dates
from vptmeet.wording.lists import listed

_OPENING_MINUTES = 10
"""How long the bestuurder opens when the programme does not say."""


@dataclass(frozen=True)
class Where:
    """When and where, in words; `place` and `link` may be empty."""

    date: str
    time: str
    place: str
    link: str


@dataclass(frozen=True)
class MeetingWords:
    """What a mail says of a meeting. `executives` is "" as long as none has said yes.

    `programme` has for each point when it begins, and what it is.
    """

    title: str
    theme: str
    goal: str
    day: str
    where: Where
    answer_by: str
    programme: tuple[tuple[str, str], ...]
    opening_minutes: int
    executives: str
    executive_count: int
    cancel_reason: str
    sender: str
    phone: str
    email: str
    privacy_url: str


def in_words(meeting: Meeting, executives: Executives, settings: MailSettings) -> MeetingWords:
    """`meeting` in the language of the moment, and whom to call about it."""
    coming = executives.coming
    points = meeting.agenda
    return MeetingWords(
        title=meeting.title,
        theme=meeting.theme.name(dates.language()),
        goal=meeting.goal,
        day=dates.day_and_month(meeting.starts_at),
        where=where(meeting.whereabouts),
        answer_by=dates.day_and_month(meeting.answer_by),
        programme=_programme(meeting),
        opening_minutes=points[0].minutes if points else _OPENING_MINUTES,
        executives=listed(_named(one) for one in coming),
        executive_count=len(coming),
        cancel_reason=meeting.cancel_reason,
        sender=settings.contact_name or settings.team or settings.municipality,
        phone=settings.contact_phone,
        email=settings.contact_email,
        privacy_url=settings.privacy_url,
    )


def where(values: Whereabouts) -> Where:
    """When and where in words."""
    return Where(
        date=dates.long_date(values.starts_at),
        time=dates.time_range(values.starts_at, values.ends_at),
        place=values.place,
        link=values.link,
    )


def _programme(meeting: Meeting) -> tuple[tuple[str, str], ...]:
    begins = start_times(meeting.starts_at, [point.minutes for point in meeting.agenda])
    return tuple(
        (dates.clock(moment), _with_note(point.title, point.speaker))
        for moment, point in zip(begins, meeting.agenda, strict=True)
    )


def _named(person: AskedExecutive) -> str:
    """Noor Voorbeeld (burgemeester); of a partner also where from."""
    parts = [person.function, "" if person.municipal else person.partner]
    return _with_note(person.name, ", ".join(part for part in parts if part))


def _with_note(text: str, note: str) -> str:
    return f"{text} ({note})" if note else text
