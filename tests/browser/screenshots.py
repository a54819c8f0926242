"""The pictures in docs/images, taken from the demo: `make screenshots`."""

import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from config import ROOT
from tests.browser import chromium
from tests.smtp_server import free_port
from vptmeet.demo.accounts import COORDINATOR, PASSWORD

IMAGES = ROOT / "docs" / "images"
LARGEST = 300 * 1024
"""A README that loads fast; more than this in bytes is refused."""

SCREEN = ViewportSize(width=1280, height=960)
TALL = ViewportSize(width=1280, height=1180)
"""All of the rings."""

PHONE = ViewportSize(width=390, height=844)
_START_SECONDS = 90


@contextmanager
def demo() -> Iterator[str]:
    """A demo in a folder of its own; gives its address."""
    port = free_port()
    with tempfile.TemporaryDirectory() as folder:
        process = subprocess.Popen(
            [str(Path(sys.executable).with_name("vptmeet")), "demo", "--port", str(port)],
            env={**os.environ, "VPTMEET_DATA_DIR": folder, "PYTHONUNBUFFERED": "1"},
            stdout=subprocess.PIPE,
            text=True,
        )
        try:
            _wait_until_ready(process)
            yield f"http://localhost:{port}"
        finally:
            process.terminate()
            process.wait()


def _wait_until_ready(process: "subprocess.Popen[str]") -> None:
    """Read what it says until it names the way to stop it: then all of it runs."""
    assert process.stdout is not None
    for line in process.stdout:
        if "Ctrl-C" in line:
            return
    raise SystemExit("the demo does not start: run `make demo` to see why")


def _sign_in(page: Page, url: str) -> None:
    page.goto(f"{url}/inloggen")
    page.fill("[name=email]", COORDINATOR.email)
    page.fill("[name=password]", PASSWORD)
    page.click("main button[type=submit]")
    page.wait_for_url(f"{url}/vandaag")


def _personal_link(page: Page, url: str) -> str:
    """The link in the mail to somebody who has not answered yet; mail takes a moment."""
    deadline = time.monotonic() + _START_SECONDS
    while time.monotonic() < deadline:
        page.goto(f"{url}/demo/post?q=noah.pilotsma")
        if page.locator("table a").count():
            page.locator("table a").first.click()
            text = page.locator("pre").first.text_content() or ""
            if found := re.search(r"https?://\S+/r/[\w-]+", text):
                return found.group()
        time.sleep(1)
    raise SystemExit("the demo sends no mail: look at its logs")


def _save(page: Page, name: str) -> None:
    path = IMAGES / f"{name}.png"
    page.screenshot(path=path, animations="disabled")
    size = path.stat().st_size
    print(f"{path.relative_to(ROOT)}  {size // 1024} KB")  # noqa: T201
    if size > LARGEST:
        raise SystemExit(f"{path} is larger than {LARGEST // 1024} KB")


def take(browser: Browser, url: str) -> None:
    """Take all pictures from the demo at `url`."""
    page = browser.new_page(viewport=SCREEN, locale="nl-NL")
    _sign_in(page, url)
    page.goto(f"{url}/coalitie")
    page.set_viewport_size(TALL)
    _save(page, "coalition")
    page.set_viewport_size(SCREEN)
    page.goto(f"{url}/partners")
    _save(page, "partners")
    page.goto(f"{url}/bijeenkomsten")
    page.get_by_role("link", name="Wat bereikten wij").first.click()
    page.wait_for_load_state()
    _save(page, "meeting")
    link = _personal_link(page, url)
    phone = browser.new_page(viewport=PHONE, locale="nl-NL")
    phone.goto(link)
    _save(phone, "rsvp")


def main() -> None:
    """Start the demo, take the pictures and stop it."""
    path = chromium.find()
    if path is None:
        sys.exit("No Chromium here: `make chromium` brings one.")
    IMAGES.mkdir(parents=True, exist_ok=True)
    with demo() as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=chromium.ARGUMENTS)
        take(browser, url)
        browser.close()


if __name__ == "__main__":
    main()
