"""Planning, changing and calling off through the forms."""

from datetime import UTC, date, datetime, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from tests.conftest import sign_in
from tests.factories import make_invitation, make_meeting, make_user, theme
from vptmeet.domain.meeting import MeetingStatus
from vptmeet.domain.rsvp import Answer
from vptmeet.extensions import db
from vptmeet.models.mail import OutgoingMail
from vptmeet.models.meeting import Meeting
from vptmeet.services.meetings import MeetingValues
from vptmeet.web.clock import now
from vptmeet.web.meetings.choices import offered
from vptmeet.web.meetings.forms import MeetingForm
from vptmeet.web.meetings.reading import Circumstances, end_of_day, values
from vptmeet.wording.dates import from_local, to_local

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
AROUND = Circumstances(NOW, date(2026, 11, 24))


@pytest.fixture
def coordinator(client: FlaskClient) -> FlaskClient:
    return sign_in(client, make_user())


def filled(organizer_id: int, **changes: str) -> dict[str, str]:
    return {
        "title": "Veilig uitgaan",
        "theme_id": str(theme().id),
        "goal": "Doel",
        "day": "2026-12-10",
        "start": "15:30",
        "end": "17:30",
        "place": "Stadhuis",
        "link": "",
        "capacity": "",
        "answer_by": "",
        "organizer_id": str(organizer_id),
        **changes,
    }


def read(
    app: Flask, changes: dict[str, str] | None = None, around: Circumstances = AROUND
) -> tuple[MeetingForm, MeetingValues | None]:
    by = make_user()
    with app.test_request_context("/", method="POST", data=filled(by.id, **(changes or {}))):
        form = offered({}, "nl")
        return form, values(form, around) if form.validate() else None


def test_the_wall_clock_is_the_municipalitys(app: Flask) -> None:
    _form, found = read(app)
    assert found
    assert found.starts_at == datetime(2026, 12, 10, 14, 30, tzinfo=UTC)
    assert found.ends_at == datetime(2026, 12, 10, 16, 30, tzinfo=UTC)


def test_summer_time_counts_on_its_own_days(app: Flask) -> None:
    _form, found = read(app, {"day": "2027-06-10"})
    assert found
    assert found.starts_at == datetime(2027, 6, 10, 13, 30, tzinfo=UTC)


def test_a_time_that_the_clock_skips_is_refused(app: Flask) -> None:
    form, found = read(app, {"day": "2027-03-28", "start": "02:30", "end": "04:00"})
    assert found is None
    assert "bestaat niet" in form.start.errors[0]


def test_of_a_time_that_comes_twice_the_first_is_meant(app: Flask) -> None:
    _form, found = read(app, {"day": "2027-10-31", "start": "02:30", "end": "04:00"})
    assert found
    assert found.starts_at == datetime(2027, 10, 31, 0, 30, tzinfo=UTC)


def test_without_a_date_people_answer_until_the_end_of_a_week_before(app: Flask) -> None:
    _form, found = read(app)
    assert found
    assert to_local(found.answer_by).isoformat() == "2026-12-03T23:59:59+01:00"


def test_a_meeting_within_a_week_is_answered_by_the_end_of_today(app: Flask) -> None:
    _form, found = read(app, {"day": "2026-11-27"})
    assert found
    assert to_local(found.answer_by).date() == AROUND.today


