"""The pages of meetings: who sees what, and what they say."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from flask.testing import FlaskClient

from tests.conftest import sign_in
from tests.factories import make_contact, make_invitation, make_meeting, make_partner, make_user
from tests.query_count import counted
from vptmeet.domain.attendance import Presence
from vptmeet.domain.mail import MailKind, MailState
from vptmeet.domain.meeting import MeetingStatus
from vptmeet.domain.roles import Role
from vptmeet.domain.rsvp import Answer, InvitationRole
from vptmeet.emails.draft import Draft
from vptmeet.extensions import db
from vptmeet.models.meeting import AgendaItem, Meeting
from vptmeet.services import outbox
from vptmeet.web.clock import now


@pytest.fixture
def coordinator(client: FlaskClient) -> FlaskClient:
    return sign_in(client, make_user())


def page(client: FlaskClient, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200
    return response.text


def coming_meeting(**values: object) -> Meeting:
    return make_meeting(**{"starts_at": now() + timedelta(days=9), **values})


def test_without_meetings_the_list_says_what_to_do(coordinator: FlaskClient) -> None:
    assert "Er is geen bijeenkomst gepland" in page(coordinator, "/bijeenkomsten")


def test_coming_and_past_meetings_stand_apart(coordinator: FlaskClient) -> None:
    coming_meeting(title="Straks")
    make_meeting(title="Toen", starts_at=now() - timedelta(days=3))
    coming, past = (
        page(coordinator, "/bijeenkomsten"),
        page(coordinator, "/bijeenkomsten?when=past"),
    )
    assert ("Straks" in coming, "Toen" in coming) == (True, False)
    assert ("Straks" in past, "Toen" in past) == (False, True)


def test_the_list_can_be_narrowed_to_a_theme_in_the_address(coordinator: FlaskClient) -> None:
    coming_meeting(title="Straks")
    assert "Straks" in page(coordinator, "/bijeenkomsten?theme=U")
    assert "Straks" not in page(coordinator, "/bijeenkomsten?theme=VPT")


def test_the_list_says_who_of_the_board_comes(coordinator: FlaskClient) -> None:
    noor = make_contact(make_partner(), name="Noor Voorbeeld")
    make_invitation(coming_meeting(), noor, InvitationRole.EXECUTIVE, answer=Answer.ACCEPTED)
    assert "Noor Voorbeeld komt" in page(coordinator, "/bijeenkomsten")


def past_meeting() -> Meeting:
    """Fourteen months ago: Noor said yes, and somebody else came unasked."""
    meeting = make_meeting(starts_at=now() - timedelta(days=420))
    noor = make_contact(make_partner(is_municipality=True), name="Noor Voorbeeld")
    make_invitation(meeting, noor, InvitationRole.EXECUTIVE, answer=Answer.ACCEPTED)
    return meeting


@pytest.mark.parametrize(
    ("presence", "turnout", "board"),
    [
        (Presence.UNKNOWN, "Aanwezigheid nog niet ingevuld", "Noor Voorbeeld komt"),
        (Presence.PRESENT, "2 mensen waren er", "Noor Voorbeeld was er"),
        (Presence.ABSENT, "1 persoon was er", "Er was geen bestuurder"),
    ],
)
def test_a_past_meeting_says_who_was_there(
    coordinator: FlaskClient, presence: Presence, turnout: str, board: str
) -> None:
    meeting = past_meeting()
    meeting.invitations[0].presence = presence
    if presence is not Presence.UNKNOWN:
        make_invitation(meeting, is_walk_in=True, presence=Presence.PRESENT)
    db.session.commit()
    for path in ("/bijeenkomsten?when=past", f"/bijeenkomsten/{meeting.id}"):
        text = page(coordinator, path)
        assert turnout in text
        assert board in text


def test_a_meeting_of_another_year_shows_its_year_in_the_list(coordinator: FlaskClient) -> None:
    year = past_meeting().starts_at.year
    shown = re.findall(r'vpt-date__m">([^<]+)<', page(coordinator, "/bijeenkomsten?when=past"))
    assert shown[0].endswith(str(year))


def test_a_meeting_without_bestuurder_asks_for_one_first(coordinator: FlaskClient) -> None:
    meeting = coming_meeting()
    text = page(coordinator, f"/bijeenkomsten/{meeting.id}")
    assert "Nog geen bestuurder gevraagd" in text
    assert f'href="/bijeenkomsten/{meeting.id}/bestuurder"' in text


def test_a_meeting_with_a_bestuurder_says_so_quietly(coordinator: FlaskClient) -> None:
    meeting = coming_meeting()
    noor = make_contact(make_partner(), name="Noor Voorbeeld")
    make_invitation(meeting, noor, InvitationRole.EXECUTIVE, answer=Answer.ACCEPTED)
    text = page(coordinator, f"/bijeenkomsten/{meeting.id}")
    assert "Noor Voorbeeld komt" in text
    assert "utrecht-alert--warning" not in text


@pytest.mark.parametrize("role", [Role.ALDERMAN, Role.HRM])
def test_others_see_counts_but_not_who_was_asked(client: FlaskClient, role: Role) -> None:
    meeting = coming_meeting(agenda=[AgendaItem(position=0, minutes=10, title="Welkom")])
    partner = make_partner("Ziekenhuis De Linde")
    make_invitation(meeting, make_contact(partner, name="Anna Geheim"), answer=Answer.DECLINED)
    text = page(sign_in(client, make_user(role)), f"/bijeenkomsten/{meeting.id}")
    assert "Ziekenhuis De Linde" not in text
    assert "Anna Geheim" not in text
    assert "Welkom" in text
    assert "Komen niet" in text


@pytest.mark.parametrize(
    "path",
    [
        "/bijeenkomsten/nieuw",
        "/bijeenkomsten/{}/wijzigen",
        "/bijeenkomsten/{}/afzeggen",
        "/bijeenkomsten/{}/bestuurder",
        "/bijeenkomsten/{}/uitnodigen",
    ],
)
def test_an_alderman_changes_nothing(client: FlaskClient, path: str) -> None:
    meeting = coming_meeting()
    sign_in(client, make_user(Role.ALDERMAN))
    assert client.get(path.format(meeting.id)).status_code == 403


def test_the_table_shows_who_answers_what_by_the_address(coordinator: FlaskClient) -> None:
    meeting = coming_meeting()
    for name, answer in (("Anna", Answer.ACCEPTED), ("Bram", Answer.DECLINED)):
        make_invitation(meeting, make_contact(make_partner(), name=name), answer=answer)
    address = f"/bijeenkomsten/{meeting.id}"
    everybody, coming = page(coordinator, address), page(coordinator, f"{address}?answer=coming")
    assert ("Anna" in everybody, "Bram" in everybody) == (True, True)
    assert ("Anna" in coming, "Bram" in coming) == (True, False)


def test_who_waits_for_a_seat_is_told_which_place(coordinator: FlaskClient) -> None:
    meeting = coming_meeting(capacity=1)
    for minutes in range(2):
        moment = now() + timedelta(minutes=minutes)
        make_invitation(meeting, answer=Answer.ACCEPTED, answered_at=moment, coming_since=moment)
    assert "Nummer 1 op de wachtlijst" in page(coordinator, f"/bijeenkomsten/{meeting.id}")


def test_a_cancelled_meeting_says_why_and_offers_nothing(coordinator: FlaskClient) -> None:
    meeting = coming_meeting(status=MeetingStatus.CANCELLED, cancel_reason="De zaal is stuk")
    text = page(coordinator, f"/bijeenkomsten/{meeting.id}")
    assert "De zaal is stuk" in text
    assert "/uitnodigen" not in text


def test_the_reason_for_inviting_without_bestuurder_stays_to_be_seen(
    coordinator: FlaskClient,
) -> None:
    by = make_user(name="Sanne de Wit")
    meeting = coming_meeting(gate_reason="Geen tijd", gate_passed_by=by, gate_passed_at=now())
    text = page(coordinator, f"/bijeenkomsten/{meeting.id}")
    assert "Geen tijd" in text
    assert "Sanne de Wit" in text


def test_an_unknown_meeting_is_not_found(coordinator: FlaskClient) -> None:
    assert coordinator.get("/bijeenkomsten/999999").status_code == 404


def test_pages_ask_no_more_of_the_database_when_more_people_are_invited(
    coordinator: FlaskClient,
) -> None:
    def queries(number: int) -> tuple[int, int]:
        meeting = coming_meeting(capacity=2)
        for _one in range(number):
            make_invitation(meeting, answer=Answer.ACCEPTED, answered_at=now(), coming_since=now())
        with counted() as one:
            page(coordinator, f"/bijeenkomsten/{meeting.id}")
        with counted() as many:
            page(coordinator, "/bijeenkomsten")
        return one.count, many.count

    assert queries(30) == queries(3)


def test_who_answered_by_telephone_is_seen_though_the_mail_failed(
    coordinator: FlaskClient,
) -> None:
    meeting = coming_meeting()
    invitation = make_invitation(meeting, answer=Answer.ACCEPTED, answered_at=now())
    draft = Draft(MailKind.INVITATION, "k", "Anna", "a@b.example.org", "s", "t", "h")
    mail = outbox.enqueue(replace(draft, invitation_id=invitation.id), now(), "localhost")
    mail.state, mail.server_answer = MailState.FAILED, "550 onbekend"
    db.session.commit()
    text = page(coordinator, f"/bijeenkomsten/{meeting.id}")
    assert "550 onbekend" in text
    assert ">Komt<" in text


def test_with_a_bestuurder_the_next_step_is_inviting(coordinator: FlaskClient) -> None:
    meeting = coming_meeting()
    make_invitation(meeting, role=InvitationRole.EXECUTIVE, answer=Answer.ACCEPTED)
    assert "Werkgevers uitnodigen" in page(coordinator, f"/bijeenkomsten/{meeting.id}")


def test_a_cancelled_meeting_can_not_be_changed(coordinator: FlaskClient) -> None:
    meeting = coming_meeting(status=MeetingStatus.CANCELLED)
    for tail in ("wijzigen", "afzeggen"):
        assert coordinator.get(f"/bijeenkomsten/{meeting.id}/{tail}").status_code == 302
