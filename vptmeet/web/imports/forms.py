"""Forms of the import: which file, and what its columns are."""

from collections.abc import Mapping
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from flask_wtf.file import FileField, FileRequired
from openpyxl.utils import get_column_letter
from wtforms import SelectField, StringField
from wtforms.validators import DataRequired

from vptmeet.domain.importing_columns import ImportColumn
from vptmeet.queries.importing import ColumnChoice
from vptmeet.tabular.table import Table
from vptmeet.web.fields import at_most, one_line
from vptmeet.wording.import_words import COLUMN_LABELS

_NOT_READ = ""
_PREFIX = "column_"
_EXAMPLES = 3
_EXAMPLE_ROWS = 200
_EXAMPLE_LENGTH = 40


class UploadForm(FlaskForm):
    """The file with the list."""

    file = FileField(_l("File with the list"), validators=[FileRequired(_l("Choose a file."))])


class ColumnsForm(FlaskForm):
    """What each column of the list is; columns_form() adds a field for each."""

    default_sector = SelectField(_l("Sector of employers without one in the list"))
    source = StringField(
        _l("Where does this list come from?"),
        filters=[one_line],
        validators=[DataRequired(_l("Enter where this list comes from.")), at_most(500)],
    )

    @property
    def columns(self) -> list[SelectField]:
        """The fields of the list's columns, in their order."""
        return [field for field in self if field.name.startswith(_PREFIX)]

    def choice(self) -> ColumnChoice:
        """How the list has to be read."""
        return ColumnChoice(self._mapping(), self.default_sector.data or "", self.source.data or "")

    def validate(self, extra_validators: Any = None) -> bool:
        """Each of our columns at most once; a name and a sector have to come from somewhere."""
        fine: bool = super().validate(extra_validators)
        chosen = self._mapping()
        if ImportColumn.NAME not in chosen.values():
            self.form_errors.append(_("Choose the column that holds the name of the employer."))
        if ImportColumn.SECTOR not in chosen.values() and not self.default_sector.data:
            self.default_sector.errors = [
                _("Choose a sector for all employers, or choose the column that holds it.")
            ]
        self._refuse_twice()
        return fine and not self.errors

    def _refuse_twice(self) -> None:
        first: dict[str, SelectField] = {}
        for field in self.columns:
            if field.data and field.data in first:
                other = first[field.data].label.text
                field.errors = [_("You chose this for %(other)s already.", other=other)]
            first.setdefault(field.data, field)

    def _mapping(self) -> dict[int, ImportColumn]:
        return {
            int(field.name.removeprefix(_PREFIX)): ImportColumn(field.data)
            for field in self.columns
            if field.data in COLUMN_LABELS
        }


def columns_form(
    table: Table, choice: ColumnChoice, left_out: set[int], sectors: Mapping[str, str]
) -> ColumnsForm:
    """The form for a list. `left_out`: columns that are recognised but never read in."""
    options = [(_NOT_READ, _("Do not read in")), *((one.value, text) for one, text in _labels())]
    fields = {
        f"{_PREFIX}{index}": SelectField(
            _heading(table, index),
            choices=options,
            description=_explanation(table, index, index in left_out),
        )
        for index in range(len(table.headings))
    }
    data = {f"{_PREFIX}{index}": column.value for index, column in choice.mapping.items()}
    data |= {"default_sector": choice.default_sector, "source": choice.source}
    form: ColumnsForm = type("ColumnsForm", (ColumnsForm,), fields)(data=data)
    form.default_sector.choices = [("", _("No sector")), *sectors.items()]
    return form


def _labels() -> list[tuple[ImportColumn, str]]:
    return [(column, str(text)) for column, text in COLUMN_LABELS.items()]


def _heading(table: Table, index: int) -> str:
    letter = get_column_letter(index + 1)
    return table.headings[index] or _("Column %(letter)s, without a heading", letter=letter)


def _explanation(table: Table, index: int, is_left_out: bool) -> str:
    if is_left_out:
        return str(
            _(
                "A step on the ladder needs a day and evidence, which a list does not have. Record "
                "it with the employer."
            )
        )
    examples = _examples(table, index)
    if not examples:
        return str(_("This column is empty."))
    return str(_("For example: %(examples)s", examples=" · ".join(examples)))


def _examples(table: Table, index: int) -> list[str]:
    """The first few values of a column that differ."""
    found: dict[str, None] = {}
    for row in table.rows[:_EXAMPLE_ROWS]:
        text = " ".join(row.cells[index].split())
        if text:
            found[text if len(text) <= _EXAMPLE_LENGTH else f"{text[:_EXAMPLE_LENGTH]}…"] = None
        if len(found) == _EXAMPLES:
            break
    return list(found)
