"""The whole story, from a list of employers to a coalition that an alderman can see.

Real processes: web, worker, mail server, browser. Each page on the way is checked with axe.
"""

from datetime import date, timedelta
from pathlib import Path

from playwright.sync_api import Browser, expect

from tests.browser.installation import Installation
from tests.browser.people import PASSWORD, Person, part, personal_link

# A list as municipalities have them: semicolons, Windows-1252, a line break in a cell, a bad row.
LIST = """Naam;Sector;Plaats;Contactpersoon;Functie;E-mailadres;Telefoon;Bestuurder
Gemeente Waterveen;Gemeente;Waterveen;Ilse Demohof;wethouder;ilse.demohof@waterveen.example.org;;ja
Ziekenhuis De Linde;Ziekenhuis;Waterveen;Hanna Demostra;directeur;hanna@delinde.example.org;;ja
Café Één;Horeca;Waterveen;José Müller;"eigenaar;\nook voorzitter";jose@cafe.example.org;;nee
Veenlijn;Openbaar vervoer;Waterveen;Monique Kladder;teamleider;monique@veenlijn.example.org;;nee
Politieteam Waterveen;Politie;Waterveen;Mark Modelsma;teamchef;mark@politie.example.org;;nee
Zonder adres;Politie;Waterveen;Niemand;;geen-adres;;nee
"""

COORDINATOR = "sanne@waterveen.example.org"
ALDERMAN = "wethouder@waterveen.example.org"
DAY = date.today() + timedelta(days=30)  # noqa: DTZ011 - any day ahead will do


def test_the_whole_story(browser: Browser, installation: Installation, tmp_path: Path) -> None:
    give_accounts(installation)
    sanne = Person(browser, installation)
    sanne.sign_in(COORDINATOR)
    import_the_list(sanne, tmp_path)
    set_levels(sanne)
    plan_the_meeting(sanne)
    bestuurder_confirms(sanne, browser)
    invite_the_employers(sanne)
    employers_answer(sanne, browser)
    coordinator_sees_answers(sanne)
    take_attendance(sanne)
    alderman_sees_the_coalition(browser, installation)
    sanne.leave()


def give_accounts(site: Installation) -> None:
    for email, name, role in (
        (COORDINATOR, "Sanne de Wit", "coordinator"),
        (ALDERMAN, "Ilse Demohof", "alderman"),
    ):
        arguments = ("user", "add", email, "--name", name, "--role", role, "--password-stdin")
        site.command(*arguments, standard_input=PASSWORD)


def import_the_list(sanne: Person, folder: Path) -> None:
    file = folder / "werkgevers.csv"
    file.write_bytes(LIST.encode("windows-1252"))
    sanne.go("/partners/inlezen")
    sanne.page.get_by_label("Bestand met de lijst").set_input_files(file)
    sanne.press("Verder")
    sanne.page.get_by_label("Waar komt deze lijst vandaan?").fill("Lijst van het team OOV")
    sanne.press("Laat zien wat er gebeurt")
    sanne.sees("geen-adres")
    sanne.press("Lijst inlezen")
    sanne.go("/partners")
    sanne.sees("Café Één", "Ziekenhuis De Linde", "5 werkgevers")
    expect(sanne.page.get_by_text("Zonder adres")).to_have_count(0)


def set_levels(sanne: Person) -> None:
    sanne.press("Gemeente Waterveen")
    sanne.press("Wijzigen")
    sanne.page.get_by_label("Dit is onze eigen gemeente").check()
    sanne.press("Opslaan")
    sanne.go("/partners?q=linde")
    sanne.press("Ziekenhuis De Linde")
    sanne.press("Stap vastleggen")
    sanne.page.get_by_role("radio", name="Heeft ja gezegd").check()
    sanne.page.get_by_label("Wie heeft er getekend?").fill("Hanna Demostra")
    sanne.page.get_by_label("Functie van wie tekende").fill("directeur")
    sanne.press("Stap vastleggen")
    sanne.sees("Getekend door Hanna Demostra, directeur")


