"""The demo's child processes: started together, and stopped together."""

import os
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

_GRACE_SECONDS = 10
_POLL_SECONDS = 0.2


class ChildStopped(Exception):
    """A process of the demo ended by itself; `log` holds its last words."""

    def __init__(self, name: str, log: Path) -> None:
        super().__init__(name)
        self.name = name
        self.log = log


class Processes:
    """A set of processes that live as long as the `with` block, each with a log of its own.

    Every child leads a session of its own: Ctrl-C in the terminal reaches us alone, and we stop
    them, with the processes that they started.
    """

    def __init__(self, logs: Path, environment: Mapping[str, str]) -> None:
        self._logs = logs
        self._environment = dict(environment)
        self._children: dict[str, subprocess.Popen[bytes]] = {}

    def __enter__(self) -> Self:
        self._logs.mkdir(parents=True, exist_ok=True)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def start(self, name: str, arguments: Sequence[str]) -> None:
        """Start one; what it says goes to <name>.log."""
        with self._log(name).open("wb") as log:
            self._children[name] = subprocess.Popen(  # noqa: S603 - our own commands
                arguments,
                env=self._environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def check(self) -> None:
        """Raise ChildStopped when one of them has ended."""
        for name, child in self._children.items():
            if child.poll() is not None:
                raise ChildStopped(name, self._log(name))

    def wait_until(self, ready: Callable[[], bool]) -> None:
        """Wait until `ready()`. Raises ChildStopped."""
        while not ready():
            self.check()
            time.sleep(_POLL_SECONDS)

    def stop(self) -> None:
        """Ask all of them to stop, and end by force what is left after ten seconds."""
        for child in self._children.values():
            _signal(child, signal.SIGTERM)
        deadline = time.monotonic() + _GRACE_SECONDS
        for child in self._children.values():
            try:
                child.wait(max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                _signal(child, signal.SIGKILL)
                child.wait()
            # A leader may be gone before those it started.
            _signal(child, signal.SIGKILL)
        self._children.clear()

    def _log(self, name: str) -> Path:
        return self._logs / f"{name}.log"


def _signal(child: "subprocess.Popen[bytes]", number: signal.Signals) -> None:
    """Signal the whole session of `child`, if anything of it still runs."""
    try:
        os.killpg(child.pid, number)
    except (ProcessLookupError, PermissionError):
        return
