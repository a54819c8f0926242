"""Headings of employer lists, as data: what municipalities, Excel and address books write.

Keys are as `heading_key` leaves them: lower case, no spaces, diacritics or punctuation. A heading
may mean several columns; the strength (0 to 100) decides which heading gets a column that two of
them could be. "Naam" beside "Organisatie" is the contact's, on its own the employer's.
"""

Meanings = tuple[tuple[str, int], ...]


def _all(column: str, strength: int, words: str) -> dict[str, Meanings]:
    return dict.fromkeys(words.split(), ((column, strength),))


HEADINGS: dict[str, Meanings] = {
    **_all(
        "name",
        100,
        "organisatie organisatienaam naamorganisatie werkgever naamwerkgever werkgeversnaam "
        "bedrijf bedrijfsnaam naambedrijf instelling naaminstelling instellingsnaam partner "
        "partnernaam handelsnaam statutairenaam organization organisation organisationname "
        "organizationname company companyname employer employername",
    ),
    **_all("name", 70, "vestiging vestigingsnaam naamvestiging school schoolnaam account klant"),
    **_all("name", 60, "organisaties werkgevers bedrijven instellingen partners"),
    "naam": (("name", 60), ("contact_name", 50)),
    "name": (("name", 60), ("contact_name", 50)),
    **_all("sector", 100, "sector sectorcode sectornaam branche industry sectors"),
    **_all(
        "sector",
        60,
        "soort type categorie soortorganisatie typeorganisatie soortwerkgever typewerkgever "
        "organisatietype werkveld domein category kind",
    ),
    **_all(
        "city",
        100,
        "plaats woonplaats vestigingsplaats plaatsnaam stad city town bezoekplaats "
        "plaatsorganisatie",
    ),
    **_all("city", 50, "kern dorp locatie standplaats gemeente municipality location"),
    **_all("postcode", 100, "postcode pc postcodes zip zipcode postalcode bezoekpostcode pcode"),
    **_all(
        "kvk_number",
        100,
        "kvk kvknummer kvknr kvkno nrkvk nummerkvk kamervankoophandel handelsregisternummer "
        "dossiernummer kvkdossiernummer cocnumber coc chamberofcommerce",
    ),
    **_all(
        "website", 100, "website web url site internet internetadres homepage webadres webpagina"
    ),
    **_all(
        "notes",
        100,
        "opmerking opmerkingen notitie notities toelichting bijzonderheden notes note remarks "
        "remark comments comment",
    ),
    **_all("notes", 60, "omschrijving memo bericht aantekening aantekeningen info description"),
    **_all(
        "contact_name",
        100,
        "contactpersoon naamcontactpersoon contact contactnaam naamcontact contactpersoonnaam "
        "contactperson contactname volledigenaam fullname contactpersoon1 naamcontactpersoon1",
    ),
    **_all("contact_name", 70, "persoon deelnemer aanspreekpunt contactpersonen relatie"),
    **_all(
        "contact_first_name",
        100,
        "voornaam voornaamcontactpersoon roepnaam firstname givenname",
    ),
    **_all("contact_first_name", 60, "voorletters voorletter initialen initials"),
    **_all(
        "contact_prefix",
        100,
        "tussenvoegsel tussenvoegsels tussenv tv tussenvoegselcontactpersoon voorvoegsel "
        "voorvoegsels infix middlename",
    ),
    **_all(
        "contact_last_name",
        100,
        "achternaam achternaamcontactpersoon familienaam geslachtsnaam lastname surname familyname",
    ),
    **_all(
        "contact_function",
        100,
        "functie functienaam functiecontactpersoon functieomschrijving functietitel function "
        "jobtitle position",
    ),
    **_all("contact_function", 70, "rol role title beroep functies"),
    **_all(
        "contact_email",
        100,
        "emailadrescontactpersoon emailcontactpersoon mailcontactpersoon mailadrescontactpersoon "
        "emailcontact contactemail emailadrescontact",
    ),
    **_all(
        "contact_email",
        90,
        "email emailadres mail mailadres emails emailadressen emailaddress emailwerk zakelijkemail",
    ),
    **_all("contact_email", 60, "emailorganisatie emailalgemeen algemeenemailadres infoadres"),
    **_all(
        "contact_phone",
        100,
        "telefooncontactpersoon telefoonnummercontactpersoon telefoonnrcontactpersoon contactphone",
    ),
    **_all(
        "contact_phone",
        90,
        "telefoon telefoonnummer telefoonnr telnr tel telefoonnummers telefoonwerk phone "
        "phonenumber telephone directnummer doorkiesnummer",
    ),
    **_all(
        "contact_phone", 80, "mobiel mobielnummer mobieletelefoon mobile mobielnr 06 06nummer gsm"
    ),
    **_all("contact_phone", 60, "telefoonorganisatie telefoonalgemeen algemeennummer"),
    **_all(
        "contact_is_executive",
        100,
        "bestuurder isbestuurder bestuurderjn bestuurderjanee isexecutive executive "
        "bestuurlijk eindverantwoordelijk",
    ),
    **_all(
        "level",
        100,
        "niveau betrokkenheid betrokkenheidsniveau stand trede ladder commitment "
        "commitmentlevel level fase",
    ),
}

# For headings not in the table: the first word that occurs in it.
KEYWORDS: tuple[tuple[str, str], ...] = (
    ("mail", "contact_email"),
    ("telefoon", "contact_phone"),
    ("mobiel", "contact_phone"),
    ("kvk", "kvk_number"),
    ("postcode", "postcode"),
    ("website", "website"),
    ("sector", "sector"),
    ("branche", "sector"),
    ("tussenvoegsel", "contact_prefix"),
    ("voornaam", "contact_first_name"),
    ("achternaam", "contact_last_name"),
    ("functie", "contact_function"),
    ("contactpersoon", "contact_name"),
    ("plaats", "city"),
    ("opmerking", "notes"),
    ("organisatie", "name"),
    ("werkgever", "name"),
    ("bedrijfsnaam", "name"),
)

# Headings with one of these say something else: an address, a number of ours, a yes or no.
NO_KEYWORD = ("straat", "huisnummer", "adresregel", "datum", "aantal", "akkoord", "verzonden", "2")
