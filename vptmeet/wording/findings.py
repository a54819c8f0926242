"""What the coalition's figures say, in sentences, with the wording for none, one and many."""

from collections.abc import Sequence

from flask_babel import gettext as _
from flask_babel import ngettext

from vptmeet.domain.coalition import Finding, QuarterFigures
from vptmeet.wording.dates import month_and_year
from vptmeet.wording.lists import listed
from vptmeet.wording.numbers import figure, in_words, starting

_NAMED = 2
"""Up to this many sectors are named; more are counted."""


def headline(finding: Finding) -> str:
    """The page's heading: who carries the coalition, and where nobody does yet."""
    if not finding.total:
        return str(_("The coalition begins with the first employer"))
    if not finding.coalition:
        return starting(_nobody_yet(finding.total))
    who, where = _carriers(finding), _gaps(finding)
    return starting(str(_("%(who)s; %(where)s", who=who, where=where)) if where else who)


def _nobody_yet(total: int) -> str:
    text = ngettext(
        "%(number)s employer is in view; nobody has said yes yet",
        "%(number)s employers are in view; nobody has said yes yet",
        total,
        number=in_words(total),
    )
    return str(text)


def _carriers(finding: Finding) -> str:
    number = in_words(finding.leading or finding.coalition)
    of = in_words(finding.coalition)
    if not finding.leading:
        text = ngettext(
            "%(number)s employer is the beginning of the coalition",
            "%(number)s employers are the coalition",
            finding.coalition,
            number=number,
        )
    else:
        text = ngettext(
            "%(number)s employer leads a coalition of %(of)s",
            "%(number)s employers lead a coalition of %(of)s",
            finding.leading,
            number=number,
            of=of,
        )
    return str(text)


def _gaps(finding: Finding) -> str:
    untouched = finding.untouched
    if not untouched:
        return "" if finding.unseen else str(_("in every sector somebody has said yes"))
    if len(untouched) > _NAMED:
        return str(
            _("in %(number)s sectors nobody has said yes yet", number=in_words(len(untouched)))
        )
    names = listed(untouched)
    text = ngettext(
        "in the sector %(names)s nobody has said yes yet",
        "in the sectors %(names)s nobody has said yes yet",
        len(untouched),
        names=names,
    )
    return str(text)


def lead(finding: Finding, growth: Sequence[QuarterFigures]) -> str:
    """The sentences under the heading: this quarter, and sectors without any employer."""
    sentences = [_this_quarter(growth[-1].coalition - growth[-2].coalition)]
    if finding.unseen:
        sentences.append(_unseen(finding.unseen))
    return " ".join(sentences)


def _this_quarter(change: int) -> str:
    number = in_words(abs(change))
    if change > 0:
        text = ngettext(
            "This quarter %(number)s employer joined.",
            "This quarter %(number)s employers joined.",
            change,
            number=number,
        )
    elif change < 0:
        text = ngettext(
            "This quarter %(number)s employer left.",
            "This quarter %(number)s employers left.",
            -change,
            number=number,
        )
    else:
        text = _("This quarter the coalition stayed as large as it was.")
    return str(text)


def _unseen(unseen: Sequence[str]) -> str:
    if len(unseen) > _NAMED:
        return str(_("Of %(number)s sectors no employer is known.", number=in_words(len(unseen))))
    names = listed(unseen)
    text = ngettext(
        "Of the sector %(names)s no employer is known.",
        "Of the sectors %(names)s no employer is known.",
        len(unseen),
        names=names,
    )
    return str(text)


def growth_headline(growth: Sequence[QuarterFigures]) -> str:
    """From how many to how many, since the end of the first quarter shown."""
    first, last = growth[0].coalition, growth[-1].coalition
    parts = {
        "month": month_and_year(growth[0].quarter.last_month),
        "first": figure(first),
        "last": figure(last),
    }
    if last > first:
        return str(_("Grown from %(first)s to %(last)s since %(month)s", **parts))
    if last < first:
        return str(_("Shrunk from %(first)s to %(last)s since %(month)s", **parts))
    return str(_("As large as in %(month)s: %(last)s", **parts))


def sectors_headline(front: Sequence[str]) -> str:
    """Which sectors are ahead."""
    if not front:
        return str(_("No sector is ahead yet"))
    if len(front) > _NAMED:
        return str(
            _("%(number)s sectors are ahead together", number=in_words(len(front)))
        ).capitalize()
    names = listed(front)
    return str(ngettext("%(names)s is ahead", "%(names)s are ahead", len(front), names=names))


def coming_headline(without: int, of: int) -> str:
    """At how many of the next meetings no bestuurder is sure to be."""
    if not of:
        return str(_("No meeting is planned"))
    if not without:
        return str(_("An executive is at the table every time"))
    text = ngettext(
        "%(number)s of the next meetings has no executive yet",
        "%(number)s of the next meetings have no executive yet",
        without,
        number=in_words(without),
    )
    return starting(str(text))


def past_headline(with_executive: int, of: int) -> str:
    """At how many of the last meetings a bestuurder was there."""
    if with_executive == of:
        return str(_("An executive was there every time"))
    if not with_executive:
        return str(_("An executive was never there"))
    return str(
        ngettext(
            "An executive was there at %(number)s of %(of)s meetings",
            "An executive was there at %(number)s of %(of)s meetings",
            with_executive,
            number=in_words(with_executive),
            of=in_words(of),
        )
    )
