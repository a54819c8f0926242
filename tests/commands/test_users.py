"""`vptmeet user ...`"""

import os
import subprocess
import sys
from pathlib import Path

from flask import Flask

from tests.factories import make_user
from vptmeet.commands.users import users as group
from vptmeet.extensions import db
from vptmeet.queries import users
from vptmeet.services import passwords

PASSWORD = "een zin die ik onthoud"
ADD = ["add", "sanne@waterveen.example.org", "--name", "Sanne", "--role", "coordinator"]


def run(app: Flask, *words: str, typed: str = "") -> tuple[int, str]:
    result = app.test_cli_runner().invoke(group, words, input=typed)
    db.session.expire_all()
    return result.exit_code, result.output


def test_the_first_account_gets_a_link(app: Flask) -> None:
    status, output = run(app, *ADD, "--role", "manager")
    assert status == 0
    assert "http://localhost/wachtwoord/" in output
    user = users.by_email("sanne@waterveen.example.org")
    assert user is not None
    assert {role.value for role in user.roles} == {"coordinator", "manager"}


def test_a_password_can_come_through_a_pipe(app: Flask) -> None:
    assert run(app, *ADD, "--password-stdin", typed=f"{PASSWORD}\n")[0] == 0
    user = users.by_email("sanne@waterveen.example.org")
    assert user is not None
    assert passwords.matches(user.password_hash, PASSWORD)


def test_a_weak_password_adds_nobody(app: Flask) -> None:
    status, output = run(app, *ADD, "--password", typed="kort\nkort\n")
    assert status == 1
    assert "at least twelve characters" in output
    assert users.by_email("sanne@waterveen.example.org") is None


def test_an_address_that_is_taken_is_said_in_words(app: Flask) -> None:
    email = make_user().email
    status, output = run(app, "add", email, "--name", "Jan", "--role", "hrm")
    assert status == 1
    assert "There is already an account" in output


def test_what_is_no_address_is_said_in_words(app: Flask) -> None:
    status, output = run(app, "add", "sanne", "--name", "Sanne", "--role", "hrm")
    assert status == 1
    assert "sanne is not an e-mail address" in output


def test_a_new_password_ends_the_sessions(app: Flask) -> None:
    user = make_user()
    before = user.get_id()
    status, _output = run(app, "password", user.email, "--password-stdin", typed=PASSWORD)
    assert status == 0
    assert user.get_id() != before


def test_a_new_password_for_nobody_fails(app: Flask) -> None:
    status, output = run(app, "password", "niemand@example.org", "--link")
    assert status == 1
    assert "There is no account niemand@example.org" in output


def test_the_list_says_who_has_no_password_yet(app: Flask) -> None:
    email = make_user().email
    assert f"{email}\tcoordinator\tno password yet" in run(app, "list")[1]


def test_an_empty_list_says_how_to_begin(app: Flask) -> None:
    assert "vptmeet user add" in run(app, "list")[1]


def test_a_database_without_tables_is_said_in_a_sentence(tmp_path: Path) -> None:
    command = [sys.executable, "-c", "from vptmeet.cli import main; main()", "user", "list"]
    environment = os.environ | {"VPTMEET_DATA_DIR": str(tmp_path)}
    result = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert result.returncode == 1
    assert result.stderr.startswith("Error: The database does not answer as it should")
    assert "vptmeet db upgrade" in result.stderr
