"""The folder of a demo."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from vptmeet.demo.home import DemoHome

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(("days", "too_old"), [(0, False), (7, False), (8, True), (-1, True)])
def test_a_demo_is_kept_for_a_week(tmp_path: Path, days: int, too_old: bool) -> None:
    home = DemoHome(tmp_path)
    home.mark_made(TODAY)
    assert home.is_too_old(TODAY + timedelta(days=days)) is too_old


def test_an_empty_folder_holds_no_demo(tmp_path: Path) -> None:
    assert DemoHome(tmp_path).made_on() is None
    assert not DemoHome(tmp_path).is_too_old(TODAY)


def test_a_mark_that_cannot_be_read_counts_as_no_demo(tmp_path: Path) -> None:
    (tmp_path / "demo.json").write_text("{")
    assert DemoHome(tmp_path).made_on() is None


def test_clearing_leaves_what_is_not_the_demos(tmp_path: Path) -> None:
    (tmp_path / "vptmeet.sqlite3").write_text("of a real municipality")
    (tmp_path / "demo.sqlite3-wal").write_text("")
    home = DemoHome(tmp_path)
    home.mark_made(TODAY)
    home.clear()
    assert [path.name for path in tmp_path.iterdir()] == ["vptmeet.sqlite3"]


def test_settings_of_an_installation_do_not_reach_the_demo(tmp_path: Path) -> None:
    base = {
        "PATH": "/usr/bin",
        "VPTMEET_DATABASE_URL": "postgresql://real",
        "VPTMEET_MAIL_USERNAME": "vpt",
    }
    environment = DemoHome(tmp_path).environment(base, 5000, 2525)
    assert environment["PATH"] == "/usr/bin"
    assert "VPTMEET_MAIL_USERNAME" not in environment
    assert environment["VPTMEET_DATABASE_URL"] == f"sqlite:///{tmp_path / 'demo.sqlite3'}"
