"""Web servers as `vptmeet serve` starts them, in processes of their own."""

import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException

import psutil

from config import ROOT
from tests.smtp_server import free_port
from vptmeet.commands.running import gunicorn_arguments

HOST = "127.0.0.1"
THREADS = 4
_START_SECONDS = 60


@dataclass(frozen=True)
class Server:
    """A web server that runs, and the process that began it."""

    port: int
    pid: int

    def work(self) -> float:
        """The processor time of its processes so far, in seconds."""
        family = [psutil.Process(self.pid), *psutil.Process(self.pid).children()]
        return sum(times.user + times.system for times in (one.cpu_times() for one in family))


@contextmanager
def served(application: str, path: str, settings: dict[str, str]) -> Iterator[Server]:
    """One worker process that serves `application`; `path` answers once it does."""
    port = free_port()
    *arguments, _ours = gunicorn_arguments(HOST, port, workers=1, threads=THREADS)
    others = {name: value for name, value in os.environ.items() if not name.startswith("VPTMEET_")}
    process = subprocess.Popen(
        [*arguments, application],
        cwd=ROOT,
        env=others | settings,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait(port, path)
        yield Server(port, process.pid)
    finally:
        process.terminate()
        process.wait(30)


def _wait(port: int, path: str) -> None:
    end = time.monotonic() + _START_SECONDS
    while time.monotonic() < end:
        connection = HTTPConnection(HOST, port, timeout=5)
        try:
            connection.request("GET", path)
            if connection.getresponse().status == 200:
                return
        except (OSError, HTTPException):
            time.sleep(0.1)
        finally:
            connection.close()
    raise RuntimeError(f"nothing answers on {path}")
