"""Routes of this feature."""

from flask import Blueprint

blueprint = Blueprint("coalition", __name__)
