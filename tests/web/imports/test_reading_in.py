"""Reading in a list, from the file to the register, through the pages."""

from flask.testing import FlaskClient
from sqlalchemy import func, select

from tests.conftest import sign_in
from tests.factories import make_partner, make_user
from tests.lists import HEADINGS, MESSY
from tests.query_count import counted
from tests.tabular.workbooks import workbook
from tests.web.imports.conftest import START, Reader, form_of
from vptmeet.domain.roles import Role
from vptmeet.extensions import db
from vptmeet.models.imports import PendingImport
from vptmeet.models.partner import Commitment, Contact, Partner
from vptmeet.tabular.reading import read_table
from vptmeet.tabular.writing import write_csv

XLSX = workbook([HEADINGS, ("Klaverblad", "School", "Veenland", "Eva Mol", "", "e@k.example.org")])


def partners() -> int | None:
    return db.session.scalar(select(func.count(Partner.id)))


def waiting() -> int | None:
    return db.session.scalar(select(func.count(PendingImport.id)))


def test_a_windows_1252_list_with_semicolons_goes_all_the_way(reader: Reader) -> None:
    done = reader.confirm(reader.to_preview(MESSY))
    page = reader.client.get(done.location).text
    assert "2 werkgevers toegevoegd" in page
    assert set(db.session.scalars(select(Partner.name))) == {"Café ’t Hoekje", "De Linde"}
    assert "Jürgen Renée" in set(db.session.scalars(select(Contact.name)))
    assert waiting() == 0


def test_the_way_back_after_the_yes_says_where_the_list_went(reader: Reader) -> None:
    preview = reader.to_preview(MESSY)
    reader.confirm(preview)
    back = reader.client.get(preview)
    assert back.status_code == 404
    assert "Misschien hebt u de lijst al ingelezen" in back.text


def test_a_workbook_goes_all_the_way(reader: Reader) -> None:
    reader.confirm(reader.to_preview(XLSX, "lijst.xlsx"))
    partner = db.session.scalars(select(Partner)).one()
    assert (partner.name, partner.sector.code, partner.contacts[0].email) == (
        "Klaverblad", "OND", "e@k.example.org",
    )  # fmt: skip


def test_nothing_is_saved_before_the_yes(reader: Reader) -> None:
    preview = reader.to_preview(MESSY)
    reader.client.get(preview)
    reader.client.get(f"{preview}/afgekeurd.csv")
    assert partners() == 0


def test_the_preview_says_what_happens_with_each_row_and_why(reader: Reader) -> None:
    page = reader.client.get(reader.to_preview(MESSY)).text
    assert "2 werkgevers komen erbij" in page
    assert "“Ruimtevaart” is geen sector die wij kennen." in page
    assert "“eva@klaverblad” is geen e-mailadres." in page


def test_a_change_is_shown_as_what_it_was_and_becomes(reader: Reader) -> None:
    make_partner("Klaverblad", sector_code="GEM", city="Veenland")
    page = reader.client.get(reader.to_preview(XLSX, "lijst.xlsx")).text
    assert "Sector: “Gemeente” wordt “Onderwijs”." in page


def test_rows_can_be_shown_by_what_happens_with_them(reader: Reader) -> None:
    page = reader.client.get(reader.to_preview(MESSY) + "?rows=wrong").text
    assert "De Onbekende" in page
    assert "Bas Smit" not in page


def test_a_long_list_is_shown_in_pages(reader: Reader) -> None:
    rows = [(f"Werkgever {number:03}", "School") for number in range(101)]
    preview = reader.to_preview(write_csv(HEADINGS[:2], rows))
    assert "Werkgever 100" not in reader.client.get(preview).text
    assert "Werkgever 100" in reader.client.get(preview + "?page=2").text


def test_the_same_list_twice_adds_nothing(reader: Reader) -> None:
    reader.confirm(reader.to_preview(XLSX, "lijst.xlsx"))
    preview = reader.to_preview(XLSX, "lijst.xlsx")
    page = reader.client.get(preview).text
    assert "Alles uit deze lijst staat al in VPTmeet" in page
    assert "/bevestigen" not in page


