"""Every page, in every state, for everybody who may open it, on phones and on desks."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests import addresses
from tests.browser import words_on_page
from tests.browser.municipality import Municipality
from tests.browser.visitor import FORMS, Visitor
from vptmeet.demo import accounts
from vptmeet.demo.accounts import DemoAccount
from vptmeet.domain.roles import Role
from vptmeet.web.access import Permission

CHOICES = {
    "partners.index": ("?q=bestaatniet", "?sector=ZKH&level=pledged&sort=level", "?archived=1"),
    "meetings.index": ("?when=past", "?theme=Z"),
    "invitations.choose": ("?q=bestaatniet", "?min_level=leading"),
    "invitations.executive": ("?q=bestaatniet",),
    "imports.preview": ("?rows=wrong", "?rows=same"),
    "demo.mailbox": ("?q=bestaatniet",),
}
"""What people can choose on a page, besides the page as it opens."""

COORDINATOR = accounts.COORDINATOR.email
HRM = "hrm@waterveen.example.org"
ONE_OF_EACH = [one for one in accounts.PRINTED if not one.is_portfolio_holder]
"""An account for each role; the samples of invitations are those of this bestuurder."""


@pytest.fixture
def visitor(browser: Browser, municipality: Municipality) -> Iterator[Visitor]:
    """Somebody whom nobody knows yet."""
    visitor = Visitor(browser, municipality)
    yield visitor
    visitor.leave()


def _pages(
    visitor: Visitor, site: Municipality, roles: set[Role], *, own: bool
) -> Iterator[tuple[str, bool]]:
    """What somebody may open, without files and parts of pages; who signed in: what is for them.

    With each address: whether the page was there before, in another state.
    """
    is_page: dict[str, bool] = {}
    for page in addresses.every(site.app, site.samples):
        if page.is_open_to(roles) and own == isinstance(page.access, Permission):
            again = page.endpoint in is_page
            if is_page.setdefault(page.endpoint, again or visitor.is_page(page.path)):
                yield page.path, again
                for choice in CHOICES.get(page.endpoint, ()):
                    yield page.path + choice, True


def _told(visitor: Visitor) -> None:
    assert not visitor.problems, "\n".join(visitor.problems)


@pytest.mark.parametrize("account", ONE_OF_EACH, ids=lambda one: one.role.value)
def test_every_page_for_who_signs_in(
    visitor: Visitor, municipality: Municipality, account: DemoAccount
) -> None:
    visitor.sign_in(account.email)
    for path, again in _pages(visitor, municipality, {account.role}, own=True):
        visitor.open(path, again=again)
    _told(visitor)


def test_every_page_for_everybody(visitor: Visitor, municipality: Municipality) -> None:
    for path, again in _pages(visitor, municipality, set(), own=False):
        visitor.open(path, again=again)
    _told(visitor)


def test_the_pages_that_say_what_went_wrong(visitor: Visitor) -> None:
    visitor.open("/dit-is-er-niet", 404)
    visitor.open("/r/onbekend", 404)
    visitor.open("/wachtwoord/onbekend", 404)
    visitor.sign_in(HRM)
    visitor.open("/partners", 403)
    visitor.go("/mijn-account")
    visitor.page.evaluate("document.querySelector('main [name=csrf_token]').value = 'oud'")
    visitor.send_empty(0)
    visitor.inspect()
    _told(visitor)


@pytest.mark.parametrize("account", [*ONE_OF_EACH, None], ids=lambda one: one and one.role.value)
def test_a_form_that_is_sent_empty_says_what_to_do(
    visitor: Visitor, municipality: Municipality, account: DemoAccount | None
) -> None:
    if account:
        visitor.sign_in(account.email)
    roles = {account.role} if account else set()
    refused = 0
    for path, again in _pages(visitor, municipality, roles, own=bool(account)):
        if again:
            continue
        visitor.go(path)
        for number in range(visitor.page.locator(FORMS).count()):
            visitor.go(path)
            if visitor.send_empty(number) == 422:
                refused += 1
                visitor.inspect(again=True)
                assert visitor.page.get_by_role("alert").get_by_role("link").count(), path
    assert refused
    _told(visitor)


def test_the_steps_of_inviting(visitor: Visitor, municipality: Municipality) -> None:
    without_executive = municipality.samples["invitations.choose"][1]
    visitor.sign_in(COORDINATOR)
    visitor.go(f"/bijeenkomsten/{without_executive}/uitnodigen")
    visitor.press("Verder met wie is aangevinkt")
    visitor.inspect()
    for reason in (" ", "De bestuurder belt morgen."):
        visitor.page.get_by_label("Waarom nodigt u nu al uit?").fill(reason)
        visitor.press("uitnodigingen versturen")
        visitor.inspect(again=True)
    _told(visitor)


@pytest.mark.parametrize("choice", ["Ja, ik kom", "Nee, ik kom niet"])
def test_what_happens_after_an_answer(
    visitor: Visitor, municipality: Municipality, choice: str
) -> None:
    visitor.go(f"/r/{municipality.samples['rsvp.token'][0]}")
    visitor.page.get_by_role("radio", name=choice).check()
    visitor.press("Verstuur mijn antwoord")
    visitor.inspect()
    _told(visitor)


def test_a_forgotten_password(visitor: Visitor) -> None:
    visitor.go("/wachtwoord-vergeten")
    visitor.page.get_by_label("E-mailadres").fill("niemand@waterveen.example.org")
    visitor.press("E-mail sturen")
    visitor.inspect()
    _told(visitor)


def test_pages_in_english_say_so(visitor: Visitor, municipality: Municipality) -> None:
    visitor.sign_in(HRM)
    visitor.page.get_by_role("button", name="English").click()
    visitor.language = "en"
    for path in ("/coalitie", "/bijeenkomsten", "/privacy", "/mijn-account", "/dit-is-er-niet"):
        visitor.open(path, 404 if "niet" in path else 200, again=True)
    visitor.open(f"/r/{municipality.samples['rsvp.token'][0]}", again=True)
    _told(visitor)


def test_colours_of_the_readers_own_choice(browser: Browser, municipality: Municipality) -> None:
    visitor = Visitor(browser, municipality, forced_colors="active")
    visitor.open(f"/r/{municipality.samples['rsvp.token'][0]}", again=True)
    visitor.sign_in(COORDINATOR)
    for path in ("/vandaag", "/partners", "/coalitie", "/bijeenkomsten"):
        visitor.open(path, again=True)
    _told(visitor)
    visitor.leave()


def test_english_on_a_dutch_page_is_noticed(visitor: Visitor) -> None:
    visitor.page.set_content("<body><p>Add employer</p><h1>Werkgever (fictief)Tom</h1></body>")
    assert words_on_page.untranslated(visitor.page) == [
        "about:blank: still English: 'Add employer'"
    ]
    assert words_on_page.glued(visitor.page) == ["about:blank: no space in '(fictief)Tom'"]