def plan_the_meeting(sanne: Person) -> None:
    sanne.go("/bijeenkomsten/nieuw")
    page = sanne.page
    page.get_by_role("textbox", name="Titel").fill("Samen veilig uitgaan")
    page.get_by_label("Thema").select_option(label="Veilig uitgaan")
    page.get_by_label("Datum").fill(DAY.isoformat())
    page.get_by_label("Van", exact=True).fill("15:30")
    page.get_by_label("Tot", exact=True).fill("17:00")
    page.get_by_role("textbox", name="Plaats").fill("Stadhuis, Raadzaal")
    page.get_by_label("Minuten").first.fill("10")
    page.get_by_label("Onderwerp").first.fill("Opening door de wethouder")
    sanne.press("Opslaan")
    sanne.sees("Samen veilig uitgaan", "15.30 tot 17.00 uur", "Nog geen bestuurder")


def bestuurder_confirms(sanne: Person, browser: Browser) -> None:
    meeting = sanne.page.url
    sanne.go(f"{meeting}/bestuurder")
    sanne.press("Vragen Ilse Demohof")
    sanne.press("1 uitnodiging versturen")
    mail = sanne.site.mail_to("ilse.demohof@waterveen.example.org")[0]
    answer(browser, sanne.site, personal_link(mail), "Ja, ik kom")
    sanne.go(meeting)
    sanne.sees("Ilse Demohof komt")


def invite_the_employers(sanne: Person) -> None:
    meeting = sanne.page.url
    sanne.go(f"{meeting}/uitnodigen")
    for name in ("Hanna Demostra", "José Müller", "Monique Kladder", "Mark Modelsma"):
        sanne.page.get_by_role("checkbox", name=name).check()
    sanne.press("Verder met wie is aangevinkt")
    sanne.sees("Hanna Demostra")
    sanne.press("4 uitnodigingen versturen")
    mail = sanne.site.mail_to("jose@cafe.example.org")[0]
    assert "José Müller" in str(mail["To"])
    calendar = part(mail, "text/calendar").replace("\r\n ", "")
    assert "METHOD:REQUEST" in calendar
    assert "mailto:jose@cafe.example.org" in calendar


def employers_answer(sanne: Person, browser: Browser) -> None:
    site = sanne.site
    answers = {
        "hanna@delinde.example.org": "Ja, ik kom",
        "monique@veenlijn.example.org": "Een collega komt in mijn plaats",
        "mark@politie.example.org": "Nee, ik kom niet",
    }
    for address, choice in answers.items():
        answer(browser, site, personal_link(site.mail_to(address)[0]), choice)


def answer(browser: Browser, site: Installation, link: str, choice: str) -> None:
    """Somebody opens the link on a phone, chooses and sends."""
    guest = Person(browser, site, phone=True)
    guest.go(link)
    guest.page.get_by_role("radio", name=choice).check()
    if "collega" in choice:
        guest.page.get_by_label("Naam van uw collega").fill("Pim van der Veen")
    guest.press("Verstuur mijn antwoord")
    guest.sees("Samen veilig uitgaan")
    guest.leave()


def coordinator_sees_answers(sanne: Person) -> None:
    sanne.go("/bijeenkomsten")
    sanne.press("Samen veilig uitgaan")
    sanne.sees("Pim van der Veen", "Komt niet", "Nog geen antwoord")
    sanne.go("/vandaag")
    sanne.sees("Hanna Demostra")


def take_attendance(sanne: Person) -> None:
    sanne.site.let_the_meeting_begin()
    sanne.go("/bijeenkomsten/1/aanwezigheid")
    sanne.press("Iedereen kwam zoals gezegd")
    sanne.page.get_by_role("button", name="Aanwezig José Müller").click()
    sanne.sees("4 mensen waren er")


def alderman_sees_the_coalition(browser: Browser, site: Installation) -> None:
    ilse = Person(browser, site)
    ilse.sign_in(ALDERMAN)
    expect(ilse.page).to_have_url(f"{site.url}/coalitie")
    expect(ilse.page.get_by_role("heading", level=1)).to_contain_text("coalitie")
    hospitals = ilse.page.get_by_role("row").filter(has_text="Ziekenhuis").first
    expect(hospitals).to_be_visible()
    ilse.page.set_viewport_size({"width": 390, "height": 844})
    ilse.check()
    assert ilse.page.request.get(f"{site.url}/partners").status == 403
    ilse.leave()
