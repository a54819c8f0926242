"""The outbox: each mail is a complete row, written in the transaction of its deed."""

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, Index, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from vptmeet.domain.mail import MailKind, MailState
from vptmeet.extensions import Model, UtcDateTime
from vptmeet.models.columns import Email, Name, enum_column

if TYPE_CHECKING:
    from vptmeet.models.meeting import Invitation


class OutgoingMail(Model):
    """One mail to one recipient. `key` makes sure that one deed mails once."""

    __tablename__ = "outgoing_mail"
    __table_args__ = (
        Index(
            "ix_outgoing_mail_state_priority_next_attempt_at",
            "state",
            "priority",
            "next_attempt_at",
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(200), unique=True)
    kind: Mapped[MailKind] = mapped_column(enum_column(MailKind, 30))
    invitation_id: Mapped[int | None] = mapped_column(ForeignKey("invitation.id"), index=True)
    recipient_name: Mapped[str] = mapped_column(Name)
    recipient_email: Mapped[str] = mapped_column(Email)
    subject: Mapped[str] = mapped_column(String(300))
    calendar_method: Mapped[str | None] = mapped_column(String(20))
    message_id: Mapped[str] = mapped_column(String(200), unique=True)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    priority: Mapped[int] = mapped_column(default=5)

    state: Mapped[MailState] = mapped_column(enum_column(MailState), default=MailState.QUEUED)
    attempts: Mapped[int] = mapped_column(default=0)
    next_attempt_at: Mapped[datetime] = mapped_column(UtcDateTime)
    # While SENDING: which worker has it, and until when nobody else takes it.
    lease_holder: Mapped[str | None] = mapped_column(String(100))
    lease_until: Mapped[datetime | None] = mapped_column(UtcDateTime)
    server_answer: Mapped[str] = mapped_column(String(500), default="")
    finished_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    # Last, as SQLite reads a row from its start: a state is found without the words before it.
    text: Mapped[str] = mapped_column(Text)
    html: Mapped[str] = mapped_column(Text)
    calendar: Mapped[bytes | None] = mapped_column(LargeBinary)

    invitation: Mapped["Invitation | None"] = relationship()
