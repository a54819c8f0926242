"""A meeting with few seats, and people who answer one after the other."""

from dataclasses import replace
from datetime import timedelta

from sqlalchemy import select

from tests.factories import NOW, make_invitation, make_meeting
from tests.services.test_meetings import values_of
from vptmeet.domain.mail import MailKind
from vptmeet.domain.rsvp import Answer, Channel, InvitationRole, Reply, Substitute
from vptmeet.extensions import db
from vptmeet.models.mail import OutgoingMail
from vptmeet.models.meeting import Meeting
from vptmeet.services import invitations, meetings, rsvp
from vptmeet.web import mail_settings

YES, NO = Reply(Answer.ACCEPTED), Reply(Answer.DECLINED)
SENDS_JAN = Reply(Answer.SUBSTITUTE, substitute=Substitute("Jan Bos", "jan@delinde.example.org"))


class Room:
    """A meeting with people who answer one after the other, a minute apart."""

    def __init__(self, capacity: int | None, people: int, executives: int = 0) -> None:
        self.meeting: Meeting = make_meeting(capacity=capacity)
        roles = [InvitationRole.PARTICIPANT] * people + [InvitationRole.EXECUTIVE] * executives
        self.people = [make_invitation(self.meeting, role=role) for role in roles]
        self.now = NOW

    def answer(self, number: int, reply: Reply, channel: Channel = Channel.LINK) -> None:
        self.now += timedelta(minutes=1)
        settings = mail_settings.current()
        rsvp.answer(self.people[number], reply, channel, None, self.now, settings)

    def withdraw(self, number: int) -> None:
        invitations.withdraw(self.people[number], None, self.now, mail_settings.current())

    def resize(self, capacity: int | None) -> None:
        values = replace(values_of(self.meeting), capacity=capacity)
        meetings.change(self.meeting, values, None, self.now, mail_settings.current())

    def told(self) -> list[int]:
        """The numbers of the people who were mailed about a seat, in that order."""
        ids = [one.id for one in self.people]
        rows = db.session.scalars(
            select(OutgoingMail.invitation_id)
            .where(OutgoingMail.kind == MailKind.SEAT, OutgoingMail.invitation_id.in_(ids))
            .order_by(OutgoingMail.id)
        )
        return [ids.index(one) for one in rows if one is not None]


def mails(kind: MailKind) -> list[OutgoingMail]:
    """All mails of this kind."""
    of_kind = select(OutgoingMail).where(OutgoingMail.kind == kind).order_by(OutgoingMail.id)
    return list(db.session.scalars(of_kind))
