"""A register in which every page has something to show, and that can be made far larger."""

from datetime import timedelta

from flask import current_app

from tests.addresses import Samples
from tests.factories import make_contact, make_invitation, make_meeting, make_partner, make_user
from vptmeet.domain.commitment import CommitmentLevel, EvidenceKind
from vptmeet.domain.importing_columns import ImportColumn
from vptmeet.domain.mail import MailKind, MailState
from vptmeet.domain.roles import Role
from vptmeet.domain.rsvp import Answer, Channel, InvitationRole
from vptmeet.extensions import Model, db
from vptmeet.models.account import AuditEntry, User
from vptmeet.models.mail import OutgoingMail
from vptmeet.models.meeting import AgendaItem, Invitation, InvitationReply, Meeting
from vptmeet.models.partner import Commitment, Contact, Partner
from vptmeet.queries.importing import IMPORTED, ColumnChoice
from vptmeet.services import importing, links, password_links
from vptmeet.tabular.packing import pack
from vptmeet.tabular.table import Row, Table, TableKind
from vptmeet.web.clock import now, today

EMPLOYERS = 6
"""How many employers a round adds, with two people each."""

_DAYS = (-30, 0, 30)
"""When a round's meetings begin, from now: one was held, one begins, one is to come."""

_ANSWERS = (Answer.ACCEPTED, Answer.DECLINED, Answer.SUBSTITUTE, Answer.NONE)
_MAIL_STATES = (MailState.SENT, MailState.FAILED, MailState.QUEUED, MailState.POSTPONED)
_COLUMNS = {0: ImportColumn.NAME, 1: ImportColumn.SECTOR, 2: ImportColumn.CONTACT_EMAIL}
_COUNTS = (
    *("new_partners", "changed_partners", "new_contacts", "changed_contacts"),
    *("rows_same", "rows_duplicate", "rows_wrong"),
)


class GrowingRegister:
    """The register. Each round adds employers and meetings, and more of all to the first ones."""

    def __init__(self) -> None:
        self.users = {role: make_user(role) for role in Role}
        self._board = make_partner("Gemeente", "GEM", is_municipality=True)
        self._alderman = make_contact(
            self._board, is_executive=True, user_id=self.users[Role.ALDERMAN].id
        )
        self._first_partner = make_partner("Werkgever met geschiedenis")
        self._first_guest = make_contact(self._first_partner)
        self._first_meetings = [_meeting(days) for days in _DAYS]
        self._import = importing.keep(_list(0), "lijst.csv", self._coordinator, now())
        self._asked: list[Invitation] = []

    @property
    def _coordinator(self) -> User:
        return self.users[Role.COORDINATOR]

    def add_round(self) -> None:
        """Add six employers and three meetings, and as much to the first ones."""
        db.session.add_all(self._kept_rows())
        owner = make_user(Role.COORDINATOR)
        guests = [_guest(owner, number) for number in range(EMPLOYERS)]
        meetings = [_meeting(days) for days in _DAYS]
        for meeting in (*self._first_meetings, *meetings):
            self._ask(meeting, [*guests, make_contact(self._board, is_executive=True)])
        for meeting in meetings:
            self._ask(meeting, [self._alderman, self._first_guest])
        _take_step(self._first_partner, self._coordinator)
        make_contact(self._first_partner)
        self._lengthen_import()
        db.session.commit()

    def samples(self) -> Samples:
        """What to fill in for the variable parts of routes: always the same rows."""
        manager = self.users[Role.MANAGER]
        secret = str(current_app.config["SECRET_KEY"])
        own = [one.id for one in self._asked if one.contact_id == self._alderman.id]
        link = links.new_link(self._asked[-1], now())
        db.session.commit()
        return {
            "partner_id": [self._first_partner.id, self._board.id],
            "contact_id": [self._first_guest.id],
            "meeting_id": [meeting.id for meeting in self._first_meetings],
            "invitation_id": [self._asked[0].id],
            "rsvp.own_answer": [own[len(_DAYS) - 1]],
            "import_id": [self._import.id],
            "entry_id": [_finished_import(self._coordinator)],
            "user_id": [manager.id],
            "theme_id": [self._first_meetings[0].theme_id],
            "rsvp.token": [link],
            "auth.token": [password_links.new_token(manager, now() + timedelta(1), secret)],
        }

    def _kept_rows(self) -> list[Model]:
        """What a round builds on: rows of an earlier session, that this one must know."""
        return [
            *self.users.values(), *self._first_meetings, *self._asked,
            self._board, self._alderman, self._first_partner, self._first_guest, self._import,
        ]  # fmt: skip

    def _ask(self, meeting: Meeting, people: list[Contact]) -> None:
        for contact in people:
            role = InvitationRole.EXECUTIVE if contact.is_executive else InvitationRole.PARTICIPANT
            invitation = make_invitation(meeting, contact, role)
            self._asked.append(invitation)
            _answer(invitation, _ANSWERS[len(self._asked) % len(_ANSWERS)], self._coordinator)
            _mail(invitation, _MAIL_STATES[len(self._asked) % len(_MAIL_STATES)])

    def _lengthen_import(self) -> None:
        self._import.content = pack(_list(len(self._asked)))
        importing.choose_columns(self._import, ColumnChoice(_COLUMNS, source="Lijst"))
        importing.keep(_list(1), "nog een lijst.csv", self._coordinator, now())


