"""The story's dates, moved along with today, so that the demo never grows old."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

STORY_DAY = date(2026, 11, 24)
"""The day on which the story is written: everything before it has happened."""


@dataclass(frozen=True)
class StoryCalendar:
    """Moves the story's dates by whole weeks, so that a Thursday stays a Thursday.

    The story's own day becomes the Tuesday nearest to `today` (the municipality's calendar): its
    coming meeting is then 13 to 19 days ahead. As that Tuesday can be three days ahead, the story
    tells of no deed in its own last three days.
    """

    today: date
    zone: ZoneInfo

    @property
    def shift(self) -> timedelta:
        """How far the story moves: whole weeks, rounded to the nearest."""
        return timedelta(weeks=((self.today - STORY_DAY).days + 3) // 7)

    def day(self, story_day: date) -> date:
        """`story_day` as the demo shows it."""
        return story_day + self.shift

    def moment(self, story_day: date, clock: time) -> datetime:
        """When the municipality's clock shows `clock` on the moved day; aware, in UTC."""
        return datetime.combine(self.day(story_day), clock, self.zone).astimezone(UTC)
