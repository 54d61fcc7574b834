"""The demonstration ends by saying how to open the application, and who can sign in to it."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from accord.cli import app as command_line
from accord.review.access.roles import ROLES
from accord.review.demo_accounts import PEOPLE, how_to_open


def test_the_demonstration_names_a_person_of_every_role():
    assert {person.role for person in PEOPLE} == {role.id for role in ROLES}
    said = how_to_open(Path("demo/store"))
    assert all(person.name in said and person.username in said for person in PEOPLE)


def test_the_command_it_names_is_one_of_ours_with_these_options():
    (line,) = [x for x in how_to_open(Path("demo/store")).splitlines() if "accord serve" in x]
    program, command, *options = line.split()
    assert (program, command) == ("accord", "serve")
    told = CliRunner().invoke(command_line, [command, "--help"], env={"COLUMNS": "200"}).output
    assert all(option in told for option in options if option.startswith("--"))


def test_accord_demo_ends_with_it(monkeypatch, tmp_path):
    from accord import demo

    monkeypatch.setattr(demo, "run_demo", lambda *_, show, **__: show("what was found"))
    done = CliRunner().invoke(command_line, ["demo", "--out", str(tmp_path / "demo")])
    assert done.exit_code == 0
    assert done.output.index("what was found") < done.output.index("accord serve --store")


def test_places_of_the_demonstration_are_those_the_accounts_know(app):
    from accord.review import demo_accounts
    from accord.review.access import models

    for name in ("FORCE", "COUNCIL", "COUNTRY"):
        assert getattr(demo_accounts, name) == getattr(models, name)


@pytest.mark.parametrize("username", [person.username for person in PEOPLE])
def test_everybody_of_the_demonstration_can_open_their_home_page(app, username):
    from accord.review.demo_people import make_demo_people
    from support.review_app import client_of

    make_demo_people()
    assert client_of(username).get("/").status_code == 200
