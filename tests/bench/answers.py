"""The answer page, and answering, against a bare Flask view that reads one row by its key.

Both are served alike: gunicorn as `vptmeet serve` starts it, one process of four threads, on the
same database. The load comes from this process.
"""

from http.client import HTTPConnection
from urllib.parse import urlencode

from flask import Flask

from tests.bench import dataset, load
from tests.bench.installations import csrf_token
from tests.bench.load import Asked
from tests.bench.measure import Result, in_turn
from tests.bench.servers import HOST, Server, served

ROUNDS = 7
AIM = 0.5
FIRST = 242
"""The invitation of a participant; those of the people after follow."""


def run(app: Flask, size: int) -> list[Result]:
    """Requests a second among `size` employers, as a share of the bare view's."""
    settings = {
        "VPTMEET_DATA_DIR": app.config["DATA_DIR"],
        "VPTMEET_DATABASE_URL": app.config["SQLALCHEMY_DATABASE_URI"],
        "VPTMEET_TRUSTED_PROXIES": "1",
    }
    with (
        served("vptmeet.wsgi:app", "/healthz", settings) as ours,
        served("tests.bench.bare:app", f"/{FIRST}", settings) as bare,
    ):
        form = _Form(ours.port)
        return [
            _share(
                f"answer page, {size:,} employers",
                ours,
                bare,
                lambda person, _turn: Asked(_path(person)),
            ),
            _share(f"giving an answer, {size:,} employers", ours, bare, form.answer),
        ]


def _share(name: str, ours: Server, bare: Server, ask: load.Ask) -> Result:
    def plain(person: int, _turn: int) -> Asked:
        return Asked(f"/{FIRST + person}")

    began = ours.work(), bare.work()
    mine, theirs = in_turn(
        lambda: load.visit(ours.port, ask), lambda: load.visit(bare.port, plain), ROUNDS
    )
    requests = load.TOTAL * (ROUNDS + 1)
    work = (ours.work() - began[0]) / requests, (bare.work() - began[1]) / requests
    share = theirs / mine
    figure = (
        f"{load.TOTAL / mine:.0f}/s against {load.TOTAL / theirs:.0f}/s: {share:.0%} "
        f"(processor {work[0] * 1000:.1f} ms against {work[1] * 1000:.1f} ms)"
    )
    return Result(f"{name}, to a bare view", figure, share, "≥ 50 %", share >= AIM)


def _path(person: int) -> str:
    return f"/r/{dataset.token(FIRST + person)}"


class _Form:
    """The form as a browser has it: with the cookie and the token that protect it."""

    def __init__(self, port: int) -> None:
        connection = HTTPConnection(HOST, port, timeout=30)
        connection.request("GET", _path(0))
        response = connection.getresponse()
        self._token = csrf_token(response.read().decode())
        self._cookie = str(response.getheader("Set-Cookie")).partition(";")[0]
        connection.close()

    def answer(self, person: int, turn: int) -> Asked:
        """Another answer each turn: the same one again would change nothing."""
        given = ("accepted", "declined")[turn % 2]
        body = urlencode({"csrf_token": self._token, "answer": given})
        headers = {"Cookie": self._cookie, "Content-Type": "application/x-www-form-urlencoded"}
        return Asked(_path(person), 303, "POST", body, headers)
