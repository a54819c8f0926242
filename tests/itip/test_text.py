"""Odd names and titles: what comes out is what went in, less what no calendar can hold."""

from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from icalendar import Calendar

from tests.itip.test_outgoing import ATTENDEE, EVENT
from vptmeet.itip import outgoing
from vptmeet.itip.text import clean_text, single_line, without_line_breaks

SIGNS = "aZ é€😀\u200d,;:\"\\^n'=\r\n\t\x00\x0b\x0c\x85\u2028\u200e\ufeff%[]<>"
ODD = st.text(st.sampled_from(SIGNS), max_size=200)
ANY = st.one_of(st.text(max_size=300), ODD)


@given(ANY)
@example('Jansen; "de Brug", \\n café\r\nBEGIN:VEVENT\n😀')
@example("\x00\x0b")
def test_any_description_and_place_survive(text: str) -> None:
    event = replace(EVENT, description=text, location=text)
    entry = Calendar.from_ical(outgoing.request(event, ATTENDEE)).events[0]
    assert str(entry.get("DESCRIPTION", "")) == clean_text(text)
    assert str(entry.get("LOCATION", "")) == clean_text(text)


@given(ANY)
@example("Zoë \"Zo\" d'Hondt; MSc, ^n ^^ ^' \r\nATTENDEE:mailto:x@y.example")
def test_any_title_and_name_survive_on_one_line(text: str) -> None:
    event = replace(EVENT, summary=text, organizer_name=text)
    written = outgoing.request(event, replace(ATTENDEE, name=text))
    entry = Calendar.from_ical(written).events[0]
    assert str(entry["SUMMARY"]) == single_line(text)
    name = single_line(text).replace("\\", "/")
    assert entry["ATTENDEE"].params.get("CN", "") == name
    assert entry["ORGANIZER"].params.get("CN", "") == name


@given(ANY, ANY)
def test_lines_are_75_octets_at_most_and_end_in_crlf(title: str, text: str) -> None:
    event = replace(EVENT, summary=title, description=text, organizer_name=title)
    written = outgoing.request(event, replace(ATTENDEE, name=text))
    lines = written.split(b"\r\n")
    assert lines[-1] == b""
    assert max(map(len, lines)) <= 75
    assert not any(octet < 0x20 for line in lines for octet in line)
    for line in lines:
        line.decode()  # no sign is cut in two


@given(ANY)
def test_no_text_adds_a_line_of_its_own(text: str) -> None:
    event = replace(EVENT, summary=text, description=text, location=text, organizer_name=text)
    written = outgoing.request(event, replace(ATTENDEE, name=text)).replace(b"\r\n ", b"")
    names = [line.split(b":")[0].split(b";")[0] for line in written.split(b"\r\n")]
    assert names.count(b"BEGIN") == 5
    assert names.count(b"ATTENDEE") == 1


def test_line_breaks_of_every_kind_become_one_kind() -> None:
    assert clean_text("a\r\nb\rc\nd\u2028e\u2029f") == "a\nb\nc\nd\ne\nf"


def test_control_characters_go_and_a_tab_becomes_a_space() -> None:
    assert clean_text("\ufeffa\x00b\x0bc\x7fd\x85e\tf\ud800") == "abcde f"


def test_no_text_turns_the_writing_direction_of_what_follows() -> None:
    assert clean_text("Jan \u202egnp.exe\u2066!") == "Jan gnp.exe!"


def test_a_single_line_holds_no_line_break() -> None:
    assert single_line(" een\r\ntwee\n") == "een twee"


@pytest.mark.parametrize("bad", ["a\rb", "a\nb", "a\r\n b"])
def test_a_line_break_is_refused_with_the_name_of_the_field(bad: str) -> None:
    with pytest.raises(ValueError, match="subject"):
        without_line_breaks(bad, "subject")
