"""A text that does not fit its column is refused by the form, on either database."""

from importlib import import_module
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import String, inspect
from werkzeug.datastructures import MultiDict
from wtforms import Form, StringField

from vptmeet.extensions import Base
from vptmeet.models.account import User
from vptmeet.models.imports import PendingImport
from vptmeet.models.meeting import AgendaItem, InvitationReply, Meeting
from vptmeet.models.partner import Commitment, Contact, Partner
from vptmeet.models.reference import Theme

WEB = Path(__file__).resolve().parents[2] / "vptmeet" / "web"

KEPT_IN: dict[str, type[Base]] = {
    "AddPartnerForm": Partner,
    "AgendaForm": AgendaItem,
    "AnswerForOtherForm": InvitationReply,
    "AnswerForm": InvitationReply,
    "ColumnsForm": PendingImport,
    "ContactForm": Contact,
    "MeetingForm": Meeting,
    "NewUserForm": User,
    "PartnerForm": Partner,
    "StepForm": Commitment,
    "ThemeForm": Theme,
    "UserForm": User,
    "WalkInForm": Contact,
}
KEPT_NOWHERE = {
    *("CancelForm", "ForgotForm", "LanguageForm", "NewPasswordForm", "OwnPasswordForm"),
    *("SignInForm", "UploadForm"),
}
"""Their texts are hashed, compared, or go into a column without a length."""


def forms() -> dict[str, type[Form]]:
    """Every form of the web pages by its name."""
    found: dict[str, type[Form]] = {}
    for path in WEB.rglob("*form*.py"):
        module = import_module(f"vptmeet.web.{path.parent.name}.{path.stem}")
        found |= {
            name: one
            for name, one in vars(module).items()
            if isinstance(one, type) and issubclass(one, Form) and one.__module__ == module.__name__
        }
    return found


def lengths(table: type[Base]) -> dict[str, int]:
    """The columns of `table` that hold a text of at most so many characters."""
    return {
        column.name: column.type.length
        for column in inspect(table).columns
        if isinstance(column.type, String) and column.type.length
    }


def test_every_form_is_known_here() -> None:
    assert set(forms()) == set(KEPT_IN) | KEPT_NOWHERE


def is_taken(form: Form, field: StringField) -> bool:
    """Whether the field's own validators let its text through, the form's about it too."""
    own = getattr(type(form), f"validate_{field.name}", None)
    return bool(field.validate(form, [own] if own else []))


@pytest.mark.parametrize("name", KEPT_IN)
def test_a_text_that_is_too_long_for_its_column_is_refused(app: Flask, name: str) -> None:
    columns = lengths(KEPT_IN[name])
    sent = MultiDict({column: "x" * (size + 1) for column, size in columns.items()})
    with app.test_request_context():
        form = forms()[name](formdata=sent)
        texts = [one for one in form if isinstance(one, StringField) and one.name in columns]
        assert [field.name for field in texts if is_taken(form, field)] == []
