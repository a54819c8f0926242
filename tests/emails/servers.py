"""Mail servers on the loopback, as kind or unkind as a test needs them."""

import asyncio
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

AUTHORITY = trustme.CA()
"""Vouches for the server below; made anew by each test run, so that no key is kept."""


class Postman:
    """Keeps what arrives; the local part of an address says how it is treated."""

    def __init__(self) -> None:
        self.arrived: list[Envelope] = []
        self.sessions: list[Session] = []

    async def handle_RCPT(  # noqa: N802 (aiosmtpd's name)
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if address.startswith("unknown@"):
            return "550 5.1.1 no such mailbox"
        if address.startswith("busy@"):
            return "451 4.3.0 come back later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802 (aiosmtpd's name)
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        [recipient] = envelope.rcpt_tos
        if recipient.startswith("full@"):
            return "552 5.2.2 mailbox full"
        if recipient.startswith("slow@"):
            await asyncio.sleep(1)
        self.arrived.append(envelope)
        self.sessions.append(session)
        return f"250 2.0.0 queued as {len(self.arrived)}"


class AnyPort(Controller):
    """A controller that takes whatever port is free."""

    def _trigger_server(self) -> None:
        assert isinstance(self.server, asyncio.Server)
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()  # type: ignore[no-untyped-call]


def server_context() -> ssl.SSLContext:
    """The server's side of TLS, with a certificate for localhost of a stranger's authority."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    AUTHORITY.issue_cert("localhost").configure_cert(context)
    return context


def only_anna(server: SMTP, session: Session, envelope: Envelope, method: str, data: Any) -> Any:
    """Let in the user anna with the password geheim."""
    right = isinstance(data, LoginPassword) and (data.login, data.password) == (b"anna", b"geheim")
    return AuthResult(success=right, handled=False)


@contextmanager
def running(**options: Any) -> Iterator[tuple[Postman, dict[str, Any]]]:
    """Run a mail server; give its postman and the MAIL_ settings that lead to it."""
    postman = Postman()
    controller = AnyPort(postman, hostname="127.0.0.1", port=0, **options)
    controller.start()
    try:
        yield (
            postman,
            {
                "MAIL_SERVER": "localhost" if options else "127.0.0.1",
                "MAIL_PORT": controller.port,
                "MAIL_TIMEOUT": 5,
            },
        )
    finally:
        controller.stop()
