"""A mail server for the demo: it takes everything and keeps it in a Maildir.

`python -m vptmeet.demo.catcher MAILDIR PORT` listens on loopback until it is told to stop.
"""

import signal
import sys
import threading
from pathlib import Path

from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Mailbox

HOST = "127.0.0.1"
"""Loopback only: what the demo mails stays on this machine."""


def run(maildir: Path, port: int) -> None:
    """Listen until SIGTERM or SIGINT."""
    maildir.parent.mkdir(parents=True, exist_ok=True)
    stopped = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopped.set())
    controller = Controller(Mailbox(maildir), hostname=HOST, port=port)
    controller.start()
    stopped.wait()
    controller.stop()


if __name__ == "__main__":
    run(Path(sys.argv[1]), int(sys.argv[2]))
