"""The answer page, and answering, against a bare Flask view that reads one row by its key."""

from flask import Flask

from tests.bench import dataset
from tests.bench.installations import csrf_token
from tests.bench.measure import Result, in_turn
from vptmeet.extensions import db
from vptmeet.models.meeting import InvitationLink

ROUNDS = 25
REQUESTS = 40
AIM = 0.5


def bare(app: Flask) -> Flask:
    """A Flask app with one view: read one row by its key, say one word of it."""
    plain = Flask("bare")
    plain.config["SQLALCHEMY_DATABASE_URI"] = app.config["SQLALCHEMY_DATABASE_URI"]
    db.init_app(plain)

    @plain.get("/<int:number>")
    def show(number: int) -> str:
        link = db.session.get(InvitationLink, number)
        assert link is not None
        return link.token_sha256

    return plain


def run(app: Flask) -> list[Result]:
    """Requests a second, as a share of the bare view's."""
    address = f"/r/{dataset.token(241)}"
    person, nobody = app.test_client(), bare(app).test_client()
    form = {"csrf_token": csrf_token(person.get(address).text), "answer": "accepted"}

    def pages() -> None:
        for _ in range(REQUESTS):
            assert person.get(address).status_code == 200

    def answers() -> None:
        for number in range(REQUESTS):
            data = form | {"answer": ("accepted", "declined")[number % 2]}
            assert person.post(address, data=data).status_code in {302, 303}

    def plain() -> None:
        for _ in range(REQUESTS):
            assert nobody.get("/241").status_code == 200

    results = []
    for name, work in (("answer page", pages), ("giving an answer", answers)):
        ours, theirs = in_turn(work, plain, ROUNDS)
        share = theirs / ours
        figure = f"{REQUESTS / ours:.0f}/s against {REQUESTS / theirs:.0f}/s: {share:.0%}"
        results.append(
            Result(f"{name}, against a bare Flask view", figure, share, "≥ 50 %", share >= AIM)
        )
    return results