def test_rejected_rows_can_be_downloaded_mended_and_read_again(reader: Reader) -> None:
    preview = reader.to_preview(MESSY)
    content = reader.client.get(f"{preview}/afgekeurd.csv").data
    table = read_table(content, "afgekeurde-rijen.csv")
    assert table.headings == [*HEADINGS, "Reden"]
    assert [row.cells[0] for row in table.rows] == ["De Onbekende", "Klaverblad"]
    reader.confirm(preview)
    reader.confirm(reader.to_preview(content.replace(b"Ruimtevaart", b"GGZ")))
    assert partners() == 3


def test_reasons_do_not_pile_up(reader: Reader) -> None:
    once = reader.client.get(reader.to_preview(MESSY) + "/afgekeurd.csv").data
    twice = reader.client.get(reader.to_preview(once) + "/afgekeurd.csv").data
    assert once == twice


def test_where_the_list_comes_from_is_the_evidence(reader: Reader) -> None:
    reader.confirm(reader.to_preview(XLSX, "lijst.xlsx", source="Gekregen van de regio"))
    assert db.session.scalars(select(Commitment.evidence_detail)).all() == ["Gekregen van de regio"]


def test_a_change_in_between_shows_the_preview_again(reader: Reader) -> None:
    preview = reader.to_preview(MESSY)
    seen = reader.seen(preview)
    make_partner("De Linde", sector_code="ZKH", city="Waterveen")
    answer = reader.confirm(preview, seen)
    assert answer.location == preview
    assert "intussen gewijzigd" in reader.client.get(preview).text
    assert partners() == 1


def test_pressing_twice_leads_to_the_same_result(reader: Reader) -> None:
    preview = reader.to_preview(MESSY)
    seen = reader.seen(preview)
    assert reader.confirm(preview, seen).location == reader.confirm(preview, seen).location
    assert partners() == 2


def test_a_list_can_be_thrown_away(reader: Reader) -> None:
    reader.client.post(reader.to_preview(MESSY) + "/weggooien")
    assert (waiting(), partners()) == (0, 0)


def test_a_waiting_list_can_be_found_back(reader: Reader) -> None:
    preview = reader.to_preview(MESSY, "van de regio.csv")
    page = reader.client.get(START).text
    assert "van de regio.csv" in page
    assert f'href="{preview}"' in page


def test_another_persons_list_does_not_exist(reader: Reader, client: FlaskClient) -> None:
    preview = reader.to_preview(MESSY)
    sign_in(client, make_user())
    for address in (preview, f"{preview}/kolommen", f"{preview}/afgekeurd.csv"):
        assert client.get(address).status_code == 404
    for address in (f"{preview}/bevestigen", f"{preview}/weggooien"):
        assert client.post(address, data={"seen": "x"}).status_code == 404
    assert waiting() == 1


def test_another_persons_result_does_not_exist(reader: Reader, client: FlaskClient) -> None:
    done = reader.confirm(reader.to_preview(MESSY)).location
    sign_in(client, make_user())
    assert client.get(done).status_code == 404


def test_only_a_coordinator_reads_in_lists(client: FlaskClient) -> None:
    assert "/inloggen" in client.get(START).location
    for role in (Role.ALDERMAN, Role.HRM, Role.MANAGER):
        assert sign_in(client, make_user(role)).get(START).status_code == 403


def test_the_example_list_can_be_read_in_as_it_is(reader: Reader) -> None:
    content = reader.client.get(f"{START}/voorbeeld.csv").data
    preview = reader.to_preview(content, "voorbeeld.csv")
    assert "Klopt niet" not in reader.client.get(preview).text
    reader.confirm(preview)
    assert partners() == 2


def test_the_preview_asks_no_more_queries_when_there_are_more_rows(reader: Reader) -> None:
    short, long = ([(f"Werkgever {n}", "School") for n in range(size)] for size in (2, 90))
    counts = []
    for rows in (short, long):
        preview = reader.to_preview(write_csv(HEADINGS[:2], rows))
        with counted() as statements:
            reader.client.get(preview)
        counts.append(statements.count)
    assert counts[0] == counts[1]


def test_columns_left_as_they_are_send_back_the_suggestion(reader: Reader) -> None:
    address = reader.upload(MESSY).location
    fields = form_of(reader.client.get(address).text)
    assert [fields[f"column_{index}"] for index in range(6)] == [
        "name", "sector", "city", "contact_name", "contact_function", "contact_email",
    ]  # fmt: skip
