"""Reading in a list of employers: the file, its columns, a preview, and then the yes."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from vptmeet.domain.errors import ImportChanged, NotFound
from vptmeet.domain.importing_columns import LEFT_OUT, ImportColumn
from vptmeet.queries import importing as queries
from vptmeet.queries.importing import ColumnChoice
from vptmeet.services import importing
from vptmeet.tabular.errors import TableError
from vptmeet.tabular.packing import unpack
from vptmeet.tabular.reading import read_table
from vptmeet.transaction import transaction
from vptmeet.web import acting, errors
from vptmeet.web.access import Permission, requires
from vptmeet.web.clock import now, today
from vptmeet.web.imports import files, preview_page, result_page
from vptmeet.web.imports.forms import ColumnsForm, UploadForm, columns_form
from vptmeet.wording import import_files, import_words
from vptmeet.wording.dates import language, plain_date

blueprint = Blueprint("imports", __name__)

Page = str | tuple[str, int] | Response
"""What a view of this feature gives back."""


@blueprint.errorhandler(NotFound)
def _gone(_error: NotFound) -> Page:
    """After the yes the way back leads here; and the list of a colleague is nobody else's."""
    title = _("This list is no longer here")
    text = _("You may have read it in already, or thrown it away. Look among the employers.")
    return render_template("errors/error.html", title=title, text=text), 404


@blueprint.route("/partners/inlezen", methods=["GET", "POST"])
@requires(Permission.PARTNERS_IMPORT)
def upload() -> Page:
    """Choose the file; it is read at once, and kept for the person who sent it."""
    form = UploadForm()
    if not form.validate_on_submit():
        return _upload_page(form)
    try:
        table = read_table(form.file.data.read(), form.file.data.filename)
    except TableError as error:
        form.file.errors = [import_words.table_error(error)]
        return _upload_page(form)
    with transaction():
        found = importing.keep(table, form.file.data.filename, acting.user(), now())
    return redirect(url_for("imports.columns", import_id=found.id))


def _upload_page(form: UploadForm) -> Page:
    waiting = queries.waiting(acting.user().id)
    page = render_template("imports/upload.html", form=form, waiting=waiting)
    return (page, 422) if form.errors else page


@blueprint.get("/partners/inlezen/voorbeeld.csv")
@requires(Permission.PARTNERS_IMPORT)
def example() -> Response:
    """A small list, to see what it may look like."""
    sector = next(iter(queries.sector_names(language()).values()), "")
    return files.download(files.example(sector), _("example-employers") + ".csv")


@blueprint.route("/partners/inlezen/<int:import_id>/kolommen", methods=["GET", "POST"])
@requires(Permission.PARTNERS_IMPORT)
def columns(import_id: int) -> Page:
    """Say what each column of the list is."""
    found = queries.pending(import_id, acting.user().id)
    table = unpack(found.content)
    likely = queries.suggested(table)
    choice = queries.choice_of(found)
    if not choice.mapping:
        choice = _suggestion(likely, found.filename)
    left_out = {index for index, column in likely.items() if column in LEFT_OUT}
    form = columns_form(table, choice, left_out, queries.sector_names(language()))
    if not form.validate_on_submit():
        notes = [import_words.table_note(one, table.sheet) for one in sorted(table.notes)]
        return _columns_page(form, found=found, notes=notes, rows=len(table.rows))
    with transaction():
        importing.choose_columns(found, form.choice())
    return redirect(url_for("imports.preview", import_id=import_id))


def _suggestion(likely: dict[int, ImportColumn], filename: str) -> ColumnChoice:
    source = _("List %(filename)s of %(date)s", filename=filename, date=plain_date(today()))
    mapping = {index: column for index, column in likely.items() if column not in LEFT_OUT}
    return ColumnChoice(mapping, source=source)


def _columns_page(form: ColumnsForm, **context: object) -> Page:
    page = render_template("imports/columns.html", form=form, **context)
    return (page, 422) if form.errors else page


@blueprint.get("/partners/inlezen/<int:import_id>")
@requires(Permission.PARTNERS_IMPORT)
def preview(import_id: int) -> Page:
    """What would happen, row by row. Nothing has been saved in the register yet."""
    found = queries.pending(import_id, acting.user().id)
    if not found.mapping:
        return redirect(url_for("imports.columns", import_id=import_id))
    asked = request.args
    page = preview_page.build(found, asked.get("rows", ""), asked.get("page", ""), language())
    return render_template("imports/preview.html", page=page, import_id=import_id)


@blueprint.get("/partners/inlezen/<int:import_id>/afgekeurd.csv")
@requires(Permission.PARTNERS_IMPORT)
def rejected(import_id: int) -> Response:
    """The rows that cannot be used, with the reasons, to mend and read again."""
    found = queries.pending(import_id, acting.user().id)
    table = unpack(found.content)
    plan = queries.plan_of(table, queries.choice_of(found))
    return files.download(import_files.rejected(table, plan), _("rejected-rows") + ".csv")


@blueprint.post("/partners/inlezen/<int:import_id>/bevestigen")
@requires(Permission.PARTNERS_IMPORT)
def confirm(import_id: int) -> Page:
    """Import the list, all of it or nothing; or show the preview again if it would differ."""
    seen, by = request.form.get("seen", ""), acting.user()
    try:
        with transaction():
            entry_id = importing.confirm(import_id, seen, by, now(), today())
    except ImportChanged as error:
        flash(errors.message(error), "warning")
        return redirect(url_for("imports.preview", import_id=import_id))
    return redirect(url_for("imports.done", entry_id=entry_id))


@blueprint.get("/partners/inlezen/klaar/<int:entry_id>")
@requires(Permission.PARTNERS_IMPORT)
def done(entry_id: int) -> Page:
    """What was imported."""
    counts = queries.result(entry_id, acting.user().id)
    title, summary = result_page.title(counts), result_page.summary(counts)
    return render_template("imports/done.html", title=title, summary=summary)


@blueprint.post("/partners/inlezen/<int:import_id>/weggooien")
@requires(Permission.PARTNERS_IMPORT)
def discard(import_id: int) -> Page:
    """Throw a waiting list away; the register does not change."""
    found = queries.pending(import_id, acting.user().id)
    with transaction():
        importing.discard(found)
    flash(_("The list was thrown away. Nothing was read in."), "ok")
    return redirect(url_for("imports.upload"))
