"""A setting that makes no sense is told in one sentence, whatever command is given."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from config import Config, SettingError
from vptmeet.worker import make_huey

pytestmark = pytest.mark.processes

VPTMEET = str(Path(sys.executable).with_name("vptmeet"))


def run(tmp_path: Path, *words: str, **settings: str) -> subprocess.CompletedProcess[str]:
    kept = {name: text for name, text in os.environ.items() if not name.startswith("VPTMEET_")}
    ours = {"VPTMEET_DATA_DIR": str(tmp_path)} | settings
    return subprocess.run([VPTMEET, *words], env=kept | ours, capture_output=True, text=True)


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("MAIL_PORT", "smtp", "must be a whole number from 1 to 65535, not 'smtp'"),
        ("SESSION_HOURS", "0", "must be a whole number from 1 to 720"),
        ("QUEUE_URL", "amqp://host", "must be one of sqlite, redis"),
        ("QUEUE_URL", "sqlite:////no/such/folder/queue", "names a file that cannot be used"),
        ("DATABASE_URL", "mysql://host/base", "must be one of postgresql, sqlite"),
        ("DATABASE_URL", "nonsense", "is not the address of a database"),
        ("RATELIMIT_URL", "disk://", "must be one of memory, redis"),
        ("TIME_ZONE", "Europe/Waterveen", "is no time zone"),
        ("LANGUAGE", "fy", "must be one of nl, en"),
        ("BASE_URL", "vpt.waterveen.nl", "must be one of https, http"),
        ("DATA_DIR", "/dev/null/data", "is a folder that cannot be made"),
    ],
)
def test_the_setting_is_named_and_what_it_should_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: str, words: str
) -> None:
    monkeypatch.setenv("VPTMEET_DATA_DIR", str(tmp_path))
    monkeypatch.setenv(f"VPTMEET_{name}", value)
    with pytest.raises(SettingError, match=f"VPTMEET_{name} {words}"):
        make_huey(Config().QUEUE_URL)


@pytest.mark.parametrize("words", [("serve",), ("worker",), ("demo",)])
def test_no_command_shows_a_traceback(tmp_path: Path, words: tuple[str, ...]) -> None:
    done = run(tmp_path, *words, VPTMEET_MAIL_PORT="smtp")
    assert done.returncode != 0
    assert "VPTMEET_MAIL_PORT must be" in done.stderr
    assert "Traceback" not in done.stderr


def test_help_is_given_and_says_what_is_wrong(tmp_path: Path) -> None:
    done = run(tmp_path, "--help", VPTMEET_MAIL_PORT="smtp")
    assert done.returncode == 0
    assert "partners" in done.stdout
    assert "VPTMEET_MAIL_PORT must be" in done.stderr
    assert "Traceback" not in done.stderr
