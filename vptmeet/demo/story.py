"""Each employer's steps on the ladder. What they rest on is policy, never incidents or people."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from vptmeet.demo.gatherings import HELD
from vptmeet.domain.commitment import CommitmentLevel, EvidenceKind, MeasureCode

FIRST_DAY = date(2025, 5, 6)
"""When the list of employers was made."""

SOURCE = "Lijst van werkgevers met een publieke taak, gemaakt door het team OOV"

_ALL = "NORM REPORT REGISTER TRAIN RESPOND POLICE_REPORT RECOVER AFTERCARE"
_CORE = "NORM REGISTER POLICE_REPORT REPORT"
_MORE = f"{_CORE} AFTERCARE"
_DAYS = {gathering.key: gathering.day for gathering in HELD}
_TITLES = {gathering.key: gathering.title for gathering in HELD}


@dataclass(frozen=True)
class PlannedStep:
    """A step as the story tells it; a declaration is signed by the employer's first contact."""

    day: date
    level: CommitmentLevel
    kind: EvidenceKind
    detail: str
    measures: frozenset[MeasureCode] = frozenset()
    meeting: str | None = None


def _talked(day: str, detail: str) -> PlannedStep:
    return PlannedStep(
        date.fromisoformat(day), CommitmentLevel.IN_CONTACT, EvidenceKind.CONVERSATION, detail
    )


def _came(meeting: str) -> PlannedStep:
    detail = f"Was bij “{_TITLES[meeting]}”."
    return PlannedStep(
        _DAYS[meeting],
        CommitmentLevel.ATTENDING,
        EvidenceKind.ATTENDANCE,
        detail,
        meeting=meeting,
    )


def _joined(detail: str = "Was bij de werksessie over melden, bij Het Veen.") -> PlannedStep:
    """Came to the work session of September, which was no meeting of its own."""
    return PlannedStep(
        date(2026, 9, 17), CommitmentLevel.ATTENDING, EvidenceKind.ATTENDANCE, detail
    )


def _signed(day: str, detail: str = "", meeting: str | None = None) -> PlannedStep:
    return PlannedStep(
        date.fromisoformat(day),
        CommitmentLevel.PLEDGED,
        EvidenceKind.DECLARATION,
        detail or "De intentieverklaring is getekend.",
        meeting=meeting,
    )


def _acts(day: str, measures: str, detail: str) -> PlannedStep:
    return PlannedStep(
        date.fromisoformat(day),
        CommitmentLevel.ACTING,
        EvidenceKind.MEASURES,
        detail,
        _measures(measures),
    )


def _leads(day: str, detail: str, meeting: str | None = None) -> PlannedStep:
    return PlannedStep(
        date.fromisoformat(day),
        CommitmentLevel.LEADING,
        EvidenceKind.SPOKE,
        detail,
        _measures(_ALL),
        meeting,
    )


def _back(day: str, level: CommitmentLevel, detail: str) -> PlannedStep:
    return PlannedStep(date.fromisoformat(day), level, EvidenceKind.REASON, detail)


def _measures(codes: str) -> frozenset[MeasureCode]:
    return frozenset(map(MeasureCode, codes.split()))


def _start(detail: str) -> Iterable[PlannedStep]:
    """The first six: talked in May, signed at the first meeting."""
    return (
        _talked("2025-05-13", detail),
        _signed("2025-06-12", "De intentieverklaring is getekend bij de start.", "start"),
    )


