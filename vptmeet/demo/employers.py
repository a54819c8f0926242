"""The forty employers of Waterveen and who works there. None of them exists."""

from dataclasses import dataclass

from vptmeet.domain.partner import fold

FICTIONAL = "(fictief)"
"""Stands after the names of employers and bestuurders, for some resemble real ones."""


@dataclass(frozen=True)
class Person:
    """A contact; who sits on the board counts as a bestuurder of that employer."""

    name: str
    function: str

    @property
    def is_executive(self) -> bool:
        """Whether this function is one of the board."""
        return self.function in {
            "directeur-bestuurder",
            "burgemeester",
        } or self.function.startswith("wethouder")

    @property
    def mailbox(self) -> str:
        """What stands before the @ in this person's address."""
        return fold(self.name.removesuffix(f" {FICTIONAL}")).replace(" ", ".")


@dataclass(frozen=True)
class Employer:
    """An employer; the first of its people is the one who is invited."""

    key: str
    name: str
    sector: str
    city: str
    people: tuple[Person, ...]

    @property
    def shown_name(self) -> str:
        """The name as the demo shows it."""
        return f"{self.name} {FICTIONAL}"

    @property
    def domain(self) -> str:
        """The right-hand side of this employer's addresses (RFC 2606: never a real one)."""
        return f"{self.key}.example.org"


def _employer(key: str, name: str, sector: str, people: str, city: str = "Waterveen") -> Employer:
    """An employer whose `people` read "name, function; name, function"."""
    pairs = (one.split(", ", 1) for one in people.split("; "))
    return Employer(key, name, sector, city, tuple(Person(who, what) for who, what in pairs))


MUNICIPALITY = Employer(
    "waterveen",
    "Gemeente Waterveen",
    "GEM",
    "Waterveen",
    (
        Person(f"Noor Voorbeeld {FICTIONAL}", "burgemeester"),
        Person(f"Sam Testema {FICTIONAL}", "wethouder zorg en onderwijs"),
        Person(f"Ilse Demohof {FICTIONAL}", "wethouder wonen en wijken"),
    ),
)

EMPLOYERS: tuple[Employer, ...] = (
    MUNICIPALITY,
    _employer("griffie", "Griffie Waterveen", "BST", "Thea Proefstra, griffier"),
    _employer("politie", "Politieteam Waterveen", "POL",
              "Mark Modelsma, teamchef; Anouk Schetsma, arbocoördinator"),
    _employer("parket", "Parket Veenland", "POL", "Bas Fictema, gebiedsofficier", "Veenrand"),
    _employer("reclassering", "Reclassering Veenland", "POL",
              "Yara Oefeling, teamleider; Peter Bedenkers, HR-adviseur", "Veenrand"),
    _employer("brandweer", "Brandweer Veenland", "BRW",
              "Ruud Testhuis, teamleider; Linda Kladder, HR-adviseur"),
    _employer("veiligheidsregio", "Veiligheidsregio Veenland", "BRW",
              "Eva Denkbeeld, directeur-bestuurder", "Veenrand"),
    _employer("ambulance", "Ambulance Veenland", "AMB",
              "Tom Pilotsma, teamleider; Mirjam Conceptra, arbocoördinator"),
    _employer("debrug", "Huisartsenpost De Brug", "AMB", "Fatma Voorbeeldsma, locatiedirecteur"),
    _employer("linde", "Ziekenhuis De Linde", "ZKH",
              "Hanna Demostra, directeur-bestuurder; Jeroen Nepveld, arbocoördinator"),
    _employer("zuiderpoort", "Kliniek Zuiderpoort", "ZKH", "Otto Fictema, locatiedirecteur"),
    _employer("veerkracht", "Veerkracht", "GGZ",
              "Sofie Proefstra, HR-adviseur; Karel Schetsma, directeur-bestuurder"),
    _employer("hetanker", "Het Anker", "GGZ", "Dirk Oefeling, locatiedirecteur"),
    _employer("nieuwpad", "Nieuwpad", "GGZ", "Imane Testhuis, teamleider"),
    _employer("morgenster", "Morgenster", "VVT", "Greet Bedenkers, locatiedirecteur"),
    _employer("rietpluim", "De Rietpluim", "VVT", "Wouter Kladder, HR-adviseur", "Veenrand"),
    _employer("samenpad", "Samenpad", "VVT",
              "Lotte Denkbeeld, teamleider; Henk Modelsma, arbocoördinator"),
    _employer("vijzel", "Apotheek De Vijzel", "VVT", "Noah Pilotsma, apotheker"),
    _employer("kompas", "Kompas", "JGD", "Esra Conceptra, teamleider"),
    _employer("jeugd", "Jeugdbescherming Veenland", "JGD",
              "Jan Voorbeeldsma, directeur-bestuurder; Puck Demostra, HR-adviseur", "Veenrand"),
    _employer("dekade", "De Kade", "OND",
              "Rosa Nepveld, directeur-bestuurder; Bram Fictema, arbocoördinator"),
    _employer("klaverblad", "Klaverblad", "OND", "Iris Proefstra, locatiedirecteur"),
    _employer("veencollege", "Veencollege", "OND",
              "Maarten Schetsma, locatiedirecteur; Zoë Oefeling, HR-adviseur"),
    _employer("desprong", "De Sprong", "OND", "Fenna Testhuis, locatiedirecteur"),
    _employer("vakcollege", "Vakcollege Veenrand", "OND", "Ali Bedenkers, teamleider", "Veenrand"),
    _employer("veenlijn", "Veenlijn", "OV",
              "Monique Kladder, directeur-bestuurder; Sven Denkbeeld, arbocoördinator"),
    _employer("spoor", "Spoor Veenland", "OV", "Joyce Modelsma, teamleider", "Veenrand"),
    _employer("rondom", "Rondom", "OV", "Gijs Pilotsma, HR-adviseur"),
    _employer("hetveen", "Het Veen", "WON",
              "Astrid Conceptra, directeur-bestuurder; Rick Voorbeeldsma, teamleider"),
    _employer("woonvast", "Woonvast", "WON", "Nadia Demostra, teamleider", "Veenrand"),
    _employer("welzijn", "Welzijn Waterveen", "WEL",
              "Koen Nepveld, directeur-bestuurder; Aisha Fictema, teamleider"),
    _employer("straatkracht", "Straatkracht", "WEL", "Milan Proefstra, teamleider"),
    _employer("debron", "De Bron", "WEL", "Ineke Schetsma, locatiedirecteur"),
    _employer("werkplein", "Werkplein Veenrand", "SOZ",
              "Vera Oefeling, teamleider; Stan Testhuis, arbocoördinator", "Veenrand"),
    _employer("uitkering", "Uitkeringskantoor Veenland", "SOZ", "Bea Bedenkers, HR-adviseur"),
    _employer("poort", "Beveiliging Poort", "TOZ", "Dennis Kladder, directeur-bestuurder"),
    _employer("veenstroom", "De Veenstroom", "WAT", "Cor Denkbeeld, HR-adviseur", "Veenrand"),
    _employer("omgeving", "Omgevingsdienst Veenland", "WAT", "Tess Modelsma, teamleider"),
    _employer("reiniging", "Reiniging Waterveen", "WAT",
              "Bert Pilotsma, teamleider; Ellen Conceptra, HR-adviseur"),
    _employer("netbeheer", "Netbeheer Veenland", "WAT", "Niels Voorbeeldsma, arbocoördinator"),
)  # fmt: skip

BY_KEY = {employer.key: employer for employer in EMPLOYERS}
