"""What the story of the demo has no example of: meetings, employers and lists in other states."""

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

from flask import current_app
from sqlalchemy import select

from config import ROOT
from tests.addresses import Samples
from tests.factories import make_contact, make_invitation, make_meeting, make_partner
from vptmeet.demo import accounts, caught
from vptmeet.demo.gatherings import COMING, HELD, PLANNED
from vptmeet.domain.importing_columns import LEFT_OUT
from vptmeet.domain.meeting import MeetingStatus
from vptmeet.domain.partner import EmailState, PartnerStatus
from vptmeet.domain.rsvp import Answer, Channel, Reply, Substitute
from vptmeet.extensions import db
from vptmeet.models.account import User
from vptmeet.models.imports import PendingImport
from vptmeet.models.meeting import Invitation, Meeting
from vptmeet.models.partner import Partner
from vptmeet.models.reference import Theme
from vptmeet.queries import importing as import_queries
from vptmeet.queries.importing import ColumnChoice
from vptmeet.services import importing, links, password_links, rsvp
from vptmeet.tabular.packing import unpack
from vptmeet.tabular.reading import read_table
from vptmeet.web import mail_settings
from vptmeet.web.clock import now, today

_LIST = ROOT / "docs" / "voorbeeld-werkgevers.csv"
_SHORT_LIST = b"Naam;Sector\nDierenambulance Waterveen;Ambulance\n"
_TOLD = (HELD[0].title, HELD[-1].title, COMING.title, PLANNED.title)
"""Meetings of the story: one whose bestuurder came, one whose did not, and the two to come."""

_ACCOUNTS = (accounts.COORDINATOR.email, "wethouder@waterveen.example.org")


def add() -> Samples:
    """Add an example of each state; returns what fills the variable parts of routes."""
    coordinator = _account(_ACCOUNTS[0])
    samples = {
        **_around_meetings(),
        "partner_id": _employers(),
        "contact_id": _people(),
        "user_id": [_account(email).id for email in _ACCOUNTS],
        "theme_id": list(db.session.scalars(select(Theme.id).limit(2))),
        "import_id": [_uploaded(coordinator, _SHORT_LIST).id, _with_columns(coordinator).id],
        "entry_id": [_imported(coordinator)],
        "auth.token": [_password_link(coordinator)],
        "name": _mails(),
    }
    db.session.commit()
    return samples


def _around_meetings() -> dict[str, Sequence[object]]:
    told, bare, late, called_off = _told_meetings(), _bare_meeting(), _late(), _called_off()
    open_to_answers = [_unanswered(), _accepted(), _sends_colleague()]
    guests = [*open_to_answers, late, called_off]
    return {
        "meetings.show": [*told, bare.id, *(one.meeting_id for one in guests)],
        "attendance.take": [*told, late.meeting_id],
        "invitations.choose": [*told[-2:], bare.id],
        "meeting_id": [told[-1], called_off.meeting_id],
        "invitation_id": [one.id for one in (*open_to_answers, late)],
        "rsvp.token": [links.new_link(one, now()) for one in guests],
        "rsvp.own_answer": _own_invitations(),
    }


def _account(email: str) -> User:
    return db.session.scalars(select(User).where(User.email == email)).one()


def _told_meetings() -> list[int]:
    return list(
        db.session.scalars(
            select(Meeting.id).where(Meeting.title.in_(_TOLD)).order_by(Meeting.starts_at)
        )
    )


def _own_invitations() -> list[int]:
    """Those of the bestuurder who was asked and has not answered: the samples are theirs."""
    mine = (
        select(Invitation.id).join(Invitation.contact).join(User).where(User.email == _ACCOUNTS[1])
    )
    coming = mine.join(Invitation.meeting).where(Meeting.starts_at > now())
    return list(db.session.scalars(coming))


def _bare_meeting() -> Meeting:
    """Nobody was asked, and nobody knows where to go."""
    return make_meeting(title="Nog te plannen", place="", starts_at=now() + timedelta(days=90))


