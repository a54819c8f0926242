"""What the mails about a meeting say, and that odd names break nothing."""

from email import message_from_bytes, policy

import pytest
from flask import Flask
from icalendar import Calendar

from tests.factories import NOW, make_contact, make_invitation, make_meeting, make_partner
from vptmeet.domain.rsvp import Answer, InvitationRole
from vptmeet.emails import invitation as invitation_mail
from vptmeet.emails import meeting_cancelled, meeting_changed, seat
from vptmeet.emails.addressee import addressee
from vptmeet.emails.draft import Draft
from vptmeet.emails.meeting_mail import MeetingMail
from vptmeet.emails.mime import Letter, LetterMessage
from vptmeet.models.meeting import AgendaItem, Invitation, Meeting
from vptmeet.queries import executives
from vptmeet.web import mail_settings

TOKEN = "t" * 43
WITH_CALENDAR = ["invitation", "invitation_executive", "changed", "cancelled", "withdrawn"]
EVERY_MAIL = [*WITH_CALENDAR, "seat"]


def draft_of(invitation: Invitation, name: str = "invitation") -> Draft:
    settings = mail_settings.current()
    meeting = invitation.meeting
    mail = MeetingMail(meeting, executives.of_meeting(meeting.id), settings, NOW)
    person = addressee(invitation, TOKEN, settings)
    if name == "changed":
        return meeting_changed.draft(mail, person, meeting.whereabouts)
    if name == "cancelled":
        return meeting_cancelled.draft(mail, person)
    if name == "withdrawn":
        return meeting_cancelled.withdrawn(mail, person)
    if name == "seat":
        invitation.coming_since = NOW
        return seat.draft(mail, person, invitation, "")
    return invitation_mail.draft(mail, person)


def meeting_with_programme(**values: object) -> Meeting:
    points = [
        AgendaItem(position=0, minutes=10, title="Opening"),
        AgendaItem(position=1, minutes=25, title="Tafels", speaker="Politie & OM"),
    ]
    return make_meeting(goal="Iedereen doet mee", agenda=points, **values)


def role_of(name: str) -> InvitationRole:
    executive = name == "invitation_executive"
    return InvitationRole.EXECUTIVE if executive else InvitationRole.PARTICIPANT


def odd_invitation(name: str = "invitation") -> Invitation:
    partner = make_partner('Zorg & Zo, "De Brug" <b>')
    person = make_contact(partner, name='D\'Artagnan, "Ünal" <x@y.z>\r\nBcc: a@b.nl')
    meeting = meeting_with_programme(title="Café: “veilig”; a,b\\c <script>\nX: 1")
    return make_invitation(meeting, person, role_of(name))


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("name", EVERY_MAIL)
def test_each_mail_says_when_and_where_in_text_and_html(
    app: Flask, name: str, language: str
) -> None:
    person = make_contact(make_partner(), language=language)
    draft = draft_of(make_invitation(meeting_with_programme(), person, role_of(name)), name)
    for body in (draft.text, draft.html):
        assert person.name in body
        assert "Stadhuis, Raadzaal" in body
        assert "2026" in body
        assert "{{" not in body
        assert "%(" not in body
    assert "\n" not in draft.subject


@pytest.mark.parametrize("name", ["invitation", "invitation_executive", "changed"])
def test_the_buttons_only_preselect_and_the_plain_link_stands_beside_them(
    app: Flask, name: str
) -> None:
    draft = draft_of(make_invitation(make_meeting(), role=role_of(name)), name)
    for answer in ("accepted", "declined", "substitute"):
        assert f"http://localhost/r/{TOKEN}?a={answer}" in draft.text
        assert f'href="http://localhost/r/{TOKEN}?a={answer}"' in draft.html
    assert f">http://localhost/r/{TOKEN}<" in draft.html.replace("\n", "")


@pytest.mark.parametrize("name", ["cancelled", "withdrawn"])
def test_who_need_not_come_gets_no_link_to_answer(app: Flask, name: str) -> None:
    draft = draft_of(make_invitation(make_meeting()), name)
    assert draft.calendar_method == "CANCEL"
    assert "?a=" not in draft.text + draft.html


def test_the_language_of_the_contact_decides(app: Flask) -> None:
    dutch = draft_of(make_invitation(make_meeting(), make_contact(language="nl")))
    english = draft_of(make_invitation(make_meeting(), make_contact(language="en")))
    assert dutch.subject.startswith("Komt u op")
    assert english.subject.startswith("Will you come on")


def test_a_bestuurder_is_named_only_after_saying_yes(app: Flask) -> None:
    meeting = make_meeting()
    own = make_partner(is_municipality=True)
    noor = make_contact(own, name="Noor Voorbeeld", function="burgemeester")
    asked = make_invitation(meeting, noor, InvitationRole.EXECUTIVE)
    guest = make_invitation(meeting)
    assert "Noor Voorbeeld" not in draft_of(guest).text
    asked.answer = Answer.ACCEPTED
    assert "Noor Voorbeeld (burgemeester) is er ook." in draft_of(guest).text


def test_a_bestuurder_reads_how_long_the_opening_takes(app: Flask) -> None:
    invitation = make_invitation(meeting_with_programme(), role=InvitationRole.EXECUTIVE)
    assert "10 minuten" in draft_of(invitation).text


def test_the_programme_has_the_time_of_each_point(app: Flask) -> None:
    text = draft_of(make_invitation(meeting_with_programme())).text
    assert "10.00  Opening" in text
    assert "10.10  Tafels (Politie & OM)" in text


def test_the_calendar_entry_is_for_this_person_alone(app: Flask) -> None:
    person = make_contact(make_partner())
    draft = draft_of(make_invitation(make_meeting(link="https://meet.example.org/1"), person))
    event = Calendar.from_ical(draft.calendar or b"").walk("VEVENT")[0]
    assert event["ATTENDEE"] == f"mailto:{person.email}"
    assert event["ORGANIZER"] == "mailto:vpt@waterveen.example.org"
    assert event["LOCATION"] == "Stadhuis, Raadzaal"
    assert TOKEN in str(event["DESCRIPTION"])


@pytest.mark.parametrize("name", WITH_CALENDAR)
def test_odd_names_break_neither_headers_nor_calendar(app: Flask, name: str) -> None:
    draft = draft_of(odd_invitation(name), name)
    letter = Letter(
        sender_name="Gemeente Waterveen",
        sender_email="vpt@waterveen.example.org",
        recipient_name=draft.recipient_name,
        recipient_email=draft.recipient_email,
        reply_to=None,
        subject=draft.subject,
        text=draft.text,
        html=draft.html,
        calendar=draft.calendar,
        calendar_method=draft.calendar_method,
        message_id="<1@waterveen.example.org>",
        date=NOW,
    )
    parsed = message_from_bytes(LetterMessage(letter).as_bytes(), policy=policy.default)
    assert parsed["Bcc"] is None
    assert len(parsed["To"].addresses) == 1
    assert "<script>" not in draft.html
    event = Calendar.from_ical(draft.calendar or b"").walk("VEVENT")[0]
    assert event["SUMMARY"] == "Café: “veilig”; a,b\\c <script> X: 1"


def test_one_deed_has_one_key(app: Flask) -> None:
    invitation = make_invitation(make_meeting())
    meeting = invitation.meeting
    assert draft_of(invitation).key == f"{meeting.uid}:0:REQUEST:{invitation.contact.email}"
