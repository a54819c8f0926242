"""The rows that an import refused, as a file to mend: for the page and the command alike."""

from flask_babel import gettext as _

from vptmeet.domain.importing_plan import ImportPlan, OutcomeKind
from vptmeet.tabular.table import Table
from vptmeet.tabular.writing import write_csv
from vptmeet.wording.import_words import row_problem


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
