"""Who can sign in to the demo: somebody for each role, all with one password."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from vptmeet.demo.employers import MUNICIPALITY
from vptmeet.domain.roles import Role
from vptmeet.models.account import User
from vptmeet.models.partner import Contact
from vptmeet.services import accounts

PASSWORD = "waterveen-demo"  # noqa: S105 - printed for everybody who starts the demo

NOOR, SAM, ILSE = MUNICIPALITY.people


@dataclass(frozen=True)
class DemoAccount:
    """An account; `contact` is the bestuurder's own name among the municipality's contacts."""

    email: str
    name: str
    function: str
    role: Role
    contact: str | None = None
    is_portfolio_holder: bool = False


COORDINATOR = DemoAccount(
    "coordinator@waterveen.example.org", "Sanne Proefsma", "OOV-coördinator", Role.COORDINATOR
)
COLLEAGUE = DemoAccount(
    "collega@waterveen.example.org", "Daan Schets", "OOV-adviseur", Role.COORDINATOR
)
_ALDERMAN = DemoAccount(
    "wethouder@waterveen.example.org", ILSE.name, ILSE.function, Role.ALDERMAN, ILSE.name
)
_MAYOR = DemoAccount(
    "burgemeester@waterveen.example.org", NOOR.name, NOOR.function, Role.ALDERMAN, NOOR.name, True
)
_OTHER_ALDERMAN = DemoAccount(
    "zorgwethouder@waterveen.example.org", SAM.name, SAM.function, Role.ALDERMAN, SAM.name
)
_HRM = DemoAccount("hrm@waterveen.example.org", "Joris Modelman", "HR-adviseur", Role.HRM)
_MANAGER = DemoAccount(
    "beheerder@waterveen.example.org", "Petra Testers", "functioneel beheerder", Role.MANAGER
)

PRINTED = (COORDINATOR, _ALDERMAN, _MAYOR, _HRM, _MANAGER)
"""One account for each kind of user, to name where people look for one."""

_STAFF = (COORDINATOR, COLLEAGUE, _HRM, _MANAGER)
_BESTUURDERS = (_MAYOR, _OTHER_ALDERMAN, _ALDERMAN)


def add_staff(now: datetime) -> dict[str, User]:
    """Add the accounts of the municipality's staff, by e-mail address."""
    return {one.email: _add(one, None, now) for one in _STAFF}


def add_bestuurders(contacts: Mapping[str, Contact], now: datetime) -> dict[str, User]:
    """Add the accounts of the bestuurders, tied to the contact of that name; by that name."""
    return {one.name: _add(one, contacts[one.name], now) for one in _BESTUURDERS}


def _add(account: DemoAccount, contact: Contact | None, now: datetime) -> User:
    values = accounts.AccountValues(
        email=account.email,
        name=account.name,
        roles=frozenset({account.role}),
        function=account.function,
        is_portfolio_holder=account.is_portfolio_holder,
        contact_id=contact.id if contact else None,
    )
    user = accounts.add(values, None, now)
    accounts.set_password(user, PASSWORD, None, now)
    return user
