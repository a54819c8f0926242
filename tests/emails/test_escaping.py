"""Whatever people type, it is text in a mail and never HTML."""

import re
from pathlib import Path

import pytest
from flask import Flask, current_app

from tests.emails.test_invitation import EVERY_MAIL, draft_of
from tests.factories import make_contact, make_invitation, make_meeting, make_partner
from vptmeet.domain.rsvp import InvitationRole
from vptmeet.models.meeting import AgendaItem

_IMPORT = re.compile(r'\.txt" import ([\w, ]+)')


@pytest.mark.parametrize("role", list(InvitationRole))
@pytest.mark.parametrize("name", EVERY_MAIL)
def test_no_name_becomes_html_in_a_mail(app: Flask, name: str, role: InvitationRole) -> None:
    person = make_contact(make_partner("<q>De Linde"), name="<q>Kees", function="<q>chef")
    meeting = make_meeting(title="<q>Uit", goal="<q>Doel", place="<q>Zaal", cancel_reason="<q>Om")
    meeting.agenda = [AgendaItem(position=0, minutes=5, title="<q>Opening", speaker="<q>An")]
    draft = draft_of(make_invitation(meeting, person, role), name)
    assert "<q>" not in draft.html
    assert "&lt;q&gt;Kees" in draft.html


def test_what_is_shared_with_plain_text_is_escaped_in_html(app: Flask) -> None:
    for path in Path(current_app.root_path, app.template_folder or "").rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        for name in re.findall(r"\w+", " ".join(_IMPORT.findall(text))):
            calls = re.findall(rf"\b{name}\([^)]*\)(.{{14}})", text)
            assert calls == [" | forceescape"] * len(calls), f"{path}: {name}"
