"""A real Chromium for the browser tests: found where it is, or brought.

Run as a module (`make test` does) it makes sure that there is one, and fails with what to do when
there is none. Playwright's own build is tried first; Debian's package where that cannot be had.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Error, sync_playwright

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_DOWNLOAD_SECONDS = 300


def find() -> str | None:
    """The path of a Chromium on this machine (VPTMEET_CHROMIUM goes first), or None."""
    given = os.environ.get("VPTMEET_CHROMIUM")
    if given:
        return given
    return _playwrights_own() or next(filter(None, map(shutil.which, _NAMES)), None)


def _playwrights_own() -> str | None:
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if path and Path(path).exists() else None


def _works(path: str) -> bool:
    try:
        with sync_playwright() as playwright:
            playwright.chromium.launch(executable_path=path, args=ARGUMENTS).close()
    except Error as error:
        print(f"{path} does not start: {error}", file=sys.stderr)  # noqa: T201
        return False
    return True


def _attempt(*command: str) -> None:
    print("trying:", " ".join(command), flush=True)  # noqa: T201
    try:
        subprocess.run(command, check=False, timeout=_DOWNLOAD_SECONDS)
    except (OSError, subprocess.TimeoutExpired) as error:
        print(error, file=sys.stderr)  # noqa: T201


def _bring() -> str | None:
    """Install one, in the ways that this machine allows."""
    _attempt(sys.executable, "-m", "playwright", "install", "chromium")
    if not find() and shutil.which("apt-get") and os.geteuid() == 0:
        _attempt("apt-get", "update", "-qq")
        _attempt("apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium")
    return find()


def main() -> None:
    """Make sure that a Chromium starts here."""
    path = find() or _bring()
    if path is None or not _works(path):
        sys.exit(
            "The browser tests need Chromium. Install it (Debian: apt-get install chromium; "
            "elsewhere: .venv/bin/playwright install --with-deps chromium), or name one in "
            "VPTMEET_CHROMIUM, and run `make test` again."
        )


if __name__ == "__main__":
    main()
