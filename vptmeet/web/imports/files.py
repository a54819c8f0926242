"""An example to start from, and how a file is handed over."""

from flask import Response
from flask_babel import gettext as _

from vptmeet.tabular.writing import write_csv
from vptmeet.wording.import_words import EXAMPLE_HEADINGS


def example(sector: str) -> bytes:
    """A list of two employers with three contacts, with the headings that are recognised."""
    yes, no = str(_("yes")), str(_("no"))
    home = (sector, "Waterveen", "1234 AB", "12345678", "www.voorbeeld.example.org")
    rows = [
        ("Stichting Voorbeeld", *home, "Anna de Boer", "Directeur-bestuurder",
         "a.deboer@voorbeeld.example.org", "06 12 34 56 78", yes, ""),
        ("Stichting Voorbeeld", *home, "Bas Smit", "HR-adviseur",
         "b.smit@voorbeeld.example.org", "", no, ""),
        ("Demohuis", sector, "Waterveen", "", "", "", "Chris van Dijk", "Teamleider",
         "c.vandijk@demohuis.example.org", "", no, ""),
    ]  # fmt: skip
    return write_csv([str(text) for text in EXAMPLE_HEADINGS.values()], rows)


def download(content: bytes, filename: str) -> Response:
    """A CSV file to keep."""
    response = Response(content, mimetype="text/csv")
    response.headers.set("Content-Disposition", "attachment", filename=filename)
    return response
