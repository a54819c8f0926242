"""The address of every page, from the app's own list of routes: a new page is covered unasked."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from flask import Flask
from werkzeug.routing import Rule

from vptmeet.domain.roles import Role
from vptmeet.web.access import PERMISSIONS, Permission

Samples = Mapping[str, Sequence[object]]
"""What to fill in for each variable part of a route, by "endpoint", "blueprint.name" or "name"."""


@dataclass(frozen=True)
class Address:
    """A page that can be asked for; `access` is what its route says about who may."""

    endpoint: str
    path: str
    access: Permission | str

    def is_open_to(self, roles: Iterable[Role]) -> bool:
        """Whether somebody with these roles may open it; pages for everybody are."""
        if isinstance(self.access, Permission):
            return bool(PERMISSIONS[self.access] & set(roles))
        return True


def every(app: Flask, samples: Samples) -> list[Address]:
    """Each route that can be read, filled in with each of its samples; in the order of the paths.

    Raises LookupError, saying what is missing, for a route that there is no sample for.
    """
    rules = (rule for rule in app.url_map.iter_rules() if "GET" in (rule.methods or ()))
    found = (
        Address(rule.endpoint, path, getattr(app.view_functions[rule.endpoint], "access", "public"))
        for rule in rules
        for path in _paths(app, rule, samples)
    )
    return sorted(found, key=lambda address: address.path)


def _paths(app: Flask, rule: Rule, samples: Samples) -> Iterator[str]:
    names = sorted(rule.arguments)
    adapter = app.url_map.bind("localhost")
    for values in product(*(_samples_of(rule, name, samples) for name in names)):
        yield adapter.build(rule.endpoint, dict(zip(names, values, strict=True)), method="GET")


def _samples_of(rule: Rule, name: str, samples: Samples) -> Sequence[object]:
    blueprint = rule.endpoint.partition(".")[0]
    for key in (rule.endpoint, f"{blueprint}.{name}", name):
        if key in samples:
            return samples[key]
    raise LookupError(f"{rule.rule} ({rule.endpoint}): give the tests a sample of {name!r}")
