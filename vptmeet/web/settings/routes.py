"""Routes of this feature."""

from flask import Blueprint

blueprint = Blueprint("settings", __name__)
