"""The command line itself: what it says of itself without doing anything."""

import errno

import pytest
from typer.testing import CliRunner

from accord import __version__, cli
from accord.cli import app


def test_the_version_is_said():
    said = CliRunner().invoke(app, ["--version"])
    assert said.exit_code == 0
    assert said.output == f"accord {__version__}\n"


def test_help_says_what_accord_is_for_and_lists_the_main_job():
    said = CliRunner().invoke(app, ["--help"]).output
    assert "Find child sexual exploitation by groups across records" in " ".join(said.split())
    assert "Do the main job" in said


def _ends_with(monkeypatch, failure):
    def fails(**_options):
        raise failure

    monkeypatch.setattr(cli, "app", fails)
    cli.main()


def test_a_full_disk_is_said_in_words_by_every_command(monkeypatch, capsys):
    with pytest.raises(SystemExit) as ended:
        _ends_with(monkeypatch, OSError(errno.ENOSPC, "No space left on device", "/a/b"))
    assert ended.value.code == 8
    assert capsys.readouterr().err.startswith("accord: A disk is full")


def test_a_failure_that_nobody_can_put_right_is_not_taken_for_a_full_disk(monkeypatch):
    with pytest.raises(IsADirectoryError):
        _ends_with(monkeypatch, IsADirectoryError(errno.EISDIR, "Is a directory"))
