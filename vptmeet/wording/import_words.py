"""The words of an import: what is wrong with a file or a row, and what to do about it."""

from collections.abc import Mapping
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from vptmeet.domain.importing_columns import ImportColumn
from vptmeet.domain.importing_plan import Change, NoteKind, OutcomeKind, RowNote
from vptmeet.domain.importing_rows import Problem, RowProblem
from vptmeet.tabular.errors import TableError
from vptmeet.tabular.filetypes import FileKind
from vptmeet.tabular.table import TableNote
from vptmeet.wording.numbers import figure

COLUMN_LABELS: dict[ImportColumn, Any] = {
    ImportColumn.NAME: _l("Name of the employer"),
    ImportColumn.SECTOR: _l("Sector"),
    ImportColumn.CITY: _l("City"),
    ImportColumn.POSTCODE: _l("Postcode"),
    ImportColumn.KVK_NUMBER: _l("KvK number"),
    ImportColumn.WEBSITE: _l("Website"),
    ImportColumn.NOTES: _l("Notes"),
    ImportColumn.CONTACT_NAME: _l("Contact: whole name"),
    ImportColumn.CONTACT_FIRST_NAME: _l("Contact: first name or initials"),
    ImportColumn.CONTACT_PREFIX: _l("Contact: prefix of the last name"),
    ImportColumn.CONTACT_LAST_NAME: _l("Contact: last name"),
    ImportColumn.CONTACT_FUNCTION: _l("Contact: function"),
    ImportColumn.CONTACT_EMAIL: _l("Contact: e-mail address"),
    ImportColumn.CONTACT_PHONE: _l("Contact: telephone"),
    ImportColumn.CONTACT_IS_EXECUTIVE: _l("Contact: is an executive (yes or no)"),
}
"""Our columns, as they are chosen from; those that are never imported are not among them."""

EXAMPLE_HEADINGS: dict[ImportColumn, Any] = {
    ImportColumn.NAME: _l("Organisation"),
    ImportColumn.SECTOR: _l("Sector"),
    ImportColumn.CITY: _l("City"),
    ImportColumn.POSTCODE: _l("Postcode"),
    ImportColumn.KVK_NUMBER: _l("KvK number"),
    ImportColumn.WEBSITE: _l("Website"),
    ImportColumn.CONTACT_NAME: _l("Contact"),
    ImportColumn.CONTACT_FUNCTION: _l("Function"),
    ImportColumn.CONTACT_EMAIL: _l("E-mail address"),
    ImportColumn.CONTACT_PHONE: _l("Telephone"),
    ImportColumn.CONTACT_IS_EXECUTIVE: _l("Executive"),
    ImportColumn.NOTES: _l("Notes"),
}
"""Headings of the example file: all of them are recognised when it is read."""

OUTCOME_LABELS: dict[OutcomeKind, Any] = {
    OutcomeKind.ADDED: _l("Is added"),
    OutcomeKind.CHANGED: _l("Is changed"),
    OutcomeKind.SAME: _l("Stays the same"),
    OutcomeKind.DUPLICATE: _l("Twice in the list"),
    OutcomeKind.WRONG: _l("Cannot be read"),
}

_FILE_KINDS: dict[str, Any] = {
    FileKind.PDF: _l("This is a PDF."),
    FileKind.IMAGE: _l("This is an image."),
    FileKind.WORD: _l("This is a text document."),
    FileKind.PRESENTATION: _l("This is a presentation."),
    FileKind.ARCHIVE: _l("This is a compressed folder."),
    FileKind.WEB_PAGE: _l("This is a web page, even if its name says otherwise."),
    FileKind.XML: _l("This is an XML file."),
    FileKind.PROGRAM: _l("This is a program."),
    FileKind.UNKNOWN: _l("This file is not a list."),
}

_TABLE_ERRORS: dict[str, Any] = {
    "too_large": _l(
        "This file is larger than %(limit)s MB. Split the list and read in the parts one by one."
    ),
    "too_many_rows": _l(
        "This list has more than %(limit)s rows. Split it and read in the parts one by one."
    ),
    "too_many_columns": _l(
        "Line %(line)s has more than %(limit)s columns. Remove the columns that you do not need."
    ),
    "cell_too_long": _l(
        "A cell on line %(line)s is longer than %(limit)s characters. Make it shorter, or look "
        'whether a quotation mark (") is missing there.'
    ),
    "unclosed_quote": _l(
        'On line %(line)s a quotation mark (") opens that is never closed. Repair that line.'
    ),
    "empty_table": _l("Nothing is filled in in this file. Choose another file."),
    "only_headings": _l(
        "This file has headings, but no employers below them. Choose another file."
    ),
    "missing_headings": _l(
        "There are no headings above the list: line %(line)s is an employer already. Put a line "
        "above it that says what each column is, for example Organisation, Sector and Contact."
    ),
    "unknown_encoding": _l(
        "VPTmeet cannot read the letters on line %(line)s. Open the file in Excel and save it as "
        "Excel workbook (.xlsx)."
    ),
    "old_excel": _l(
        "This is an older kind of Excel file. Open it in Excel, choose Save As and then Excel "
        "workbook (.xlsx)."
    ),
    "open_document": _l(
        "This is a sheet of LibreOffice. Open it, choose Save As and then Excel 2007-365 (.xlsx)."
    ),
    "encrypted_workbook": _l(
        "There is a password on this file. Save it without a password and choose it again."
    ),
    "bad_workbook": _l(
        "This Excel file is damaged. Open it in Excel, save it under another name and choose that "
        "file."
    ),
    "zip_bomb": _l(
        "This file is damaged or not safe. Copy the list into a new Excel workbook and choose that "
        "file."
    ),
}

