"""`vptmeet partners ...`: employers, from the command line."""

from datetime import UTC, datetime
from pathlib import Path

import click
from flask.cli import with_appcontext
from flask_babel import gettext as _

from vptmeet.domain.importing_columns import LEFT_OUT, ImportColumn
from vptmeet.domain.importing_plan import ImportPlan, OutcomeKind
from vptmeet.queries.importing import ColumnChoice, plan_of, sector_names, suggested
from vptmeet.services import import_deeds
from vptmeet.services.locks import lock_register
from vptmeet.tabular.errors import TableError
from vptmeet.tabular.limits import DEFAULT_LIMITS
from vptmeet.tabular.reading import read_table
from vptmeet.tabular.table import Table
from vptmeet.transaction import transaction
from vptmeet.wording.dates import to_local
from vptmeet.wording.import_files import rejected
from vptmeet.wording.import_words import OUTCOME_LABELS, column_label, row_problem, table_error


@click.group()
def partners() -> None:
    """Employers: read in a list."""


@partners.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--dry-run", is_flag=True, help="Only say what would happen.")
@click.option("--sector", default="", metavar="CODE", help="Sector of new employers without one.")
@click.option("--source", default="", metavar="TEXT", help="Where the list comes from.")
@click.option(
    "--rejected",
    "rejected_path",
    type=click.Path(dir_okay=False, writable=True, path_type=Path),
    help="Write the rows that cannot be read to this CSV file, with the reasons.",
)
@with_appcontext
def import_list(
    file: Path, dry_run: bool, sector: str, source: str, rejected_path: Path | None
) -> None:
    """Read in a list of employers (CSV or XLSX), as the page does.

    All rows that can be read are imported in one transaction; those that cannot are said, with
    why, and do not make the command fail. It fails (exit status 1) when nothing can be read.
    """
    table = _table(file)
    choice = ColumnChoice(_mapping(table), _sector(sector), _source(source or file.name))
    plan = plan_of(table, choice) if dry_run else _import(table, choice)
    _tell(plan, dry_run)
    if rejected_path:
        rejected_path.write_bytes(rejected(table, plan))
    if plan.rows and plan.counts[OutcomeKind.WRONG] == len(plan.rows):
        raise click.ClickException(_("No row can be read, so nothing was read in."))


def _table(file: Path) -> Table:
    with file.open("rb") as stream:
        # A byte more than allowed is enough to know that it is too large.
        content = stream.read(DEFAULT_LIMITS.file_size + 1)
    try:
        return read_table(content, file.name)
    except TableError as error:
        raise click.ClickException(table_error(error)) from error


def _mapping(table: Table) -> dict[int, ImportColumn]:
    """The columns as they are recognised, told to who runs the command."""
    found = suggested(table)
    for index, heading in enumerate(table.headings):
        column = found.get(index)
        read = column_label(column) if column not in LEFT_OUT else ""
        click.echo(f"  {heading or '-'}: {read or _('Do not read in')}")
    if ImportColumn.NAME not in found.values():
        raise click.ClickException(_("Choose the column that holds the name of the employer."))
    return {index: column for index, column in found.items() if column not in LEFT_OUT}


def _sector(code: str) -> str:
    known = sector_names("nl")
    if code and code.upper() not in known:
        raise click.ClickException(
            _(
                "There is no sector %(code)s. Choose from: %(codes)s.",
                code=code,
                codes=", ".join(known),
            )
        )
    return code.upper()


def _source(text: str) -> str:
    """`text` without what a terminal could not decode, which no database takes."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _import(table: Table, choice: ColumnChoice) -> ImportPlan:
    now = datetime.now(UTC)
    with transaction():
        lock_register()
        plan = plan_of(table, choice)
        with click.progressbar(length=len(plan.instructions), label=choice.source) as bar:
            import_deeds.carry_out(
                plan, choice.source, plan, None, now, to_local(now).date(), bar.update
            )
    return plan


def _tell(plan: ImportPlan, dry_run: bool) -> None:
    for kind in OutcomeKind:
        click.echo(f"{OUTCOME_LABELS[kind]}: {plan.counts[kind]}")
    for row in plan.rows:
        if row.problems:
            reasons = " ".join(map(row_problem, row.problems))
            line = _("Line")
            click.echo(f"{line} {row.line} {row.name}: {reasons}", err=True)
    if dry_run:
        click.echo(_("Nothing has been saved yet."))
