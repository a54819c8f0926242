"""Settings: the only place that reads the environment. Each is explained in docs/operations.md."""

import os
import secrets
from collections.abc import Collection, MutableMapping
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

ROOT = Path(__file__).resolve().parent


class SettingError(ValueError):
    """A setting that makes no sense. The message names it and says what it should be."""

    def __init__(self, name: str, problem: str) -> None:
        super().__init__(f"VPTMEET_{name} {problem}. See docs/operations.md.")


def process_environment() -> MutableMapping[str, str]:
    """The whole environment of this process, for who starts others: the demo."""
    return os.environ


def _env(name: str, default: str = "") -> str:
    return os.environ.get(f"VPTMEET_{name}", default).strip()


def _flag(name: str, default: bool = False) -> bool:
    value = _env(name).lower()
    return default if not value else value in {"1", "true", "yes", "ja", "on"}


def _number(name: str, default: int, least: int, most: int) -> int:
    value = _env(name) or str(default)
    try:
        number = int(value)
    except ValueError:
        number = least - 1
    if not least <= number <= most:
        raise SettingError(name, f"must be a whole number from {least} to {most}, not {value!r}")
    return number


def _one_of(name: str, value: str, known: Collection[str]) -> str:
    if value not in known:
        raise SettingError(name, f"must be one of {', '.join(known)}, not {value!r}")
    return value


def _time_zone() -> str:
    name = _env("TIME_ZONE") or "Europe/Amsterdam"
    try:
        return ZoneInfo(name).key
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise SettingError("TIME_ZONE", f"is no time zone: {name!r}") from error


def _base_url() -> str:
    url = (_env("BASE_URL") or "http://localhost:5000").rstrip("/")
    _one_of("BASE_URL", url.partition("://")[0], ("https", "http"))
    return url


def _data_dir() -> Path:
    """Where SQLite, the queue and the secret key live when nothing else is set."""
    return Path(_env("DATA_DIR") or ROOT / "instance").resolve()


def _secret_key(data_dir: Path) -> str:
    """From the environment; without one, made once and kept in the data folder (mode 600)."""
    if given := _env("SECRET_KEY"):
        return given
    path = _writable(data_dir) / "secret_key"
    try:
        return path.read_text().strip()
    except FileNotFoundError:
        # Two processes may start at once: whoever creates the file first decides.
        try:
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            return path.read_text().strip()
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_urlsafe(48))
        return path.read_text().strip()


def _writable(data_dir: Path) -> Path:
    """The data folder, made when it is not there; only asked for when something is kept in it."""
    try:
        data_dir.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        problem = f"is a folder that cannot be made: {data_dir} ({error.strerror})"
        raise SettingError("DATA_DIR", problem) from error
    if not os.access(data_dir, os.W_OK | os.X_OK):
        raise SettingError("DATA_DIR", f"is a folder that cannot be written to: {data_dir}")
    return data_dir


def _database_url(data_dir: Path) -> str:
    """SQLite in the data folder by default; PostgreSQL addresses get the psycopg driver."""
    url = _env("DATABASE_URL") or f"sqlite:///{_writable(data_dir) / 'vptmeet.sqlite3'}"
    for prefix in ("postgres://", "postgresql://"):
        if url.startswith(prefix):
            url = "postgresql+psycopg://" + url.removeprefix(prefix)
    try:
        kind = make_url(url).get_backend_name()
    except (ArgumentError, ValueError) as error:
        raise SettingError("DATABASE_URL", "is not the address of a database") from error
    _one_of("DATABASE_URL", kind, ("postgresql", "sqlite"))
    return url


def _queue_url(data_dir: Path) -> str:
    url = _env("QUEUE_URL") or f"sqlite:///{_writable(data_dir) / 'queue.sqlite3'}"
    kinds = ("sqlite", "redis", "rediss", "postgresql", "postgres")
    _one_of("QUEUE_URL", url.partition("://")[0].partition("+")[0], kinds)
    return url


def _rate_limit_url() -> str:
    url = _env("RATELIMIT_URL") or "memory://"
    _one_of("RATELIMIT_URL", url.partition("://")[0], ("memory", "redis", "rediss"))
    return url


class Config:
    """Settings of a running installation, read when an app is made."""

    def __init__(self) -> None:
        data_dir = _data_dir()
        base_url = _base_url()
        https = base_url.startswith("https://")
        self.DATA_DIR = str(data_dir)
        self.SECRET_KEY = _secret_key(data_dir)
        self.BASE_URL = base_url
        self.TRUSTED_PROXIES = _number("TRUSTED_PROXIES", 0, 0, 10)

        self.SQLALCHEMY_DATABASE_URI = _database_url(data_dir)
        self.QUEUE_URL = _queue_url(data_dir)
        self.RATELIMIT_STORAGE_URI = _rate_limit_url()

        self.MUNICIPALITY = _env("MUNICIPALITY", "Gemeente")
        self.TEAM = _env("TEAM", "Openbare orde en veiligheid")
        self.CONTACT_NAME = _env("CONTACT_NAME")
        self.CONTACT_PHONE = _env("CONTACT_PHONE")
        self.CONTACT_EMAIL = _env("CONTACT_EMAIL")
        self.TIME_ZONE = _time_zone()
        self.BABEL_DEFAULT_LOCALE = _one_of("LANGUAGE", _env("LANGUAGE") or "nl", ("nl", "en"))

        self.MAIL_SERVER = _env("MAIL_SERVER", "localhost")
        self.MAIL_PORT = _number("MAIL_PORT", 25, 1, 65_535)
        self.MAIL_USE_TLS = _flag("MAIL_STARTTLS")
        self.MAIL_USE_SSL = _flag("MAIL_TLS")
        self.MAIL_USERNAME = _env("MAIL_USERNAME") or None
        self.MAIL_PASSWORD = _env("MAIL_PASSWORD") or None
        self.MAIL_TIMEOUT = _number("MAIL_TIMEOUT", 20, 1, 600)
        self.MAIL_SENDER_NAME = _env("MAIL_SENDER_NAME") or self.MUNICIPALITY
        self.MAIL_SENDER = _env("MAIL_SENDER", "vpt@localhost.localdomain")
        # The mailbox that answers from calendars go to (ORGANIZER).
        self.MAIL_ORGANIZER = _env("MAIL_ORGANIZER") or self.MAIL_SENDER

        self.SESSION_COOKIE_NAME = "__Host-vptmeet" if https else "vptmeet"
        self.SESSION_COOKIE_SECURE = https
        self.SESSION_COOKIE_HTTPONLY = True
        self.SESSION_COOKIE_SAMESITE = "Lax"
        self.SESSION_HOURS = _number("SESSION_HOURS", 10, 1, 720)
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
