"""Where a demo lives: its folder, its own files in it, and how old it is."""

import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

KEPT_FOR = timedelta(days=7)
"""After that the story's coming meeting comes too close, and the demo is made anew."""


@dataclass(frozen=True)
class DemoHome:
    """The folder of a demo. Only files with names of the demo are ever removed: the folder may
    hold an installation's own database too."""

    folder: Path

    @property
    def logs(self) -> Path:
        """What the processes said."""
        return self.folder / "demo-logs"

    @property
    def maildir(self) -> Path:
        """The mails that were sent."""
        return self.folder / "maildir"

    @property
    def _mark(self) -> Path:
        return self.folder / "demo.json"

    def made_on(self) -> date | None:
        """The day on which the data was loaded; None when it never was, or not to the end."""
        try:
            return date.fromisoformat(json.loads(self._mark.read_text())["made_on"])
        except (FileNotFoundError, ValueError, KeyError):
            return None

    def mark_made(self, today: date) -> None:
        """Remember that the data is complete."""
        self._mark.write_text(json.dumps({"made_on": today.isoformat()}))

    def is_too_old(self, today: date) -> bool:
        """Whether there is a demo that was made longer ago than it is kept."""
        made = self.made_on()
        return made is not None and not timedelta(0) <= today - made <= KEPT_FOR

    def clear(self) -> None:
        """Remove the demo's data, mails and logs."""
        self._mark.unlink(missing_ok=True)
        for path in self.folder.glob("demo*.sqlite3*"):
            path.unlink()
        shutil.rmtree(self.maildir, ignore_errors=True)
        shutil.rmtree(self.logs, ignore_errors=True)

    def environment(self, base: Mapping[str, str], web_port: int, mail_port: int) -> dict[str, str]:
        """`base` with the demo's settings; other settings of VPTmeet in it do not count."""
        kept = {name: value for name, value in base.items() if not name.startswith("VPTMEET_")}
        settings = {
            "DEMO": "1",
            "DATA_DIR": str(self.folder),
            "DATABASE_URL": f"sqlite:///{self.folder / 'demo.sqlite3'}",
            "QUEUE_URL": f"sqlite:///{self.folder / 'demo-queue.sqlite3'}",
            "BASE_URL": f"http://localhost:{web_port}",
            "MUNICIPALITY": "Gemeente Waterveen",
            "CONTACT_NAME": "Sanne Proefsma",
            "CONTACT_PHONE": "0123 45 67 89",
            "CONTACT_EMAIL": "vpt@waterveen.example.org",
            "MAIL_SERVER": "127.0.0.1",
            "MAIL_PORT": str(mail_port),
            "MAIL_SENDER": "vpt@waterveen.example.org",
        }
        return kept | {f"VPTMEET_{name}": value for name, value in settings.items()}
