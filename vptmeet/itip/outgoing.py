"""Calendar files that go out: an invitation, a cancellation, and the entry one can download.

Rules: RFC 5545 (format), RFC 5546 (methods), docs/adr/ for what calendars in the field need.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, vCalAddress, vText, vUri

from vptmeet.itip.text import clean_text, plain_token, single_line
from vptmeet.itip.timezone import AMSTERDAM, amsterdam

PRODUCT = "-//VPTmeet//VPTmeet//NL"


class Method(StrEnum):
    """What the file asks of the calendar that reads it (RFC 5546 §1.4)."""

    REQUEST = "REQUEST"
    CANCEL = "CANCEL"
    PUBLISH = "PUBLISH"


class AttendeeRole(StrEnum):
    """How much the meeting counts on someone (RFC 5545 §3.2.16)."""

    CHAIR = "CHAIR"
    REQ_PARTICIPANT = "REQ-PARTICIPANT"
    OPT_PARTICIPANT = "OPT-PARTICIPANT"


class PartStat(StrEnum):
    """What someone answered (RFC 5545 §3.2.12)."""

    NEEDS_ACTION = "NEEDS-ACTION"
    ACCEPTED = "ACCEPTED"
    DECLINED = "DECLINED"
    TENTATIVE = "TENTATIVE"
    DELEGATED = "DELEGATED"


@dataclass(frozen=True)
class CalendarEvent:
    """A meeting as calendars know it.

    `uid` never changes, `sequence` rises with every change of time, place or status. `starts_at`,
    `ends_at` and `dtstamp` (the moment of writing) are aware; `zone` is the IANA name of the zone
    people read the time in. `organizer_email` is the mailbox that the app reads answers from. An
    empty `description`, `location` or `url` is left out.

    Raises ValueError for a naive time, an end that is not after the start, a negative sequence,
    and white space, line breaks or control characters in `uid`, `url` or `organizer_email`.
    """

    uid: str
    sequence: int
    starts_at: datetime
    ends_at: datetime
    summary: str
    description: str
    location: str
    url: str
    organizer_name: str
    organizer_email: str
    dtstamp: datetime
    zone: str

    def __post_init__(self) -> None:
        for field in ("starts_at", "ends_at", "dtstamp"):
            if getattr(self, field).utcoffset() is None:
                raise ValueError(f"{field} has no time zone")
        if self.ends_at <= self.starts_at:
            raise ValueError("ends_at is not after starts_at")
        if self.sequence < 0:
            raise ValueError("sequence is negative")
        for field in ("uid", "url", "organizer_email"):
            plain_token(getattr(self, field), field)


@dataclass(frozen=True)
class CalendarAttendee:
    """The one person that a calendar mail is for.

    Raises ValueError for white space, line breaks or control characters in `email`.
    """

    name: str
    email: str
    role: AttendeeRole
    partstat: PartStat = PartStat.NEEDS_ACTION

    def __post_init__(self) -> None:
        plain_token(self.email, "email")


def request(event: CalendarEvent, attendee: CalendarAttendee) -> bytes:
    """Return the invitation (METHOD:REQUEST) for one attendee, also after a change."""
    entry = _entry(event, "CONFIRMED")
    entry.add("attendee", _attendee(attendee, asks_answer=True))
    return _calendar(Method.REQUEST, entry, event)


def cancel(event: CalendarEvent, attendee: CalendarAttendee) -> bytes:
    """Return the cancellation (METHOD:CANCEL) for one attendee.

    The UID is that of the invitation, the sequence a higher one: else calendars ignore it.
    """
    entry = _entry(event, "CANCELLED")
    entry.add("attendee", _attendee(attendee, asks_answer=False))
    return _calendar(Method.CANCEL, entry, event)


def publish(event: CalendarEvent) -> bytes:
    """Return the entry to download (METHOD:PUBLISH); by RFC 5546 §3.2.1 it names no attendee."""
    return _calendar(Method.PUBLISH, _entry(event, "CONFIRMED"), event)


def _calendar(method: Method, entry: Event, event: CalendarEvent) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", method.value)
    if _has_local_times(event):
        calendar.add_component(amsterdam())
    calendar.add_component(entry)
    written: bytes = calendar.to_ical()
    return written


def _entry(event: CalendarEvent, status: str) -> Event:
    zone = ZoneInfo(AMSTERDAM) if _has_local_times(event) else UTC
    entry = Event()
    entry.add("uid", event.uid)
    entry.add("dtstamp", event.dtstamp.astimezone(UTC))
    entry.add("sequence", event.sequence)
    entry.add("dtstart", event.starts_at.astimezone(zone))
    entry.add("dtend", event.ends_at.astimezone(zone))
    entry.add("summary", vText(single_line(event.summary)))
    for name, text in (("description", event.description), ("location", event.location)):
        if cleaned := clean_text(text):
            entry.add(name, vText(cleaned))
    if event.url:
        entry.add("url", vUri(event.url))
    entry.add("organizer", _address(event.organizer_name, event.organizer_email))
    entry.add("status", status)
    entry.add("transp", "OPAQUE")
    entry.add("class", "PRIVATE")
    return entry


def _has_local_times(event: CalendarEvent) -> bool:
    """Say whether the times go out as wall-clock times with a VTIMEZONE, or else in UTC.

    The hour that comes twice in October goes out in UTC: a local time in it means the first of
    the two (RFC 5545 §3.3.5), yet ical.js takes it for the second.
    """
    if event.zone != AMSTERDAM:
        return False
    return not any(_comes_twice(time) for time in (event.starts_at, event.ends_at))


def _comes_twice(time: datetime) -> bool:
    local = time.astimezone(ZoneInfo(AMSTERDAM))
    return local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset()


def _attendee(attendee: CalendarAttendee, *, asks_answer: bool) -> vCalAddress:
    address = _address(attendee.name, attendee.email)
    address.params["CUTYPE"] = "INDIVIDUAL"
    address.params["ROLE"] = attendee.role.value
    address.params["PARTSTAT"] = attendee.partstat.value
    if asks_answer:
        address.params["RSVP"] = "TRUE"
    return address


def _address(name: str, email: str) -> vCalAddress:
    address = vCalAddress(f"mailto:{email}")
    # Some readers, icalendar too, take a backslash in a parameter for an escape and read on.
    if cleaned := single_line(name).replace("\\", "/"):
        address.params["CN"] = cleaned
    return address
