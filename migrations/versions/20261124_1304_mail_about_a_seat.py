"""Mail about a seat that came free."""

from alembic import op

revision = "5ea7c0de1f02"
down_revision = "0cdef8ce08d4"
branch_labels = None
depends_on = None

KINDS = (
    "invitation",
    "answer_confirmed",
    "update",
    "cancellation",
    "executive_alarm",
    "substitute",
    "password_reset",
    "account_invitation",
)


def upgrade() -> None:
    _allow((*KINDS[:6], "seat", *KINDS[6:]))


def downgrade() -> None:
    op.execute("DELETE FROM outgoing_mail WHERE kind = 'seat'")
    _allow(KINDS)


def _allow(kinds: tuple[str, ...]) -> None:
    """SQLite cannot change a check: there the table is copied."""
    name, listed = op.f("ck_outgoing_mail_mailkind"), ", ".join(f"'{kind}'" for kind in kinds)
    with op.batch_alter_table("outgoing_mail", schema=None) as batch_op:
        batch_op.drop_constraint(name, type_="check")
        batch_op.create_check_constraint(name, f"kind IN ({listed})")
