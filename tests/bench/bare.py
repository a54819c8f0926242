"""What the pages are held against: a Flask app that reads one row by its key, and no more."""

import os

from flask import Flask
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    """Base of the one table."""


db = SQLAlchemy(model_class=Base)


class Link(db.Model):  # type: ignore[name-defined]
    """A row of the table that the answer page begins with."""

    __tablename__ = "invitation_link"

    id: Mapped[int] = mapped_column(primary_key=True)
    token_sha256: Mapped[str]


app = Flask("bare")
app.config["SQLALCHEMY_DATABASE_URI"] = os.environ["VPTMEET_DATABASE_URL"]
db.init_app(app)


@app.get("/<int:number>")
def show(number: int) -> str:
    """One word of one row."""
    return str(db.get_or_404(Link, number).token_sha256)
