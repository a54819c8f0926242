"""Pages at 100, 1,000 and 10,000 employers."""

from collections.abc import Mapping
from functools import partial

from flask import Flask
from flask.testing import FlaskClient

from tests.bench.installations import coordinator
from tests.bench.measure import Result, in_turn

ROUNDS = 15
AIM = 2.0
PAGES = (
    ("overview", "/coalitie", "≤ 2 times"),
    ("partner list", "/partners", "≤ 2 times"),
    # Finds everybody, by a contact: the page is full at each size, and the search at its slowest.
    ("partner list, searched", "/partners?q=persoon", ""),
)


def run(apps: Mapping[int, Flask]) -> list[Result]:
    """How much longer each page takes at each size than at 100 employers."""
    clients = {size: coordinator(app) for size, app in apps.items()}
    results = []
    for name, address, wanted in PAGES:
        for size in sorted(set(clients) - {100}):
            small, large = in_turn(
                partial(_load, clients[100], address),
                partial(_load, clients[size], address),
                ROUNDS,
            )
            ratio = large / small
            figure = f"{large * 1000:.1f} ms against {small * 1000:.1f} ms: {ratio:.2f} times"
            aim = wanted if size == 10_000 else ""
            results.append(
                Result(f"{name}, {size:,} against 100", figure, ratio, aim, ratio <= AIM)
            )
    return results


def _load(client: FlaskClient, address: str) -> None:
    response = client.get(address)
    assert response.status_code == 200, response.status
