"""The built assets: small where phones fetch them, and bound to no registry."""

import gzip
import json

from config import ROOT

SOURCE = ROOT / "static" / "src"
DIST = ROOT / "static" / "dist"


def _manifest() -> dict[str, str]:
    names: dict[str, str] = json.loads((DIST / "manifest.json").read_text())
    return names


def test_what_a_page_behind_a_personal_link_fetches_leaves_room_under_60_kb() -> None:
    names = _manifest()
    style = gzip.compress((DIST / names["public.css"]).read_bytes())
    fetched = len(style) + sum(
        (DIST / names[name]).stat().st_size for name in ("source-sans-3.woff2", "favicon.svg")
    )
    assert fetched < 50 * 1024


def test_every_built_file_carries_a_hash_and_exists() -> None:
    for name, file in _manifest().items():
        assert file != name
        assert (DIST / file).is_file()


def test_style_sheets_fetch_nothing_from_elsewhere() -> None:
    for name in ("app.css", "public.css"):
        assert "//" not in (DIST / _manifest()[name]).read_text()


def test_the_lock_file_names_no_download_address() -> None:
    lock = json.loads((SOURCE / "package-lock.json").read_text())
    assert all("resolved" not in package for package in lock["packages"].values())
