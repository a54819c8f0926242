"""A workbook's value as the person who typed it would write it."""

from datetime import date, datetime, time

# Up to here a float holds every whole number exactly.
_EXACT = 2**53


def as_typed(value: object) -> str:
    """`value` as text: no ".0", a decimal comma, dates as yyyy-mm-dd, "ja" and "nee"."""
    match value:
        case None:
            return ""
        case str():
            return value
        case bool():
            return "ja" if value else "nee"
        case float():
            return _number(value)
        case datetime():
            return _moment(value)
        case date():
            return value.isoformat()
        case time():
            return value.strftime("%H:%M")
        case _:
            return str(value)


def _number(value: float) -> str:
    if value.is_integer() and abs(value) < _EXACT:
        return str(int(value))
    return str(value).replace(".", ",")


def _moment(value: datetime) -> str:
    if value.time() == time():
        return value.date().isoformat()
    return value.strftime("%Y-%m-%d %H:%M")
