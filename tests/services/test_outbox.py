"""Queuing, claiming and recording of mail."""

from datetime import timedelta

from flask import Flask

from tests.factories import NOW
from vptmeet.domain.mail import LEASE, MAX_ATTEMPTS, MailKind, MailState, Priority
from vptmeet.emails.draft import Draft
from vptmeet.extensions import db
from vptmeet.models.mail import OutgoingMail
from vptmeet.services import outbox


def draft(key: str = "one", priority: Priority = Priority.NORMAL) -> Draft:
    return Draft(
        kind=MailKind.INVITATION,
        key=key,
        recipient_name="Jan",
        recipient_email="jan@example.org",
        subject="Komt u?",
        text="Beste Jan",
        html="<p>Beste Jan</p>",
        priority=priority,
    )


def queue(*drafts: Draft) -> None:
    outbox.enqueue_all(drafts, NOW, "example.org")
    db.session.commit()


def only() -> OutgoingMail:
    db.session.expire_all()
    return db.session.query(OutgoingMail).one()


def test_the_same_deed_queues_one_mail(app: Flask) -> None:
    queue(draft("same"))
    queue(draft("same"))
    assert db.session.query(OutgoingMail).count() == 1


def test_a_claimed_mail_is_not_claimed_by_another_worker(app: Flask) -> None:
    queue(draft())
    assert len(outbox.claim("first", NOW, 10)) == 1
    assert outbox.claim("second", NOW, 10) == []


def test_a_mail_whose_lease_ran_out_is_claimed_again_with_its_own_message_id(app: Flask) -> None:
    queue(draft())
    first = outbox.claim("first", NOW, 10)[0].message_id
    later = NOW + LEASE + timedelta(seconds=1)
    assert outbox.claim("second", later, 10)[0].message_id == first


def test_a_worker_that_lost_its_lease_records_nothing(app: Flask) -> None:
    queue(draft())
    slow = outbox.claim("slow", NOW, 1)[0]
    db.session.expunge(slow)
    outbox.claim("quick", NOW + LEASE + timedelta(seconds=1), 1)
    outbox.record_refused(slow, "550 too late", NOW)
    assert only().state is MailState.SENDING


def test_urgent_mail_goes_before_mail_in_bulk(app: Flask) -> None:
    queue(draft("bulk", Priority.BULK), draft("urgent", Priority.URGENT))
    assert [mail.key for mail in outbox.claim("one", NOW, 10)] == ["urgent", "bulk"]


def test_a_postponed_mail_waits_before_it_is_tried_again(app: Flask) -> None:
    queue(draft())
    outbox.record_postponed(outbox.claim("one", NOW, 1)[0], "451 later", NOW)
    assert outbox.claim("one", NOW + timedelta(seconds=30), 1) == []
    assert len(outbox.claim("one", NOW + timedelta(minutes=3), 1)) == 1


def test_a_mail_that_was_postponed_too_often_has_failed(app: Flask) -> None:
    queue(draft())
    mail = only()
    mail.attempts = MAX_ATTEMPTS - 1
    db.session.commit()
    outbox.record_postponed(outbox.claim("one", NOW, 1)[0], "451 later", NOW)
    assert only().state is MailState.FAILED


def test_a_failed_mail_can_be_tried_again(app: Flask) -> None:
    queue(draft())
    outbox.record_refused(outbox.claim("one", NOW, 1)[0], "550 no", NOW)
    outbox.retry(only(), NOW)
    assert len(outbox.claim("one", NOW, 1)) == 1