def test_answering_never_ends_after_the_start(app: Flask) -> None:
    _form, found = read(app, {"answer_by": "2026-12-10"})
    assert found
    assert found.answer_by == found.starts_at


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"title": " "}, "title"),
        ({"day": "gisteren"}, "day"),
        ({"day": "2026-11-01"}, "day"),
        ({"start": "half vier"}, "start"),
        ({"end": "15:30"}, "end"),
        ({"link": "http://meet.example.org"}, "link"),
        ({"link": "javascript:alert(1)"}, "link"),
        ({"capacity": "0"}, "capacity"),
        ({"capacity": "veel"}, "capacity"),
        ({"answer_by": "2026-12-11"}, "answer_by"),
        ({"agenda-0-title": "Opening"}, "agenda"),
        ({"agenda-0-minutes": "10"}, "agenda"),
        ({"agenda-0-minutes": "700", "agenda-0-title": "Opening"}, "agenda"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(
    app: Flask, changes: dict[str, str], field: str
) -> None:
    form, found = read(app, changes)
    assert found is None
    assert form[field].errors


def test_people_who_were_asked_need_a_place(app: Flask) -> None:
    asked = Circumstances(NOW, AROUND.today, has_guests=True)
    assert read(app, {"place": ""}, asked)[1] is None
    assert read(app, {"place": ""})[1]


def test_empty_rows_of_the_programme_are_left_aside(app: Flask) -> None:
    _form, found = read(
        app,
        {"agenda-0-minutes": "", "agenda-1-minutes": "10", "agenda-1-title": "Opening"},
    )
    assert found
    assert [(one.minutes, one.title) for one in found.agenda] == [(10, "Opening")]


def test_the_end_of_a_day_is_still_that_day(session_app: Flask) -> None:
    @given(st.dates(date(2000, 1, 1), date(2100, 1, 1)))
    def holds(day: date) -> None:
        assert to_local(end_of_day(day)).date() == day
        assert end_of_day(day) < from_local(day + timedelta(days=1))

    with session_app.app_context():
        holds()


def test_a_form_without_trouble_plans_the_meeting(coordinator: FlaskClient) -> None:
    day = (now() + timedelta(days=30)).date().isoformat()
    data = filled(make_user().id, day=day, **{"agenda-0-minutes": "10", "agenda-0-title": "A"})
    response = coordinator.post("/bijeenkomsten/nieuw", data=data)
    meeting = db.session.scalars(select(Meeting)).one()
    assert response.location == f"/bijeenkomsten/{meeting.id}"
    assert [item.title for item in meeting.agenda] == ["A"]


def test_a_row_is_added_without_saving(coordinator: FlaskClient) -> None:
    data = filled(make_user().id, add_row="1", **{"agenda-0-title": "Opening"})
    text = coordinator.post("/bijeenkomsten/nieuw", data=data).text
    assert 'name="agenda-1-title"' in text
    assert 'value="Opening"' in text
    assert db.session.scalars(select(Meeting)).all() == []


def test_the_form_says_beforehand_how_many_people_are_mailed(coordinator: FlaskClient) -> None:
    meeting = make_meeting(starts_at=now() + timedelta(days=20))
    make_invitation(meeting)
    make_invitation(meeting)
    assert "2 mensen" in coordinator.get(f"/bijeenkomsten/{meeting.id}/wijzigen").text


def test_changing_the_place_mails_who_was_asked(coordinator: FlaskClient) -> None:
    meeting = make_meeting(starts_at=now() + timedelta(days=20))
    invitation = make_invitation(meeting)
    local = to_local(meeting.starts_at)
    data = filled(
        make_user().id,
        day=local.date().isoformat(),
        start=local.time().isoformat("minutes"),
        end=(local + timedelta(hours=2)).time().isoformat("minutes"),
        place="Bibliotheek",
    )
    response = coordinator.post(
        f"/bijeenkomsten/{meeting.id}/wijzigen", data=data, follow_redirects=True
    )
    assert "1 persoon krijgt een e-mail" in response.text
    mail = db.session.scalars(select(OutgoingMail)).one()
    assert mail.recipient_email == invitation.contact.email


def test_a_form_that_was_open_during_a_move_does_not_move_it_back(
    coordinator: FlaskClient,
) -> None:
    meeting = make_meeting(starts_at=now() + timedelta(days=20), sequence=1, place="Bibliotheek")
    data = filled(make_user().id, day=(now() + timedelta(days=9)).date().isoformat())
    address = f"/bijeenkomsten/{meeting.id}/wijzigen"
    text = coordinator.post(address, data={**data, "sequence": "0"}).text
    assert "Een collega heeft deze bijeenkomst verzet" in text
    assert "Bibliotheek" in text
    assert meeting.sequence == 1
    assert coordinator.post(address, data={**data, "sequence": "1"}).status_code == 302


def test_calling_off_asks_why_and_says_what_happens(coordinator: FlaskClient) -> None:
    meeting = make_meeting(starts_at=now() + timedelta(days=20))
    make_invitation(meeting)
    address = f"/bijeenkomsten/{meeting.id}/afzeggen"
    assert "1 persoon krijgt een e-mail" in coordinator.get(address).text
    assert "Vul de reden in" in coordinator.post(address, data={"reason": ""}).text
    assert meeting.status is MeetingStatus.PLANNED


def test_calling_off_tells_everybody(coordinator: FlaskClient) -> None:
    meeting = make_meeting(starts_at=now() + timedelta(days=20))
    make_invitation(meeting)
    coordinator.post(f"/bijeenkomsten/{meeting.id}/afzeggen", data={"reason": "Storm"})
    assert meeting.status is MeetingStatus.CANCELLED
    assert "Storm" in db.session.scalars(select(OutgoingMail)).one().text


def test_a_room_too_small_for_who_has_a_seat_is_refused_with_how_many(
    app: Flask, coordinator: FlaskClient
) -> None:
    meeting = make_meeting(capacity=5)
    for _n in range(2):
        make_invitation(meeting, answer=Answer.ACCEPTED, coming_since=now())
    url, start = f"/bijeenkomsten/{meeting.id}/wijzigen", to_local(meeting.starts_at)
    data = filled(
        make_user().id,
        day=start.date().isoformat(),
        start=f"{start:%H:%M}",
        end=f"{start + timedelta(hours=2):%H:%M}",
        place=meeting.place,
        capacity="1",
    )
    assert "2 mensen hebben al een plaats." in coordinator.post(url, data=data).text
    db.session.expire_all()
    assert meeting.capacity == 5
    assert coordinator.post(url, data={**data, "capacity": "2"}).status_code == 302
