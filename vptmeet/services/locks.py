"""Waiting for each other: deeds that look before they change let no other come in between.

Locks hold until the transaction ends. Reading goes on meanwhile. SQLite knows one lock, for all
writing, and has no SELECT ... FOR UPDATE; its first write takes the lock, also one that changes
nothing.
"""

from sqlalchemy import bindparam, delete, false, inspect, text, update

from vptmeet.extensions import Base, db
from vptmeet.models.account import User, UserRole
from vptmeet.models.meeting import Invitation, Meeting
from vptmeet.models.partner import Contact, Partner

_READ_ANEW = (
    update(Meeting)
    .where(Meeting.id == bindparam("meeting"))
    .values(sequence=Meeting.sequence)
    .returning(Meeting)
    .execution_options(synchronize_session=False, populate_existing=True, dml_strategy="orm")
)


def lock_meeting(meeting: Meeting) -> None:
    """Read `meeting` anew and let others who change it, invite for it or answer wait.

    Without this two people at once could ask somebody twice, raise SEQUENCE once for two moves,
    or answer for a date that was just moved.
    """
    db.session.scalars(_READ_ANEW, {"meeting": meeting.id}).one()
    db.session.expire(meeting, ["agenda"])


def lock_invitation(invitation: Invitation) -> None:
    """Lock the meeting of `invitation`, and read both anew."""
    lock_meeting(invitation.meeting)
    db.session.refresh(invitation, _columns(Invitation))


def lock_register() -> None:
    """Let nobody else add or change employers and contacts."""
    _lock_tables(Partner, Contact)


def lock_partner(partner: Partner) -> None:
    """Lock the register and read `partner` anew: what it adds to the figures depends on it."""
    lock_register()
    db.session.refresh(partner, _columns(Partner))


def lock_accounts() -> None:
    """Let nobody else add or change accounts and their roles."""
    _lock_tables(User, UserRole)


def _columns(table: type[Base]) -> list[str]:
    return [column.key for column in inspect(table).column_attrs]


def _lock_tables(*tables: type[Base]) -> None:
    dialect = db.session.get_bind().dialect
    if dialect.name == "postgresql":
        quote = dialect.identifier_preparer.quote
        names = ", ".join(quote(table.__tablename__) for table in tables)
        db.session.execute(text(f"LOCK TABLE {names} IN SHARE ROW EXCLUSIVE MODE"))
    else:
        db.session.execute(delete(tables[0]).where(false()))
