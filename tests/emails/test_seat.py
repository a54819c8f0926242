"""The mail about a seat says what happens next, and how to give the seat back."""

from datetime import timedelta

from flask import Flask

from tests.emails.test_invitation import TOKEN, draft_of
from tests.factories import NOW, make_invitation, make_meeting
from vptmeet.emails import seat
from vptmeet.emails.addressee import addressee
from vptmeet.emails.draft import Draft
from vptmeet.emails.meeting_mail import MeetingMail
from vptmeet.models.meeting import Invitation
from vptmeet.queries import executives
from vptmeet.web import mail_settings

LINK = f"http://localhost/r/{TOKEN}"


def invited(**values: object) -> Invitation:
    return make_invitation(make_meeting(**values), coming_since=NOW)


def for_substitute(invitation: Invitation, name: str) -> Draft:
    settings, meeting = mail_settings.current(), invitation.meeting
    mail = MeetingMail(meeting, executives.of_meeting(meeting.id), settings, NOW)
    return seat.draft(mail, addressee(invitation, TOKEN, settings), invitation, name)


def test_it_says_that_there_is_a_seat_and_that_nothing_need_be_done(app: Flask) -> None:
    draft = draft_of(invited(), "seat")
    for body in (draft.text, draft.html):
        assert "Er is nu plaats voor u." in body
        assert "U hoeft niets te doen." in body
    assert draft.calendar is None


def test_as_long_as_answers_may_change_it_has_the_link_to_give_the_seat_back(app: Flask) -> None:
    draft = draft_of(invited(), "seat")
    assert LINK in draft.text
    assert f'href="{LINK}"' in draft.html


def test_after_the_answer_by_date_it_says_whom_to_tell(app: Flask) -> None:
    draft = draft_of(invited(answer_by=NOW - timedelta(days=1)), "seat")
    assert LINK not in draft.text + draft.html
    assert "Laat het ons dan weten." in draft.text


def test_who_sends_somebody_reads_for_whom_the_seat_is(app: Flask) -> None:
    draft = for_substitute(invited(), "Jan <b>Bos")
    assert "Laat Jan <b>Bos weten dat er plaats is." in draft.text
    assert "Laat Jan &lt;b&gt;Bos weten dat er plaats is." in draft.html


def test_waiting_once_more_is_another_mail(app: Flask) -> None:
    invitation = invited()
    first = draft_of(invitation, "seat")
    assert draft_of(invitation, "seat") == first
    invitation.coming_since = NOW + timedelta(hours=1)
    assert for_substitute(invitation, "").key != first.key
