"""create_app(): the composition root, nothing else."""

from importlib import import_module
from typing import Any

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix
from whitenoise import WhiteNoise

import vptmeet.models.all  # noqa: F401 - every table must be known
from config import ROOT, Config
from vptmeet import worker
from vptmeet.extensions import babel, csrf, db, limiter, login, migrate
from vptmeet.transaction import on_new_mail
from vptmeet.web import errors, headers, incoming, locale, sessions, templating

FEATURES = (
    "public",
    "home",
    "auth",
    "today",
    "partners",
    "imports",
    "meetings",
    "invitations",
    "rsvp",
    "attendance",
    "coalition",
    "settings",
)


def create_app(config: Config | None = None) -> Flask:
    """An app with the settings of `config`, or of the environment."""
    settings = config or Config()
    app = Flask(
        "vptmeet",
        root_path=str(ROOT / "vptmeet"),
        template_folder=str(ROOT / "templates"),
        static_folder=None,
    )
    app.jinja_environment = templating.Environment
    app.config.from_mapping(settings.as_dict())
    app.config["SQLALCHEMY_ENGINE_OPTIONS"] = engine_options(app.config["SQLALCHEMY_DATABASE_URI"])
    _extend(app)
    for part in (incoming, errors, headers, sessions, templating):
        part.init_app(app)
    for feature in FEATURES:
        app.register_blueprint(import_module(f"vptmeet.web.{feature}.routes").blueprint)
    if app.config["DEMO"]:
        from vptmeet.demo.mailbox import blueprint

        app.register_blueprint(blueprint)
    _serve(app)
    return app


def engine_options(url: str) -> dict[str, Any]:
    """Connection settings by kind of database.

    On SQLite a write takes the lock at its start and waits for it (seconds): a transaction that
    begins by reading and then writes would fail at once when another wrote in between.
    """
    if url.startswith("sqlite"):
        return {"connect_args": {"timeout": 15, "isolation_level": "IMMEDIATE"}}
    return {"pool_pre_ping": True, "pool_size": 5, "max_overflow": 5}


def _extend(app: Flask) -> None:
    db.init_app(app)
    migrate.init_app(app, db, directory=str(ROOT / "migrations"), render_as_batch=True)
    login.init_app(app)
    csrf.init_app(app)
    limiter.init_app(app)
    babel.init_app(
        app,
        locale_selector=locale.choose,
        default_translation_directories=str(ROOT / "vptmeet" / "translations"),
    )
    worker.init_app(app)
    on_new_mail(worker.waker(app))


def _serve(app: Flask) -> None:
    """Static files by WhiteNoise (compressed, cached for ever), behind trusted proxies if any."""
    dist = WhiteNoise(
        app.wsgi_app,
        max_age=60,
        allow_all_origins=False,
        # A name ends in a hash of what is in the file: esbuild's, or that of build.mjs.
        immutable_file_test=r"^.+[.-](?:[0-9A-Z]{8}|[0-9a-f]{10})\.\w+$",
        add_headers_function=headers.guard_file,
    )
    dist.add_files(str(ROOT / "static" / "dist"), prefix="static/")
    app.wsgi_app = dist  # type: ignore[method-assign]
    if proxies := app.config["TRUSTED_PROXIES"]:
        app.wsgi_app = ProxyFix(  # type: ignore[method-assign]
            app.wsgi_app, x_for=proxies, x_proto=proxies, x_host=proxies
        )
