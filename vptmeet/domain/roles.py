"""Who uses VPTmeet with an account. A person may have more than one role."""

from enum import StrEnum


class Role(StrEnum):
    """A role of an account; what each may do stands in web/access.py."""

    COORDINATOR = "coordinator"
    ALDERMAN = "alderman"
    HRM = "hrm"
    MANAGER = "manager"
