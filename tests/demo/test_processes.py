"""The demo's processes live and end together."""

import os
import sys
import time
from pathlib import Path

import psutil
import pytest

from vptmeet.demo.processes import ChildStopped, Processes

MOMENT = 15
"""Seconds: much on a busy machine, and far less than the minute that a sleeper would last."""


def _sleeper(tmp_path: Path) -> tuple[str, ...]:
    """A command that does nothing for a minute, and can be told from all others."""
    return (sys.executable, "-c", f"import time; time.sleep(60)  # {tmp_path}")


def _parent(tmp_path: Path) -> tuple[str, ...]:
    """A command that starts a sleeper, and waits for it."""
    code = f"import subprocess; subprocess.Popen({_sleeper(tmp_path)!r}).wait()"
    return (sys.executable, "-c", code)


def _running(tmp_path: Path) -> list[psutil.Process]:
    """The processes of this test that do something, wherever they hang in the tree."""
    return [one for one in psutil.process_iter() if _runs(one) and _is_ours(one, tmp_path)]


def _left(tmp_path: Path) -> list[psutil.Process]:
    """What is left of them: who was ended by force is gone a moment later, not at once."""
    deadline = time.monotonic() + MOMENT
    while (left := _running(tmp_path)) and time.monotonic() < deadline:
        time.sleep(0.05)
    return left


def _is_ours(process: psutil.Process, tmp_path: Path) -> bool:
    try:
        return (
            any(str(tmp_path) in word for word in process.cmdline()) and process.pid != os.getpid()
        )
    except psutil.Error:
        return False


def _runs(process: psutil.Process) -> bool:
    try:
        return process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def test_all_end_with_the_block(tmp_path: Path) -> None:
    with Processes(tmp_path, os.environ) as processes:
        processes.start("one", _sleeper(tmp_path))
        processes.start("two", _sleeper(tmp_path))
        processes.wait_until(lambda: len(_running(tmp_path)) == 2)
    assert _left(tmp_path) == []


def test_what_a_child_started_ends_too(tmp_path: Path) -> None:
    with Processes(tmp_path, os.environ) as processes:
        processes.start("parent", _parent(tmp_path))
        processes.wait_until(lambda: len(_running(tmp_path)) == 2)
    assert _left(tmp_path) == []


def test_a_child_that_will_not_stop_is_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("vptmeet.demo.processes._GRACE_SECONDS", 0.5)
    code = (
        "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); "
        f"print('here', flush=True); time.sleep(60)  # {tmp_path}"
    )
    with Processes(tmp_path, os.environ) as processes:
        processes.start("deaf", (sys.executable, "-c", code))
        processes.wait_until(lambda: (tmp_path / "deaf.log").read_text() != "")
    assert _left(tmp_path) == []


def test_one_that_ends_by_itself_is_told_with_its_last_words(tmp_path: Path) -> None:
    with Processes(tmp_path, os.environ) as processes:
        processes.start("one", _sleeper(tmp_path))
        processes.start("two", (sys.executable, "-c", "raise SystemExit('no room')"))
        with pytest.raises(ChildStopped) as stopped:
            processes.wait_until(lambda: False)
    assert stopped.value.name == "two"
    assert "no room" in stopped.value.log.read_text()


def test_waiting_ends_when_what_was_waited_for_is_there(tmp_path: Path) -> None:
    begin = time.monotonic()
    with Processes(tmp_path, os.environ) as processes:
        processes.start("one", _sleeper(tmp_path))
        processes.wait_until(lambda: time.monotonic() - begin > 0.3)
