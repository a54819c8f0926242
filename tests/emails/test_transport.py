"""Letters handed over to real mail servers on the loopback."""

import smtplib
import socket
import ssl
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from time import monotonic
from typing import Any

import pytest
from flask_mail import Connection, Mail
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.emails.servers import AUTHORITY, Postman, only_anna, running, server_context
from tests.emails.test_mime import ANY, ANY_LINE, LETTER, outline, read
from vptmeet.emails.mime import LetterMessage, build
from vptmeet.emails.transport import TimedConnection, TimedMail, open_connection

Server = tuple[Postman, dict[str, Any]]


@pytest.fixture(scope="module")
def shared_server() -> Iterator[Server]:
    with running() as server:
        yield server


@pytest.fixture
def server(shared_server: Server) -> Server:
    shared_server[0].arrived.clear()
    shared_server[0].sessions.clear()
    return shared_server


def letter_to(recipient: str) -> LetterMessage:
    return build(replace(LETTER, recipient_email=recipient))


def test_an_accepted_letter_gives_the_servers_answer(server: Server) -> None:
    postman, config = server
    with open_connection(config) as connection:
        assert connection.deliver(build(LETTER)) == (250, b"2.0.0 queued as 1")
    [envelope] = postman.arrived
    assert envelope.mail_from == "vpt@waterrijk.example"
    assert envelope.rcpt_tos == ["zoe@werk.example"]


def test_what_arrives_has_the_structure_that_calendars_need(server: Server) -> None:
    postman, config = server
    with open_connection(config) as connection:
        connection.deliver(build(LETTER))
    content = postman.arrived[0].content
    assert isinstance(content, bytes)
    assert outline(read(content)) == (
        "multipart/mixed",
        [
            ("multipart/alternative", ["text/plain", "text/html", "text/calendar"]),
            "application/ics",
        ],
    )


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(ANY_LINE, ANY), min_size=1, max_size=4))
def test_whatever_is_written_arrives_byte_for_byte(
    shared_server: Server, letters: list[tuple[str, str]]
) -> None:
    postman, config = shared_server
    postman.arrived.clear()
    built = [build(replace(LETTER, subject=line, text=text, html=text)) for line, text in letters]
    with open_connection(config) as connection:
        for message in built:
            connection.deliver(message)
    assert [envelope.content for envelope in postman.arrived] == list(map(bytes, built))


def test_many_letters_go_over_one_connection(server: Server) -> None:
    postman, config = server
    with open_connection(config) as connection:
        answers = [connection.deliver(build(LETTER)) for _ in range(50)]
    assert answers[-1] == (250, b"2.0.0 queued as 50")
    assert len({session.peer for session in postman.sessions}) == 1


@pytest.mark.parametrize(("recipient", "code"), [("unknown", 550), ("busy", 451)])
def test_a_refused_recipient_is_told_and_holds_up_nobody_else(
    server: Server, recipient: str, code: int
) -> None:
    postman, config = server
    with open_connection(config) as connection:
        with pytest.raises(smtplib.SMTPRecipientsRefused) as refused:
            connection.deliver(letter_to(f"{recipient}@werk.example"))
        assert refused.value.recipients[f"{recipient}@werk.example"][0] == code
        assert connection.deliver(build(LETTER))[0] == 250
    assert [envelope.rcpt_tos for envelope in postman.arrived] == [["zoe@werk.example"]]


def test_a_refused_letter_is_told_and_the_next_one_goes(server: Server) -> None:
    with open_connection(server[1]) as connection:
        with pytest.raises(smtplib.SMTPDataError) as refused:
            connection.deliver(letter_to("full@werk.example"))
        assert (refused.value.smtp_code, refused.value.smtp_error) == (552, b"5.2.2 mailbox full")
        assert connection.deliver(build(LETTER))[0] == 250


def test_a_server_that_never_greets_is_given_up_in_time() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        config = {
            "MAIL_SERVER": "127.0.0.1",
            "MAIL_PORT": silent.getsockname()[1],
            "MAIL_TIMEOUT": 0.2,
        }
        start = monotonic()
        with pytest.raises((OSError, smtplib.SMTPServerDisconnected)), open_connection(config):
            pass
    assert monotonic() - start < 2


