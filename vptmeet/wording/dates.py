"""Dates, times and numbers as people write them, in the municipality's time zone."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_time
from flask import current_app
from flask_babel import get_locale
from flask_babel import gettext as _


def municipal_zone() -> ZoneInfo:
    """The time zone in which the municipality lives (setting VPTMEET_TIME_ZONE)."""
    return ZoneInfo(current_app.config["TIME_ZONE"])


def to_local(moment: datetime) -> datetime:
    """`moment` (aware) as the clock on the wall shows it."""
    return moment.astimezone(municipal_zone())


def from_local(day: date, hour: int = 0, minute: int = 0) -> datetime:
    """The UTC moment at which the municipality's clock shows `hour`:`minute` on `day`."""
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=municipal_zone()).astimezone(
        UTC
    )


def language() -> str:
    """The language of the moment: "nl" or "en"."""
    locale = get_locale()
    return str(locale.language) if locale else str(current_app.config["BABEL_DEFAULT_LOCALE"])


def _day_of(value: date | datetime) -> date:
    return to_local(value).date() if isinstance(value, datetime) else value


def _format(value: date | datetime, dutch: str, english: str) -> str:
    lang = language()
    return format_date(_day_of(value), dutch if lang == "nl" else english, locale=lang)


def long_date(value: date | datetime) -> str:
    """donderdag 10 december 2026"""
    return _format(value, "EEEE d MMMM y", "EEEE d MMMM y")


def day_and_month(value: date | datetime) -> str:
    """donderdag 10 december"""
    return _format(value, "EEEE d MMMM", "EEEE d MMMM")


def plain_date(value: date | datetime) -> str:
    """10 december 2026"""
    return _format(value, "d MMMM y", "d MMMM y")


def short_date(value: date | datetime) -> str:
    """10 dec 2026, for tables"""
    return _format(value, "d MMM y", "d MMM y").replace(".", "")


def month_short(value: date | datetime) -> str:
    """dec"""
    return _format(value, "MMM", "MMM").replace(".", "")


def month_and_year(value: date | datetime) -> str:
    """december 2026"""
    return _format(value, "MMMM y", "MMMM y")


def clock(value: datetime) -> str:
    """15.30 in Dutch, 15:30 in English"""
    return format_time(
        to_local(value), "H.mm" if language() == "nl" else "HH:mm", locale=language()
    )


def time_range(starts_at: datetime, ends_at: datetime) -> str:
    """15.30 tot 17.30 uur"""
    return str(_("%(start)s to %(end)s", start=clock(starts_at), end=clock(ends_at)))


def date_and_time(value: datetime) -> str:
    """10 december 2026, 15.30 uur"""
    return str(_("%(date)s, %(time)s", date=plain_date(value), time=clock(value)))
