"""Choosing whom to invite: employers by filter, their contacts with a box to tick.

The filter and the page stand in the address. What was ticked travels along in the form: ids of
contacts, and which pages were seen, so that a page shown for the first time has its proposals
ticked and one that comes back has what was chosen there.
"""

from dataclasses import dataclass, replace
from typing import Any

from flask import url_for
from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

from vptmeet.domain.commitment import CommitmentLevel
from vptmeet.domain.partner import PartnerStatus
from vptmeet.domain.rsvp import InvitationRole
from vptmeet.models.meeting import Meeting
from vptmeet.queries import guests
from vptmeet.queries.guests import PAGE_SIZE, GuestContact, GuestPartner
from vptmeet.queries.partner_facets import facets
from vptmeet.queries.partners import PartnerFilter
from vptmeet.web import partner_filter
from vptmeet.web.paging import Paging, page_number, paging
from vptmeet.web.partner_filter import FilterOptions, options
from vptmeet.wording.labels import label

MOST_CHOSEN = 20_000


@dataclass(frozen=True)
class LevelOption:
    """A rung: everybody who stands on it or higher."""

    value: str
    label: str
    selected: bool


@dataclass(frozen=True)
class RoleOption:
    """As what people are asked."""

    value: str
    label: str
    selected: bool


@dataclass(frozen=True)
class Choice:
    """What the form carries: the contacts ticked on all pages, and the pages seen."""

    contact_ids: frozenset[int]
    seen: frozenset[int]
    role: InvitationRole


@dataclass(frozen=True)
class Box:
    """A contact with its box; `why_not` in words for who cannot be asked now."""

    contact: GuestContact
    checked: bool
    why_not: str


@dataclass(frozen=True)
class Group:
    """An employer and its people; `about` is its sector, and its status where that matters."""

    partner: GuestPartner
    about: str
    boxes: list[Box]


@dataclass(frozen=True)
class ChoosePage:
    """All that the page shows. `kept` are the ids ticked on other pages."""

    url: str
    preview_url: str
    text: str
    total: int
    groups: list[Group]
    options: FilterOptions
    levels: list[LevelOption]
    roles: list[RoleOption]
    kept: list[int]
    seen: list[int]
    paging: Paging
    active: int


def chosen_filter(args: MultiDict[str, str], meeting: Meeting) -> PartnerFilter:
    """The filter of an address; one that says nothing starts with the theme's sectors."""
    if not args:
        return PartnerFilter(sectors=frozenset(one.code for one in meeting.theme.sectors))
    found = partner_filter.from_args(args)
    lowest = _level(args.get("from", ""))
    levels = frozenset(one for one in CommitmentLevel if lowest is not None and one >= lowest)
    return replace(found, levels=levels, archived=False)


def from_form(form: MultiDict[str, str]) -> Choice:
    """What the form carries; what makes no sense in it is left out."""
    return Choice(
        contact_ids=_numbers(form.getlist("contact")),
        seen=_numbers(form.getlist("seen")),
        role=form.get("role", InvitationRole.PARTICIPANT, type=InvitationRole),
    )


def build(meeting: Meeting, args: MultiDict[str, str], choice: Choice, language: str) -> ChoosePage:
    """The page for an address and what was chosen so far."""
    chosen = chosen_filter(args, meeting)
    counts = facets(chosen, language)
    last = max(1, -(-counts.total // PAGE_SIZE))
    number = page_number(args.get("page", ""), last)
    partners = guests.page(chosen, meeting.id, number, language)
    here = {contact.id for partner in partners for contact in partner.contacts}
    return ChoosePage(
        url=address("invitations.choose", meeting, chosen),
        preview_url=address("invitations.preview", meeting, chosen),
        text=chosen.text,
        total=counts.total,
        groups=[_group(partner, choice, number) for partner in partners],
        options=options(chosen, counts),
        levels=_levels(chosen),
        roles=[RoleOption(one.value, label(one), one is choice.role) for one in _ROLES],
        kept=sorted(choice.contact_ids - here),
        seen=sorted(choice.seen | {number}),
        paging=paging(
            number, last, lambda page: address("invitations.choose", meeting, chosen, page)
        ),
        active=chosen.active,
    )


_ROLES = (
    InvitationRole.PARTICIPANT,
    InvitationRole.SPEAKER,
    InvitationRole.HRM,
    InvitationRole.EXECUTIVE,
)


def address(endpoint: str, meeting: Meeting, chosen: PartnerFilter, page: int = 1) -> str:
    """The address of `endpoint` with the filter in it; never without, or the theme would rule."""
    args: dict[str, Any] = {**partner_filter.to_args(chosen)}
    args.pop("level", None)
    args["from"] = min(chosen.levels).code if chosen.levels else ""
    args["page"] = page if page > 1 else None
    return url_for(endpoint, meeting_id=meeting.id, **args)


def _levels(chosen: PartnerFilter) -> list[LevelOption]:
    lowest = min(chosen.levels) if chosen.levels else None
    found = [LevelOption("", _("All levels"), lowest is None)]
    for level in CommitmentLevel:
        text = _("%(level)s or higher", level=label(level))
        found.append(LevelOption(level.code, text, level is lowest))
    return found


def _group(partner: GuestPartner, choice: Choice, number: int) -> Group:
    status = "" if partner.status is PartnerStatus.ACTIVE else label(partner.status)
    about = " · ".join(text for text in (partner.sector, status) if text)
    return Group(partner, about, [_box(contact, choice, number) for contact in partner.contacts])


def _box(contact: GuestContact, choice: Choice, number: int) -> Box:
    was_seen = number in choice.seen
    checked = contact.id in choice.contact_ids if was_seen else contact.is_proposed
    why_not = label(contact.obstacle) if contact.obstacle else ""
    return Box(contact, checked and not why_not, why_not)


def _level(code: str) -> CommitmentLevel | None:
    return next((level for level in CommitmentLevel if level.code == code), None)


def _numbers(texts: list[str]) -> frozenset[int]:
    return frozenset(
        int(text)
        for text in texts[:MOST_CHOSEN]
        if text.isascii() and text.isdigit() and len(text) < 10
    )
