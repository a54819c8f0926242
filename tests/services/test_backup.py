"""A copy of all data, and putting it back."""

from pathlib import Path
from zipfile import ZipFile

import pytest
from flask import Flask
from sqlalchemy import select

from tests.factories import NOW, make_contact, make_invitation, make_meeting, make_partner
from tests.factories import make_user as user
from tests.services.test_outbox import draft
from vptmeet.domain.errors import BackupUnreadable, BackupVersionDiffers, DatabaseNotEmpty
from vptmeet.extensions import Base, db
from vptmeet.models.mail import OutgoingMail
from vptmeet.models.partner import Partner
from vptmeet.services import backup, outbox, reference


def contents() -> dict[str, list[tuple[object, ...]]]:
    tables = Base.metadata.sorted_tables
    return {
        table.name: sorted((tuple(row) for row in db.session.execute(select(table))), key=str)
        for table in tables
    }


def fill() -> None:
    owner = user()
    partner = make_partner("Café Één", owner_id=owner.id, notes="a;b\n=1+1 😀")
    make_invitation(make_meeting(), make_contact(partner))
    outbox.enqueue(draft(), NOW, "example.org").calendar = b"BEGIN\x00\xff"
    db.session.commit()


def empty() -> None:
    for table in reversed(Base.metadata.sorted_tables):
        db.session.execute(table.delete())
    reference.install()
    db.session.commit()


def test_what_was_kept_comes_back_whole(app: Flask, tmp_path: Path) -> None:
    fill()
    before = contents()
    db.session.commit()
    backup.write(tmp_path / "copy.zip", "r1", NOW)
    empty()
    backup.read(tmp_path / "copy.zip", "r1")
    db.session.commit()
    assert contents() == before


def test_new_rows_get_new_numbers_after_a_restore(app: Flask, tmp_path: Path) -> None:
    fill()
    backup.write(tmp_path / "copy.zip", "r1", NOW)
    empty()
    backup.read(tmp_path / "copy.zip", "r1")
    last = max(db.session.scalars(select(Partner.id)))
    assert make_partner().id > last


def test_a_copy_of_another_version_is_refused(app: Flask, tmp_path: Path) -> None:
    backup.write(tmp_path / "copy.zip", "r1", NOW)
    with pytest.raises(BackupVersionDiffers):
        backup.read(tmp_path / "copy.zip", "r2")


def test_a_database_in_use_is_not_written_over(app: Flask, tmp_path: Path) -> None:
    backup.write(tmp_path / "copy.zip", "r1", NOW)
    fill()
    with pytest.raises(DatabaseNotEmpty):
        backup.read(tmp_path / "copy.zip", "r1")


def test_a_file_that_is_no_backup_is_refused(app: Flask, tmp_path: Path) -> None:
    (tmp_path / "copy.zip").write_bytes(b"hello")
    with pytest.raises(BackupUnreadable):
        backup.read(tmp_path / "copy.zip", "r1")


def test_only_the_owner_can_read_the_copy(app: Flask, tmp_path: Path) -> None:
    backup.write(tmp_path / "copy.zip", "r1", NOW)
    assert (tmp_path / "copy.zip").stat().st_mode & 0o077 == 0


def test_the_copy_names_each_table(app: Flask, tmp_path: Path) -> None:
    backup.write(tmp_path / "copy.zip", "r1", NOW)
    names = set(ZipFile(tmp_path / "copy.zip").namelist())
    assert {f"tables/{OutgoingMail.__tablename__}.jsonl", "manifest.json"} <= names
