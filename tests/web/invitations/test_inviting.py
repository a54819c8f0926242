"""Choosing, checking and sending invitations through the pages."""

import re
from datetime import timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from tests.conftest import sign_in
from tests.factories import make_contact, make_invitation, make_meeting, make_partner, make_user
from tests.query_count import counted
from vptmeet.domain.commitment import CommitmentLevel
from vptmeet.domain.mail import MailState
from vptmeet.domain.partner import PartnerStatus
from vptmeet.domain.roles import Role
from vptmeet.domain.rsvp import Answer, InvitationRole
from vptmeet.extensions import db
from vptmeet.models.mail import OutgoingMail
from vptmeet.models.meeting import Invitation, Meeting
from vptmeet.models.partner import Contact
from vptmeet.web.clock import now


@pytest.fixture
def coordinator(client: FlaskClient) -> FlaskClient:
    return sign_in(client, make_user())


@pytest.fixture
def meeting(coordinator: FlaskClient) -> Meeting:
    return make_meeting(starts_at=now() + timedelta(days=20))


def address(meeting: Meeting, tail: str = "") -> str:
    return f"/bijeenkomsten/{meeting.id}/uitnodigen{tail}"


def ticked(html: str) -> list[int]:
    found = re.findall(r'<input[^>]*name="contact"[^>]*>', html)
    return [
        int(value[1])
        for one in found
        if "checked" in one and (value := re.search(r'value="(\d+)"', one))
    ]


def offered(html: str) -> list[int]:
    return [
        int(one)
        for one in re.findall(r'type="checkbox"[^>]*name="contact"[^>]*value="(\d+)"', html)
    ]


def person(partner_name: str = "Ziekenhuis De Linde", **values: object) -> Contact:
    return make_contact(make_partner(partner_name), **values)


def invited() -> list[str]:
    return list(db.session.scalars(select(Contact.name).join(Invitation).order_by(Contact.name)))


def test_the_sectors_of_the_theme_are_chosen_at_first(
    coordinator: FlaskClient, meeting: Meeting
) -> None:
    make_contact(make_partner("Ziekenhuis De Linde", "ZKH"))
    make_contact(make_partner("Woonvast", "WON"))
    text = coordinator.get(address(meeting)).text
    assert ("Ziekenhuis De Linde" in text, "Woonvast" in text) == (True, False)
    assert "Woonvast" in coordinator.get(address(meeting, "?from=")).text


def test_one_person_of_each_employer_stands_ticked(
    coordinator: FlaskClient, meeting: Meeting
) -> None:
    partner = make_partner()
    make_contact(partner, name="Anna")
    board = make_contact(partner, name="Zeger", is_executive=True)
    assert ticked(coordinator.get(address(meeting)).text) == [board.id]


def test_everyone_at_a_level_or_higher_can_be_chosen(
    coordinator: FlaskClient, meeting: Meeting
) -> None:
    for name, level in (("Laag", CommitmentLevel.KNOWN), ("Hoog", CommitmentLevel.LEADING)):
        make_contact(make_partner(name, level=level))
    text = coordinator.get(address(meeting, "?from=pledged")).text
    assert ("Hoog" in text, "Laag" in text) == (True, False)


def test_who_cannot_be_asked_is_shown_with_why_and_no_box(
    coordinator: FlaskClient, meeting: Meeting
) -> None:
    person(name="Zonder Adres", email="")
    make_invitation(meeting, person("De Kade", name="Al Gevraagd"))
    text = coordinator.get(address(meeting)).text
    assert "Zonder Adres" in text
    assert "Heeft geen e-mailadres" in text
    assert "Is al uitgenodigd" in text
    assert offered(text) == []


