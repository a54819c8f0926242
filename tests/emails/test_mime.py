"""What a letter looks like to the programme that receives it."""

import email
from dataclasses import replace
from datetime import UTC, datetime
from email import policy
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.utils import parseaddr
from typing import Any

import pytest
from flask_mail import Message
from hypothesis import example, given
from hypothesis import strategies as st

from vptmeet.emails.mime import Letter, build
from vptmeet.itip.text import clean_text, single_line

CALENDAR = "\r\n".join(
    ["BEGIN:VCALENDAR", "METHOD:REQUEST", "X-NOTE:café 😀", "END:VCALENDAR", ""]
).encode()

LETTER = Letter(
    sender_name="Gemeente Waterrijk, team VPT",
    sender_email="vpt@waterrijk.example",
    recipient_name="Zoë Janssen",
    recipient_email="zoe@werk.example",
    reply_to="agenda@waterrijk.example",
    subject="Uitnodiging: Veilig uitgaan",
    text="Beste Zoë,\n\nU bent welkom.\n",
    html="<p>Beste Zoë,</p>\n<p>U bent welkom.</p>\n",
    calendar=CALENDAR,
    calendar_method="REQUEST",
    message_id="<7c9e6679.1@waterrijk.example>",
    date=datetime(2027, 2, 1, 9, 30, tzinfo=UTC),
)
TEXT_FIELDS = ["sender_name", "recipient_name", "subject"]
ADDRESS_FIELDS = ["sender_email", "recipient_email", "reply_to", "message_id"]


def read(raw: bytes) -> EmailMessage:
    """Parse as a receiver does; a defect anywhere fails the test."""
    message = email.message_from_bytes(raw, policy=policy.default)
    assert isinstance(message, EmailMessage)
    for part in message.walk():
        assert not part.defects
        assert not [defect for value in part.values() for defect in value.defects]
    return message


def changed(**fields: Any) -> Letter:
    return replace(LETTER, **fields)


def outline(part: Any) -> Any:
    """The tree of content types."""
    if not part.is_multipart():
        return part.get_content_type()
    return (part.get_content_type(), [outline(child) for child in part.iter_parts()])


def name_in(raw: bytes, header: str) -> str:
    """The name beside an address. Python's newer parser puts spaces between encoded words."""
    name, _ = parseaddr(email.message_from_bytes(raw)[header])
    return str(make_header(decode_header(name.replace("\r", ""))))


def test_an_invitation_offers_text_then_html_then_the_calendar_and_a_file_beside_them() -> None:
    kinds = ["text/plain", "text/html", "text/calendar"]
    assert outline(read(build(LETTER).as_bytes())) == (
        "multipart/mixed",
        [("multipart/alternative", kinds), "application/ics"],
    )


def test_a_letter_without_calendar_offers_text_and_html() -> None:
    message = read(build(changed(calendar=None, calendar_method=None)).as_bytes())
    assert outline(message) == ("multipart/alternative", ["text/plain", "text/html"])


@pytest.mark.parametrize("method", ["REQUEST", "CANCEL", "PUBLISH"])
def test_the_calendar_part_carries_its_method_and_no_disposition(method: str) -> None:
    calendar = CALENDAR.replace(b"REQUEST", method.encode())
    raw = build(changed(calendar=calendar, calendar_method=method)).as_bytes()
    [part] = [part for part in read(raw).walk() if part.get_content_type() == "text/calendar"]
    line = f"Content-Type: text/calendar; method={method}; charset=UTF-8\r\n"
    assert line.encode() in raw
    assert "Content-Disposition" not in part
    assert part.get_payload(decode=True) == calendar


def test_the_attachment_holds_the_same_bytes() -> None:
    [attachment] = read(build(LETTER).as_bytes()).iter_attachments()
    assert attachment.get_filename() == "uitnodiging.ics"
    assert attachment.get_payload(decode=True) == CALENDAR


def test_the_headers_say_who_when_and_that_a_machine_wrote_it() -> None:
    message = read(build(LETTER).as_bytes())
    assert message["From"] == '"Gemeente Waterrijk, team VPT" <vpt@waterrijk.example>'
    assert message["To"] == "Zoë Janssen <zoe@werk.example>"
    assert message["Reply-To"] == "agenda@waterrijk.example"
    assert message["Date"].datetime == LETTER.date
    assert message["Message-ID"] == LETTER.message_id
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["X-Auto-Response-Suppress"] == "All"


def test_every_header_stands_there_once() -> None:
    for part in read(build(LETTER).as_bytes()).walk():
        names = [name.lower() for name in part.keys()]  # noqa: SIM118 (a message, not a dict)
        assert len(names) == len(set(names))


def test_further_headers_are_kept_whole() -> None:
    link = f"<https://waterrijk.example/{'a' * 300}>, <mailto:af@waterrijk.example>"
    raw = build(changed(headers={"List-Unsubscribe": link})).as_bytes()
    assert f"\r\nList-Unsubscribe: {link}\r\n".encode() in raw


