"""The connection to the mail server: many letters over one, with limits on waiting.

Flask-Mail's connection waits for ever and takes any certificate; this one does neither.
"""

import contextlib
import smtplib
import ssl
from collections.abc import Mapping
from types import TracebackType
from typing import Any

from flask_mail import Connection, Mail

from vptmeet.emails.mime import LetterMessage

DEFAULT_TIMEOUT = 20.0


class TimedConnection(Connection):
    """A connection that waits at most `timeout` seconds for each step of the server."""

    host: "_Answering | None"

    def __init__(self, mail: Any, timeout: float) -> None:
        super().__init__(mail)
        self.timeout = timeout

    def configure_host(self) -> "_Answering":
        """Connect, encrypt as the settings say, and sign in; used on entering `with`.

        Raises OSError (among them TimeoutError and ssl.SSLCertVerificationError) and
        smtplib.SMTPException. A server without STARTTLS where MAIL_USE_TLS asks for it is
        refused, never talked to in the clear.
        """
        mail = self.mail
        host: _Answering
        if mail.use_ssl:
            host = _AnsweringSSL(
                mail.server, mail.port, timeout=self.timeout, context=ssl.create_default_context()
            )
        else:
            host = _Answering(mail.server, mail.port, timeout=self.timeout)
        try:
            if mail.use_tls and not mail.use_ssl:
                host.starttls(context=ssl.create_default_context())
            if mail.username and mail.password:
                host.login(mail.username, mail.password)
        except Exception:
            host.close()
            raise
        return host

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc_value: BaseException | None,
        tb: TracebackType | None,
    ) -> None:
        """Say goodbye; what was delivered stays so when the server has already gone."""
        if self.host is not None:
            with contextlib.suppress(OSError, smtplib.SMTPException):
                self.host.quit()
            self.host.close()

    def deliver(self, message: LetterMessage) -> tuple[int, bytes]:
        """Hand over one message; return the code and the words with which the server took it.

        Raises what smtplib raises: SMTPRecipientsRefused, SMTPSenderRefused and SMTPDataError
        carry the server's code (5xx is final, 4xx is not), and the connection has been reset for
        the next message; SMTPServerDisconnected and OSError mean that it is gone.
        """
        if self.host is None:
            raise smtplib.SMTPServerDisconnected("not connected: use `with open_connection(...)`")
        self.host.sendmail(message.mail_from, [message.rcpt_to], message.as_bytes())
        self.num_emails += 1
        return self.host.answer


class TimedMail(Mail):
    """Flask-Mail by a mapping of settings instead of an app, with connections that time out.

    Reads MAIL_SERVER, MAIL_PORT, MAIL_USE_TLS (STARTTLS), MAIL_USE_SSL (TLS from the start, goes
    before STARTTLS), MAIL_USERNAME, MAIL_PASSWORD and MAIL_TIMEOUT (seconds).
    """

    def __init__(self, config: Mapping[str, Any]) -> None:
        super().__init__()
        # A letter may only count as sent when a server said so: suppressed sending does not exist.
        self.state = self.init_mail({**config, "MAIL_SUPPRESS_SEND": False})
        self.timeout = float(config.get("MAIL_TIMEOUT") or DEFAULT_TIMEOUT)

    def connect(self) -> TimedConnection:
        """Return a connection that opens on entering `with`."""
        return TimedConnection(self.state, self.timeout)


def open_connection(config: Mapping[str, Any]) -> TimedConnection:
    """Return a connection by the MAIL_ settings in `config`, for use in `with`.

    Example: `with open_connection(app.config) as connection: connection.deliver(build(letter))`.
    """
    return TimedMail(config).connect()


class _Answering(smtplib.SMTP):
    """An SMTP client that keeps the server's answer to a message; sendmail() throws it away."""

    answer: tuple[int, bytes] = (-1, b"")

    def data(self, msg: Any) -> tuple[int, bytes]:
        self.answer = super().data(msg)
        return self.answer


class _AnsweringSSL(_Answering, smtplib.SMTP_SSL):
    """The same with TLS from the start."""
