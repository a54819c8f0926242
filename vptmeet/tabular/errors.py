"""Why a file cannot be read as a table: one class a reason. Others give them words."""

from typing import ClassVar


class TableError(Exception):
    """A file cannot be read as a table.

    `code` names the reason and never changes; `values` holds what a message may mention
    (numbers, a line as the spreadsheet numbers it, a kind of file).
    """

    code: ClassVar[str] = "table_error"

    def __init__(self, **values: str | int) -> None:
        super().__init__(f"{self.code} {values}" if values else self.code)
        self.values = values


class TooLarge(TableError):
    """The file is too large. `limit` in MiB; what a workbook unpacks to counts as well."""

    code = "too_large"


class TooManyRows(TableError):
    """More filled rows than `limit`."""

    code = "too_many_rows"


class TooManyColumns(TableError):
    """More columns than `limit`, first seen on `line`."""

    code = "too_many_columns"


class CellTooLong(TableError):
    """A cell on `line` holds more than `limit` characters; often a quote that is never closed."""

    code = "cell_too_long"


class UnclosedQuote(TableError):
    """A quote that opens on `line` is never closed, so that the rest is one cell."""

    code = "unclosed_quote"


class EmptyTable(TableError):
    """Nothing is filled in."""

    code = "empty_table"


class OnlyHeadings(TableError):
    """There are headings, but no rows below them."""

    code = "only_headings"


class MissingHeadings(TableError):
    """The first filled row (`line`) holds data, where headings are needed."""

    code = "missing_headings"


class NotATable(TableError):
    """Something else than a table. `kind`: a FileKind value, or "unknown"."""

    code = "not_a_table"


class UnknownEncoding(TableError):
    """The text is in no encoding we know; `line` is the first that cannot be read."""

    code = "unknown_encoding"


class OldExcel(TableError):
    """An Excel file of another make (.xls, .xlsb): to be saved as .xlsx first."""

    code = "old_excel"


class OpenDocument(TableError):
    """A LibreOffice sheet (.ods): to be saved as .xlsx or .csv first."""

    code = "open_document"


class EncryptedWorkbook(TableError):
    """The workbook asks for a password."""

    code = "encrypted_workbook"


class BadWorkbook(TableError):
    """The workbook is damaged, or is not built as workbooks are."""

    code = "bad_workbook"


class ZipBomb(TableError):
    """The workbook unpacks to far more than a list would. Said as "damaged or unsafe"."""

    code = "zip_bomb"
