"""The audit trail: who did what to what."""

from datetime import datetime

from vptmeet.extensions import db
from vptmeet.models.account import AuditEntry, User


def record(
    action: str, subject: object, by: User | None, now: datetime, **details: object
) -> AuditEntry:
    """Add an entry about `subject` (a row with an id). `details` hold no personal data."""
    entry = AuditEntry(
        at=now,
        user_id=by.id if by else None,
        action=action,
        subject_kind=type(subject).__name__.lower(),
        subject_id=getattr(subject, "id", None),
        details=details,
    )
    db.session.add(entry)
    return entry
