"""What the form of a meeting offers to choose from."""

from typing import Any

from vptmeet.queries import meetings
from vptmeet.queries.partner_form import owners
from vptmeet.web.meetings.forms import MeetingForm


def offered(data: dict[str, Any], language: str) -> MeetingForm:
    """The form, starting with `data`, with its choices and some empty rows for the programme."""
    form = MeetingForm(data=data)
    themes = meetings.themes(language, data.get("theme_id"))
    form.theme_id.choices = [(theme.id, theme.name) for theme in themes]
    form.organizer_id.choices = owners(data.get("organizer_id"))
    if not form.is_submitted():
        form.add_rows()
    return form
