"""The page behind the personal link."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from icalendar import Calendar
from sqlalchemy import event, select

from config import TestConfig
from tests.factories import make_contact, make_invitation, make_user
from vptmeet.app import create_app
from vptmeet.domain.meeting import MeetingStatus
from vptmeet.domain.rsvp import Answer, InvitationRole
from vptmeet.extensions import db, limiter
from vptmeet.models.meeting import Invitation, InvitationLink, InvitationReply, Meeting
from vptmeet.services import links
from vptmeet.web.clock import now


def replies() -> list[InvitationReply]:
    return list(db.session.scalars(select(InvitationReply).order_by(InvitationReply.id)))


def close(meeting: Meeting) -> None:
    meeting.answer_by = now() - timedelta(hours=1)
    db.session.commit()


def test_the_page_says_what_when_where_and_for_whom(client: FlaskClient, link: str) -> None:
    page = client.get(link).text
    for words in ("Rustig de nacht door", "Afspraken over agressie", "Stadhuis, Raadzaal",
                  "Veilig uitgaan", "Karim Benali, Ziekenhuis De Linde", "Els Vos"):  # fmt: skip
        assert words in page


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize("query", ["", "?a=accepted", "?a=declined", "?a=substitute", "?a=x"])
def test_fetching_the_link_changes_nothing(
    client: FlaskClient, link: str, method: str, query: str
) -> None:
    written: list[str] = []

    def note(_c: object, _cursor: object, statement: str, *_rest: object) -> None:
        if not statement.lstrip().upper().startswith("SELECT"):
            written.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    response = client.open(link + query, method=method)
    event.remove(db.engine, "before_cursor_execute", note)
    assert response.status_code == 200
    assert written == []


@pytest.mark.parametrize("answer", ["accepted", "declined", "substitute"])
def test_the_answer_in_the_link_is_only_chosen_beforehand(
    client: FlaskClient, link: str, answer: str
) -> None:
    page = client.get(f"{link}?a={answer}").text
    chosen = re.findall(r'<input checked [^>]*value="(\w+)"', page)
    assert chosen == [answer]
    assert replies() == []


def test_an_answer_leads_on_to_what_happens_next(client: FlaskClient, link: str) -> None:
    response = client.post(link, data={"answer": "accepted", "needs": "ringleiding"})
    assert (response.status_code, response.location) == (303, f"{link}/klaar")
    assert replies()[0].needs == "ringleiding"
    page = client.get(response.location).text
    assert "Fijn dat u komt" in page
    assert f"{link}/agenda.ics" in page


def test_sending_the_form_twice_is_one_answer(client: FlaskClient, link: str) -> None:
    for _time in range(2):
        assert client.post(link, data={"answer": "declined"}).status_code == 303
    assert len(replies()) == 1


def test_a_substitute_is_passed_on_with_name_and_address(client: FlaskClient, link: str) -> None:
    fields = {
        "answer": "substitute",
        "substitute_name": "Jan Bos",
        "substitute_email": "jan@delinde.example.org",
        "substitute_function": "teamleider",
    }
    page = client.post(link, data=fields, follow_redirects=True).text
    assert "Jan Bos komt in uw plaats" in page
    assert replies()[0].substitute_function == "teamleider"


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "Kies een antwoord."),
        ({"answer": "none"}, "Kies een antwoord."),
        ({"answer": "substitute"}, "Vul de naam in"),
        ({"answer": "substitute", "substitute_name": "J", "substitute_email": "x"}, "Vul een heel"),
        ({"answer": "accepted", "remark": "x" * 1001}, "hoogstens 1000 tekens"),
    ],
)
def test_a_form_that_is_not_right_says_what_to_do(
    client: FlaskClient, link: str, fields: dict[str, str], words: str
) -> None:
    response = client.post(link, data=fields)
    assert response.status_code == 422
    assert words in response.text
    assert replies() == []


def test_what_belongs_to_another_answer_does_not_stand_in_the_way(
    client: FlaskClient, link: str
) -> None:
    fields = {"answer": "declined", "substitute_email": "geen adres", "needs": "x" * 900}
    assert client.post(link, data=fields).status_code == 303
    assert (replies()[0].needs, replies()[0].substitute_email) == ("", "")


def test_control_characters_do_no_harm(client: FlaskClient, link: str) -> None:
    fields = {"answer": "accepted", "remark": "Tot\x00 dan\x0b", "needs": "a\r\nb"}
    assert client.post(link, data=fields).status_code == 303
    assert (replies()[0].remark, replies()[0].needs) == ("Tot dan", "a b")


def test_the_form_starts_with_the_answer_that_was_given(client: FlaskClient, link: str) -> None:
    client.post(link, data={"answer": "accepted", "remark": "Ik kom iets later"})
    page = client.get(link).text
    assert "Ik kom iets later" in page
    assert "U hebt gezegd dat u komt." in page


def test_after_the_answer_by_date_the_page_says_whom_to_call(
    client: FlaskClient, link: str, meeting: Meeting
) -> None:
    client.post(link, data={"answer": "accepted"})
    close(meeting)
    page = client.get(link).text
    assert "0123 45 67 89" in page
    assert "U hebt gezegd dat u komt." in page
    assert 'name="answer"' not in page


def test_a_form_that_was_open_past_the_date_changes_nothing(
    client: FlaskClient, link: str, meeting: Meeting
) -> None:
    close(meeting)
    response = client.post(link, data={"answer": "accepted"})
    assert (response.status_code, response.location) == (303, link)
    assert replies() == []


def test_the_organizers_own_number_goes_first(
    client: FlaskClient, link: str, meeting: Meeting
) -> None:
    meeting.organizer = make_user(name="Bo Kist", phone="0123 99 88 77")
    close(meeting)
    page = client.get(link).text
    assert "Bo Kist" in page
    assert "0123 99 88 77" in page


def test_a_cancelled_meeting_says_so(client: FlaskClient, link: str, meeting: Meeting) -> None:
    meeting.status = MeetingStatus.CANCELLED
    db.session.commit()
    page = client.get(link).text
    assert "Deze bijeenkomst gaat niet door" in page
    assert 'name="answer"' not in page
    assert client.get(f"{link}/agenda.ics").status_code == 303


def test_only_a_bestuurder_who_said_yes_is_named(
    client: FlaskClient, link: str, meeting: Meeting
) -> None:
    for name, answer in (("Ilse Demohof", Answer.ACCEPTED), ("Sam Testema", Answer.NONE)):
        person = make_contact(name=name, function="wethouder")
        make_invitation(meeting, person, InvitationRole.EXECUTIVE, answer=answer)
    page = client.get(link).text
    assert "Ilse Demohof" in page
    assert "Sam Testema" not in page


def test_who_comes_after_the_room_is_full_is_told_so(
    client: FlaskClient, link: str, meeting: Meeting
) -> None:
    meeting.capacity = 1
    make_invitation(meeting, answer=Answer.ACCEPTED, coming_since=now())
    page = client.post(link, data={"answer": "accepted"}, follow_redirects=True).text
    assert "U staat op de wachtlijst" in page
    assert "Bent u dat, dan sturen wij u een mail." in page


def test_what_happens_next_needs_an_answer_first(client: FlaskClient, link: str) -> None:
    assert client.get(f"{link}/klaar").location == link


def test_the_download_is_the_entry_of_the_meeting(
    client: FlaskClient, link: str, meeting: Meeting
) -> None:
    response = client.get(f"{link}/agenda.ics")
    assert response.mimetype == "text/calendar"
    calendar = Calendar.from_ical(response.data)
    assert calendar["METHOD"] == "PUBLISH"
    assert calendar.walk("VEVENT")[0]["UID"] == meeting.uid


def test_after_a_move_the_answer_is_asked_again(
    client: FlaskClient, link: str, invitation: Invitation
) -> None:
    client.post(link, data={"answer": "accepted"})
    invitation.meeting.sequence += 1
    invitation.answer = Answer.NONE
    db.session.commit()
    page = client.get(link).text
    assert "De datum of de plaats is veranderd" in page
    assert " checked" not in page


def _invalid_pages(client: FlaskClient, link: str, invitation: Invitation) -> list[bytes]:
    pages = [client.get("/r/unknown").data]
    row = db.session.scalars(select(InvitationLink)).one()
    row.revoked_at = now()
    db.session.commit()
    pages.append(client.get(link).data)
    row.revoked_at, invitation.withdrawn_at = None, now()
    db.session.commit()
    pages.append(client.get(link).data)
    invitation.withdrawn_at = None
    invitation.meeting.starts_at = now() - timedelta(hours=3)
    invitation.meeting.ends_at = now() - timedelta(hours=1)
    db.session.commit()
    pages.append(client.get(link).data)
    return [*pages, client.get(f"{link}/klaar").data, client.post(link, data={}).data]


def test_unknown_revoked_withdrawn_and_expired_links_look_alike_to_the_byte(
    client: FlaskClient, link: str, invitation: Invitation
) -> None:
    assert len(set(_invalid_pages(client, link, invitation))) == 1
    assert client.get(link).status_code == 404


@pytest.mark.parametrize("path", ["", "/klaar", "/agenda.ics"])
def test_the_address_goes_to_nobody_else(client: FlaskClient, link: str, path: str) -> None:
    for address in (link + path, "/r/unknown" + path):
        headers = client.get(address).headers
        assert headers["Referrer-Policy"] == "no-referrer"
        assert headers["Cache-Control"] == "no-store"
        assert "noindex" in headers["X-Robots-Tag"]


def test_a_guest_who_reads_english_gets_english(
    client: FlaskClient, link: str, invitation: Invitation
) -> None:
    invitation.contact.language = "en"
    db.session.commit()
    assert "Yes, I am coming" in client.get(link).text
    assert "Choose an answer." in client.post(link, data={}).text


def test_the_language_somebody_chose_goes_before_that_of_the_invitation(
    client: FlaskClient, link: str, invitation: Invitation
) -> None:
    invitation.contact.language = "en"
    db.session.commit()
    with client.session_transaction() as session:
        session["language"] = "nl"
    assert "Ja, ik kom" in client.get(link).text


def test_the_page_can_be_read_in_another_language(client: FlaskClient, link: str) -> None:
    response = client.post("/taal", data={"language": "en", "next": link})
    assert response.location == link
    assert "Yes, I am coming" in client.get(link).text


def test_an_answer_without_the_forms_token_is_refused(
    client: FlaskClient, link: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(client.application.config, "WTF_CSRF_ENABLED", True)
    assert client.post(link, data={"answer": "accepted"}).status_code == 400
    assert replies() == []


def test_an_answer_over_https_needs_no_referer(
    client: FlaskClient, link: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(client.application.config, "WTF_CSRF_ENABLED", True)
    page = client.get(link, base_url="https://localhost").text
    token = page.split('name="csrf_token" value="')[1].split('"')[0]
    fields = {"answer": "accepted", "csrf_token": token}
    assert client.post(link, data=fields, base_url="https://localhost").status_code == 303


@pytest.fixture
def limited_client(
    app: Flask, data_dir: Path, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> FlaskClient:
    """A browser at an app that counts requests; the other tests do without."""
    monkeypatch.setattr(limiter, "enabled", True)
    config = TestConfig(data_dir, database_url)
    config.RATELIMIT_ENABLED = True
    return create_app(config).test_client()


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_flood_from_one_address_is_stopped(limited_client: FlaskClient, method: str) -> None:
    codes = [limited_client.open("/r/unknown", method=method).status_code for _n in range(61)]
    limiter.reset()
    assert codes == [404] * 60 + [429]


def test_the_page_asks_the_database_four_times_however_many_are_invited(
    client: FlaskClient, link: str, meeting: Meeting
) -> None:
    for _n in range(20):
        make_invitation(meeting, role=InvitationRole.EXECUTIVE, answer=Answer.ACCEPTED)
    asked: list[str] = []

    def note(_c: object, _cursor: object, statement: str, *_rest: object) -> None:
        asked.append(statement)

    db.session.expunge_all()
    event.listen(db.engine, "before_cursor_execute", note)
    client.get(link)
    event.remove(db.engine, "before_cursor_execute", note)
    assert len(asked) <= 4


def test_two_links_open_two_invitations(client: FlaskClient, link: str, meeting: Meeting) -> None:
    other = make_invitation(meeting)
    token = links.new_link(other, now())
    db.session.commit()
    client.post(f"/r/{token}", data={"answer": "declined"})
    assert [row.invitation_id for row in replies()] == [other.id]
