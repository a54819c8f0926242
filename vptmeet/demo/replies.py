"""What people answered: to the meetings that were held by a pattern, to the coming one by name."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from vptmeet.demo.gatherings import Gathering
from vptmeet.domain.rsvp import Answer, Channel, Reply, Substitute


@dataclass(frozen=True)
class GivenReply:
    """An answer of an employer's first contact, on a day and a time of the story."""

    employer: str
    day: date
    clock: time
    reply: Reply
    channel: Channel = Channel.LINK


_SORRY = (
    "Die middag heb ik dienst.",
    "Wij hebben dan zelf een overleg.",
    "Dit keer lukt het niet. Houdt u mij op de hoogte?",
)


def to_held(gathering: Gathering, invited_on: date) -> Iterator[GivenReply]:
    """The answers to a meeting that was held: most who came had said so, some had said nothing."""
    for number, employer in enumerate(gathering.came):
        if number % 7 == 3:
            continue
        yield _given(employer, invited_on, number, Reply(Answer.ACCEPTED))
    for number, employer in enumerate(gathering.stayed_away):
        if number % 3 == 1:
            continue
        if number % 3 == 2:
            yield _given(employer, invited_on, number, Reply(Answer.ACCEPTED))
        else:
            reply = Reply(Answer.DECLINED, remark=_SORRY[number // 3 % len(_SORRY)])
            yield _given(employer, invited_on, number, reply)


def _given(employer: str, invited_on: date, number: int, reply: Reply) -> GivenReply:
    day = invited_on + timedelta(days=1 + number % 9)
    return GivenReply(employer, day, time(9 + number % 8, number * 7 % 60), reply)


_YES = Answer.ACCEPTED
_NO = Answer.DECLINED


def _said(
    employer: str,
    moment: str,
    answer: Answer,
    remark: str = "",
    needs: str = "",
    channel: Channel = Channel.LINK,
) -> GivenReply:
    when = datetime.fromisoformat(moment)
    reply = Reply(answer, remark=remark, needs=needs)
    return GivenReply(employer, when.date(), when.time(), reply, channel)


def _sends(employer: str, moment: str, substitute: Substitute, remark: str = "") -> GivenReply:
    when = datetime.fromisoformat(moment)
    reply = Reply(Answer.SUBSTITUTE, remark=remark, substitute=substitute)
    return GivenReply(employer, when.date(), when.time(), reply)


TO_COMING: tuple[GivenReply, ...] = (
    _said("politie", "2026-11-10T10:42", _YES),
    _said("veenlijn", "2026-11-10T11:05", _YES, "Ik vertel graag hoe de meldknop werkt."),
    _said("hetveen", "2026-11-10T11:31", _YES, "Woonvast rijdt met mij mee."),
    _said("welzijn", "2026-11-10T13:17", _YES, needs="Ik eet vegetarisch."),
    _said("spoor", "2026-11-10T15:50", _NO, "Die middag is er een grote oefening."),
    _said("linde", "2026-11-11T08:58", _YES, needs="Graag een plek dicht bij de deur."),
    _said("dekade", "2026-11-11T09:20", _YES),
    _said("woonvast", "2026-11-11T09:44", _YES, "Fijn, wij leren graag van anderen."),
    _sends(
        "veerkracht",
        "2026-11-11T14:02",
        Substitute(
            "Karel Schetsma", "karel.schetsma@veerkracht.example.org", "directeur-bestuurder"
        ),
        "Onze directeur komt zelf.",
    ),
    _said("ambulance", "2026-11-12T07:36", _YES, "Als de dienst het toelaat, kom ik."),
    _said("brandweer", "2026-11-12T10:15", _YES),
    _said("rondom", "2026-11-12T16:21", _NO, "Eerst de fusie. Daarna praten wij graag verder."),
    _said("griffie", "2026-11-13T09:09", _YES),
    _said("veiligheidsregio", "2026-11-13T12:48", _YES),
    _said("werkplein", "2026-11-16T08:40", _YES),
    _said("klaverblad", "2026-11-16T11:26", _NO, channel=Channel.PHONE),
    _said("veencollege", "2026-11-16T15:33", Answer.TENTATIVE, channel=Channel.CALENDAR),
    _sends(
        "reclassering",
        "2026-11-17T09:51",
        Substitute(
            "Peter Bedenkers", "peter.bedenkers@reclassering.example.org", "HR-adviseur"
        ),
    ),
    _said("debrug", "2026-11-17T10:30", _YES, needs="Ik gebruik een rolstoel."),
    _said("reiniging", "2026-11-17T13:12", _YES, "Mag ik een folder van onze app uitdelen?"),
    _said("poort", "2026-11-18T08:22", _YES),
    _said("rietpluim", "2026-11-18T16:05", _NO, "Ons bestuur beslist pas in januari."),
    _said("jeugd", "2026-11-19T09:37", _YES),
    _sends("hetanker", "2026-11-19T14:44", Substitute("Ans Proefling", function="teamleider")),
    _said("netbeheer", "2026-11-20T09:03", _NO, "Wilt u mij voor de volgende keer weer vragen?"),
)  # fmt: skip
"""Thirteen of the thirty-eight employers have not answered yet."""
