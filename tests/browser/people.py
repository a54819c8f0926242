"""People who use the product in a browser: what they do, in their own words."""

import re
from email.message import EmailMessage

from playwright.sync_api import Browser, Page, Response, expect

from tests.browser import axe
from tests.browser.installation import Installation

PASSWORD = "een lang wachtwoord 7"
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}


class Person:
    """Somebody with a browser of their own. Each page they come to is checked with axe."""

    def __init__(self, browser: Browser, site: Installation, *, phone: bool = False) -> None:
        size = PHONE if phone else DESK
        self._context = browser.new_context(
            viewport={"width": size["width"], "height": size["height"]}, locale="nl-NL"
        )
        self.page: Page = self._context.new_page()
        self.site = site
        self._broken: list[str] = []
        self.page.on("response", self._notice)

    def _notice(self, response: Response) -> None:
        if response.status >= 500:
            self._broken.append(f"{response.status} {response.url}")

    def sign_in(self, email: str) -> None:
        """Sign in with the password that every account of the story has."""
        self.go("/inloggen")
        self.page.get_by_label("E-mailadres").fill(email)
        self.page.get_by_label("Wachtwoord", exact=True).fill(PASSWORD)
        self.press("Inloggen")

    def go(self, path: str) -> None:
        """Open a page by its path or whole address, and check it."""
        address = path if path.startswith("http") else self.site.url + path
        response = self.page.goto(address)
        assert response is not None
        assert response.ok, f"{response.status} {path}"
        self.check()

    def press(self, name: str, *, check: bool = True) -> None:
        """Press the button (or, without one, follow the link) with this name, and check."""
        buttons = self.page.get_by_role("main").get_by_role("button", name=name)
        links = self.page.get_by_role("main").get_by_role("link", name=name)
        (buttons if buttons.count() else links).first.click()
        self.page.wait_for_load_state("load")
        if check:
            self.check()

    def sees(self, *texts: str) -> None:
        """The page says each of these."""
        for text in texts:
            expect(self.page.get_by_text(text).first).to_be_visible()

    def check(self) -> None:
        """Nothing broke, the page has one heading, axe finds nothing and nothing is too wide."""
        assert self._broken == []
        expect(self.page.get_by_role("heading", level=1)).to_have_count(1)
        assert axe.problems(self.page) + axe.sideways(self.page) == []

    def leave(self) -> None:
        """Close the browser."""
        self._context.close()


def part(mail: EmailMessage, kind: str) -> str:
    """The text of a part of a mail."""
    for one in mail.walk():
        if one.get_content_type() == kind:
            return str(one.get_content())
    raise AssertionError(f"no {kind} in the mail")


def personal_link(mail: EmailMessage) -> str:
    """The address in a mail that opens the answer page, with nothing chosen yet."""
    found = re.search(r"http://localhost:\d+/r/[\w-]+", part(mail, "text/plain"))
    assert found, part(mail, "text/plain")
    return found.group()
