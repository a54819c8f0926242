"""The story moves along with today."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import func, select

from vptmeet.demo import loading
from vptmeet.demo.calendar import STORY_DAY, StoryCalendar
from vptmeet.demo.gatherings import COMING
from vptmeet.extensions import db
from vptmeet.models.account import AuditEntry
from vptmeet.models.meeting import InvitationReply, Meeting
from vptmeet.models.partner import Commitment, Partner
from vptmeet.web import mail_settings

ZONE = ZoneInfo("Europe/Amsterdam")
DAYS = st.dates(date(2026, 1, 1), date(2060, 12, 31))


@given(DAYS)
def test_weekdays_stay(today: date) -> None:
    moved = StoryCalendar(today, ZONE).day(COMING.day)
    assert moved.weekday() == COMING.day.weekday()


@given(DAYS)
def test_the_coming_meeting_is_about_sixteen_days_ahead(today: date) -> None:
    ahead = StoryCalendar(today, ZONE).day(COMING.day) - today
    assert timedelta(days=13) <= ahead <= timedelta(days=19)


@given(DAYS)
def test_clocks_show_the_same_time_in_summer_and_winter(today: date) -> None:
    moment = StoryCalendar(today, ZONE).moment(COMING.day, time(15, 30))
    assert moment.astimezone(ZONE).time() == time(15, 30)


# The story's day itself, and the one on which it lies furthest ahead.
@pytest.mark.parametrize("days", [0, 4])
def test_nothing_of_the_story_has_yet_to_happen(
    app: Flask, report: Callable[[str], None], days: int
) -> None:
    today = STORY_DAY + timedelta(weeks=61, days=days)
    loading.load(today, mail_settings.current(), report)
    end_of_today = datetime.combine(today, time(0), UTC)
    for moment in (AuditEntry.at, InvitationReply.received_at, Commitment.recorded_at):
        last = db.session.scalar(select(func.max(moment)))
        assert last is not None
        assert last < end_of_today


def test_all_dates_move_by_the_same_weeks(app: Flask, report: Callable[[str], None]) -> None:
    loading.load(STORY_DAY + timedelta(weeks=61), mail_settings.current(), report)
    first, last = db.session.execute(
        select(func.min(Meeting.starts_at), func.max(Meeting.starts_at))
    ).one()
    assert first.date() == date(2025, 6, 12) + timedelta(weeks=61)
    assert last.date() == date(2027, 2, 4) + timedelta(weeks=61)
    assert db.session.scalar(select(func.min(Partner.level_since))) == date(2025, 5, 6) + timedelta(
        weeks=61
    )
