"""Without script the main things can be done as well."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.browser.municipality import Municipality
from vptmeet.demo.accounts import COORDINATOR, PASSWORD

NARROW = ViewportSize(width=390, height=844)


@pytest.fixture
def page(browser: Browser, municipality: Municipality) -> Iterator[Page]:
    """A window in which no script runs."""
    context = browser.new_context(
        java_script_enabled=False, locale="nl-NL", base_url=municipality.url
    )
    yield context.new_page()
    context.close()


def test_a_coordinator_finds_an_employer_and_records_a_step(page: Page) -> None:
    sign_in(page)
    filter_the_list(page)
    page.get_by_role("link", name="Apotheek De Vijzel").first.click()
    page.get_by_role("link", name="Stap vastleggen").click()
    record_without_evidence(page)
    page.get_by_role("radio", name="Heeft ja gezegd").check()
    page.get_by_label("Wie heeft er getekend?").fill("Noah Pilotsma")
    page.get_by_label("Functie van wie tekende").fill("apotheker")
    page.get_by_role("button", name="Stap vastleggen").click()
    expect(page.get_by_text("Getekend door Noah Pilotsma, apotheker")).to_be_visible()


def sign_in(page: Page) -> None:
    page.goto("/inloggen")
    page.get_by_label("E-mailadres").fill(COORDINATOR.email)
    page.get_by_label("Wachtwoord", exact=True).fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Inloggen").click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def filter_the_list(page: Page) -> None:
    page.set_viewport_size(NARROW)
    page.goto("/partners")
    page.get_by_text("Filters", exact=True).click()
    page.get_by_label("Zoek op naam").fill("vijzel")
    page.get_by_role("button", name="Resultaten tonen").click()
    expect(page).to_have_url(re.compile("q=vijzel"))
    expect(page.get_by_text("1 werkgever", exact=False).first).to_be_visible()


def record_without_evidence(page: Page) -> None:
    """The page says what is missing, and keeps what was chosen."""
    page.get_by_role("radio", name="Heeft ja gezegd").check()
    page.get_by_role("button", name="Stap vastleggen").click()
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.get_by_role("radio", name="Heeft ja gezegd")).to_be_checked()


def test_an_employer_answers_on_a_phone(page: Page, municipality: Municipality) -> None:
    page.set_viewport_size(NARROW)
    page.goto(f"/r/{municipality.samples['rsvp.token'][0]}")
    page.get_by_role("radio", name="Een collega komt in mijn plaats").check()
    page.get_by_label("Naam van uw collega").fill("Pim van der Veen")
    page.get_by_role("button", name="Verstuur mijn antwoord").click()
    expect(page.get_by_text("Pim van der Veen").first).to_be_visible()
