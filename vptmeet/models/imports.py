"""A list that was uploaded and waits for a yes: nothing of it is in the register yet."""

from datetime import datetime

from sqlalchemy import JSON, ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from vptmeet.extensions import Model, UtcDateTime


class PendingImport(Model):
    """An uploaded list with its chosen columns; removed after importing or after a day."""

    __tablename__ = "pending_import"

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id", ondelete="CASCADE"), index=True)
    filename: Mapped[str] = mapped_column(String(255))
    # The table as it was read (tabular/packing.py).
    content: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    # Column number in the file (as text, JSON knows no other keys) to ImportColumn value. Empty
    # until somebody chose the columns.
    mapping: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)
    # The code of the sector for new employers whose rows name none.
    default_sector: Mapped[str] = mapped_column(String(10), default="")
    # Where the list comes from: the evidence of new employers' first rung.
    source: Mapped[str] = mapped_column(String(500), default="")
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
