"""Reference data to begin with: safety fields, sectors and themes. A manager may change it later.

Sources: VNG, Kernbeleid Veiligheid (fields); sectors and themes by the scope of the national VPT
programme (kst-28684-399), for the employers of a municipality.
"""

from sqlalchemy import select

from vptmeet.extensions import db
from vptmeet.models.reference import SafetyField, Sector, Theme

FIELDS = (
    ("1", "Veilige woon- en leefomgeving", "Safe living environment"),
    ("2", "Bedrijvigheid en veiligheid", "Business and safety"),
    ("3", "Jeugd en veiligheid", "Youth and safety"),
    ("4", "Fysieke veiligheid", "Physical safety"),
    ("5", "Integriteit en veiligheid", "Integrity and safety"),
)

SECTORS = (
    ("GEM", "Gemeente", "Municipality"),
    ("BST", "Bestuur en politiek", "Government and politics"),
    ("POL", "Politie en justitie", "Police and justice"),
    ("BRW", "Brandweer", "Fire service"),
    ("AMB", "Acute zorg", "Emergency care"),
    ("ZKH", "Ziekenhuis", "Hospital"),
    ("GGZ", "GGZ en opvang", "Mental health and shelter"),
    ("VVT", "Zorg dichtbij", "Care nearby"),
    ("JGD", "Jeugdhulp", "Youth care"),
    ("OND", "Onderwijs", "Education"),
    ("OV", "Openbaar vervoer", "Public transport"),
    ("WON", "Woningcorporatie", "Housing association"),
    ("WEL", "Welzijn en cultuur", "Welfare and culture"),
    ("SOZ", "Sociale zekerheid", "Social security"),
    ("TOZ", "Toezicht", "Supervision"),
    ("WAT", "Uitvoering en beheer", "Public works"),
    ("HOR", "Horeca (gast)", "Hospitality (guest)"),
)

GUESTS = frozenset({"HOR"})
"""Sectors without a public task of their own: invited to a theme, not part of the coalition."""

_ALL = "GEM BST POL BRW AMB ZKH GGZ VVT JGD OND OV WON WEL SOZ TOZ WAT"

THEMES = (
    ("VPT", "Veilige Publieke Taak", "Safe Public Task", "5", _ALL),
    ("W", "Veilige wijk", "Safe neighbourhood", "1",
     "GEM POL BRW GGZ VVT JGD OND OV WON WEL SOZ WAT"),
    ("U", "Veilig uitgaan", "Safe night out", "2", "GEM POL AMB ZKH OND OV WEL TOZ HOR"),
    ("S", "Veilige school", "Safe school", "3", "GEM POL JGD OND OV WEL"),
    ("O", "Veilig openbaar vervoer", "Safe public transport", None, "POL OV TOZ"),
    ("Z", "Veilige zorg", "Safe care", None, "POL AMB ZKH GGZ VVT JGD"),
    ("A", "Weerbare ambtsdragers", "Resilient office holders", "5", "GEM BST POL WAT"),
    ("E", "Evenementen", "Events", "2", "GEM POL BRW AMB OV TOZ"),
    ("J", "Jaarwisseling", "New Year's Eve", "2", "GEM POL BRW AMB ZKH OV WEL TOZ WAT"),
    ("B", "Woonoverlast en onbegrepen gedrag", "Nuisance and misunderstood behaviour", "1",
     "GEM POL AMB GGZ VVT WON WEL SOZ"),
)  # fmt: skip


def install() -> int:
    """Add what is missing by code and leave the rest as it is; returns how many were added."""
    added = _install_fields() + _install_sectors()
    db.session.flush()
    return added + _install_themes()


def _codes(table: type[SafetyField] | type[Sector] | type[Theme]) -> frozenset[str]:
    return frozenset(db.session.scalars(select(table.code)))


def _install_fields() -> int:
    known = _codes(SafetyField)
    rows = [
        SafetyField(code=code, name_nl=dutch, name_en=english, position=position)
        for position, (code, dutch, english) in enumerate(FIELDS)
        if code not in known
    ]
    db.session.add_all(rows)
    return len(rows)


def _install_sectors() -> int:
    known = _codes(Sector)
    rows = [
        Sector(
            code=code,
            name_nl=dutch,
            name_en=english,
            position=position,
            has_public_task=code not in GUESTS,
        )
        for position, (code, dutch, english) in enumerate(SECTORS)
        if code not in known
    ]
    db.session.add_all(rows)
    return len(rows)


def _install_themes() -> int:
    known = _codes(Theme)
    fields = {field.code: field for field in db.session.scalars(select(SafetyField))}
    sectors = {sector.code: sector for sector in db.session.scalars(select(Sector))}
    rows = [
        Theme(
            code=code,
            name_nl=dutch,
            name_en=english,
            position=position,
            safety_field=fields.get(field) if field else None,
            sectors=[sectors[one] for one in codes.split() if one in sectors],
        )
        for position, (code, dutch, english, field, codes) in enumerate(THEMES)
        if code not in known
    ]
    db.session.add_all(rows)
    db.session.flush()
    return len(rows)
