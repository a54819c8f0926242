"""Checks that the Dutch catalogue is complete: `make check` runs it, and so does a test.

Every message in code and templates has Dutch words, with the same named placeholders.
"""

import re
import sys
import tomllib
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parents[1]
DUTCH = ROOT / "vptmeet" / "translations" / "nl" / "LC_MESSAGES" / "messages.po"
KEYWORDS = {"_": None, "_l": None, "gettext": None, "lazy_gettext": None, "ngettext": (1, 2)}
_PLACEHOLDER = re.compile(r"%\((\w+)\)s")

Message = str | tuple[str, ...]


def messages() -> set[Message]:
    """Every message id that code and templates use (a tuple for a plural)."""
    mappings = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["babel"]["mappings"]
    found: set[Message] = set()
    for mapping in mappings:
        options = {k: v for k, v in mapping.items() if k not in {"method", "pattern"}}
        for _file, _line, message, _comments, _context in extract_from_dir(
            str(ROOT),
            [(mapping["pattern"], mapping["method"])],
            {mapping["pattern"]: options},
            keywords=KEYWORDS,
            directory_filter=lambda folder: (
                Path(folder).name not in {".venv", "node_modules", ".git", "tests", "docs"}
            ),
        ):
            found.add(message)
    return found


def dutch() -> Catalog:
    """The Dutch catalogue as it is in the repository."""
    with DUTCH.open("rb") as file:
        return read_po(file, locale="nl")


def problems() -> list[str]:
    """What is wrong with the Dutch words; empty when all is well."""
    catalog = dutch()
    wrong = []
    for message in sorted(messages(), key=str):
        entry = catalog.get(message)
        words = _all_of(entry.string) if entry else ()
        if not words or not all(words):
            wrong.append(f"no Dutch words for {message!r}")
        elif any(_names(one) - _names(" ".join(_all_of(message))) for one in words):
            wrong.append(f"other placeholders in the Dutch of {message!r}")
    return wrong


def _all_of(text: Message | list[str] | None) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text or ())


def _names(text: str) -> set[str]:
    return set(_PLACEHOLDER.findall(text))


if __name__ == "__main__":
    found = problems()
    print("\n".join(found) or "The Dutch catalogue is complete.")  # noqa: T201
    sys.exit(bool(found))
