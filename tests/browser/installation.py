"""A whole installation for tests: web server, worker and mail server, as real processes."""

import os
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from sqlalchemy import create_engine, select
from sqlalchemy.orm import Session

import vptmeet.models.all  # noqa: F401 - the mappers need every table
from tests.smtp_server import MailServer, free_port
from vptmeet.models.meeting import Meeting

_BIN = Path(sys.executable).parent
_START_SECONDS = 60
_MAIL_SECONDS = 30


class Installation:
    """Web, worker and mail server on loopback, with a database and a folder of their own."""

    def __init__(self, data_dir: Path, database_url: str) -> None:
        self.port = free_port()
        self.url = f"http://localhost:{self.port}"
        self.mail = MailServer()
        self.data_dir = data_dir
        self._database_url = database_url
        self._processes: list[subprocess.Popen[bytes]] = []

    def start(self) -> "Installation":
        """Make the tables, start all parts and wait until the pages answer."""
        self.prepare()
        self.run()
        return self

    def prepare(self) -> None:
        """Make the tables and start the mail server."""
        self.data_dir.mkdir(parents=True, exist_ok=True)
        self.mail.start()
        self.command("db", "upgrade")

    def run(self) -> None:
        """Start web and worker, and wait until the pages answer."""
        self._spawn("vptmeet", "serve", "--port", str(self.port))
        self._spawn("vptmeet", "worker")
        self._wait()

    def process_ids(self) -> list[int]:
        """The processes that were started; the web server has children of its own."""
        return [process.pid for process in self._processes]

    def stop(self) -> None:
        """End all parts; what does not end by itself is killed."""
        for process in self._processes:
            process.terminate()
        for process in self._processes:
            try:
                process.wait(15)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        self.mail.stop()

    def mail_to(self, address: str, number: int = 1) -> list[EmailMessage]:
        """The mails that arrived for `address`, once there are at least `number` of them."""
        end = time.monotonic() + _MAIL_SECONDS
        while time.monotonic() < end:
            found = [mail for mail in self.mail.received if address in str(mail["To"])]
            if len(found) >= number:
                return found
            time.sleep(0.1)
        everyone = [str(mail["To"]) for mail in self.mail.received]
        raise AssertionError(f"no mail {number} for {address}; there is mail for {everyone}")

    def let_the_meeting_begin(self) -> None:
        """Time cannot be hurried, so the only meeting is put back until it began an hour ago."""
        engine = create_engine(self._database_url)
        began = datetime.now(UTC) - timedelta(hours=1)
        with Session(engine) as session:
            meeting = session.scalars(select(Meeting)).one()
            meeting.starts_at, meeting.ends_at = began, began + timedelta(hours=2)
            meeting.answer_by = began - timedelta(days=1)
            session.commit()
        engine.dispose()

    def command(self, *arguments: str, standard_input: str = "") -> str:
        """Run `vptmeet ...` as a person would, and return what it prints."""
        done = subprocess.run(
            [str(_BIN / "vptmeet"), *arguments],
            env=self.environment(),
            input=standard_input,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def environment(self) -> dict[str, str]:
        """The settings of this installation."""
        kept = {k: v for k, v in os.environ.items() if not k.startswith("VPTMEET_")}
        return kept | {
            "VPTMEET_DATA_DIR": str(self.data_dir),
            "VPTMEET_DATABASE_URL": self._database_url,
            "VPTMEET_BASE_URL": self.url,
            "VPTMEET_MUNICIPALITY": "Gemeente Waterveen",
            "VPTMEET_CONTACT_NAME": "Sanne de Wit",
            "VPTMEET_CONTACT_PHONE": "0123 45 67 89",
            "VPTMEET_CONTACT_EMAIL": "vpt@waterveen.example.org",
            "VPTMEET_MAIL_SENDER": "vpt@waterveen.example.org",
            "VPTMEET_MAIL_SERVER": "127.0.0.1",
            "VPTMEET_MAIL_PORT": str(self.mail.port),
        }

    def _spawn(self, program: str, *arguments: str) -> None:
        with (self.data_dir / f"{arguments[0]}.log").open("ab") as log:
            self._processes.append(
                subprocess.Popen(
                    [str(_BIN / program), *arguments],
                    env=self.environment(),
                    stdout=log,
                    stderr=log,
                )
            )

    def _wait(self) -> None:
        end = time.monotonic() + _START_SECONDS
        while time.monotonic() < end:
            try:
                with urlopen(f"{self.url}/healthz", timeout=2):
                    return
            except (URLError, OSError):
                time.sleep(0.1)
        logs = "\n".join(path.read_text() for path in self.data_dir.glob("*.log"))
        raise AssertionError(f"the pages do not answer:\n{logs}")
