"""Files that an import gives: an example to start from, and the rows that were refused."""

from flask import Response
from flask_babel import gettext as _

from vptmeet.domain.importing_plan import ImportPlan, OutcomeKind
from vptmeet.tabular.table import Table
from vptmeet.tabular.writing import write_csv
from vptmeet.wording.import_words import EXAMPLE_HEADINGS, row_problem


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


def rejected(table: Table, plan: ImportPlan) -> bytes:
    """The rows that cannot be used, as they are in the file, and why: mend it and read it again."""
    reason = str(_("Reason"))
    why = {
        row.line: " ".join(map(row_problem, row.problems))
        for row in plan.rows
        if row.kind is OutcomeKind.WRONG
    }
    # The file may itself be one of these: then the old reasons go.
    kept = [index for index, heading in enumerate(table.headings) if heading != reason]
    width = len(table.headings)
    rows = (
        # What stands beyond the headings stays there, so that it is seen again.
        [*(row.cells[index] for index in kept), why[row.line], *row.cells[width:]]
        for row in table.rows
        if row.line in why
    )
    return write_csv([*(table.headings[index] for index in kept), reason], rows)


def download(content: bytes, filename: str) -> Response:
    """A CSV file to keep."""
    response = Response(content, mimetype="text/csv")
    response.headers.set("Content-Disposition", "attachment", filename=filename)
    return response
