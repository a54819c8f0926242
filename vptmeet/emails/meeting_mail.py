"""What the mails about a meeting share: words, calendar part and recipient become a Draft."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from flask_babel import force_locale

from vptmeet.domain.mail import MailKind, Priority
from vptmeet.emails import meeting_calendar, rendering
from vptmeet.emails.addressee import Addressee
from vptmeet.emails.draft import Draft
from vptmeet.emails.meeting_words import in_words
from vptmeet.emails.settings import MailSettings
from vptmeet.itip import outgoing
from vptmeet.itip.outgoing import CalendarAttendee, CalendarEvent, Method
from vptmeet.models.meeting import Meeting
from vptmeet.queries.executives import Executives

_LONGEST_SUBJECT = 300

_WRITERS: dict[Method, Callable[[CalendarEvent, CalendarAttendee], bytes]] = {
    Method.REQUEST: outgoing.request,
    Method.CANCEL: outgoing.cancel,
}


@dataclass(frozen=True)
class MeetingMail:
    """What all mails of one deed about one meeting have in common. `now` is aware."""

    meeting: Meeting
    executives: Executives
    settings: MailSettings
    now: datetime

    def draft(
        self,
        template: str,
        kind: MailKind,
        method: Method,
        person: Addressee,
        priority: Priority,
        **context: object,
    ) -> Draft:
        """The mail `template` to `person`, in that person's language, with its calendar part."""
        with force_locale(person.language):
            words = in_words(self.meeting, self.executives, self.settings)
            written = rendering.render(
                template, person.language, meeting=words, person=person, **context
            )
            entry = meeting_calendar.event(
                self.meeting, person.sequence, person.url, self.settings, self.now
            )
        return Draft(
            kind=kind,
            key=meeting_calendar.key(self.meeting, person, method.value),
            recipient_name=person.name,
            recipient_email=person.email,
            subject=written.subject[:_LONGEST_SUBJECT],
            text=written.text,
            html=written.html,
            calendar=_WRITERS[method](entry, meeting_calendar.attendee(person)),
            calendar_method=method.value,
            invitation_id=person.invitation_id,
            priority=priority,
        )
