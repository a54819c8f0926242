"""Seats that come free: who waited longest gets one, and hears of it by mail, once."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from vptmeet.domain.errors import RoomTooSmall
from vptmeet.domain.meeting import MeetingStatus
from vptmeet.domain.rsvp import moved_up
from vptmeet.emails.settings import MailSettings
from vptmeet.extensions import db
from vptmeet.models.meeting import Invitation, Meeting
from vptmeet.models.partner import Contact
from vptmeet.queries import meetings
from vptmeet.services import notices


def tell_who_moved_up(
    meeting: Meeting, before: Collection[int], now: datetime, settings: MailSettings
) -> int:
    """Queue a mail for each of `before` who has a seat now; returns how many were queued.

    `before` is the waiting list as it was under the lock of `meeting`, before the deed that freed
    a seat (queries.meetings.waiting_list). From the start of the meeting on nobody is told.
    """
    if not before or meeting.status is MeetingStatus.CANCELLED or meeting.starts_at <= now:
        return 0
    db.session.flush()
    ids = moved_up(before, meetings.acceptances(meeting.id), meeting.capacity)
    return notices.tell_seat(meeting, _in_order(ids), now, settings) if ids else 0


def give_up(
    invitation: Invitation, before: Collection[int], now: datetime, settings: MailSettings
) -> None:
    """Pass on the seat of somebody who does not come any more; `before` as above.

    When that person was to be told of a seat, and no worker has the mail yet, it stays here.
    """
    notices.take_back_seat(invitation)
    tell_who_moved_up(invitation.meeting, before, now, settings)


def refuse_smaller_room(meeting: Meeting, capacity: int | None) -> None:
    """Raise RoomTooSmall when `capacity` would take a seat from somebody who was told of it."""
    if capacity is None or capacity == meeting.capacity:
        return
    seats = meetings.seats_taken(meeting)
    if capacity < seats:
        raise RoomTooSmall(seats)


def _in_order(ids: Collection[int]) -> list[Invitation]:
    """These invitations, with contact and partner loaded."""
    rows = db.session.scalars(
        select(Invitation)
        .where(Invitation.id.in_(ids))
        .options(joinedload(Invitation.contact).joinedload(Contact.partner))
        .order_by(Invitation.coming_since, Invitation.id)
    )
    return list(rows)
