"""The sentences above the pictures, for none, one and many."""

import pytest
from flask import Flask
from flask_babel import force_locale

from vptmeet.domain.coalition import Finding, Quarter, QuarterFigures
from vptmeet.wording import findings
from vptmeet.wording.numbers import figure, in_words, starting


def found(
    coalition: int, leading: int, total: int = 40, untouched: str = "", unseen: str = ""
) -> Finding:
    return Finding(total, coalition, leading, tuple(untouched.split()), tuple(unseen.split()))


@pytest.mark.parametrize(
    ("finding", "words"),
    [
        (found(0, 0, total=0), "De coalitie begint bij de eerste werkgever"),
        (
            found(0, 0, total=1, untouched="Onderwijs"),
            "Eén werkgever is in beeld; nog niemand heeft ja gezegd",
        ),
        (
            found(2, 0, untouched="X Y"),
            (
                "Twee werkgevers vormen samen de coalitie; "
                "in de sectoren X en Y heeft nog niemand ja gezegd"
            ),
        ),
        (
            found(21, 3, untouched="OV"),
            (
                "Drie werkgevers trekken een coalitie van 21; "
                "in de sector OV heeft nog niemand ja gezegd"
            ),
        ),
        (
            found(9, 1, untouched="A B C"),
            (
                "Eén werkgever trekt een coalitie van negen; "
                "in drie sectoren heeft nog niemand ja gezegd"
            ),
        ),
        (found(13, 0), "13 werkgevers vormen samen de coalitie; uit elke sector zei iemand ja"),
        (found(1, 0, unseen="X"), "Eén werkgever vormt het begin van de coalitie"),
        (found(13, 0, unseen="Toezicht"), "13 werkgevers vormen samen de coalitie"),
    ],
)
def test_the_heading_says_what_the_figures_say(app: Flask, finding: Finding, words: str) -> None:
    assert findings.headline(finding).replace("\u00a0", " ") == words


def quarters(first: int, last: int) -> list[QuarterFigures]:
    return [
        QuarterFigures(Quarter(2026, 3), (0, 0, 0, first, 0, 0)),
        QuarterFigures(Quarter(2026, 4), (0, 0, 0, last, 0, 0)),
    ]


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (4, 9, "Dit kwartaal kwamen er vijf werkgevers bij."),
        (4, 5, "Dit kwartaal kwam er één werkgever bij."),
        (5, 4, "Dit kwartaal ging er één werkgever uit."),
        (4, 4, "Dit kwartaal bleef de coalitie even groot."),
    ],
)
def test_the_sentence_under_it_says_what_this_quarter_brought(
    app: Flask, first: int, last: int, words: str
) -> None:
    assert findings.lead(found(last, 0), quarters(first, last)) == words


def test_growth_is_told_from_the_first_quarter_shown(app: Flask) -> None:
    assert findings.growth_headline(quarters(6, 21)) == "Sinds september 2026 van 6 naar 21"


@pytest.mark.parametrize(
    ("without", "of", "words"),
    [
        (0, 0, "Er is geen bijeenkomst gepland"),
        (0, 3, "Er zit elke keer een bestuurder aan tafel"),
        (1, 3, "Bij één bijeenkomst is nog geen bestuurder"),
        (2, 3, "Bij twee bijeenkomsten is nog geen bestuurder"),
    ],
)
def test_meetings_to_come_are_told_by_their_executives(
    app: Flask, without: int, of: int, words: str
) -> None:
    assert findings.coming_headline(without, of) == words


def test_the_findings_speak_english_too(app: Flask) -> None:
    with app.test_request_context(), force_locale("en"):
        words = findings.headline(found(21, 3, untouched="Education"))
    assert words == (
        "Three employers lead a coalition of 21; in the sector Education nobody has said yes yet"
    )


def test_numbers_are_words_up_to_twelve(app: Flask) -> None:
    assert [in_words(number) for number in (0, 12, 13, 1005)] == ["nul", "twaalf", "13", "1.005"]
    assert (figure(999), figure(4000)) == ("999", "4.000")
    assert starting("één werkgever") == "Eén werkgever"
