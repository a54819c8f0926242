"""Settings: the only place that reads the environment. Each is explained in docs/operations.md."""

import os
import secrets
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent


def _env(name: str, default: str = "") -> str:
    return os.environ.get(f"VPTMEET_{name}", default).strip()


def _flag(name: str, default: bool = False) -> bool:
    value = _env(name).lower()
    return default if not value else value in {"1", "true", "yes", "ja", "on"}


def _data_dir() -> Path:
    """Where SQLite, the queue and the secret key live when nothing else is set."""
    return Path(_env("DATA_DIR") or ROOT / "instance").resolve()


def _secret_key(data_dir: Path) -> str:
    """From the environment; without one, made once and kept in the data folder (mode 600)."""
    if given := _env("SECRET_KEY"):
        return given
    path = data_dir / "secret_key"
    try:
        return path.read_text().strip()
    except FileNotFoundError:
        data_dir.mkdir(parents=True, exist_ok=True)
        # Two processes may start at once: whoever creates the file first decides.
        try:
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            return path.read_text().strip()
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_urlsafe(48))
        return path.read_text().strip()


def _database_url(data_dir: Path) -> str:
    """SQLite in the data folder by default; PostgreSQL addresses get the psycopg driver."""
    url = _env("DATABASE_URL") or f"sqlite:///{data_dir / 'vptmeet.sqlite3'}"
    for prefix in ("postgres://", "postgresql://"):
        if url.startswith(prefix):
            return "postgresql+psycopg://" + url.removeprefix(prefix)
    return url


class Config:
    """Settings of a running installation, read when an app is made."""

    def __init__(self) -> None:
        data_dir = _data_dir()
        base_url = (_env("BASE_URL") or "http://localhost:5000").rstrip("/")
        https = base_url.startswith("https://")
        self.DATA_DIR = str(data_dir)
        self.SECRET_KEY = _secret_key(data_dir)
        self.BASE_URL = base_url
        self.TRUSTED_PROXIES = int(_env("TRUSTED_PROXIES", "0"))

        self.SQLALCHEMY_DATABASE_URI = _database_url(data_dir)
        self.QUEUE_URL = _env("QUEUE_URL") or f"sqlite:///{data_dir / 'queue.sqlite3'}"
        self.RATELIMIT_STORAGE_URI = _env("RATELIMIT_URL") or "memory://"

        self.MUNICIPALITY = _env("MUNICIPALITY", "Gemeente")
        self.TEAM = _env("TEAM", "Openbare orde en veiligheid")
        self.CONTACT_NAME = _env("CONTACT_NAME")
        self.CONTACT_PHONE = _env("CONTACT_PHONE")
        self.CONTACT_EMAIL = _env("CONTACT_EMAIL")
        self.TIME_ZONE = _env("TIME_ZONE", "Europe/Amsterdam")
        self.BABEL_DEFAULT_LOCALE = _env("LANGUAGE", "nl")

        self.MAIL_SERVER = _env("MAIL_SERVER", "localhost")
        self.MAIL_PORT = int(_env("MAIL_PORT", "25"))
        self.MAIL_USE_TLS = _flag("MAIL_STARTTLS")
        self.MAIL_USE_SSL = _flag("MAIL_TLS")
        self.MAIL_USERNAME = _env("MAIL_USERNAME") or None
        self.MAIL_PASSWORD = _env("MAIL_PASSWORD") or None
        self.MAIL_TIMEOUT = float(_env("MAIL_TIMEOUT", "20"))
        self.MAIL_SENDER_NAME = _env("MAIL_SENDER_NAME") or self.MUNICIPALITY
        self.MAIL_SENDER = _env("MAIL_SENDER", "vpt@localhost.localdomain")
        # The mailbox that answers from calendars go to (ORGANIZER).
        self.MAIL_ORGANIZER = _env("MAIL_ORGANIZER") or self.MAIL_SENDER

        self.SESSION_COOKIE_NAME = "__Host-vptmeet" if https else "vptmeet"
        self.SESSION_COOKIE_SECURE = https
        self.SESSION_COOKIE_HTTPONLY = True
        self.SESSION_COOKIE_SAMESITE = "Lax"
        self.SESSION_HOURS = int(_env("SESSION_HOURS", "10"))
        self.MAX_CONTENT_LENGTH = 21 * 1024 * 1024
        self.MAX_FORM_MEMORY_SIZE = 4 * 1024 * 1024
        self.MAX_FORM_PARTS = 25_000
        self.WTF_CSRF_TIME_LIMIT = None
        # Pages behind a personal link send no Referer, so it cannot be asked for; the token can.
        self.WTF_CSRF_SSL_STRICT = False

        self.DEMO = _flag("DEMO")
        self.DEMO_MAILDIR = str(data_dir / "maildir")

    def as_dict(self) -> dict[str, Any]:
        """The settings as Flask wants them."""
        return dict(vars(self))


class TestConfig(Config):
    """Settings of the tests: a database and a folder that the test run owns."""

    __test__ = False  # its name begins with Test, but pytest need not collect it

    def __init__(self, data_dir: Path, database_url: str) -> None:
        super().__init__()
        self.TESTING = True
        self.DATA_DIR = str(data_dir)
        self.SECRET_KEY = "test-only-" + "x" * 40
        self.BASE_URL = "http://localhost"
        self.SQLALCHEMY_DATABASE_URI = database_url
        self.QUEUE_URL = f"sqlite:///{data_dir / 'queue.sqlite3'}"
        self.RATELIMIT_ENABLED = False
        self.WTF_CSRF_ENABLED = False
        self.MUNICIPALITY = "Gemeente Waterveen"
        self.CONTACT_NAME = "Sanne de Wit"
        self.CONTACT_PHONE = "0123 45 67 89"
        self.CONTACT_EMAIL = "vpt@waterveen.example.org"
        self.MAIL_SENDER_NAME = "Gemeente Waterveen"
        self.MAIL_SENDER = "vpt@waterveen.example.org"
        self.MAIL_ORGANIZER = "vpt@waterveen.example.org"
        self.SESSION_COOKIE_NAME = "vptmeet"
        self.SESSION_COOKIE_SECURE = False
        self.DEMO = False
        self.DEMO_MAILDIR = str(data_dir / "maildir")
