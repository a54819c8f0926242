"""Routes of this feature."""

from flask import Blueprint

blueprint = Blueprint("meetings", __name__)
