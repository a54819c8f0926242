"""What an import did, as a page says it."""

from collections.abc import Mapping
from typing import Any

from flask_babel import gettext as _
from flask_babel import ngettext

from vptmeet.wording.numbers import figure


def title(counts: Mapping[str, Any]) -> str:
    """How many employers were added, if any."""
    added = counts["new_partners"]
    if not added:
        return str(_("The list has been read in"))
    text = ngettext(
        "%(number)s employer was added",
        "%(number)s employers were added",
        added,
        number=figure(added),
    )
    return str(text)


def summary(counts: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Terms and figures of a finished import; `counts` is what the audit trail keeps of it."""
    unchanged = counts["rows_same"] + counts["rows_duplicate"]
    return [
        (str(_("New employers")), figure(counts["new_partners"])),
        (str(_("Changed employers")), figure(counts["changed_partners"])),
        (str(_("New contacts")), figure(counts["new_contacts"])),
        (str(_("Changed contacts")), figure(counts["changed_contacts"])),
        (str(_("Rows that stayed the same")), figure(unchanged)),
        (str(_("Rows that could not be read")), figure(counts["rows_wrong"])),
    ]
