"""The pages on which people answer: by link, after signing in, or by telephone."""

from flask import Blueprint

blueprint = Blueprint("rsvp", __name__)
