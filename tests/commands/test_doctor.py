"""`vptmeet doctor`, `backup` and `restore`, as somebody types them."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.smtp_server import MailServer

pytestmark = pytest.mark.processes


@pytest.fixture(scope="module")
def server() -> Iterator[MailServer]:
    server = MailServer().start()
    yield server
    server.stop()


class Shell:
    """The console script on an installation of its own."""

    def __init__(self, folder: Path, **settings: str) -> None:
        kept = {k: v for k, v in os.environ.items() if not k.startswith("VPTMEET_")}
        self.environment = kept | {"VPTMEET_DATA_DIR": str(folder)} | settings

    def run(self, *words: str, standard_input: str = "") -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [str(Path(sys.executable).with_name("vptmeet")), *words],
            env=self.environment,
            input=standard_input,
            capture_output=True,
            text=True,
            check=False,
        )


@pytest.fixture(scope="module")
def shell(tmp_path_factory: pytest.TempPathFactory, server: MailServer) -> Shell:
    """An installation with one account; starting a process takes a second, so tests share it."""
    shell = Shell(
        tmp_path_factory.mktemp("doctor"),
        VPTMEET_MAIL_SERVER="127.0.0.1",
        VPTMEET_MAIL_PORT=str(server.port),
        VPTMEET_MAIL_SENDER="vpt@waterveen.example.org",
    )
    assert shell.run("db", "upgrade").returncode == 0
    arguments = ("--name", "Jan", "--role", "manager", "--password-stdin")
    account = ("user", "add", "jan@waterveen.example.org", *arguments)
    assert shell.run(*account, standard_input="een lang wachtwoord 7").returncode == 0
    return shell


def test_the_doctor_finds_a_good_installation_well(shell: Shell) -> None:
    done = shell.run("doctor")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "All is well" in done.stdout


def test_the_doctor_says_what_to_do_when_the_mail_server_is_away(
    shell: Shell, server: MailServer
) -> None:
    server.stop()
    done = shell.run("doctor")
    server.start()
    assert done.returncode == 1
    assert "VPTMEET_MAIL_SERVER" in done.stdout


def test_a_backup_is_restored_into_a_new_installation(shell: Shell, tmp_path: Path) -> None:
    copy = str(tmp_path / "copy.zip")
    assert shell.run("backup", copy).returncode == 0
    other = Shell(tmp_path / "other")
    assert other.run("restore", copy).returncode == 0
    assert "jan@waterveen.example.org" in other.run("user", "list").stdout


def test_a_backup_does_not_write_over_another_unasked(shell: Shell, tmp_path: Path) -> None:
    copy = str(tmp_path / "copy.zip")
    shell.run("backup", copy)
    assert shell.run("backup", copy).returncode == 1
    assert shell.run("backup", copy, "--replace").returncode == 0


def test_a_restore_into_a_database_in_use_is_refused(shell: Shell, tmp_path: Path) -> None:
    copy = str(tmp_path / "copy.zip")
    shell.run("backup", copy)
    done = shell.run("restore", copy)
    assert done.returncode == 1
    assert "in use" in done.stderr