def _invited(title: str, days: int, **values: object) -> Invitation:
    """A guest of a meeting that begins so many days from now."""
    meeting = make_meeting(title=title, starts_at=now() + timedelta(days=days), **values)
    contact = make_contact(make_partner(f"Gast van {title}"), name=f"Genodigde voor {title}")
    return make_invitation(meeting, contact)


def _unanswered() -> Invitation:
    return _invited("Open bijeenkomst", 20, organizer_id=_account(_ACCOUNTS[0]).id, link="")


def _answer(invitation: Invitation, reply: Reply) -> Invitation:
    rsvp.answer(invitation, reply, Channel.LINK, None, now(), mail_settings.current())
    db.session.commit()
    return invitation


def _accepted() -> Invitation:
    """There was one chair, and somebody else has it."""
    invitation = _invited("Volle bijeenkomst", 21, capacity=1)
    other = make_invitation(invitation.meeting)
    _answer(other, Reply(Answer.ACCEPTED))
    return _answer(invitation, Reply(Answer.ACCEPTED, "Tot dan!", "Een ringleiding"))


def _sends_colleague() -> Invitation:
    link = "https://overleg.example.org/veilig-uitgaan-met-een-heel-lang-adres-dat-niet-afbreekt"
    invitation = _invited("Online bijeenkomst", 22, place="", link=link)
    colleague = Substitute("Pim van der Veen", "pim@werkgever.example.org", "teamleider")
    return _answer(invitation, Reply(Answer.SUBSTITUTE, substitute=colleague))


def _late() -> Invitation:
    """The answer-by date passed, and the meeting is going on: attendance can be taken."""
    return _invited("Bijeenkomst van nu", 0)


def _called_off() -> Invitation:
    reason = "De zaal is door wateroverlast niet te gebruiken."
    values = {"status": MeetingStatus.CANCELLED, "cancel_reason": reason}
    return _invited("Afgezegde bijeenkomst", 23, **values)


def _employers() -> list[int]:
    archived = make_partner("Gestopte werkgever", archived_at=now())
    declined = make_partner(
        "Werkgever die niet wil", status=PartnerStatus.DECLINED, status_reason="Nu niet."
    )
    told = select(Partner.id).where(Partner.name.startswith("Veenlijn"))
    own = select(Partner.id).where(Partner.is_municipality)
    return [*db.session.scalars(told), *db.session.scalars(own), archived.id, declined.id]


def _people() -> list[int]:
    partner = make_partner("Werkgever met mensen")
    return [
        make_contact(partner, name="Iemand die er werkt", function="HR-adviseur").id,
        make_contact(partner, name="Iemand die vertrok", left_on=today()).id,
        make_contact(partner, name="Iemand zonder post", email_state=EmailState.BOUNCED).id,
    ]


def _uploaded(by: User, content: bytes | None = None) -> PendingImport:
    table = read_table(content or _LIST.read_bytes(), _LIST.name)
    return importing.keep(table, _LIST.name if content is None else "kort.csv", by, now())


def _with_columns(by: User, content: bytes | None = None) -> PendingImport:
    found = _uploaded(by, content)
    likely = import_queries.suggested(unpack(found.content))
    mapping = {index: column for index, column in likely.items() if column not in LEFT_OUT}
    importing.choose_columns(found, ColumnChoice(mapping, source="Lijst van het team"))
    return found


def _imported(by: User) -> int:
    found = _with_columns(by, _SHORT_LIST)
    plan = import_queries.plan_of(unpack(found.content), import_queries.choice_of(found))
    seen = import_queries.fingerprint(plan)
    return importing.confirm(found.id, seen, by, now(), today())


def _password_link(user: User) -> str:
    secret = str(current_app.config["SECRET_KEY"])
    return password_links.new_token(user, now() + timedelta(days=1), secret)


def _mails() -> list[str]:
    """An invitation to an employer, and one to a bestuurder."""
    mails = list(caught.listing(Path(current_app.config["DEMO_MAILDIR"])))
    return [mails[0].name, mails[-1].name]
