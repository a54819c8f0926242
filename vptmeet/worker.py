"""Background work: Huey, its tasks (thin) and how the rest of the app wakes it."""

import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime
from urllib.parse import unquote, urlsplit

from flask import Flask
from huey import Huey, PostgresHuey, RedisHuey, SqliteHuey, crontab

from config import SettingError
from vptmeet import delivery
from vptmeet.services import importing, privacy
from vptmeet.transaction import transaction


def make_huey(url: str) -> Huey:
    """The queue that VPTMEET_QUEUE_URL names: sqlite:///path, redis://... or postgresql://...

    Raises SettingError for any other kind of address, and for a file that cannot be used.
    """
    kind = urlsplit(url).scheme.partition("+")[0]
    options = {"results": False, "utc": True}
    if kind == "sqlite":
        return _sqlite_huey(unquote(url.removeprefix("sqlite:///")), options)
    if kind in {"redis", "rediss"}:
        return RedisHuey("vptmeet", url=url, **options)
    if kind in {"postgres", "postgresql"}:
        dsn = "postgresql://" + url.partition("://")[2]
        return PostgresHuey("vptmeet", dsn=dsn, **options)
    raise SettingError("QUEUE_URL", f"names a queue that this app does not know: {kind!r}")


def _sqlite_huey(path: str, options: dict[str, bool]) -> Huey:
    try:
        return SqliteHuey("vptmeet", filename=path, **options)
    except sqlite3.Error as error:
        raise SettingError("QUEUE_URL", f"names a file that cannot be used: {path}") from error


def init_app(app: Flask) -> None:
    """Make the queue and its tasks for `app`."""
    huey = make_huey(app.config["QUEUE_URL"])
    app.extensions["huey"] = huey

    def send_mail() -> None:
        with app.app_context():
            delivery.send_waiting()

    wake = huey.task(name="send_mail")(send_mail)
    # A mail is never lost when a wake-up is: once a minute the worker looks for itself.
    huey.periodic_task(crontab(minute="*"), name="send_mail_each_minute")(send_mail)
    app.extensions["wake_mail_worker"] = wake

    def erase_old_needs() -> None:
        with app.app_context(), transaction():
            privacy.erase_old_needs(datetime.now(UTC))

    huey.periodic_task(crontab(hour="3", minute="15"), name="erase_old_needs")(erase_old_needs)

    def remove_old_imports() -> None:
        with app.app_context(), transaction():
            importing.remove_old(datetime.now(UTC))

    huey.periodic_task(crontab(minute="20"), name="remove_old_imports")(remove_old_imports)


def waker(app: Flask) -> Callable[[], None]:
    """What to call when new mail was committed."""
    wake: Callable[[], None] = app.extensions["wake_mail_worker"]
    return wake
