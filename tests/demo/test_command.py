"""`vptmeet demo` as people start it: real processes, real mail, nothing left behind."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

import psutil
import pytest

from tests.smtp_server import free_port

pytestmark = pytest.mark.processes

COMMAND = str(Path(sys.executable).with_name("vptmeet"))
SECONDS = 60


@dataclass
class RunningDemo:
    """A demo that was started, and the processes that belong to it."""

    process: "subprocess.Popen[str]"
    port: int
    folder: Path

    def children(self) -> list[psutil.Process]:
        """Everything that the demo started."""
        return list(psutil.Process(self.process.pid).children(recursive=True))

    def page(self, path: str) -> str:
        """The page at `path`."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.request("GET", path)
        return connection.getresponse().read().decode()

    def end(self) -> tuple[int, str]:
        """Wait for its end; its exit status, and what it said."""
        output, _ = self.process.communicate(timeout=SECONDS)
        return self.process.returncode, output


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder that the demos of this module share, one after the other."""
    return tmp_path_factory.mktemp("demo")


@pytest.fixture
def demo(folder: Path) -> Iterator[RunningDemo]:
    """A demo that answers."""
    port = free_port()
    process = subprocess.Popen(
        [COMMAND, "demo", "--port", str(port)],
        env={**os.environ, "VPTMEET_DATA_DIR": str(folder), "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    running = RunningDemo(process, port, folder)
    _wait(lambda: process.poll() is not None or _listens(port))
    yield running
    if process.poll() is None:
        process.terminate()
        process.wait(SECONDS)


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def _wait(ready: Callable[[], bool]) -> None:
    deadline = time.monotonic() + SECONDS
    while not ready():
        assert time.monotonic() < deadline
        time.sleep(0.1)


def _runs(process: psutil.Process) -> bool:
    """Whether it still does something; who adopts an orphan may leave it a zombie."""
    try:
        return process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def test_it_says_where_to_look_sends_its_mail_and_leaves_nothing_behind(demo: RunningDemo) -> None:
    _wait(lambda: "noor.voorbeeld@waterveen.example.org" in demo.page("/demo/post?q=noor"))
    children = demo.children()
    demo.process.send_signal(signal.SIGTERM)
    status, output = demo.end()
    assert status == 0
    assert f"http://localhost:{demo.port}" in output
    assert "coordinator@waterveen.example.org" in output
    assert not list(filter(_runs, children))


def test_it_keeps_its_data_and_stops_altogether_when_a_process_dies(demo: RunningDemo) -> None:
    made = (demo.folder / "demo.json").read_text()
    children = demo.children()
    worker = next(one for one in children if one.cmdline()[-1] == "worker")
    worker.kill()
    status, output = demo.end()
    assert status == 1
    assert "worker werkt niet meer" in output
    assert not list(filter(_runs, children))
    assert (demo.folder / "demo.json").read_text() == made


def test_a_port_that_is_in_use_is_refused_with_what_to_do(folder: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        answer = subprocess.run(
            [COMMAND, "demo", "--port", str(port)],
            env={**os.environ, "VPTMEET_DATA_DIR": str(folder)},
            capture_output=True,
            text=True,
            check=False,
        )
    assert answer.returncode == 1
    assert f"PORT={port + 1}" in answer.stderr
