"""A coordinator who reads in a list, page by page."""

import io
import re
from dataclasses import dataclass
from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.conftest import sign_in
from tests.factories import make_user

START = "/partners/inlezen"


@dataclass
class Reader:
    """A browser on the pages of the import."""

    client: FlaskClient

    def upload(self, content: bytes, name: str = "lijst.csv") -> Any:
        """Send a file."""
        return self.client.post(START, data={"file": (io.BytesIO(content), name)})

    def to_preview(self, content: bytes, name: str = "lijst.csv", **changes: str) -> str:
        """Send a file and take the columns as they are suggested; the preview's address."""
        address = self.upload(content, name).location
        fields = {**form_of(self.client.get(address).text), **changes}
        answer = self.client.post(address, data=fields)
        assert answer.status_code == 302, answer.text
        return str(answer.location)

    def confirm(self, preview: str, seen: str | None = None) -> Any:
        """Press the button of the preview."""
        seen = seen or self.seen(preview)
        return self.client.post(f"{preview}/bevestigen", data={"seen": seen})

    def seen(self, preview: str) -> str:
        """What the form of the preview carries."""
        found = re.search(r'name="seen" value="([^"]+)"', self.client.get(preview).text)
        assert found
        return found[1]


def form_of(page: str) -> dict[str, str]:
    """What a browser would send back of the form with the columns, left as it is."""
    fields = dict.fromkeys(re.findall(r'<select[^>]* name="([^"]+)"', page), "")
    for name, options in re.findall(r'<select[^>]* name="([^"]+)"[^>]*>(.*?)</select>', page, re.S):
        chosen = re.search(r'<option selected value="([^"]*)"', options)
        fields[name] = chosen[1] if chosen else ""
    source = re.search(r'<input[^>]* name="source"[^>]* value="([^"]*)"', page)
    return {**fields, "source": source[1] if source else ""}


@pytest.fixture
def reader(client: FlaskClient) -> Reader:
    """A coordinator who reads Dutch."""
    return Reader(sign_in(client, make_user()))
