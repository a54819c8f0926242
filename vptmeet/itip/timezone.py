"""The time zone as calendars get it: two yearly rules, which every programme reads alike."""

from datetime import datetime, timedelta

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard, vRecur

AMSTERDAM = "Europe/Amsterdam"

_WINTER = timedelta(hours=1)
_SUMMER = timedelta(hours=2)


def amsterdam() -> Timezone:
    """Return Europe/Amsterdam as a VTIMEZONE.

    Written by hand on purpose: icalendar's add_missing_timezones() lists moments (RDATE), which
    ical.js and vobject read an hour late in summer and Outlook mishandles. The switches are at
    01:00 UTC on the last Sundays of March and October (Directive 2000/84/EC).
    """
    zone = Timezone()
    zone.add("tzid", AMSTERDAM)
    zone.add_component(_summer_time())
    zone.add_component(_winter_time())
    return zone


def _summer_time() -> TimezoneDaylight:
    rule = TimezoneDaylight()
    rule.add("dtstart", datetime(1970, 3, 29, 2))  # noqa: DTZ001 (the local time just before)
    rule.add("rrule", vRecur(freq="YEARLY", bymonth=3, byday="-1SU"))
    rule.add("tzoffsetfrom", _WINTER)
    rule.add("tzoffsetto", _SUMMER)
    rule.add("tzname", "CEST")
    return rule


def _winter_time() -> TimezoneStandard:
    rule = TimezoneStandard()
    rule.add("dtstart", datetime(1970, 10, 25, 3))  # noqa: DTZ001 (the local time just before)
    rule.add("rrule", vRecur(freq="YEARLY", bymonth=10, byday="-1SU"))
    rule.add("tzoffsetfrom", _SUMMER)
    rule.add("tzoffsetto", _WINTER)
    rule.add("tzname", "CET")
    return rule
