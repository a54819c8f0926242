"""Column types that several tables share."""

from enum import Enum as PythonEnum
from typing import Any

from sqlalchemy import CheckConstraint, Dialect, SmallInteger, String
from sqlalchemy import Enum as EnumType
from sqlalchemy.types import TypeDecorator

from vptmeet.domain.commitment import CommitmentLevel
from vptmeet.domain.partner import fold


def enum_column(kind: type[PythonEnum], length: int = 20) -> EnumType:
    """A closed set stored by value, with a check constraint named after the column's enum."""
    return EnumType(
        kind,
        values_callable=lambda members: [member.value for member in members],
        native_enum=False,
        create_constraint=True,
        validate_strings=True,
        length=length,
        name=kind.__name__.lower(),
    )


class LevelColumn(TypeDecorator[CommitmentLevel]):
    """A rung of the ladder, stored as its height so that SQL can compare rungs."""

    impl = SmallInteger
    cache_ok = True

    def process_bind_param(self, value: int | None, dialect: Dialect) -> int | None:
        return None if value is None else int(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> CommitmentLevel | None:
        return None if value is None else CommitmentLevel(value)


def level_check(column: str) -> CheckConstraint:
    """The constraint that keeps `column` on the ladder."""
    return CheckConstraint(f"{column} BETWEEN 0 AND 5", name=f"{column}_on_ladder")


Email = String(254)
Name = String(200)
City = String(100)


def folded(value: str, kind: String) -> str:
    """`value` as search compares it, cut to what `kind` holds: folding can lengthen it (ß, ﬃ)."""
    return fold(value)[: kind.length]
