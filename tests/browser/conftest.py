"""Fixtures of the browser tests: a whole installation and a real Chromium."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests import databases
from tests.browser import chromium
from tests.browser.installation import Installation
from tests.browser.municipality import Municipality, served


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder drives a browser."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A real Chromium; without one the tests fail and say what to do."""
    path = chromium.find()
    assert path, "no Chromium here: `make chromium` brings one"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=chromium.ARGUMENTS)
        yield browser
        browser.close()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """When a browser test fails, keep what every open page showed."""
    report = yield
    browser = getattr(item, "funcargs", {}).get("browser")
    if browser and report.when == "call" and report.failed:  # type: ignore[attr-defined]
        folder = item.config.rootpath / "instance" / "failed"
        folder.mkdir(parents=True, exist_ok=True)
        pages = [page for context in browser.contexts for page in context.pages]
        for number, page in enumerate(pages):
            page.screenshot(path=folder / f"{item.name}-{number}.png", full_page=True)
    return report


@pytest.fixture
def installation(tmp_path: Path, pytestconfig: pytest.Config) -> Iterator[Installation]:
    """An empty installation on the database that the run asks for."""
    if pytestconfig.getoption("database") == "sqlite":
        site = Installation(tmp_path, f"sqlite:///{tmp_path / 'story.sqlite3'}").start()
        yield site
        site.stop()
    else:
        with databases.postgresql(f"vptmeet_story_{os.getpid()}") as url:
            site = Installation(tmp_path, url).start()
            yield site
            site.stop()


@pytest.fixture(scope="session")
def municipality(
    tmp_path_factory: pytest.TempPathFactory, pytestconfig: pytest.Config
) -> Iterator[Municipality]:
    """The demo's municipality, on the database that the run asks for. Tests share it."""
    folder = tmp_path_factory.mktemp("waterveen")
    if pytestconfig.getoption("database") == "sqlite":
        with served(folder, f"sqlite:///{folder / 'pages.sqlite3'}") as site:
            yield site
    else:
        with (
            databases.postgresql(f"vptmeet_pages_{os.getpid()}") as url,
            served(folder, url) as site,
        ):
            yield site
