"""People at an employer."""

import pytest
from flask import Flask

from tests.factories import NOW, TODAY, make_contact, make_partner
from vptmeet.domain.errors import ContactTaken
from vptmeet.domain.partner import EmailState
from vptmeet.services import contacts
from vptmeet.services.contacts import ContactValues

BOS = ContactValues("Jan Bos", "directeur", "Jan.Bos@veenlijn.example.org", is_executive=True)


def test_an_address_is_kept_in_small_letters(app: Flask) -> None:
    contact = contacts.add_contact(make_partner(), BOS, None, NOW)
    assert contact.email == "jan.bos@veenlijn.example.org"


def test_two_people_of_an_employer_do_not_share_an_address(app: Flask) -> None:
    partner = make_partner()
    contacts.add_contact(partner, BOS, None, NOW)
    with pytest.raises(ContactTaken):
        contacts.add_contact(
            partner, ContactValues("Bos", email=" JAN.BOS@veenlijn.example.org"), None, NOW
        )


def test_people_without_an_address_do_not_stand_in_each_others_way(app: Flask) -> None:
    partner = make_partner()
    contacts.add_contact(partner, ContactValues("A"), None, NOW)
    assert contacts.add_contact(partner, ContactValues("B"), None, NOW).id


def test_an_address_may_serve_at_two_employers(app: Flask) -> None:
    contacts.add_contact(make_partner(), BOS, None, NOW)
    assert contacts.add_contact(make_partner(), BOS, None, NOW).id


def test_an_address_is_free_again_when_its_person_has_left(app: Flask) -> None:
    partner = make_partner()
    contacts.leave(contacts.add_contact(partner, BOS, None, NOW), TODAY, None, NOW)
    assert contacts.add_contact(partner, BOS, None, NOW).id


def test_a_new_address_starts_with_a_clean_slate(app: Flask) -> None:
    contact = make_contact(make_partner(), email_state=EmailState.BOUNCED)
    contacts.change_contact(contact, BOS, None, NOW)
    assert contact.email_state is EmailState.OK


def test_the_same_address_keeps_its_state(app: Flask) -> None:
    contact = make_contact(make_partner(), email_state=EmailState.REFUSED)
    contacts.change_contact(contact, ContactValues("Jan Bos", email=contact.email), None, NOW)
    assert contact.email_state is EmailState.REFUSED


def test_who_wants_no_mail_wants_none_at_a_new_address_either(app: Flask) -> None:
    contact = make_contact(make_partner(), email_state=EmailState.REFUSED)
    contacts.change_contact(contact, ContactValues("Eva", email="eva@example.org"), None, NOW)
    assert contact.email_state is EmailState.REFUSED


def test_a_change_cannot_take_the_address_of_a_colleague(app: Flask) -> None:
    partner = make_partner()
    contacts.add_contact(partner, BOS, None, NOW)
    other = make_contact(partner)
    with pytest.raises(ContactTaken):
        contacts.change_contact(other, ContactValues("B", email=BOS.email), None, NOW)


def test_who_leaves_stays_in_the_history(app: Flask) -> None:
    contact = make_contact(make_partner())
    contacts.leave(contact, TODAY, None, NOW)
    assert contact.left_on == TODAY
