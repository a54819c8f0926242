"""The story's meetings as deeds: plan, ask the bestuurder, invite, answer, take attendance."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import select

from vptmeet.demo import replies
from vptmeet.demo.gatherings import COMING, PLANNED, Gathering
from vptmeet.demo.stage import Stage
from vptmeet.domain.attendance import Presence
from vptmeet.domain.rsvp import Answer, Channel, InvitationRole, Reply
from vptmeet.extensions import db
from vptmeet.models.meeting import Invitation, Meeting
from vptmeet.models.reference import Theme
from vptmeet.services import attendance, invitations, meetings, rsvp

_START, _END = time(15, 30), time(17, 0)


@dataclass(frozen=True)
class _Dates:
    """When the deeds of one meeting happened, in the story."""

    planned: date
    executive_asked: date
    executive_answered: date
    invited: date
    answer_by: date


def _dates(gathering: Gathering) -> _Dates:
    """Eight weeks before the day it is planned, three weeks before it employers are invited."""
    before = [gathering.day - timedelta(days=days) for days in (56, 50, 48, 30, 3)]
    return _Dates(*before)


def hold(stage: Stage, gathering: Gathering) -> Meeting:
    """A meeting of the past: all of it, up to who came."""
    dates = _dates(gathering)
    meeting = _convene(stage, gathering, dates)
    given = replies.to_held(gathering, dates.invited)
    _answer(stage, meeting, given)
    if not gathering.executive_came:
        _call_off_executive(stage, meeting, gathering)
    _take_attendance(stage, meeting, gathering)
    return meeting


def prepare(stage: Stage) -> Meeting:
    """The coming meeting: everybody is asked, and most have answered."""
    meeting = _convene(stage, COMING, _dates(COMING))
    _answer(stage, meeting, replies.TO_COMING)
    return meeting


def plan_ahead(stage: Stage) -> Meeting:
    """The meeting after that: its bestuurder was asked last week and has not answered."""
    planned = date(2026, 11, 17)
    meeting = _plan(stage, PLANNED, planned, PLANNED.day - timedelta(days=3))
    _ask_executive(stage, meeting, PLANNED, planned)
    return meeting


def _convene(stage: Stage, gathering: Gathering, dates: _Dates) -> Meeting:
    """Plan it, have the bestuurder say yes, and invite the employers."""
    meeting = _plan(stage, gathering, dates.planned, dates.answer_by)
    _ask_executive(stage, meeting, gathering, dates.executive_asked)
    rsvp.answer(
        _invitations(meeting)[gathering.executive],
        Reply(Answer.ACCEPTED),
        Channel.ACCOUNT,
        stage.bestuurders[gathering.executive],
        stage.at(dates.executive_answered, time(9, 12)),
        stage.settings,
    )
    invitations.invite(
        meeting,
        [stage.contacts[key] for key in (*gathering.came, *gathering.stayed_away)],
        InvitationRole.PARTICIPANT,
        stage.coordinator,
        stage.at(dates.invited, time(10, 5)),
        stage.settings,
    )
    return meeting


def _plan(stage: Stage, gathering: Gathering, planned: date, answer_by: date) -> Meeting:
    theme = db.session.scalars(select(Theme).where(Theme.code == gathering.theme)).one()
    values = meetings.MeetingValues(
        title=gathering.title,
        theme_id=theme.id,
        starts_at=stage.at(gathering.day, _START),
        ends_at=stage.at(gathering.day, _END),
        answer_by=stage.at(answer_by, time(17)),
        goal=gathering.goal,
        place=gathering.place,
        agenda=tuple(meetings.AgendaLine(**vars(point)) for point in gathering.points),
    )
    now = stage.at(planned, time(11, 20))
    return meetings.plan(values, stage.coordinator, now, stage.settings)


def _ask_executive(stage: Stage, meeting: Meeting, gathering: Gathering, asked: date) -> None:
    invitations.invite(
        meeting,
        [stage.contacts[gathering.executive]],
        InvitationRole.EXECUTIVE,
        stage.coordinator,
        stage.at(asked, time(14, 40)),
        stage.settings,
    )


def _answer(stage: Stage, meeting: Meeting, given: Iterable[replies.GivenReply]) -> None:
    invited = _invitations(meeting)
    for one in given:
        by = stage.coordinator if one.channel is Channel.PHONE else None
        rsvp.answer(
            invited[stage.contacts[one.employer].name],
            one.reply,
            one.channel,
            by,
            stage.at(one.day, one.clock),
            stage.settings,
        )


def _call_off_executive(stage: Stage, meeting: Meeting, gathering: Gathering) -> None:
    """The bestuurder rings on the day before: too late for another."""
    rsvp.answer(
        _invitations(meeting)[gathering.executive],
        Reply(Answer.DECLINED, remark="Ik ben ziek. Het spijt mij dat ik zo laat afzeg."),
        Channel.PHONE,
        stage.coordinator,
        stage.at(gathering.day - timedelta(days=1), time(16, 48)),
        stage.settings,
    )


def _take_attendance(stage: Stage, meeting: Meeting, gathering: Gathering) -> None:
    now = stage.at(gathering.day, time(17, 15))
    came = {stage.contacts[key].name for key in gathering.came}
    if gathering.executive_came:
        came.add(gathering.executive)
    for name, invitation in _invitations(meeting).items():
        presence = Presence.PRESENT if name in came else Presence.ABSENT
        _mark(stage, invitation, presence, now)


def _mark(stage: Stage, invitation: Invitation, presence: Presence, now: datetime) -> None:
    attendance.mark(invitation, presence, Channel.ACCOUNT, stage.coordinator, now)


def _invitations(meeting: Meeting) -> dict[str, Invitation]:
    """The meeting's invitations by the name of who was asked."""
    rows = db.session.scalars(select(Invitation).where(Invitation.meeting_id == meeting.id))
    return {row.contact.name: row for row in rows}