@pytest.mark.parametrize(
    ("status", "words"),
    [(PartnerStatus.DECLINED, "Wil nu niet meedoen"), (PartnerStatus.PAUSED, "Staat stil")],
)
def test_who_does_not_want_to_now_is_not_ticked_and_the_page_says_so(
    coordinator: FlaskClient, meeting: Meeting, status: PartnerStatus, words: str
) -> None:
    contact = make_contact(make_partner(status=status, status_reason="maart opnieuw"))
    text = coordinator.get(address(meeting)).text
    assert (offered(text), ticked(text)) == ([contact.id], [])
    assert words in text


def test_turning_the_page_keeps_what_was_ticked(
    coordinator: FlaskClient, meeting: Meeting, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("vptmeet.queries.guests.PAGE_SIZE", 1)
    monkeypatch.setattr("vptmeet.web.invitations.choose_page.PAGE_SIZE", 1)
    first, second = person("Aap"), person("Noot")
    text = coordinator.post(
        address(meeting, "?from=&page=2"), data={"contact": [first.id], "seen": [1]}
    ).text
    assert ticked(text) == [second.id]
    assert f'type="hidden" name="contact" value="{first.id}"' in text


def test_what_was_unticked_stays_so_when_one_comes_back(
    coordinator: FlaskClient, meeting: Meeting
) -> None:
    person()
    text = coordinator.post(address(meeting, "?from="), data={"seen": [1]}).text
    assert ticked(text) == []


def test_the_preview_shows_the_mail_shut_off_and_sends_nothing(
    coordinator: FlaskClient, meeting: Meeting
) -> None:
    guest = person(name="Noor Voorbeeld")
    text = coordinator.post(address(meeting, "/voorbeeld?from="), data={"contact": guest.id}).text
    assert "U nodigt 1 persoon uit" in text
    frame = re.search(r"<iframe[^>]*>", text)
    assert frame
    assert "allow-scripts" not in frame[0]
    assert re.search(r"\bsandbox\b", frame[0])
    assert "Beste Noor Voorbeeld" in text
    assert db.session.scalars(select(OutgoingMail)).all() == []


def test_without_bestuurder_sending_asks_why(coordinator: FlaskClient, meeting: Meeting) -> None:
    data = {"contact": person().id, "role": "participant"}
    text = coordinator.post(address(meeting, "/versturen?from="), data=data).text
    assert "Waarom nodigt u nu al uit?" in text
    assert "aria-invalid" in text
    assert invited() == []


def test_with_a_reason_the_invitations_go(coordinator: FlaskClient, meeting: Meeting) -> None:
    people = [person("Aap", name="Anna"), person("Noot", name="Bram")]
    data = {
        "contact": [one.id for one in people],
        "role": "participant",
        "gate_reason": "De burgemeester zegt morgen ja",
    }
    response = coordinator.post(
        address(meeting, "/versturen?from="), data=data, follow_redirects=True
    )
    assert "2 uitnodigingen zijn onderweg" in response.text
    assert "0 van 2 e-mails verstuurd" in response.text
    assert invited() == ["Anna", "Bram"]


def test_all_that_match_can_be_invited_at_once(coordinator: FlaskClient, meeting: Meeting) -> None:
    for name in ("Aap", "Noot", "Mies"):
        partner = make_partner(name)
        make_contact(partner, name=f"{name} een")
        make_contact(partner, name=f"{name} twee")
    data = {"everyone": "1", "role": "participant", "gate_reason": "x"}
    coordinator.post(address(meeting, "/versturen?from="), data=data)
    assert invited() == ["Aap een", "Mies een", "Noot een"]


def test_nobody_chosen_goes_back_with_words(coordinator: FlaskClient, meeting: Meeting) -> None:
    response = coordinator.post(address(meeting, "/voorbeeld?from="), follow_redirects=True)
    assert "Kies minstens één persoon" in response.text
    assert response.request.path == address(meeting)


def test_own_bestuurders_stand_first_and_can_be_asked(
    coordinator: FlaskClient, meeting: Meeting
) -> None:
    own = make_partner("Gemeente Waterveen", "GEM", is_municipality=True)
    noor = make_contact(own, name="Noor Voorbeeld", is_executive=True)
    pledged = make_partner("De Linde", level=CommitmentLevel.PLEDGED)
    make_contact(pledged, name="Bea Bestuur", is_executive=True)
    make_contact(make_partner("Nieuw"), name="Nog Niet", is_executive=True)
    text = coordinator.get(f"/bijeenkomsten/{meeting.id}/bestuurder").text
    assert text.index("Noor Voorbeeld") < text.index("Bea Bestuur")
    assert "Nog Niet" not in text
    data = {"contact": noor.id, "role": "executive"}
    assert (
        "Opent u de bijeenkomst" in coordinator.post(address(meeting, "/voorbeeld"), data=data).text
    )
    coordinator.post(address(meeting, "/versturen"), data=data)
    (only,) = db.session.scalars(select(Invitation)).all()
    assert (only.contact_id, only.role) == (noor.id, InvitationRole.EXECUTIVE)


def test_the_progress_is_a_fragment_that_stops_asking_when_done(
    coordinator: FlaskClient, meeting: Meeting
) -> None:
    guest = person()
    data = {"contact": guest.id, "role": "participant", "gate_reason": "x"}
    coordinator.post(address(meeting, "/versturen?from="), data=data)
    path, headers = f"/bijeenkomsten/{meeting.id}/versturen", {"HX-Target": "sending"}
    assert "every 2s" in coordinator.get(path, headers=headers).text
    db.session.scalars(select(OutgoingMail)).one().state = MailState.SENT
    db.session.commit()
    done = coordinator.get(path, headers=headers).text
    assert "1 e-mail is verstuurd" in done
    assert "every 2s" not in done
    assert coordinator.get(path).status_code == 302


def test_a_mail_that_failed_says_why_and_can_be_sent_again(
    coordinator: FlaskClient, meeting: Meeting
) -> None:
    guest = person()
    data = {"contact": guest.id, "role": "participant", "gate_reason": "x"}
    coordinator.post(address(meeting, "/versturen?from="), data=data)
    mail = db.session.scalars(select(OutgoingMail)).one()
    mail.state, mail.server_answer = MailState.FAILED, "550 Mailbox onbekend"
    db.session.commit()
    text = coordinator.get(f"/bijeenkomsten/{meeting.id}").text
    assert "550 Mailbox onbekend" in text
    assert f"/uitnodigingen/{mail.invitation_id}/opnieuw" in text
    coordinator.post(f"/uitnodigingen/{mail.invitation_id}/opnieuw")
    assert mail.state is MailState.QUEUED


def test_withdrawing_takes_somebody_off_the_list(
    coordinator: FlaskClient, meeting: Meeting
) -> None:
    invitation = make_invitation(meeting, person(name="Anna"), answer=Answer.NONE)
    coordinator.post(f"/uitnodigingen/{invitation.id}/intrekken")
    assert invitation.withdrawn_at is not None
    rest = f"/bijeenkomsten/{meeting.id}"
    assert "Anna, " not in coordinator.get(rest).text
    assert "Anna" in coordinator.get(f"{rest}?answer=withdrawn").text


def test_only_a_coordinator_sends(client: FlaskClient) -> None:
    meeting = make_meeting(starts_at=now() + timedelta(days=20))
    sign_in(client, make_user(Role.HRM))
    assert client.post(address(meeting, "/versturen"), data={}).status_code == 403


def test_choosing_asks_no_more_of_the_database_when_there_are_more_employers(
    coordinator: FlaskClient, meeting: Meeting
) -> None:
    def queries() -> int:
        with counted() as statements:
            assert coordinator.get(address(meeting)).status_code == 200
        return statements.count

    for _one in range(3):
        make_contact(make_partner())
    few = queries()
    for _one in range(27):
        make_contact(make_partner())
    assert queries() == few
