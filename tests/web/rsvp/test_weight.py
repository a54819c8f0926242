"""What a phone has to load before somebody can answer."""

import gzip
import re
from pathlib import Path

from flask.testing import FlaskClient

from config import ROOT

MOST = 60 * 1024


def _loaded(page: str) -> set[str]:
    """The files of ours that the page and its style sheet name."""
    files = set(re.findall(r'(?:href|src)="/static/([^"]+)"', page))
    for name in [file for file in files if file.endswith(".css")]:
        sheet = (ROOT / "static" / "dist" / name).read_text()
        files |= {Path(path).name for path in re.findall(r"url\(\"?([^)\"]+\.woff2)", sheet)}
    return files


def test_the_page_with_all_it_loads_stays_under_60_kilobytes(
    client: FlaskClient, link: str
) -> None:
    page = client.get(link).data
    files = _loaded(page.decode())
    assert any(name.endswith(".woff2") for name in files)
    weight = len(gzip.compress(page))
    for name in files:
        content = (ROOT / "static" / "dist" / name).read_bytes()
        weight += len(content) if name.endswith(".woff2") else len(gzip.compress(content))
    assert weight < MOST


def test_the_page_runs_no_script(client: FlaskClient, link: str) -> None:
    assert "<script" not in client.get(link).text
