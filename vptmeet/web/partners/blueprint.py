"""The blueprint that this feature's views hang on."""

from flask import Blueprint

blueprint = Blueprint("partners", __name__)
