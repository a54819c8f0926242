"""CSV files as municipalities have them."""

import codecs

import pytest

from vptmeet.tabular.errors import MissingHeadings
from vptmeet.tabular.reading import read_table
from vptmeet.tabular.table import Table, TableKind, TableNote

# As Excel in Dutch saves it: semicolons, Windows-1252, CRLF, a total below.
FROM_EXCEL = (
    "Werkgevers Waterveen;;;\r\n"
    ";;;\r\n"
    "Organisatie;Sector;Contactpersoon;E-mailadres\r\n"
    'Ziekenhuis De Linde;ZKH;"Jansen, A.";a.jansen@linde.example.org\r\n'
    ";;;\r\n"
    '"Café ""De Kade""\n1e verdieping";OND;André Müller;\r\n'
    "Totaal: 2 werkgevers;;;\r\n"
)


def read(text: str, encoding: str = "utf-8") -> Table:
    """The table in this text."""
    return read_table(text.encode(encoding), "lijst.csv")


def cells(table: Table) -> list[list[str]]:
    """The cells alone."""
    return [row.cells for row in table.rows]


def test_a_list_from_a_dutch_excel() -> None:
    table = read(FROM_EXCEL, "cp1252")

    assert table.headings == ["Organisatie", "Sector", "Contactpersoon", "E-mailadres"]
    assert cells(table) == [
        ["Ziekenhuis De Linde", "ZKH", "Jansen, A.", "a.jansen@linde.example.org"],
        ['Café "De Kade"\n1e verdieping', "OND", "André Müller", ""],
    ]
    assert (table.kind, table.delimiter, table.encoding) == (TableKind.CSV, ";", "windows-1252")


def test_lines_are_numbered_as_a_spreadsheet_does() -> None:
    table = read(FROM_EXCEL)

    assert table.heading_line == 3
    assert [row.line for row in table.rows] == [4, 6]


def test_titles_and_totals_are_left_out_and_told_of() -> None:
    table = read(FROM_EXCEL)

    assert (table.title_lines, table.total_lines) == ([1], [7])
    assert table.notes == {TableNote.TITLE_ROWS_SKIPPED, TableNote.TOTAL_ROWS_SKIPPED}


def test_an_employer_called_totaal_is_no_total() -> None:
    table = read("Naam;Telefoon\nDe Linde;1\nTotaal Beveiliging;088-1234567\n")

    assert len(table.rows) == 2


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize(
    ("encoding", "recognised"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16"),
        ("cp1252", "windows-1252"),
    ],
)
def test_each_delimiter_in_each_encoding(delimiter: str, encoding: str, recognised: str) -> None:
    lines = ["Naam|Plaats|Opmerking", "Één|’s-Gravenzande|a, b; c"]
    text = "\r\n".join(delimiter.join(f'"{cell}"' for cell in line.split("|")) for line in lines)

    table = read(text, encoding)

    assert cells(table) == [["Één", "’s-Gravenzande", "a, b; c"]]
    assert (table.delimiter, table.encoding) == (delimiter, recognised)


def test_utf_16_of_the_other_byte_order() -> None:
    content = codecs.BOM_UTF16_BE + "Naam\tPlaats\nDe Linde\tNoord\n".encode("utf-16-be")

    assert cells(read_table(content, "lijst.txt")) == [["De Linde", "Noord"]]


def test_commas_in_addresses_do_not_fool_the_sniffer() -> None:
    text = "Naam;Bijzonder\n" + "A, B, C;Straat 1, Noord\n" * 50

    assert read(text).delimiter == ";"


def test_headings_that_nobody_knows_are_split_by_what_is_regular() -> None:
    assert read("aap,noot,mies\n1;1,b;b,c\n2;2,d,e\n").delimiter == ","


def test_the_line_that_tells_excel_the_delimiter_is_believed_and_not_counted() -> None:
    table = read("sep=|\r\nNaam|Plaats\r\nDe Linde;x|Noord\r\n")

    assert cells(table) == [["De Linde;x", "Noord"]]
    assert (table.heading_line, table.rows[0].line) == (1, 2)


def test_a_list_of_one_column() -> None:
    table = read("Naam\nDe Linde\nPieters, Jansen en Co\n")

    assert cells(table) == [["De Linde"], ["Pieters, Jansen en Co"]]


def test_short_rows_are_filled_up_and_a_long_one_is_kept_long() -> None:
    table = read("Naam;Plaats;Sector\nDe Linde\nDe Kade;Noord;OND;over\nOost;Zuid;ZKH\n")

    assert [len(row) for row in cells(table)] == [3, 4, 3]
    assert len(table.headings) == 3


def test_a_last_column_without_a_heading_gets_an_empty_one() -> None:
    table = read("Naam;Plaats\nDe Linde;Noord;bellen\nDe Kade;Zuid;mailen\n")

    assert table.headings == ["Naam", "Plaats", ""]


def test_empty_columns_at_the_end_are_no_columns() -> None:
    assert read("Naam;Plaats;;;\nDe Linde;Noord;;;\n").headings == ["Naam", "Plaats"]


def test_line_ends_of_an_old_mac() -> None:
    assert cells(read("Naam;Plaats\rDe Linde;Noord\r")) == [["De Linde", "Noord"]]


def test_a_heading_on_two_lines_is_one_heading() -> None:
    assert read('"E-mail\nadres";Naam\na@x.example.org;A\n').headings[0] == "E-mail adres"


def test_data_where_headings_should_be_is_not_taken_for_headings() -> None:
    with pytest.raises(MissingHeadings) as raised:
        read("De Linde;a@x.example.org\nDe Kade;b@x.example.org\n")
    assert raised.value.values == {"line": 1}


def test_an_employer_with_a_heading_for_a_name_is_not_taken_for_headings() -> None:
    table = read("aap;noot\nDe Linde;Noord\nGemeente;Noord\n")

    assert table.headings == ["aap", "noot"]
