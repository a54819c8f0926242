"""What the macros promise to people who cannot see the page."""

from collections.abc import Iterator

import pytest
from flask import Flask, render_template_string
from werkzeug.datastructures import MultiDict
from wtforms import BooleanField, Form, RadioField, StringField
from wtforms.validators import InputRequired


class _Form(Form):
    name = StringField("Name", [InputRequired("Fill in a name.")], description="As on the door.")
    answer = RadioField("Answer", [InputRequired("Choose.")], choices=[("a", "A"), ("b", "B")])
    named = BooleanField("Named")


@pytest.fixture(autouse=True)
def in_english(session_app: Flask) -> Iterator[None]:
    with session_app.test_request_context(headers={"Accept-Language": "en"}) as context:
        context.session["language"] = "en"
        yield


def _wrong() -> _Form:
    form = _Form(MultiDict())
    form.validate()
    return form


def _page(macro: str, call: str, **context: object) -> str:
    source = f'{{% from "components/{macro}" import {call.split("(")[0]} %}}{{{{ {call} }}}}'
    return " ".join(render_template_string(source, **context).split())


def test_a_wrong_field_is_tied_to_its_explanation_and_its_error() -> None:
    html = _page("field.html", "field(form.name)", form=_wrong())
    assert 'aria-describedby="name-hint name-error"' in html
    assert 'aria-invalid="true"' in html
    assert 'id="name-hint">As on the door.' in html
    assert 'id="name-error"' in html


def test_a_right_field_carries_no_error() -> None:
    html = _page("field.html", "field(form.name)", form=_Form())
    assert "aria-invalid" not in html
    assert "name-error" not in html


def test_the_summary_leads_to_the_field_and_to_the_first_option() -> None:
    html = _page("error_summary.html", "error_summary(form)", form=_wrong())
    assert 'href="#name"' in html
    assert 'href="#answer-0"' in html


def test_no_summary_without_errors() -> None:
    assert _page("error_summary.html", "error_summary(form)", form=_Form()) == ""


def test_a_tick_box_has_its_label() -> None:
    html = _page("field.html", "field(form.named)", form=_Form())
    assert 'for="named"' in html
    assert "utrecht-checkbox" in html


def test_the_meter_says_yes_no_and_open_in_words() -> None:
    html = _page("meter.html", "meter(1, 2, 0)")
    assert "1 is coming" in html
    assert "2 are not coming" in html
    assert "0 have not answered" in html


def test_the_meter_of_a_meeting_without_invitations_says_so() -> None:
    html = _page("meter.html", "meter(0, 0, 0)")
    assert "Nobody invited yet" in html
    assert "<svg" not in html


def test_every_rank_has_a_sign_of_its_own() -> None:
    signs = {_page("level_badge.html", f"level_sign({rank})") for rank in range(6)}
    assert len(signs) == 6


def test_words_for_screen_readers_follow_the_label_of_a_button() -> None:
    html = _page("button.html", "button('Remove', hidden_text='Jan Bos')")
    assert 'Remove<span class="vpt-vh"> Jan Bos</span>' in html


def test_what_people_typed_is_escaped() -> None:
    html = _page("todo_item.html", "todo_item(title)", title="<b>x</b>")
    assert "<b>" not in html
