"""The form for a step on the ladder: a rung, its day and what was seen."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import Field, RadioField, SelectField, SelectMultipleField, TextAreaField
from wtforms.validators import InputRequired

from vptmeet.domain.commitment import (
    FITTING_KINDS,
    CommitmentLevel,
    Evidence,
    EvidenceKind,
    MeasureCode,
    MissingEvidence,
)
from vptmeet.models.partner import Partner
from vptmeet.queries import partner_form
from vptmeet.web.fields import DayField, at_most, lines, text_field
from vptmeet.wording.dates import plain_date
from vptmeet.wording.labels import EVIDENCE_ASKED, LEVEL_MEANINGS, label

_NO_MEETING = 0
WITH_EVIDENCE = "evidence"
WITHOUT_EVIDENCE = "without"


def _detail(level: CommitmentLevel) -> TextAreaField:
    return TextAreaField(EVIDENCE_ASKED[level], filters=[lines], validators=[at_most(2000)])


def _measures(text: Any) -> SelectMultipleField:
    return SelectMultipleField(
        text, choices=lambda: [(code.value, label(code)) for code in MeasureCode]
    )


class StepForm(FlaskForm):
    """Every rung has fields of its own, so that all can stand on the page without a script."""

    level = RadioField(
        _l("On which step is this employer?"), validators=[InputRequired(_l("Choose a level."))]
    )
    detail_known = _detail(CommitmentLevel.KNOWN)
    detail_in_contact = _detail(CommitmentLevel.IN_CONTACT)
    detail_attending = _detail(CommitmentLevel.ATTENDING)
    signer = text_field(_l("Who signed?"))
    signer_function = text_field(_l("Function of who signed"))
    detail_pledged = _detail(CommitmentLevel.PLEDGED)
    measures_acting = _measures(_l("Which measures are in place?"))
    detail_acting = _detail(CommitmentLevel.ACTING)
    measures_leading = _measures(_l("Which measures are in place?"))
    detail_leading = _detail(CommitmentLevel.LEADING)
    day = DayField(
        _l("Since when?"), validators=[InputRequired(_l("Enter the date of this step."))]
    )
    meeting = SelectField(_l("At which meeting was this?"), coerce=int)
    basis = RadioField(
        _l("What does this step rest on?"), validators=[InputRequired(_l("Choose one of the two."))]
    )
    reason_without = TextAreaField(
        _l("Why is there no evidence yet?"),
        filters=[lines],
        validators=[at_most(2000)],
    )

    current: CommitmentLevel

    @classmethod
    def offering(
        cls, partner: Partner, proposed: str | None, now: datetime, today: date
    ) -> "StepForm":
        """The form for `partner`; `proposed` (a rung's code) is chosen, else the next rung up."""
        measures = [code.value for code in partner_form.measures_seen(partner.id)]
        form = cls(
            data={
                "level": proposed or _next_up(partner.level).code,
                "day": today,
                "basis": WITH_EVIDENCE,
                "measures_acting": measures,
                "measures_leading": measures,
            }
        )
        form.current = partner.level
        form.level.choices = [(one.code, form._rung(one)) for one in CommitmentLevel]
        form.basis.choices = [
            (WITH_EVIDENCE, _("What I entered above")),
            (WITHOUT_EVIDENCE, _("Record without evidence")),
        ]
        form.meeting.choices = [(_NO_MEETING, _("Not at a meeting")), *_meetings(now)]
        for level in CommitmentLevel:
            if level < partner.level:
                form._detail_of(level).label.text = _("Why does this employer step back?")
        return form

    def _rung(self, level: CommitmentLevel) -> str:
        if level is self.current:
            return str(_("%(level)s (stands here now)", level=label(level)))
        return label(level)

    def _detail_of(self, level: CommitmentLevel) -> Field:
        field: Field = self[f"detail_{level.code}"]
        return field

    def explanations(self) -> dict[str, str]:
        """What each rung means and what must be seen, by its code; below the current why."""
        return {level.code: self._explanation(level) for level in CommitmentLevel}

    def _explanation(self, level: CommitmentLevel) -> str:
        meaning = str(LEVEL_MEANINGS[level])
        if level < self.current:
            return meaning
        evidence = label(FITTING_KINDS[level][0]).lower()
        return str(_("%(meaning)s. Evidence: %(evidence)s", meaning=meaning, evidence=evidence))

    def fields_of(self, code: str) -> tuple[Field, ...]:
        """The fields that ask for the evidence of a rung; below the current one only why."""
        level = CommitmentLevel.from_code(code)
        if level < self.current:
            return (self._detail_of(level),)
        if level is CommitmentLevel.PLEDGED:
            return self.signer, self.signer_function
        if level >= CommitmentLevel.ACTING:
            return self[f"measures_{code}"], self._detail_of(level)
        return (self._detail_of(level),)

    def values(self) -> "StepValues":
        """What the form says."""
        level = CommitmentLevel.from_code(self.level.data)
        if self.day.data is None:
            raise ValueError("only a form that was validated has values")
        measures = self[f"measures_{level.code}"].data if level >= CommitmentLevel.ACTING else ()
        return StepValues(
            level=level,
            day=self.day.data,
            meeting_id=self.meeting.data or None,
            is_without=self.basis.data == WITHOUT_EVIDENCE,
            reason_without=self.reason_without.data or "",
            detail=self._detail_of(level).data or "",
            signer=self.signer.data or "",
            signer_function=self.signer_function.data or "",
            measures=frozenset(MeasureCode(code) for code in measures),
        )

    def show_missing(self, missing: Iterable[str]) -> None:
        """Say at the right field what lacks (MissingEvidence values)."""
        for one in map(MissingEvidence, missing):
            field = self._asks(one)
            field.errors = [*field.errors, label(one)]

    def _asks(self, missing: MissingEvidence) -> Field:
        level = CommitmentLevel.from_code(self.level.data)
        if missing is MissingEvidence.REASON and self.basis.data == WITHOUT_EVIDENCE:
            return self.reason_without
        places: dict[MissingEvidence, Field] = {
            MissingEvidence.DETAIL: self._detail_of(level),
            MissingEvidence.REASON: self._detail_of(level),
            MissingEvidence.SIGNER: self.signer,
            MissingEvidence.SIGNER_FUNCTION: self.signer_function,
            MissingEvidence.FOUR_MEASURES: self.measures_acting,
            MissingEvidence.CORE_MEASURES: self.measures_acting,
            MissingEvidence.ALL_MEASURES: self.measures_leading,
        }
        return places.get(missing, self.level)


@dataclass(frozen=True)
class StepValues:
    """What somebody entered about a step."""

    level: CommitmentLevel
    day: date
    meeting_id: int | None
    is_without: bool
    reason_without: str
    detail: str
    signer: str
    signer_function: str
    measures: frozenset[MeasureCode]

    def evidence(self, before: CommitmentLevel | None, meeting_title: str) -> Evidence:
        """The evidence for a step from `before`, the level on that day.

        Having been at a meeting needs no further words than which meeting it was.
        """
        if self.is_without:
            return Evidence(EvidenceKind.WITHOUT, self.reason_without)
        if before is not None and self.level < before:
            return Evidence(EvidenceKind.REASON, self.detail)
        detail = self.detail
        if self.level is CommitmentLevel.ATTENDING and not detail:
            detail = meeting_title
        pledged = self.level is CommitmentLevel.PLEDGED
        return Evidence(
            kind=FITTING_KINDS[self.level][0],
            detail=detail,
            signer=self.signer if pledged else "",
            signer_function=self.signer_function if pledged else "",
            measures=self.measures,
        )


def _next_up(level: CommitmentLevel) -> CommitmentLevel:
    return CommitmentLevel(min(level + 1, max(CommitmentLevel)))


def _meetings(now: datetime) -> list[tuple[int, str]]:
    return [
        (one.id, f"{plain_date(one.starts_at)}: {one.title}")
        for one in partner_form.held_meetings(now)
    ]
