"""Routes of this feature."""

from flask import Blueprint

blueprint = Blueprint("imports", __name__)
