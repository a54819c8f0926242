"""The demo's processes live and end together."""

import os
import sys
import time
from pathlib import Path

import psutil
import pytest

from vptmeet.demo.processes import ChildStopped, Processes

SLEEP = (sys.executable, "-c", "import time; time.sleep(60)")
_STARTS_ANOTHER = """
import subprocess, sys
subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"]).wait()
"""
PARENT = (sys.executable, "-c", _STARTS_ANOTHER)


def _children() -> set[psutil.Process]:
    return set(psutil.Process().children(recursive=True))


def _runs(process: psutil.Process) -> bool:
    try:
        return process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def test_all_end_with_the_block(tmp_path: Path) -> None:
    before = _children()
    with Processes(tmp_path, os.environ) as processes:
        processes.start("one", SLEEP)
        processes.start("two", SLEEP)
        assert len(_children() - before) == 2
    assert _children() == before


def test_what_a_child_started_ends_too(tmp_path: Path) -> None:
    before = _children()
    with Processes(tmp_path, os.environ) as processes:
        processes.start("parent", PARENT)
        processes.wait_until(lambda: len(_children() - before) == 2)
        started = _children() - before
    # Who adopts an orphan may leave it a zombie: that runs no more.
    assert not [one for one in started if _runs(one)]


def test_a_child_that_will_not_stop_is_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("vptmeet.demo.processes._GRACE_SECONDS", 0.5)
    code = (
        "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); "
        "print('here', flush=True); time.sleep(60)"
    )
    before = _children()
    with Processes(tmp_path, os.environ) as processes:
        processes.start("deaf", (sys.executable, "-c", code))
        processes.wait_until(lambda: (tmp_path / "deaf.log").read_text() != "")
    assert _children() == before


def test_one_that_ends_by_itself_is_told_with_its_last_words(tmp_path: Path) -> None:
    with Processes(tmp_path, os.environ) as processes:
        processes.start("one", SLEEP)
        processes.start("two", (sys.executable, "-c", "raise SystemExit('no room')"))
        with pytest.raises(ChildStopped) as stopped:
            processes.wait_until(lambda: False)
    assert stopped.value.name == "two"
    assert "no room" in stopped.value.log.read_text()


def test_waiting_ends_when_what_was_waited_for_is_there(tmp_path: Path) -> None:
    begin = time.monotonic()
    with Processes(tmp_path, os.environ) as processes:
        processes.start("one", SLEEP)
        processes.wait_until(lambda: time.monotonic() - begin > 0.3)
