"""Meetings, who is invited, what they answered and whether they came."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from vptmeet.domain.attendance import Presence
from vptmeet.domain.meeting import MeetingStatus, Whereabouts
from vptmeet.domain.rsvp import Answer, Channel, InvitationRole
from vptmeet.extensions import Model, UtcDateTime
from vptmeet.models.account import User
from vptmeet.models.columns import Email, Name, enum_column
from vptmeet.models.partner import Contact, Partner
from vptmeet.models.reference import Theme


class Meeting(Model):
    """A themed meeting. `uid` and `sequence` are those of its calendar entry (RFC 5545)."""

    __tablename__ = "meeting"
    __table_args__ = (
        CheckConstraint("ends_at > starts_at", name="ends_after_start"),
        CheckConstraint("capacity IS NULL OR capacity > 0", name="capacity_positive"),
        CheckConstraint("sequence >= 0", name="sequence_not_negative"),
        Index("ix_meeting_status_starts_at", "status", "starts_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(String(100), unique=True)
    sequence: Mapped[int] = mapped_column(default=0)
    title: Mapped[str] = mapped_column(Name)
    theme_id: Mapped[int] = mapped_column(ForeignKey("theme.id"), index=True)
    goal: Mapped[str] = mapped_column(Text, default="")
    starts_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    ends_at: Mapped[datetime] = mapped_column(UtcDateTime)
    answer_by: Mapped[datetime] = mapped_column(UtcDateTime)
    place: Mapped[str] = mapped_column(String(300), default="")
    link: Mapped[str] = mapped_column(String(500), default="")
    capacity: Mapped[int | None]
    status: Mapped[MeetingStatus] = mapped_column(
        enum_column(MeetingStatus), default=MeetingStatus.PLANNED
    )
    organizer_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    # Why employers were invited before a bestuurder had said yes (product.md, rule 1).
    gate_reason: Mapped[str] = mapped_column(Text, default="")
    gate_passed_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    gate_passed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    cancel_reason: Mapped[str] = mapped_column(Text, default="")

    theme: Mapped[Theme] = relationship()
    organizer: Mapped[User | None] = relationship(foreign_keys=[organizer_id])
    gate_passed_by: Mapped[User | None] = relationship(foreign_keys=[gate_passed_by_id])
    agenda: Mapped[list["AgendaItem"]] = relationship(
        cascade="all, delete-orphan", order_by="AgendaItem.position"
    )
    invitations: Mapped[list["Invitation"]] = relationship(back_populates="meeting")

    @property
    def whereabouts(self) -> Whereabouts:
        """When and where it is now."""
        return Whereabouts(self.starts_at, self.ends_at, self.place, self.link)


class AgendaItem(Model):
    """One point of the programme; its time follows from the minutes before it."""

    __tablename__ = "agenda_item"
    __table_args__ = (
        CheckConstraint("minutes BETWEEN 1 AND 600", name="minutes_sensible"),
        Index("ix_agenda_item_meeting_id_position", "meeting_id", "position"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"))
    position: Mapped[int]
    minutes: Mapped[int]
    title: Mapped[str] = mapped_column(Name)
    speaker: Mapped[str] = mapped_column(Name, default="")


class Invitation(Model):
    """One person asked to one meeting. The seat is the partner's; answers are also kept as rows."""

    __tablename__ = "invitation"
    __table_args__ = (
        UniqueConstraint("meeting_id", "contact_id"),
        Index("ix_invitation_meeting_id_role", "meeting_id", "role"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"))
    contact_id: Mapped[int] = mapped_column(ForeignKey("contact.id"), index=True)
    partner_id: Mapped[int | None] = mapped_column(ForeignKey("partner.id"), index=True)
    role: Mapped[InvitationRole] = mapped_column(enum_column(InvitationRole))
    is_walk_in: Mapped[bool] = mapped_column(default=False)
    invited_at: Mapped[datetime] = mapped_column(UtcDateTime)
    invited_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    withdrawn_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    # What this person's calendar entry is ahead of the meeting's: withdrawing and asking again
    # must each come with a higher number, which nobody else has to hear of.
    sequence_ahead: Mapped[int] = mapped_column(default=0)
    # The last word of `replies`, for lists and counts.
    answer: Mapped[Answer] = mapped_column(enum_column(Answer), default=Answer.NONE)
    answered_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    # Since when this invitation has meant that somebody comes: the order of seats.
    coming_since: Mapped[datetime | None] = mapped_column(UtcDateTime)
    # The last word of `marks`.
    presence: Mapped[Presence] = mapped_column(enum_column(Presence), default=Presence.UNKNOWN)

    meeting: Mapped[Meeting] = relationship(back_populates="invitations")
    contact: Mapped[Contact] = relationship()
    partner: Mapped[Partner | None] = relationship()
    replies: Mapped[list["InvitationReply"]] = relationship(
        order_by="InvitationReply.received_at, InvitationReply.id", back_populates="invitation"
    )
    links: Mapped[list["InvitationLink"]] = relationship()


class InvitationLink(Model):
    """A personal link: only the SHA-256 of its token is kept. More than one may be valid."""

    __tablename__ = "invitation_link"

    id: Mapped[int] = mapped_column(primary_key=True)
    invitation_id: Mapped[int] = mapped_column(ForeignKey("invitation.id"), index=True)
    token_sha256: Mapped[str] = mapped_column(String(64), unique=True)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    revoked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    invitation: Mapped[Invitation] = relationship(overlaps="links")


class InvitationReply(Model):
    """An answer as it was given, by whatever way. Rows are only ever added."""

    __tablename__ = "invitation_reply"
    __table_args__ = (
        Index("ix_invitation_reply_invitation_id_received_at", "invitation_id", "received_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    invitation_id: Mapped[int] = mapped_column(ForeignKey("invitation.id"))
    answer: Mapped[Answer] = mapped_column(enum_column(Answer))
    channel: Mapped[Channel] = mapped_column(enum_column(Channel))
    received_at: Mapped[datetime] = mapped_column(UtcDateTime)
    # The meeting's sequence that was answered to: an answer to an old date is history.
    sequence: Mapped[int]
    recorded_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    remark: Mapped[str] = mapped_column(Text, default="")
    # Access or food; emptied a week after the meeting (product.md, rule 12).
    needs: Mapped[str] = mapped_column(Text, default="")
    substitute_name: Mapped[str] = mapped_column(Name, default="")
    substitute_email: Mapped[str] = mapped_column(Email, default="")
    substitute_function: Mapped[str] = mapped_column(Name, default="")

    invitation: Mapped[Invitation] = relationship(back_populates="replies")
    recorded_by: Mapped[User | None] = relationship()


class AttendanceMark(Model):
    """A mark at the door, with who made it, when and how. Rows are only ever added."""

    __tablename__ = "attendance_mark"

    id: Mapped[int] = mapped_column(primary_key=True)
    invitation_id: Mapped[int] = mapped_column(ForeignKey("invitation.id"), index=True)
    presence: Mapped[Presence] = mapped_column(enum_column(Presence))
    channel: Mapped[Channel] = mapped_column(enum_column(Channel))
    marked_at: Mapped[datetime] = mapped_column(UtcDateTime)
    marked_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
