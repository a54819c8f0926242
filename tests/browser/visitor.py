"""Somebody who opens page after page, and notes what is wrong with each."""

from typing import Any

from playwright.sync_api import Browser, ConsoleMessage, Request, Response

from tests.browser import axe, words_on_page
from tests.browser.municipality import Municipality
from vptmeet.demo.accounts import PASSWORD

_HEIGHT = 900
FORMS = "main form[method=post]:has(input:not([type=hidden]), textarea, select)"
_SEND_EMPTY = f"""number => {{
  const form = document.querySelectorAll({FORMS!r})[number];
  for (const field of form.elements) {{
    if (field.type === 'checkbox' || field.type === 'radio') field.checked = false;
    else if (field.type !== 'hidden') field.value = '';
  }}
  HTMLFormElement.prototype.submit.call(form);
}}"""


class Visitor:
    """A browser window. `problems` is what was found so far; nothing is asserted on the way."""

    def __init__(self, browser: Browser, municipality: Municipality, **options: Any) -> None:
        self._context = browser.new_context(locale="nl-NL", **options)
        self.page = self._context.new_page()
        self._site = municipality
        self.problems: list[str] = []
        self.language = "nl"
        self._titles: dict[str, str] = {}
        self.page.on("console", self._note_console)
        self.page.on("pageerror", lambda error: self.problems.append(f"script: {error}"))
        self.page.on("request", self._note_request)
        self.page.on("response", self._note_response)

    def sign_in(self, email: str) -> None:
        """Sign in as an account of the demo."""
        self.page.goto(self._site.url + "/inloggen")
        self.page.get_by_label("E-mailadres").fill(email)
        self.page.get_by_label("Wachtwoord", exact=True).fill(PASSWORD)
        self.page.get_by_role("main").get_by_role("button", name="Inloggen").click()
        self.page.wait_for_url(lambda url: "/inloggen" not in url)

    def is_page(self, path: str) -> bool:
        """Whether there is a page at `path`, no file or redirect; what fails is noted."""
        answer = self.page.request.get(self._site.url + path, max_redirects=0)
        if answer.status >= 400 and path != "/readyz":
            self.problems.append(f"{answer.status} {path}")
        kind = answer.headers.get("content-type", "")
        return answer.status == 200 and kind.startswith("text/html") and "<html" in answer.text()

    def open(self, path: str, status: int = 200, *, again: bool = False) -> None:
        """Open the page at `path`, which is expected to come with `status`, and inspect it."""
        self.go(path, status)
        self._check_title()
        self.inspect(again=again)

    def go(self, path: str, status: int = 200) -> None:
        """Open the page at `path`, which is expected to come with `status`."""
        answer = self.page.goto(self._site.url + path)
        if answer is None or answer.status != status:
            self.problems.append(f"{answer and answer.status} {path}")

    def press(self, name: str) -> None:
        """Press a button that goes on to another page."""
        with self.page.expect_navigation():
            self.page.get_by_role("main").get_by_role("button", name=name).first.click()

    def inspect(self, *, again: bool = False) -> None:
        """Note what is wrong with the page as it is now, at each width.

        `again`, when the page was seen before in another state, axe looks at the narrowest alone.
        """
        self._check_facts()
        narrow, _, wide = axe.WIDTHS
        for width in axe.WIDTHS:
            self.page.set_viewport_size({"width": width, "height": _HEIGHT})
            self.problems += axe.sideways(self.page)
            if width == narrow or not again:
                self.problems += axe.problems(self.page, colours=width in {narrow, wide})
        if self.language == "nl":
            self.problems += words_on_page.untranslated(self.page)
            self.problems += words_on_page.glued(self.page)

    def _check_title(self) -> None:
        title, url = self.page.title(), self.page.url.partition("?")[0]
        other = self._titles.setdefault(title, url)
        if other != url:
            self.problems.append(f"{url}: is called {title!r}, as {other} is")

    def _check_facts(self) -> None:
        headings = self.page.get_by_role("heading", level=1).count()
        if headings != 1:
            self.problems.append(f"{self.page.url}: {headings} headings of the first level")
        language = self.page.locator("html").get_attribute("lang")
        if language != self.language:
            self.problems.append(f"{self.page.url}: says that it is in {language!r}")

    def _note_console(self, message: ConsoleMessage) -> None:
        # That a page came with 404 or 422 is no fault of the page.
        if message.type in {"error", "warning"} and "Failed to load resource" not in message.text:
            self.problems.append(f"{self.page.url}: {message.text}")

    def _note_request(self, request: Request) -> None:
        if not request.url.startswith((self._site.url, "data:", "about:")):
            self.problems.append(f"{self.page.url}: asks for {request.url}")

    def _note_response(self, response: Response) -> None:
        is_document = response.request.resource_type == "document"
        if response.status >= (500 if is_document else 400):
            self.problems.append(f"{response.status} {response.url}")

    def send_empty(self, number: int) -> int:
        """Send a form of the page, with nothing filled in, past what the browser would refuse.

        Returns the status of the answer.
        """
        with self.page.expect_navigation() as answer:
            self.page.evaluate(_SEND_EMPTY, number)
        return answer.value.status if answer.value else 0

    def leave(self) -> None:
        """Close the window."""
        self._context.close()