def test_a_server_that_hangs_halfway_is_given_up_in_time(server: Server) -> None:
    config = server[1] | {"MAIL_TIMEOUT": 0.2}
    start = monotonic()
    with pytest.raises(smtplib.SMTPServerDisconnected), open_connection(config) as connection:
        connection.deliver(letter_to("slow@werk.example"))
    assert monotonic() - start < 1


def test_a_server_that_left_before_goodbye_changes_nothing() -> None:
    with running() as (postman, config), open_connection(config) as connection:
        connection.deliver(build(LETTER))
        assert connection.host is not None
        connection.host.close()
    assert len(postman.arrived) == 1


def test_a_server_that_is_not_there_is_an_error_of_the_system() -> None:
    with socket.create_server(("127.0.0.1", 0)) as gone:
        port = gone.getsockname()[1]
    config = {"MAIL_SERVER": "127.0.0.1", "MAIL_PORT": port}
    with pytest.raises(ConnectionRefusedError), open_connection(config):
        pass


def test_nothing_is_delivered_outside_a_connection(server: Server) -> None:
    with pytest.raises(smtplib.SMTPServerDisconnected):
        open_connection(server[1]).deliver(build(LETTER))


def test_starttls_is_never_given_up_for_clear_text(server: Server) -> None:
    config = server[1] | {"MAIL_USE_TLS": True}
    with pytest.raises(smtplib.SMTPNotSupportedError), open_connection(config):
        pass


@pytest.fixture
def trusted(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The authority of the test's server is one that this machine trusts."""
    AUTHORITY.cert_pem.write_to_path(str(tmp_path / "authority.pem"))
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "authority.pem"))


@pytest.mark.parametrize("kind", ["MAIL_USE_TLS", "MAIL_USE_SSL"])
def test_a_certificate_that_nobody_vouches_for_is_refused(kind: str) -> None:
    option = {"MAIL_USE_TLS": "tls_context", "MAIL_USE_SSL": "ssl_context"}[kind]
    with running(**{option: server_context()}) as (postman, config):
        with pytest.raises(ssl.SSLCertVerificationError), open_connection(config | {kind: True}):
            pass
        assert not postman.arrived


@pytest.mark.parametrize("kind", ["MAIL_USE_TLS", "MAIL_USE_SSL"])
def test_a_letter_goes_encrypted_to_a_server_that_is_trusted(kind: str, trusted: None) -> None:
    option = {"MAIL_USE_TLS": "tls_context", "MAIL_USE_SSL": "ssl_context"}[kind]
    with running(**{option: server_context()}) as (postman, config):
        with open_connection(config | {kind: True}) as connection:
            assert connection.deliver(build(LETTER))[0] == 250
        assert postman.sessions[0].ssl is not None or kind == "MAIL_USE_SSL"


@pytest.fixture
def guarded_server(trusted: None) -> Iterator[Server]:
    """Wants TLS, and then a name and a password."""
    options = {"tls_context": server_context(), "authenticator": only_anna, "auth_required": True}
    with running(**options) as (postman, config):
        yield postman, config | {"MAIL_USE_TLS": True, "MAIL_USERNAME": "anna"}


def test_the_name_and_password_of_the_settings_are_used(guarded_server: Server) -> None:
    postman, config = guarded_server
    with open_connection(config | {"MAIL_PASSWORD": "geheim"}) as connection:
        connection.deliver(build(LETTER))
    assert len(postman.arrived) == 1


def test_a_wrong_password_is_an_error(guarded_server: Server) -> None:
    config = guarded_server[1] | {"MAIL_PASSWORD": "fout"}
    with pytest.raises(smtplib.SMTPAuthenticationError), open_connection(config):
        pass


def test_it_is_flask_mail_with_twenty_seconds_of_patience() -> None:
    mail = TimedMail({"MAIL_SERVER": "mail.waterrijk.example"})
    assert isinstance(mail, Mail)
    assert isinstance(mail.connect(), Connection)
    assert isinstance(mail.connect(), TimedConnection)
    assert mail.connect().timeout == 20
