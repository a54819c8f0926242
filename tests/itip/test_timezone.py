"""Times on both sides of both switches, by the library and by the written rules alone."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Event

from tests.itip.test_outgoing import ATTENDEE, EVENT
from vptmeet.itip import outgoing
from vptmeet.itip.outgoing import CalendarEvent
from vptmeet.itip.timezone import amsterdam

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def _event_at(starts_at: datetime, zone: str = "Europe/Amsterdam") -> CalendarEvent:
    return replace(EVENT, starts_at=starts_at, ends_at=starts_at + timedelta(hours=1), zone=zone)


def _entry(event: CalendarEvent) -> Event:
    entry: Event = Calendar.from_ical(outgoing.request(event, ATTENDEE)).events[0]
    return entry


@pytest.mark.parametrize(
    ("utc", "local"),
    [
        ("2027-03-28T00:59", "20270328T015900"),
        ("2027-03-28T01:00", "20270328T030000"),
        ("2027-03-27T08:00", "20270327T090000"),
        ("2027-03-29T07:00", "20270329T090000"),
        ("2027-10-30T07:00", "20271030T090000"),
        ("2027-11-01T08:00", "20271101T090000"),
        ("2027-10-30T22:30", "20271031T003000"),
        ("2027-10-31T02:00", "20271031T030000"),
    ],
)
def test_both_sides_of_both_switches_are_written_in_wall_clock_time(utc: str, local: str) -> None:
    event = _event_at(datetime.fromisoformat(utc).replace(tzinfo=UTC))
    line = f"\r\nDTSTART;TZID=Europe/Amsterdam:{local}\r\n".encode()
    assert line in outgoing.request(event, ATTENDEE)
    assert _entry(event).start == event.starts_at


@pytest.mark.parametrize("start", ["00:30", "01:30"])
def test_the_hour_that_comes_twice_is_written_in_utc(start: str) -> None:
    moment = datetime.fromisoformat(f"2027-10-31T{start}+00:00")
    written = outgoing.request(_event_at(moment), ATTENDEE)
    assert f"\r\nDTSTART:{moment:%Y%m%dT%H%M%S}Z\r\n".encode() in written
    assert b"TZID" not in written


@pytest.mark.parametrize("zone", ["America/Curacao", "Europe/Brussels", "UTC", ""])
def test_other_zones_get_their_times_in_utc(zone: str) -> None:
    written = outgoing.request(_event_at(EVENT.starts_at, zone), ATTENDEE)
    assert b"\r\nDTSTART:20270318T080000Z\r\n" in written
    assert b"TZID" not in written


def test_times_in_any_aware_zone_are_taken() -> None:
    odd = timezone(timedelta(hours=-5, minutes=-30))
    assert _entry(_event_at(EVENT.starts_at.astimezone(odd))).start == EVENT.starts_at


@given(
    st.datetimes(datetime(2020, 1, 1), datetime(2060, 1, 1), timezones=st.just(UTC)).map(
        lambda moment: moment.replace(second=0, microsecond=0)
    )
)
def test_every_moment_survives_the_way_to_a_calendar(moment: datetime) -> None:
    entry = _entry(_event_at(moment))
    assert entry.start == moment
    assert entry.end == moment + timedelta(hours=1)


@pytest.mark.parametrize("year", [1996, 2026, 2027, 2037, 2055])
def test_the_two_rules_alone_give_the_offsets_of_the_time_zone_database(year: int) -> None:
    by_rules = amsterdam().to_tz(lookup_tzid=False)
    day = datetime(year, 1, 1, 12)
    while day.year == year:
        expected = day.replace(tzinfo=AMSTERDAM).utcoffset()
        assert day.replace(tzinfo=by_rules).utcoffset() == expected, day
        day += timedelta(days=1)


def test_the_zone_is_two_rules_and_no_list_of_moments() -> None:
    written = amsterdam().to_ical()
    assert written.count(b"RRULE:") == 2
    assert b"RDATE" not in written


@pytest.mark.parametrize(
    ("local", "hours"),
    [
        ("2027-03-28T01:59", 1),
        ("2027-03-28T03:00", 2),
        ("2027-10-31T01:59", 2),
        ("2027-10-31T03:00", 1),
    ],
)
def test_the_two_rules_alone_switch_at_the_right_hour(local: str, hours: int) -> None:
    moment = datetime.fromisoformat(local).replace(tzinfo=amsterdam().to_tz(lookup_tzid=False))
    assert moment.utcoffset() == timedelta(hours=hours)
