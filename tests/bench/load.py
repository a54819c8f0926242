"""People at their browsers: some at a time, each over one connection that stays open."""

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from http.client import HTTPConnection
from itertools import count

from tests.bench.servers import HOST

PEOPLE = 4
REQUESTS = 50
"""Requests of each person in a round."""

TOTAL = PEOPLE * REQUESTS

_numbers = count(1)


@dataclass(frozen=True)
class Asked:
    """One request, and the status that it should get."""

    path: str
    status: int = 200
    method: str = "GET"
    body: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict)


Ask = Callable[[int, int], Asked]
"""What somebody asks, by the numbers of the person and of the turn."""


def visit(port: int, ask: Ask) -> None:
    """Let everybody send what `ask` says for person and turn, and read all of the answers."""
    with ThreadPoolExecutor(PEOPLE) as pool:
        for _ in pool.map(lambda person: _one_person(port, person, ask), range(PEOPLE)):
            pass


def _one_person(port: int, person: int, ask: Ask) -> None:
    connection = HTTPConnection(HOST, port, timeout=30)
    for turn in range(REQUESTS):
        asked = ask(person, turn)
        headers = {**asked.headers, "X-Forwarded-For": _address()}
        connection.request(asked.method, asked.path, asked.body, headers)
        response = connection.getresponse()
        response.read()
        if response.status != asked.status:
            raise RuntimeError(f"{asked.method} {asked.path}: {response.status}")
    connection.close()


def _address() -> str:
    """Everybody comes from an address of their own: who asks often from one is slowed down."""
    number = next(_numbers)
    return f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"
