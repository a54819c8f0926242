"""Employer lists for the tests of the import, as municipalities have them."""

from vptmeet.domain.importing_plan import ImportPlan
from vptmeet.queries.importing import ColumnChoice, plan_of, suggested
from vptmeet.tabular.reading import read_table
from vptmeet.tabular.table import Table

HEADINGS = ("Organisatie", "Sector", "Plaats", "Contactpersoon", "Functie", "E-mailadres")

MESSY = (
    "Werkgevers met een publieke taak;;;;;\r\n"
    ";;;;;\r\n"
    "Organisatie;Sector;Plaats;Contactpersoon;Functie;E-mailadres\r\n"
    "Café ’t Hoekje;Welzijn;Waterveen;Jürgen Renée;Teamleider;j.renee@hoekje.example.org\r\n"
    "De Linde;Ziekenhuis;Waterveen;Anna de Boer;Directeur;a.deboer@linde.example.org\r\n"
    "De Linde;Ziekenhuis;Waterveen;Bas Smit;HR;b.smit@linde.example.org\r\n"
    "De Onbekende;Ruimtevaart;Waterveen;;;\r\n"
    "Klaverblad;School;Waterveen;Eva Mol;Directie;eva@klaverblad\r\n"
    "Totaal: 5;;;;;\r\n"
).encode("cp1252")
"""Two employers with three contacts, and two rows (lines 7 and 8) that cannot be used."""

MENDED = MESSY.replace(b"Ruimtevaart", b"GGZ").replace(b"eva@klaverblad", b"eva@k.example.org")


def table_of(content: bytes, filename: str = "lijst.csv") -> Table:
    """The table in a file."""
    return read_table(content, filename)


def choice_for(table: Table, default_sector: str = "") -> ColumnChoice:
    """The columns as they are recognised."""
    return ColumnChoice(suggested(table), default_sector, "Lijst van de veiligheidsregio")


def plan_for(content: bytes, default_sector: str = "") -> ImportPlan:
    """What importing a file would do now."""
    table = table_of(content)
    return plan_of(table, choice_for(table, default_sector))
