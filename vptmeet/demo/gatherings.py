"""The meetings of the story: about what, who was asked, and who came."""

from dataclasses import dataclass
from datetime import date

from vptmeet.demo.employers import EMPLOYERS, MUNICIPALITY


@dataclass(frozen=True)
class Point:
    """One point of the programme."""

    minutes: int
    title: str
    speaker: str = ""


@dataclass(frozen=True)
class Gathering:
    """One meeting. `came` and `stayed_away` are the keys of the employers that were asked."""

    key: str
    day: date
    theme: str
    title: str
    goal: str
    place: str
    executive: str
    came: tuple[str, ...] = ()
    stayed_away: tuple[str, ...] = ()
    executive_came: bool = True

    @property
    def points(self) -> tuple[Point, ...]:
        """The programme: ninety minutes, opened by the bestuurder."""
        return (
            Point(10, "Opening", self.executive),
            Point(15, "Wat zien wij in Waterveen?", "Sanne Proefsma"),
            Point(15, "Zo pakken wij het zelf aan", "Joris Modelman"),
            Point(15, "Aangifte doen: wat mag u verwachten?", "Politie en OM"),
            Point(25, "Aan tafel: wat spreken wij af?"),
            Point(10, "Afsluiting", self.executive),
        )


def _keys(words: str) -> tuple[str, ...]:
    return tuple(words.split())


NOOR, SAM, ILSE = (person.name for person in MUNICIPALITY.people)

HELD: tuple[Gathering, ...] = (
    Gathering(
        "start",
        date(2025, 6, 12),
        "VPT",
        "Start: samen voor een veilige publieke taak",
        "Wij maken kennis en zeggen hardop: van onze mensen blijft u af. "
        "Wie wil, tekent de intentieverklaring.",
        "Stadhuis, Raadzaal, Marktplein 1, Waterveen",
        NOOR,
        _keys("politie linde dekade veenlijn hetveen ambulance brandweer welzijn"),
        _keys("griffie veiligheidsregio veerkracht werkplein veencollege"),
    ),
    Gathering(
        "wijk",
        date(2025, 9, 18),
        "W",
        "Veilig werken in de wijk",
        "Wij spreken af hoe onze medewerkers elkaar waarschuwen en helpen in de wijk.",
        "Wijkcentrum De Bron, Turfstraat 12, Waterveen",
        ILSE,
        _keys(
            "politie dekade veenlijn hetveen brandweer welzijn veiligheidsregio veerkracht "
            "werkplein rondom reiniging reclassering"
        ),
        _keys(
            "parket hetanker samenpad jeugd klaverblad spoor straatkracht veencollege vakcollege"
        ),
    ),
    Gathering(
        "jaarwisseling",
        date(2025, 11, 20),
        "J",
        "Een veilige jaarwisseling, ook voor wie werkt",
        "Iedereen die met oud en nieuw werkt, weet wie hij belt en wat hij doet.",
        "Brandweerkazerne, Sluisweg 40, Waterveen",
        NOOR,
        _keys(
            "politie linde veenlijn ambulance brandweer welzijn veiligheidsregio rondom debrug "
            "reiniging reclassering hetveen griffie veerkracht werkplein"
        ),
        _keys("spoor straatkracht poort parket zuiderpoort dekade veenstroom omgeving"),
    ),
    Gathering(
        "zorg",
        date(2026, 2, 12),
        "Z",
        "Veilig werken in de zorg",
        "Wij delen hoe wij reageren op agressie, en hoe wij collega's daarna opvangen.",
        "Ziekenhuis De Linde, Lindelaan 2, Waterveen",
        SAM,
        _keys(
            "politie linde ambulance debrug veerkracht samenpad jeugd veiligheidsregio brandweer "
            "welzijn parket reclassering dekade veencollege rondom hetveen"
        ),
        _keys(
            "zuiderpoort hetanker nieuwpad morgenster rietpluim kompas werkplein griffie "
            "straatkracht"
        ),
    ),
    Gathering(
        "uitgaan",
        date(2026, 5, 21),
        "U",
        "Veilig uitgaan, ook voor wie werkt",
        "Wij maken afspraken over de nacht van zaterdag op zondag: in de bus, op straat en in de "
        "wachtkamer.",
        "Veenlijn, Remise, Stationsweg 8, Waterveen",
        ILSE,
        _keys(
            "politie linde veenlijn dekade ambulance brandweer welzijn spoor straatkracht poort "
            "reclassering rondom debrug veencollege parket veiligheidsregio reiniging hetveen"
        ),
        _keys(
            "zuiderpoort klaverblad vakcollege debron kompas werkplein jeugd veerkracht samenpad "
            "desprong griffie"
        ),
        executive_came=False,
    ),
)

COMING = Gathering(
    "samen",
    date(2026, 12, 10),
    "VPT",
    "Wat bereikten wij, en wat doen wij volgend jaar?",
    "Wij laten zien wat de acht maatregelen opleveren, en kiezen samen drie afspraken voor "
    "volgend jaar.",
    "Stadhuis, Raadzaal, Marktplein 1, Waterveen",
    NOOR,
    stayed_away=tuple(
        employer.key
        for employer in EMPLOYERS
        if employer is not MUNICIPALITY and employer.key != "zuiderpoort"
    ),
)
"""To this one everybody is asked, except who said no for now."""

PLANNED = Gathering(
    "lente",
    date(2027, 2, 4),
    "U",
    "Veilig uitgaan: werken de afspraken?",
    "Wij kijken samen of de afspraken van vorig jaar werken, en passen aan wat beter kan.",
    "Stadhuis, Trouwzaal, Marktplein 1, Waterveen",
    ILSE,
)
"""The bestuurder was asked and has not answered: work for the coordinator."""
