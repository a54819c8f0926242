"""Every table, imported once so that the metadata is complete."""

from vptmeet.models import account, imports, mail, meeting, partner, reference

__all__ = ["account", "imports", "mail", "meeting", "partner", "reference"]
