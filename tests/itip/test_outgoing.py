"""What goes out to calendars, read back by icalendar and line by line."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from icalendar import Calendar

from vptmeet.itip import outgoing
from vptmeet.itip.outgoing import AttendeeRole, CalendarAttendee, CalendarEvent, PartStat

EVENT = CalendarEvent(
    uid="7c9e6679@vptmeet.waterrijk.example",
    sequence=2,
    starts_at=datetime(2027, 3, 18, 8, 0, tzinfo=UTC),
    ends_at=datetime(2027, 3, 18, 10, 0, tzinfo=UTC),
    summary="Veilig uitgaan: werkgevers, horeca en politie",
    description="Welkom bij de bijeenkomst.\nAntwoord graag voor 11 maart.",
    location="Stadhuis, Raadzaal",
    url="https://vptmeet.waterrijk.example/r/token",
    organizer_name="Gemeente Waterrijk",
    organizer_email="agenda@waterrijk.example",
    dtstamp=datetime(2027, 2, 1, 9, 30, tzinfo=UTC),
    zone="Europe/Amsterdam",
)
ATTENDEE = CalendarAttendee("Zoë Janssen", "zoe@werk.example", AttendeeRole.REQ_PARTICIPANT)

WHOLE_REQUEST = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//VPTmeet//VPTmeet//NL
CALSCALE:GREGORIAN
METHOD:REQUEST
BEGIN:VTIMEZONE
TZID:Europe/Amsterdam
BEGIN:DAYLIGHT
DTSTART:19700329T020000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19701025T030000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
SUMMARY:Veilig uitgaan: werkgevers\\, horeca en politie
DTSTART;TZID=Europe/Amsterdam:20270318T090000
DTEND;TZID=Europe/Amsterdam:20270318T110000
DTSTAMP:20270201T093000Z
UID:7c9e6679@vptmeet.waterrijk.example
SEQUENCE:2
ATTENDEE;CN="Zoë Janssen";CUTYPE=INDIVIDUAL;PARTSTAT=NEEDS-ACTION;ROLE=RE
 Q-PARTICIPANT;RSVP=TRUE:mailto:zoe@werk.example
CLASS:PRIVATE
DESCRIPTION:Welkom bij de bijeenkomst.\\nAntwoord graag voor 11 maart.
LOCATION:Stadhuis\\, Raadzaal
ORGANIZER;CN="Gemeente Waterrijk":mailto:agenda@waterrijk.example
STATUS:CONFIRMED
TRANSP:OPAQUE
URL:https://vptmeet.waterrijk.example/r/token
END:VEVENT
END:VCALENDAR
"""


def test_a_whole_request_is_written_line_by_line_as_expected() -> None:
    written = outgoing.request(EVENT, ATTENDEE).decode()
    assert written.split("\r\n") == WHOLE_REQUEST.split("\n")


def test_a_cancellation_keeps_the_uid_and_names_organizer_and_attendee() -> None:
    calendar = Calendar.from_ical(outgoing.cancel(replace(EVENT, sequence=3), ATTENDEE))
    entry = calendar.events[0]
    assert calendar["METHOD"] == "CANCEL"
    assert (entry["UID"], entry["SEQUENCE"], entry["STATUS"]) == (EVENT.uid, 3, "CANCELLED")
    assert entry["ORGANIZER"] == "mailto:agenda@waterrijk.example"
    assert entry["ATTENDEE"] == "mailto:zoe@werk.example"


def test_a_cancellation_asks_for_no_answer() -> None:
    assert b"RSVP" not in outgoing.cancel(EVENT, ATTENDEE)


def test_the_entry_to_download_is_published_and_names_no_attendee() -> None:
    calendar = Calendar.from_ical(outgoing.publish(EVENT))
    assert calendar["METHOD"] == "PUBLISH"
    assert "ATTENDEE" not in calendar.events[0]
    assert calendar.events[0]["UID"] == EVENT.uid


@pytest.mark.parametrize("role", AttendeeRole)
@pytest.mark.parametrize("partstat", PartStat)
def test_role_and_answer_are_written_as_the_standard_names_them(
    role: AttendeeRole, partstat: PartStat
) -> None:
    attendee = CalendarAttendee("Zoë", "zoe@werk.example", role, partstat)
    params = Calendar.from_ical(outgoing.request(EVENT, attendee)).events[0]["ATTENDEE"].params
    assert (params["ROLE"], params["PARTSTAT"]) == (role.value, partstat.value)
    assert (params["RSVP"], params["CUTYPE"]) == ("TRUE", "INDIVIDUAL")


def test_what_is_empty_is_left_out() -> None:
    bare = replace(EVENT, description="", location="\x00", url="", organizer_name="")
    entry = Calendar.from_ical(outgoing.publish(bare)).events[0]
    assert not {"DESCRIPTION", "LOCATION", "URL"} & set(entry)
    assert "CN" not in entry["ORGANIZER"].params


@pytest.mark.parametrize("field", ["uid", "url", "organizer_email"])
@pytest.mark.parametrize("bad", ["a@b.example\r\nX-EVIL:1", "a@b\nc", "a\rb@c", "a b@c", "a\x00@b"])
def test_a_line_break_or_control_character_in_an_address_or_link_is_refused(
    field: str, bad: str
) -> None:
    with pytest.raises(ValueError, match=field):
        replace(EVENT, **{field: bad})  # type: ignore[arg-type]


def test_a_line_break_in_the_attendees_address_is_refused() -> None:
    with pytest.raises(ValueError, match="email"):
        replace(ATTENDEE, email="zoe@werk.example\r\nATTENDEE:mailto:x@y.example")


@pytest.mark.parametrize("field", ["starts_at", "ends_at", "dtstamp"])
def test_a_time_without_a_zone_is_refused(field: str) -> None:
    with pytest.raises(ValueError, match=field):
        replace(EVENT, **{field: datetime(2027, 3, 18, 9)})  # type: ignore[arg-type]


def test_an_end_before_the_start_is_refused() -> None:
    with pytest.raises(ValueError, match="ends_at"):
        replace(EVENT, ends_at=EVENT.starts_at - timedelta(minutes=1))


def test_a_negative_sequence_is_refused() -> None:
    with pytest.raises(ValueError, match="sequence"):
        replace(EVENT, sequence=-1)
