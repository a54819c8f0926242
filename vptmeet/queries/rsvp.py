"""What the pages on which people answer need to know."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, bindparam, select
from sqlalchemy.orm import contains_eager, joinedload

from vptmeet.domain.agenda import start_times
from vptmeet.domain.errors import NotFound
from vptmeet.domain.meeting import MeetingStatus, can_answer
from vptmeet.domain.rsvp import Answer, Reply, Substitute
from vptmeet.extensions import db
from vptmeet.models.account import User
from vptmeet.models.meeting import AgendaItem, Invitation, InvitationReply, Meeting
from vptmeet.models.partner import Contact
from vptmeet.queries import executives
from vptmeet.queries.executives import AskedExecutive
from vptmeet.queries.meetings import waiting_list


@dataclass(frozen=True)
class Point:
    """A point of the programme, with the moment at which it begins."""

    starts_at: datetime
    title: str
    speaker: str


@dataclass(frozen=True)
class InvitationFacts:
    """What stands on the page beside the meeting itself.

    `executives` are the other bestuurders who said yes. `given` is None as long as there is no
    answer to the meeting's present date; `asked_again` is: there was one to a date before.
    """

    programme: list[Point]
    executives: tuple[AskedExecutive, ...]
    given: Reply | None
    asked_again: bool
    is_open: bool
    is_cancelled: bool


@dataclass(frozen=True)
class OwnInvitation:
    """A line of a bestuurder's own list. Times are aware."""

    invitation_id: int
    title: str
    starts_at: datetime
    ends_at: datetime
    answer_by: datetime
    place: str
    answer: Answer
    is_cancelled: bool
    is_open: bool

    @property
    def waits(self) -> bool:
        """Whether an answer is asked, and can still be given."""
        return self.is_open and self.answer is Answer.NONE


def facts(invitation: Invitation, now: datetime) -> InvitationFacts:
    """The facts of one invitation; three queries when its meeting is loaded."""
    meeting, last = invitation.meeting, _last_reply(invitation.id)
    is_answered = invitation.answer is not Answer.NONE
    return InvitationFacts(
        programme=programme(meeting),
        executives=_other_executives(invitation),
        given=last if is_answered else None,
        asked_again=last is not None and not is_answered,
        is_open=can_answer(meeting.status, meeting.answer_by, meeting.starts_at, now),
        is_cancelled=meeting.status is MeetingStatus.CANCELLED,
    )


def _other_executives(invitation: Invitation) -> tuple[AskedExecutive, ...]:
    coming = executives.of_meeting(invitation.meeting_id).coming
    return tuple(person for person in coming if person.invitation_id != invitation.id)


# Made once, and of columns: the page behind the link asks these.
_AGENDA = (
    select(AgendaItem.minutes, AgendaItem.title, AgendaItem.speaker)
    .where(AgendaItem.meeting_id == bindparam("meeting_id"))
    .order_by(AgendaItem.position)
)
_LAST_REPLY = (
    select(
        InvitationReply.answer,
        InvitationReply.remark,
        InvitationReply.needs,
        InvitationReply.substitute_name,
        InvitationReply.substitute_email,
        InvitationReply.substitute_function,
    )
    .where(InvitationReply.invitation_id == bindparam("invitation_id"))
    .order_by(InvitationReply.received_at.desc(), InvitationReply.id.desc())
    .limit(1)
)


def programme(meeting: Meeting) -> list[Point]:
    """The points of the programme; each begins when the one before it ends."""
    points = db.session.execute(_AGENDA, {"meeting_id": meeting.id}).all()
    begins = start_times(meeting.starts_at, [minutes for minutes, _title, _speaker in points])
    return [
        Point(moment, title, speaker)
        for moment, (_minutes, title, speaker) in zip(begins, points, strict=True)
    ]


def _last_reply(invitation_id: int) -> Reply | None:
    """The last word of the history, as it was given."""
    row = db.session.execute(_LAST_REPLY, {"invitation_id": invitation_id}).first()
    if row is None:
        return None
    answer, remark, needs, *substitute = row
    sent = Substitute(*substitute) if answer is Answer.SUBSTITUTE else None
    return Reply(answer, remark, needs, sent)


def waits_for_a_seat(invitation: Invitation) -> bool:
    """Whether this person comes, but others who said so earlier fill the room."""
    return invitation.answer.comes and invitation.id in waiting_list(invitation.meeting)


def own_invitations(user_id: int, now: datetime) -> list[OwnInvitation]:
    """The invitations of this account's own person to meetings that are not over, in order."""
    rows = db.session.scalars(
        _of_user(user_id).where(Meeting.ends_at > now).order_by(Meeting.starts_at)
    )
    return [_own(invitation, now) for invitation in rows]


def own_open(user_id: int, now: datetime) -> list[OwnInvitation]:
    """Those to which this person can answer and has not."""
    return [one for one in own_invitations(user_id, now) if one.waits]


def own_invitation(invitation_id: int, user_id: int, now: datetime) -> Invitation:
    """One of these; raises NotFound for anybody else's, and for one that is not there."""
    found = db.session.scalar(
        _of_user(user_id).where(Invitation.id == invitation_id, Meeting.ends_at > now)
    )
    if found is None:
        raise NotFound
    return found


def standing_invitation(invitation_id: int) -> Invitation:
    """An invitation that was not withdrawn, whosever it is; raises NotFound."""
    found = db.session.scalar(_standing().where(Invitation.id == invitation_id))
    if found is None:
        raise NotFound
    return found


def _standing() -> Select[Invitation]:
    meeting = contains_eager(Invitation.meeting)
    return (
        select(Invitation)
        .join(Invitation.meeting)
        .join(Invitation.contact)
        .where(Invitation.withdrawn_at.is_(None))
        .options(
            meeting.joinedload(Meeting.theme),
            meeting.joinedload(Meeting.organizer).lazyload(User.role_rows),
            contains_eager(Invitation.contact),
            joinedload(Invitation.partner),
        )
    )


def _of_user(user_id: int) -> Select[Invitation]:
    return _standing().where(Contact.user_id == user_id)


def _own(invitation: Invitation, now: datetime) -> OwnInvitation:
    meeting = invitation.meeting
    return OwnInvitation(
        invitation_id=invitation.id,
        title=meeting.title,
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        answer_by=meeting.answer_by,
        place=meeting.place,
        answer=invitation.answer,
        is_cancelled=meeting.status is MeetingStatus.CANCELLED,
        is_open=can_answer(meeting.status, meeting.answer_by, meeting.starts_at, now),
    )
