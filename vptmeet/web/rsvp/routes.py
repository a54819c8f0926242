"""Routes of this feature."""

from flask import Blueprint

blueprint = Blueprint("rsvp", __name__)
