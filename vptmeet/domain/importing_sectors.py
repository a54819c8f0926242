"""Finding the sector that a list means: by code, by label, by what people call it."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from vptmeet.domain.importing_columns import heading_key

# Sector code -> other words for it, as data. Vague ones ("zorg") are left out on purpose: they
# could be five sectors, and a wrong sector invites the wrong people.
SYNONYMS: dict[str, tuple[str, ...]] = {
    "GEM": ("gemeentelijke organisatie", "gemeenten", "boa", "boa's", "handhaving", "stadhuis"),
    "BST": ("bestuur", "politiek", "college", "gemeenteraad", "raad", "griffie", "raadsgriffie"),
    "POL": (
        "politie", "justitie", "om", "openbaar ministerie", "reclassering",
        "veiligheid en justitie",
    ),
    "BRW": ("veiligheidsregio", "brandweer en veiligheidsregio", "rampenbestrijding"),
    "AMB": ("ambulance", "ambulancezorg", "ambulancedienst", "huisartsenpost", "hap", "spoedzorg"),
    "ZKH": ("ziekenhuizen", "ziekenhuiszorg", "kliniek", "medisch centrum", "hospital"),
    "GGZ": (
        "geestelijke gezondheidszorg", "verslavingszorg", "opvang", "maatschappelijke opvang",
        "daklozenopvang", "beschermd wonen", "psychiatrie",
    ),
    "VVT": (
        "thuiszorg", "verpleging", "verzorging", "verpleeghuis", "ouderenzorg", "huisarts",
        "huisartsen", "huisartsenpraktijk", "apotheek", "wijkverpleging",
        "verpleging en verzorging",
    ),
    "JGD": ("jeugdzorg", "jeugdbescherming", "jeugd", "youth care"),
    "OND": (
        "school", "scholen", "basisschool", "basisonderwijs", "primair onderwijs", "po", "vo",
        "mbo", "hbo", "voortgezet onderwijs", "middelbare school", "speciaal onderwijs",
        "education",
    ),
    "OV": ("vervoer", "busvervoer", "vervoerder", "trein", "bus", "spoor", "public transport"),
    "WON": ("woningcorporaties", "corporatie", "woningbouw", "woningstichting", "wonen", "housing"),
    "WEL": (
        "welzijn", "welzijnswerk", "jongerenwerk", "bibliotheek", "cultuur", "buurtwerk", "sport",
    ),
    "SOZ": ("uwv", "werkplein", "sociale dienst", "werk en inkomen", "uitkeringen", "svb"),
    "TOZ": ("beveiliging", "beveiligingsbedrijf", "toezichthouders", "security"),
    "WAT": (
        "waterschap", "omgevingsdienst", "reiniging", "afval", "uitvoering", "beheer", "netbeheer",
        "netbeheerder", "rijkswaterstaat",
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class SectorChoice:
    """A sector of the register: its code, and its labels in every language."""

    code: str
    labels: tuple[str, ...]


@dataclass(frozen=True)
class SectorBook:
    """The sectors of this municipality, which may differ from the seed."""

    choices: tuple[SectorChoice, ...]

    @classmethod
    def of(cls, choices: Iterable[SectorChoice]) -> "SectorBook":
        """A book of `choices`."""
        return cls(tuple(choices))

    def find(self, text: str) -> str | None:
        """The code of the sector that `text` means, or None.

        A code or label of the register goes before a synonym.
        """
        return self._index.get(heading_key(text))

    @cached_property
    def _index(self) -> dict[str, str]:
        index: dict[str, str] = {}
        for choice in self.choices:
            index.setdefault(heading_key(choice.code), choice.code)
        for choice in self.choices:
            for label in choice.labels:
                index.setdefault(heading_key(label), choice.code)
        for choice in self.choices:
            for word in SYNONYMS.get(choice.code, ()):
                index.setdefault(heading_key(word), choice.code)
        return index