def test_a_letter_without_reply_address_has_no_reply_to() -> None:
    assert "Reply-To" not in read(build(changed(reply_to=None)).as_bytes())


def test_the_envelope_holds_the_bare_addresses() -> None:
    message = build(LETTER)
    assert isinstance(message, Message)
    assert message.sender == "vpt@waterrijk.example"
    assert message.send_to == {"zoe@werk.example"}
    assert not message.has_bad_headers()


def test_a_domain_with_diacritics_goes_out_in_ascii() -> None:
    message = build(changed(recipient_email="zoe@café.example"))
    assert message.send_to == {"zoe@xn--caf-dma.example"}


def test_the_bytes_are_the_same_every_time() -> None:
    message = build(LETTER)
    assert message.as_bytes() == message.as_bytes() == bytes(message)


@pytest.mark.parametrize("field", TEXT_FIELDS + ADDRESS_FIELDS)
@pytest.mark.parametrize("bad", ["a\r\nBcc: x@y.example", "a\nb", "a\rb"])
def test_a_line_break_in_a_header_is_refused_by_name(field: str, bad: str) -> None:
    with pytest.raises(ValueError, match=field):
        build(changed(**{field: bad}))


@pytest.mark.parametrize("bad", ["a\r\nBcc: x@y.example", "a\nb", "é", "a" * 1000, "\x00"])
def test_a_further_header_that_cannot_be_is_refused_by_name(bad: str) -> None:
    with pytest.raises(ValueError, match="X-Reason"):
        build(changed(headers={"X-Reason": bad}))


@pytest.mark.parametrize(
    "name", ["Bcc", "subject", "Auto-Submitted", "Content-Type", "X: a", "X\r\nY", "", "Ré"]
)
def test_a_further_header_may_not_replace_ours_or_have_an_odd_name(name: str) -> None:
    with pytest.raises(ValueError, match="not a header to add"):
        build(changed(headers={name: "a"}))


@pytest.mark.parametrize("field", ["sender_email", "recipient_email", "reply_to"])
@pytest.mark.parametrize(
    "bad",
    [
        "zoe",
        "@werk.example",
        "zoe@",
        "zoë@werk.example",
        "a@b@werk.example",
        "a,b@werk.example",
        "Zoe <zoe@werk.example>",
        "zoe@werk.example>",
        "zoe@werk..example",
        "zoe @werk.example",
    ],
)
def test_an_address_that_mail_cannot_go_to_is_refused_by_name(field: str, bad: str) -> None:
    with pytest.raises(ValueError, match=field):
        build(changed(**{field: bad}))


@pytest.mark.parametrize("bad", ["7c9e@waterrijk.example", "<7c9e>", "<é@a>", "<a@b> <c@d>", ""])
def test_a_message_id_that_cannot_be_is_refused(bad: str) -> None:
    with pytest.raises(ValueError, match="message_id"):
        build(changed(message_id=bad))


def test_a_date_without_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="date"):
        build(changed(date=datetime(2027, 2, 1)))


@pytest.mark.parametrize("method", ["CANCEL", "request", None, ""])
def test_a_method_other_than_the_calendars_is_refused(method: str | None) -> None:
    with pytest.raises(ValueError, match="calendar_method"):
        build(changed(calendar_method=method))


def test_a_method_without_calendar_is_refused() -> None:
    with pytest.raises(ValueError, match="calendar_method"):
        build(changed(calendar=None))


ANY = st.text(max_size=300)
ANY_LINE = ANY.map(lambda text: text.replace("\r", "").replace("\n", ""))


@given(ANY_LINE, ANY)
@example('Janssen, Zoë "Zo" <zoe@x.example>; =?utf-8?q?a?=', "From here\n.\n..\n" + "x" * 2000)
@example("a" * 2000, "é" * 2000 + "\r\n \r\n\t")
@example("😀" * 100 + " , " * 50, "=\n= =20\n")
@example("\u2028\x0b\x85", "\ufeff\x00")
def test_no_awkward_text_breaks_a_letter(line: str, text: str) -> None:
    words = dict.fromkeys(TEXT_FIELDS, line)
    raw = build(changed(text=text, html=text, **words)).as_bytes()
    message = read(raw)
    assert raw.isascii()
    assert b"\n" not in raw.replace(b"\r\n", b"")
    assert b"\r" not in raw.replace(b"\r\n", b"")
    assert max(map(len, raw.split(b"\r\n"))) <= 998
    assert message["Subject"] == single_line(line)
    assert message["To"].addresses[0].addr_spec == "zoe@werk.example"
    assert name_in(raw, "From") == name_in(raw, "To") == single_line(line)
    for part in message.walk():
        if part.get_content_type() in {"text/plain", "text/html"}:
            content = part.get_payload(decode=True)
            assert isinstance(content, bytes)
            assert content.decode().replace("\r\n", "\n") == clean_text(text)