def _guest(owner: User, number: int) -> Contact:
    """Somebody at a new employer, who has a bestuurder besides."""
    level = CommitmentLevel(number % len(CommitmentLevel))
    partner = make_partner(level=level, owner_id=owner.id, city="Waterveen")
    make_contact(partner, is_executive=True)
    return make_contact(partner)


def _meeting(days: int) -> Meeting:
    starts_at = now() + timedelta(days=days, minutes=-1)
    agenda = [AgendaItem(position=position, minutes=10, title="Punt") for position in range(3)]
    return make_meeting(starts_at=starts_at, capacity=3, agenda=agenda)


def _answer(invitation: Invitation, answer: Answer, coordinator: User) -> None:
    if answer is Answer.NONE:
        return
    invitation.answer, invitation.answered_at = answer, now()
    invitation.coming_since = now() if answer.comes else None
    db.session.add(
        InvitationReply(
            invitation_id=invitation.id,
            answer=answer,
            channel=Channel.PHONE,
            received_at=now(),
            sequence=0,
            recorded_by_id=coordinator.id,
            remark="Tot dan.",
            needs="Een ringleiding.",
            substitute_name="Pim van der Veen" if answer is Answer.SUBSTITUTE else "",
        )
    )


def _mail(invitation: Invitation, state: MailState) -> None:
    db.session.add(
        OutgoingMail(
            key=f"test:{invitation.id}",
            kind=MailKind.INVITATION,
            invitation_id=invitation.id,
            recipient_name=invitation.contact.name,
            recipient_email=invitation.contact.email,
            subject="Uitnodiging",
            message_id=f"<{invitation.id}@waterveen.example.org>",
            created_at=now(),
            next_attempt_at=now(),
            state=state,
            text="",
            html="",
        )
    )


def _take_step(partner: Partner, coordinator: User) -> None:
    db.session.add(
        Commitment(
            partner_id=partner.id,
            level=CommitmentLevel.IN_CONTACT,
            day=today(),
            evidence_kind=EvidenceKind.CONVERSATION,
            evidence_detail="Gesproken.",
            recorded_by_id=coordinator.id,
            recorded_at=now(),
        )
    )


def _list(length: int) -> Table:
    """A list of employers, the first of which cannot be read in."""
    rows = [Row(line, [f"Nieuw {line}", "School", ""]) for line in range(3, length + 3)]
    wrong = Row(2, ["Fout", "Ruimtevaart", "geen-adres"])
    return Table(TableKind.CSV, ["Naam", "Sector", "E-mail"], [wrong, *rows], heading_line=1)


def _finished_import(coordinator: User) -> int:
    entry = AuditEntry(
        at=now(),
        user_id=coordinator.id,
        action=IMPORTED,
        subject_kind="pendingimport",
        details=dict.fromkeys(_COUNTS, 1),
    )
    db.session.add(entry)
    db.session.commit()
    return entry.id
