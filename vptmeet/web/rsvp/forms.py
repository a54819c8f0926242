"""The form on which somebody answers, and what it says as a Reply."""

from typing import Any

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import EmailField, Field, RadioField, StringField, TextAreaField
from wtforms.validators import StopValidation

from vptmeet.domain.rsvp import Answer, Reply, Substitute
from vptmeet.web.fields import EMAIL, EMAIL_LENGTH, at_most, lines, one_line, text_field

_BELONGS_TO = {
    "needs": Answer.ACCEPTED,
    "substitute_name": Answer.SUBSTITUTE,
    "substitute_email": Answer.SUBSTITUTE,
    "substitute_function": Answer.SUBSTITUTE,
}
"""Fields that stand under one answer: with another answer they are left aside."""


class AnswerForm(FlaskForm):
    """An answer of somebody's own."""

    answer = RadioField(
        _l("Are you coming?"),
        choices=[
            (Answer.ACCEPTED.value, _l("Yes, I am coming")),
            (Answer.SUBSTITUTE.value, _l("A colleague comes in my place")),
            (Answer.DECLINED.value, _l("No, I am not coming")),
        ],
        validate_choice=False,
    )
    needs = StringField(
        _l("Do you need something to take part?"), filters=[one_line], validators=[at_most(500)]
    )
    substitute_name = text_field(_l("Name of your colleague"))
    substitute_email = EmailField(
        _l("E-mail address"), filters=[one_line], validators=[at_most(EMAIL_LENGTH)]
    )
    substitute_function = text_field(_l("Function"))
    remark = TextAreaField(
        _l("Do you want to tell us something?"), filters=[lines], validators=[at_most(1000)]
    )

    def validate(self, extra_validators: Any = None) -> bool:
        """What belongs to another answer was sent along, but is not what somebody means."""
        for name, answer in _BELONGS_TO.items():
            if self.answer.data != answer.value:
                self[name].data = ""
        return bool(super().validate(extra_validators))

    def validate_answer(self, field: RadioField) -> None:
        """Nothing chosen, or something that is no choice here."""
        if field.data not in {value for value, _label, *_rest in field.iter_choices()}:
            raise StopValidation(str(_l("Choose an answer.")))

    def validate_substitute_name(self, field: Field) -> None:
        """Only asked of who sends somebody."""
        if self.answer.data == Answer.SUBSTITUTE.value and not field.data:
            raise StopValidation(str(_l("Enter the name of the colleague who comes.")))

    def validate_substitute_email(self, field: StringField) -> None:
        """May stay empty; then the substitute gets no mail."""
        if field.data:
            EMAIL(self, field)

    @property
    def reply(self) -> Reply:
        """What a valid form says."""
        return Reply(
            answer=Answer(self.answer.data),
            remark=self.remark.data or "",
            needs=self.needs.data or "",
            substitute=Substitute(
                self.substitute_name.data or "",
                self.substitute_email.data or "",
                self.substitute_function.data or "",
            ),
        )


class AnswerForOtherForm(AnswerForm):
    """An answer that the coordinator heard on the telephone."""

    answer = RadioField(
        _l("What is the answer?"),
        choices=[
            (Answer.ACCEPTED.value, _l("Comes")),
            (Answer.SUBSTITUTE.value, _l("Sends a substitute")),
            (Answer.DECLINED.value, _l("Does not come")),
        ],
        validate_choice=False,
    )
    needs = StringField(
        _l("What is needed to take part?"), filters=[one_line], validators=[at_most(500)]
    )
    substitute_name = text_field(_l("Name of the substitute"))
    remark = TextAreaField(_l("Remark"), filters=[lines], validators=[at_most(1000)])


def values_of(given: Reply | None, preselected: str = "") -> dict[str, str]:
    """What the form starts with: the answer as given, or the one a link in the mail chose.

    The link only preselects; who follows it still has to send the form.
    """
    known = {Answer.ACCEPTED.value, Answer.SUBSTITUTE.value, Answer.DECLINED.value}
    values = {"answer": preselected} if preselected in known else {}
    if given is None:
        return values
    sent = given.substitute or Substitute("")
    return {
        "answer": given.answer.value,
        "remark": given.remark,
        "needs": given.needs,
        "substitute_name": sent.name,
        "substitute_email": sent.email,
        "substitute_function": sent.function,
        **values,
    }
