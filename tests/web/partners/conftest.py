"""A coordinator at work."""

import pytest
from flask.testing import FlaskClient

from tests.conftest import sign_in
from tests.factories import make_user


@pytest.fixture
def coordinator(client: FlaskClient) -> FlaskClient:
    """A browser in which a coordinator, who reads English, has signed in."""
    return sign_in(client, make_user(language="en", name="Sanne de Wit"))
