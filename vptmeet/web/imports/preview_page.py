"""The preview of an import as a page: what would happen, row by row, in words."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Any

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from vptmeet.domain.importing_plan import (
    Change,
    ChangeContact,
    ChangePartner,
    ImportPlan,
    OutcomeKind,
    RowOutcome,
)
from vptmeet.models.imports import PendingImport
from vptmeet.queries import importing
from vptmeet.tabular.packing import unpack
from vptmeet.web.paging import Paging, page_number, paging
from vptmeet.wording import import_words
from vptmeet.wording.numbers import figure

PAGE_SIZE = 100
_SHOWN_LENGTH = 120
_BADGES = {OutcomeKind.ADDED: "ok", OutcomeKind.WRONG: "error"}


@dataclass(frozen=True)
class Tab:
    """Rows of one kind."""

    label: str
    url: str
    current: bool


@dataclass(frozen=True)
class PreviewRow:
    """What happens with one row; `url` is the employer's page, if it is in the register."""

    line: str
    name: str
    url: str | None
    contact: str
    outcome: str
    badge: str
    sentences: list[str]


@dataclass(frozen=True)
class PreviewPage:
    """All that the preview shows. `seen` goes along with the yes."""

    title: str
    filename: str
    seen: str
    changes_something: bool
    wrong: int
    summary: list[tuple[str, str]]
    tabs: list[Tab]
    rows: list[PreviewRow]
    paging: Paging


def build(found: PendingImport, kind_text: str, page_text: str, language: str) -> PreviewPage:
    """The preview of a waiting list, with the rows of one kind ("" for all), a page of them."""
    plan = importing.plan_of(unpack(found.content), importing.choice_of(found))
    kind = OutcomeKind(kind_text) if kind_text in set(OutcomeKind) else None
    rows = [row for row in plan.rows if kind in (None, row.kind)]
    last = max(1, -(-len(rows) // PAGE_SIZE))
    number = page_number(page_text, last)
    sectors = importing.sector_names(language)
    shown = islice(rows, (number - 1) * PAGE_SIZE, number * PAGE_SIZE)
    return PreviewPage(
        title=_title(plan),
        filename=found.filename,
        seen=importing.fingerprint(plan),
        changes_something=bool(plan.instructions),
        wrong=plan.counts[OutcomeKind.WRONG],
        summary=_summary(plan),
        tabs=_tabs(found.id, plan, kind),
        rows=[_row(row, sectors) for row in shown],
        paging=paging(number, last, lambda page: _url(found.id, kind, page)),
    )


def _title(plan: ImportPlan) -> str:
    if plan.new_partners:
        text = ngettext(
            "%(number)s employer would be added",
            "%(number)s employers would be added",
            plan.new_partners,
            number=figure(plan.new_partners),
        )
        return str(text)
    if plan.instructions:
        return str(_("No new employers, but new facts about those you have"))
    if plan.counts[OutcomeKind.WRONG]:
        return str(_("Nothing can be read in yet"))
    return str(_("Everything in this list is in VPTmeet already"))


def _summary(plan: ImportPlan) -> list[tuple[str, str]]:
    changed = Counter(type(one) for one in plan.instructions)
    return [
        (str(_("New employers")), figure(plan.new_partners)),
        (str(_("Changed employers")), figure(changed[ChangePartner])),
        (str(_("New contacts")), figure(plan.new_contacts)),
        (str(_("Changed contacts")), figure(changed[ChangeContact])),
    ]


def _tabs(import_id: int, plan: ImportPlan, current: OutcomeKind | None) -> list[Tab]:
    kinds: list[tuple[OutcomeKind | None, Any, int]] = [(None, _("All rows"), len(plan.rows))]
    kinds += [(kind, import_words.OUTCOME_LABELS[kind], plan.counts[kind]) for kind in OutcomeKind]
    return [
        Tab(f"{text} ({figure(number)})", _url(import_id, kind), kind is current)
        for kind, text, number in kinds
        if number or kind is current
    ]


def _url(import_id: int, kind: OutcomeKind | None, page: int = 1) -> str:
    return url_for(
        "imports.preview",
        import_id=import_id,
        rows=kind.value if kind else None,
        page=page if page > 1 else None,
    )


def _row(row: RowOutcome, sectors: dict[str, str]) -> PreviewRow:
    url = url_for("partners.show", partner_id=row.partner_id) if row.partner_id else None
    return PreviewRow(
        line=str(row.line),
        name=row.name or str(_("No name")),
        url=url,
        contact=row.contact_name,
        outcome=str(import_words.OUTCOME_LABELS[row.kind]),
        badge=_BADGES.get(row.kind, "neutral"),
        sentences=list(_sentences(row, sectors)),
    )


def _sentences(row: RowOutcome, sectors: dict[str, str]) -> Iterable[str]:
    yield from map(import_words.row_problem, row.problems)
    if row.adds_partner:
        yield str(_("New employer."))
    if row.adds_contact:
        yield str(_("New contact."))
    yield from (_change(change, sectors) for change in row.changes)
    if row.kind is OutcomeKind.DUPLICATE:
        yield str(_("Says the same as line %(line)s.", line=row.same_as_line))
    yield from map(import_words.row_note, row.notes)


def _change(change: Change, sectors: dict[str, str]) -> str:
    return str(
        _(
            "%(column)s: “%(old)s” becomes “%(new)s”.",
            column=import_words.column_label(change.column),
            old=_short(import_words.changed_value(change, change.old, sectors)),
            new=_short(import_words.changed_value(change, change.new, sectors)),
        )
    )


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN_LENGTH else f"{text[:_SHOWN_LENGTH]}…"
