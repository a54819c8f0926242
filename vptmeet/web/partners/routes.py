"""Routes of this feature."""

from flask import Blueprint

blueprint = Blueprint("partners", __name__)
