"""The page where an alderman lands: where the coalition stands, and where it is thin."""

from flask import Blueprint, render_template

from vptmeet.domain.charts import palette
from vptmeet.queries import rsvp
from vptmeet.web.access import Permission, may, requires
from vptmeet.web.acting import user
from vptmeet.web.clock import now, today
from vptmeet.web.coalition import overview
from vptmeet.wording.numbers import figure

blueprint = Blueprint("coalition", __name__)


@blueprint.get("/coalitie")
@requires(Permission.COALITION_VIEW)
def index() -> str:
    """The coalition of today in pictures, with a table behind each."""
    moment = now()
    own = rsvp.own_open(user().id, moment) if may(Permission.OWN_INVITATION_ANSWER) else []
    built = overview.build(today(), all_names=may(Permission.COALITION_NAMES))
    return render_template(
        "coalition/index.html",
        overview=built,
        own=own,
        meetings=overview.agenda(moment),
        palette=palette,
        figure=figure,
    )
