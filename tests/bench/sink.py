"""A mail server in a process of its own, that takes everything and keeps nothing."""

import multiprocessing
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event

from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Sink

from tests.smtp_server import free_port


def _serve(port: int) -> None:
    Controller(Sink(), hostname="127.0.0.1", port=port).start()
    Event().wait()


@contextmanager
def sink() -> Iterator[int]:
    """The port of a mail server that takes all mail."""
    port = free_port()
    process = multiprocessing.get_context("spawn").Process(target=_serve, args=(port,), daemon=True)
    process.start()
    end = time.monotonic() + 20
    while time.monotonic() < end:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            break
        except OSError:
            time.sleep(0.05)
    yield port
    process.terminate()
    process.join()
