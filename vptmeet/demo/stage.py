"""What the deeds of the story need: who acts, who is who, and which day it is."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

from vptmeet.demo.calendar import StoryCalendar
from vptmeet.emails.settings import MailSettings
from vptmeet.models.account import User
from vptmeet.models.partner import Contact, Partner


@dataclass(frozen=True)
class Stage:
    """Partners by their key; contacts by the key of their employer (its first) and by name;
    accounts of bestuurders by name."""

    calendar: StoryCalendar
    settings: MailSettings
    coordinator: User
    partners: Mapping[str, Partner]
    contacts: Mapping[str, Contact]
    bestuurders: Mapping[str, User]

    def at(self, story_day: date, clock: time) -> datetime:
        """The moment (UTC) at which the municipality's clock shows `clock` on the moved day."""
        return self.calendar.moment(story_day, clock)
