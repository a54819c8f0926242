"""The coordinator's start: what asks for attention today."""

from flask import Blueprint, render_template

from vptmeet.queries import today as queries
from vptmeet.web import acting
from vptmeet.web.access import Permission, requires
from vptmeet.web.clock import now, today
from vptmeet.web.today import page
from vptmeet.web.today.work import Findings, todos

blueprint = Blueprint("today", __name__)


@blueprint.get("/vandaag")
@requires(Permission.TODAY_VIEW)
def index() -> str:
    """The list of work, the meetings to come, the coalition and the latest answers."""
    moment = now()
    found = Findings(
        coming=queries.coming_meetings(moment),
        held=queries.without_attendance(moment),
        failed=queries.failed_mails(moment),
        register=queries.register_counts(today()),
    )
    work = todos(found, moment)
    return render_template(
        "today/index.html",
        day=today(),
        headline=page.headline(acting.user().name, len(work), moment),
        todos=work,
        meetings=page.agenda(found.coming),
        coalition=page.coalition(found.register),
        news=page.news(queries.latest_replies(), moment),
    )