_TABLE_NOTES: dict[TableNote, Any] = {
    TableNote.TITLE_ROWS_SKIPPED: _l("The lines above the headings are not read."),
    TableNote.TOTAL_ROWS_SKIPPED: _l("The totals at the end are not read."),
    TableNote.OTHER_SHEETS_NOT_READ: _l("Only the sheet %(sheet)s is read."),
    TableNote.MACROS_NOT_USED: _l("There are macros in this file. They are not used."),
    TableNote.LINKS_NOT_FOLLOWED: _l("Links to other files are not followed."),
}

_PROBLEMS: dict[Problem, Any] = {
    Problem.NAME_MISSING: _l("There is no name of an employer. Fill it in."),
    Problem.SECTOR_UNKNOWN: _l(
        "“%(value)s” is not a sector that we know. Use the name or code of one of our sectors."
    ),
    Problem.SECTOR_MISSING: _l(
        "There is no sector for this new employer. Fill it in, or choose one sector for all rows "
        "without."
    ),
    Problem.KVK_NUMBER_INVALID: _l("“%(value)s” is not a KvK number. Fill in eight digits."),
    Problem.POSTCODE_INVALID: _l(
        "“%(value)s” is not a postcode. Fill in four digits and two letters."
    ),
    Problem.WEBSITE_INVALID: _l(
        "“%(value)s” is not a website. Fill in an address such as www.example.org."
    ),
    Problem.EMAIL_INVALID: _l(
        "“%(value)s” is not an e-mail address. Fill in an address such as name@example.org."
    ),
    Problem.EMAIL_SEVERAL: _l(
        "There are several e-mail addresses in one cell: %(value)s. Give each person a row."
    ),
    Problem.EMAIL_OF_ANOTHER: _l(
        "Line %(line)s has the e-mail address %(value)s too, for somebody with another name. Give "
        "each person an address of their own."
    ),
    Problem.PHONE_INVALID: _l("“%(value)s” is not a telephone number. Fill in digits."),
    Problem.YES_OR_NO_UNCLEAR: _l(
        "“%(value)s” does not say whether the contact is an executive. Fill in yes or no."
    ),
    Problem.TOO_LONG: _l("%(column)s is too long: “%(value)s…”. Make it shorter."),
    Problem.ERROR_CELL: _l(
        "%(column)s holds an error of the spreadsheet: %(value)s. Fill in the value itself."
    ),
    Problem.TOO_MANY_CELLS: _l(
        "This line has more cells than there are headings. Look for a semicolon or comma in the "
        "middle of a text, and take it out."
    ),
    Problem.EMPLOYER_AMBIGUOUS: _l(
        "There are several employers with this name. Fill in the city, so that we know which."
    ),
    Problem.NAME_IN_USE: _l(
        "There is already another employer with this name. Add the place to the name."
    ),
}

_ROW_NOTES: dict[NoteKind, Any] = {
    NoteKind.VALUE_NOT_USED: _l(
        "%(column)s “%(value)s” is not used: line %(line)s says something else, and comes first."
    ),
    NoteKind.PHONE_NOT_USED: _l(
        "The telephone number %(value)s is not used: there is nobody it belongs to."
    ),
    NoteKind.PARTNER_ARCHIVED: _l("This employer is in the archive, and stays there."),
    NoteKind.CONTACT_HAS_LEFT: _l(
        "This person does not work there any more. Nothing of the person is changed."
    ),
    NoteKind.FOUND_BY_KVK_NUMBER: _l("Known by its KvK number as %(value)s."),
}


def column_label(column: ImportColumn | None) -> str:
    """The words for one of our columns."""
    return str(COLUMN_LABELS.get(column, "")) if column else ""


def table_error(error: TableError) -> str:
    """Why a file cannot be read, and what to do."""
    if error.code == "not_a_table":
        kind = _FILE_KINDS.get(str(error.values.get("kind")), _FILE_KINDS[FileKind.UNKNOWN])
        return str(_("%(what)s Save the list as .xlsx or .csv and choose that file.", what=kind))
    values = {
        # A line is written as the spreadsheet does, without a thousands sign.
        name: figure(value) if isinstance(value, int) and name != "line" else str(value)
        for name, value in error.values.items()
    }
    return str(_TABLE_ERRORS[error.code]) % values


def table_note(note: TableNote, sheet: str) -> str:
    """What a person should know about how a file was read."""
    return str(_TABLE_NOTES[note]) % {"sheet": sheet}


def row_problem(problem: RowProblem) -> str:
    """Why a row cannot be used, and what to do."""
    return str(_PROBLEMS[problem.kind]) % _values(problem.column, problem.value, problem.line)


def row_note(note: RowNote) -> str:
    """What a person should know of a row that is used."""
    return str(_ROW_NOTES[note.kind]) % _values(note.column, note.value, note.line)


def changed_value(change: Change, value: str | bool, sectors: Mapping[str, str]) -> str:
    """The old or new `value` of a change. `sectors`: code to name."""
    if isinstance(value, bool):
        return str(_("yes") if value else _("no"))
    if change.column is ImportColumn.SECTOR:
        return sectors.get(value, value)
    return value or str(_("nothing"))


def _values(column: ImportColumn | None, value: str, line: int) -> dict[str, str]:
    return {"column": column_label(column), "value": value, "line": str(line)}
