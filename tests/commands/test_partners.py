"""`vptmeet partners import`."""

from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask
from sqlalchemy import func, select

from tests.lists import MENDED, MESSY, plan_for
from vptmeet.commands.partners import partners
from vptmeet.domain.importing_plan import OutcomeKind
from vptmeet.extensions import db
from vptmeet.models.partner import Commitment, Partner


@pytest.fixture
def messy(tmp_path: Path) -> Path:
    """A list with two rows that cannot be read."""
    path = tmp_path / "lijst.csv"
    path.write_bytes(MESSY)
    return path


def run(app: Flask, *arguments: object) -> Result:
    return app.test_cli_runner().invoke(partners, ["import", *map(str, arguments)])


def size() -> int | None:
    return db.session.scalar(select(func.count(Partner.id)))


def test_a_list_is_imported_and_the_rest_is_said_with_why(app: Flask, messy: Path) -> None:
    result = run(app, messy, "--source", "Veiligheidsregio")
    assert result.exit_code == 0, result.output
    assert size() == 2
    assert set(db.session.scalars(select(Commitment.evidence_detail))) == {"Veiligheidsregio"}
    assert "Regel 7 De Onbekende: “Ruimtevaart” is geen sector die wij kennen" in result.output


def test_a_dry_run_says_the_same_and_saves_nothing(app: Flask, messy: Path) -> None:
    result = run(app, messy, "--dry-run")
    assert (result.exit_code, size()) == (0, 0)
    assert "Komt erbij: 3" in result.output
    assert "Klopt niet: 2" in result.output


def test_the_columns_are_said_as_they_were_recognised(app: Flask, messy: Path) -> None:
    assert "  Organisatie: Naam van de werkgever\n" in run(app, messy, "--dry-run").output


def test_rejected_rows_can_be_written_and_read_again(app: Flask, messy: Path) -> None:
    target = messy.with_name("afgekeurd.csv")
    run(app, messy, "--rejected", target)
    assert plan_for(target.read_bytes()).counts == {OutcomeKind.WRONG: 2}


def test_a_sector_can_be_given_for_rows_without(app: Flask, tmp_path: Path) -> None:
    path = tmp_path / "lijst.csv"
    path.write_text("Organisatie;Plaats\nKlaverblad;Waterveen\n")
    assert run(app, path).exit_code == 1
    assert run(app, path, "--sector", "ond").exit_code == 0
    assert size() == 1


@pytest.mark.parametrize(
    ("content", "options", "words"),
    [
        (b"%PDF-1.7", [], "Dit is een pdf."),
        (b"", [], "Er staat niets in dit bestand."),
        (b"Plaats;Functie\nWaterveen;HR\n", [], "Wijs de kolom aan"),
        (MENDED, ["--sector", "XYZ"], "Er is geen sector XYZ."),
    ],
)
def test_what_cannot_be_read_fails_with_what_to_do(
    app: Flask, tmp_path: Path, content: bytes, options: list[str], words: str
) -> None:
    path = tmp_path / "lijst.csv"
    path.write_bytes(content)
    result = run(app, path, *options)
    assert (result.exit_code, size()) == (1, 0)
    assert words in result.output
