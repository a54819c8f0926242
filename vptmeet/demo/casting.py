"""The employers and the people of the story as deeds, and each employer's steps."""

from collections.abc import Mapping
from datetime import datetime, time
from itertools import count

from sqlalchemy import select

from vptmeet.demo.employers import EMPLOYERS, MUNICIPALITY, Employer
from vptmeet.demo.stage import Stage
from vptmeet.demo.story import DECLINED, SOURCE, STEPS, PlannedStep
from vptmeet.domain.commitment import CommitmentLevel, Evidence
from vptmeet.domain.partner import PartnerStatus
from vptmeet.extensions import db
from vptmeet.models.account import User
from vptmeet.models.meeting import Meeting
from vptmeet.models.partner import Contact, Partner
from vptmeet.models.reference import Sector
from vptmeet.services import commitments, contacts, partners
from vptmeet.wording.dates import to_local


def add_employers(owners: tuple[User, ...], now: datetime) -> dict[str, Partner]:
    """Put the forty employers on the list, by key; `owners` divide them."""
    sectors = {sector.code: sector.id for sector in db.session.scalars(select(Sector))}
    today = to_local(now).date()
    added: dict[str, Partner] = {}
    for number, employer in enumerate(EMPLOYERS):
        values = partners.PartnerValues(
            name=employer.shown_name,
            sector_id=sectors[employer.sector],
            city=employer.city,
            website=f"https://{employer.domain}",
            owner_id=owners[number % len(owners)].id,
        )
        added[employer.key] = partners.add_partner(values, SOURCE, owners[0], now, today)
    partners.mark_municipality(added[MUNICIPALITY.key], True, owners[0], now)
    return added


def add_people(added: Mapping[str, Partner], by: User, now: datetime) -> dict[str, Contact]:
    """Add everybody who works there, by name, and each employer's first also by its key."""
    numbers = count(100)
    people: dict[str, Contact] = {}
    for employer in EMPLOYERS:
        for person in _people(employer, numbers):
            contact = contacts.add_contact(added[employer.key], person, by, now)
            people[person.name] = contact
            people.setdefault(employer.key, contact)
    return people


def _people(employer: Employer, numbers: "count[int]") -> list[contacts.ContactValues]:
    return [
        contacts.ContactValues(
            name=person.name,
            function=person.function,
            email=f"{person.mailbox}@{employer.domain}",
            # No Dutch area code is 0123: these numbers call nobody.
            phone=f"0123 45 6{next(numbers)}",
            is_executive=person.is_executive,
        )
        for person in employer.people
    ]


def take_steps(stage: Stage, held: Mapping[str, Meeting]) -> None:
    """Let every employer take its steps; `held` are the meetings by the key of their gathering."""
    for key, steps in STEPS.items():
        for step in steps:
            _take_step(stage, key, step, held.get(step.meeting or ""))
    _decline(stage)


def _take_step(stage: Stage, key: str, step: PlannedStep, meeting: Meeting | None) -> None:
    signer = stage.contacts[key] if step.level is CommitmentLevel.PLEDGED else None
    evidence = Evidence(
        step.kind,
        step.detail,
        signer=signer.name if signer else "",
        signer_function=signer.function if signer else "",
        measures=step.measures,
    )
    commitments.record_step(
        stage.partners[key],
        step.level,
        stage.calendar.day(step.day),
        evidence,
        stage.coordinator,
        stage.at(step.day, time(17, 40)),
        today=stage.calendar.day(step.day),
        meeting=meeting,
    )


def _decline(stage: Stage) -> None:
    """One employer does not want to take part now, and says when to ask again."""
    key, day, reason = DECLINED
    partner = stage.partners[key]
    values = partners.PartnerValues(
        name=partner.name,
        sector_id=partner.sector_id,
        city=partner.city,
        website=partner.website,
        owner_id=partner.owner_id,
        status=PartnerStatus.DECLINED,
        status_reason=reason,
    )
    partners.change_partner(partner, values, stage.coordinator, stage.at(day, time(14, 5)))
