"""What browsers send, before any route reads it: nothing in it that no database can hold."""

from collections.abc import Iterable
from typing import Any

from flask import Flask, Request
from werkzeug.datastructures import ImmutableMultiDict, MultiDict
from werkzeug.routing import IntegerConverter

LARGEST_ID = 2**31 - 1
"""What PostgreSQL's integer holds; a larger number in an address is nothing's id."""


class StorableDict(ImmutableMultiDict[str, Any]):
    """Fields or arguments without NUL, which PostgreSQL refuses to store or to compare with."""

    def __init__(self, mapping: Any = None) -> None:
        super().__init__([(name, _storable(value)) for name, value in _pairs(mapping)])


def _pairs(mapping: Any) -> Iterable[tuple[str, Any]]:
    if isinstance(mapping, MultiDict):
        return mapping.items(multi=True)
    return MultiDict(mapping).items(multi=True)


def _storable(value: Any) -> Any:
    return value.replace("\0", "") if isinstance(value, str) else value


class StorableRequest(Request):
    """A request whose form and arguments can be stored."""

    parameter_storage_class = StorableDict


class IdConverter(IntegerConverter):
    """The ids in addresses; one that is too large for the database is an unknown page."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{"max": LARGEST_ID, **options})


def record_id(text: str) -> int:
    """An id in a form, where 0 stands for none. Raises ValueError for what is no id."""
    number = int(text)
    if not 0 <= number <= LARGEST_ID:
        raise ValueError("not an id")
    return number


def init_app(app: Flask) -> None:
    """Read requests so. Comes before any route is registered."""
    app.request_class = StorableRequest
    app.url_map.converters["int"] = IdConverter