STEPS: dict[str, tuple[PlannedStep, ...]] = {
    "waterveen": (
        *_start("De secretaris wil dat de gemeente het goede voorbeeld geeft."),
        _acts("2025-10-14", _MORE, "Het agressieprotocol is vastgesteld. Melden gaat via GIR."),
        _leads("2026-03-10", "Vertelde twee andere werkgevers hoe de eigen aanpak werkt."),
    ),
    "veenlijn": (
        *_start("De directie wil dat chauffeurs en controleurs veilig rijden."),
        _acts("2025-12-02", _MORE, "Elke rit heeft een meldknop. De norm hangt in elke bus."),
        _leads("2026-05-21", "Was gastheer van de bijeenkomst over veilig uitgaan.", "uitgaan"),
    ),
    "hetveen": (
        *_start("De directeur wil af van alleen op huisbezoek gaan."),
        _acts("2026-04-14", _CORE, "De huisregels staan in elk huurcontract. Melden kan per app."),
        _leads("2026-09-24", "Bracht Woonvast mee en was gastheer van de werksessie over melden."),
    ),
    "linde": (
        *_start("De raad van bestuur wil één lijn voor alle afdelingen."),
        _acts("2025-11-11", _MORE, "De norm hangt bij elke ingang. Opvang is dag en nacht er."),
    ),
    "politie": (
        *_start("De teamchef wil dat aangifte doen makkelijker wordt."),
        _acts("2026-03-24", _MORE, "Eén vaste collega neemt elke aangifte op."),
    ),
    "dekade": (
        *_start("Het bestuur zoekt één regel voor alle scholen."),
        _acts("2026-04-21", _CORE, "Alle scholen gebruiken dezelfde gedragsregels en melden."),
    ),
    "ambulance": (
        _came("start"),
        _signed("2025-10-07"),
        _acts("2026-03-17", _CORE, "Melden hoort bij elke dienst. De leiding belt altijd terug."),
    ),
    "brandweer": (
        _came("start"),
        _signed("2025-12-09"),
        _acts("2026-05-12", _CORE, "De afspraken voor oud en nieuw staan in het draaiboek."),
    ),
    "welzijn": (
        _came("start"),
        _signed("2025-11-04"),
        _acts("2026-09-08", _MORE, "Elke jongerenwerker kent het protocol. Opvang is geregeld."),
    ),
    "veiligheidsregio": (
        _talked("2025-06-03", "Wil weten wat andere werkgevers doen."),
        _came("wijk"),
        _signed("2026-02-24"),
        _acts("2026-10-06", _CORE, "Het protocol geldt nu voor alle korpsen in de regio."),
    ),
    "debrug": (
        _talked("2025-06-17", "De wachtkamer is een zorg. Zoekt hulp bij huisregels."),
        _came("jaarwisseling"),
        _signed("2026-03-03"),
        _acts("2026-09-29", _CORE, "De huisregels hangen er. Elke melding krijgt antwoord."),
    ),
    "veerkracht": (
        _talked("2025-06-10", "HR zoekt een manier om melden gewoon te maken."),
        _came("wijk"),
        _signed("2026-04-07"),
        _acts("2026-10-20", _MORE, "Trainen, melden en opvang staan in één plan."),
    ),
    "reiniging": (_came("wijk"), _signed("2026-03-31")),
    "reclassering": (_came("wijk"), _signed("2026-05-19")),
    "rondom": (
        _talked("2025-06-24", "Wil aansluiten bij de aanpak van Veenlijn."),
        _came("wijk"),
        _signed("2026-01-20"),
        _back(
            "2026-10-13",
            CommitmentLevel.ATTENDING,
            "Na de fusie is er een nieuwe directie. Die moet nog tekenen.",
        ),
    ),
    "werkplein": (
        _talked("2025-06-05", "Wil de balie veiliger maken zonder glas."),
        _came("wijk"),
        _signed("2026-09-15"),
    ),
    "veencollege": (
        _talked("2025-06-19", "Denkt na over gedragsregels voor ouders."),
        _came("zorg"),
        _signed("2026-10-01"),
    ),
    "griffie": (
        _talked("2025-06-04", "Wil raadsleden erbij betrekken."),
        _came("jaarwisseling"),
        _signed("2026-11-12"),
    ),
    "parket": (_talked("2025-10-21", "Wil uitleggen wat er na aangifte gebeurt."), _came("zorg")),
    "samenpad": (_talked("2025-10-28", "Thuiszorg werkt alleen. Zoekt ideeën."), _came("zorg")),
    "jeugd": (
        _talked("2025-09-23", "Wil afspraken over huisbezoek."),
        _came("zorg"),
        _signed("2026-10-27"),
    ),
    "spoor": (
        _talked("2025-11-25", "Wil dezelfde afspraken als de bus."),
        _came("uitgaan"),
        _signed("2026-09-22"),
    ),
    "straatkracht": (
        _talked("2025-09-30", "Jongerenwerk wil weten wie zij kunnen bellen."),
        _came("uitgaan"),
        _signed("2026-11-03"),
    ),
    "poort": (
        _talked("2025-12-04", "Wil weten wat de gemeente verwacht."),
        _came("uitgaan"),
        _signed("2026-11-10"),
    ),
    "hetanker": (_talked("2025-10-09", "De opvang zoekt hulp bij een protocol."), _joined()),
    "klaverblad": (_talked("2025-10-16", "Wil meedoen als er tijd voor is."), _joined()),
    "morgenster": (_talked("2026-03-12", "Vraagt om een voorbeeld van huisregels."), _joined()),
    "kompas": (_talked("2026-03-19", "Teamleiders willen weten hoe anderen melden."), _joined()),
    "omgeving": (_talked("2026-01-27", "Toezichthouders gaan soms alleen op pad."), _joined()),
    "woonvast": (_joined("Kwam mee met Het Veen naar de werksessie over melden."),),
    "rietpluim": (_talked("2026-04-09", "HR belt terug na het overleg met het bestuur."),),
    "veenstroom": (_talked("2026-01-22", "Wil eerst zien wat het andere werkgevers kost."),),
    "zuiderpoort": (_talked("2026-04-16", "Heeft belangstelling, maar ook een verbouwing."),),
    "nieuwpad": (_talked("2026-09-10", "Nieuwe teamleider, wil kennismaken."),),
    "debron": (_talked("2026-10-08", "Wil een keer gastheer zijn."),),
    "vakcollege": (_talked("2026-10-15", "Wil weten wat een school zelf kan regelen."),),
}

DECLINED = ("zuiderpoort", date(2026, 11, 5), "Geen tijd, maart opnieuw")
"""Who said no for now, when, and why."""
