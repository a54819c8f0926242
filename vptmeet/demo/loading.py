"""Loading the story into an empty database, in one transaction: all of it or nothing."""

from collections.abc import Callable
from datetime import date, datetime, time

from sqlalchemy import exists, select, update

from vptmeet.demo import accounts, casting, convening
from vptmeet.demo.calendar import StoryCalendar
from vptmeet.demo.gatherings import HELD
from vptmeet.demo.stage import Stage
from vptmeet.demo.story import FIRST_DAY
from vptmeet.domain.mail import MailState
from vptmeet.emails.settings import MailSettings
from vptmeet.extensions import db
from vptmeet.models.mail import OutgoingMail
from vptmeet.models.partner import Partner
from vptmeet.transaction import transaction
from vptmeet.wording.dates import municipal_zone

STAGES = 4 + len(HELD)
"""How often load() reports how far it is."""

_LAST_MAIL_THAT_ARRIVED = date(2026, 10, 1)
"""Mails up to this day of the story are of meetings that were held: nobody gets them any more."""


def is_empty() -> bool:
    """Whether nobody has put an employer into the database."""
    return not db.session.scalar(select(exists().where(Partner.id.is_not(None))))


def load(today: date, settings: MailSettings, report: Callable[[str], None]) -> None:
    """Let the story happen, as it would have up to `today` (the municipality's calendar).

    Needs the reference data. The mails about meetings to come wait in the outbox afterwards, and
    are really sent. `report` gets a word in Dutch about each stage (STAGES of them).
    """
    calendar = StoryCalendar(today, municipal_zone())
    with transaction():
        report("werkgevers en contactpersonen")
        stage = _set_stage(calendar, settings)
        held = {}
        for gathering in HELD:
            report(f"bijeenkomst van {calendar.day(gathering.day):%d-%m-%Y}")
            held[gathering.key] = convening.hold(stage, gathering)
        _deliver_all_until(stage.at(_LAST_MAIL_THAT_ARRIVED, time(12)))
        report("stappen van de werkgevers")
        casting.take_steps(stage, held)
        report("uitnodigingen voor de komende bijeenkomst")
        convening.prepare(stage)
        report("de bijeenkomst daarna")
        convening.plan_ahead(stage)


def _set_stage(calendar: StoryCalendar, settings: MailSettings) -> Stage:
    """Everybody who takes part: accounts, employers and the people who work there."""
    now = calendar.moment(FIRST_DAY, time(9, 30))
    staff = accounts.add_staff(now)
    coordinator = staff[accounts.COORDINATOR.email]
    owners = (coordinator, staff[accounts.COLLEAGUE.email])
    partners = casting.add_employers(owners, now)
    contacts = casting.add_people(partners, coordinator, now)
    return Stage(
        calendar=calendar,
        settings=settings,
        coordinator=coordinator,
        partners=partners,
        contacts=contacts,
        bestuurders=accounts.add_bestuurders(contacts, now),
    )


def _deliver_all_until(moment: datetime) -> None:
    """What was mailed before `moment` arrived long ago."""
    db.session.execute(
        update(OutgoingMail)
        .where(OutgoingMail.created_at <= moment, OutgoingMail.state == MailState.QUEUED)
        .values(
            state=MailState.SENT,
            attempts=1,
            server_answer="250 OK",
            finished_at=OutgoingMail.created_at,
        )
    )
