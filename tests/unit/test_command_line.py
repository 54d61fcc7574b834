"""The command line itself: what it says of itself without doing anything."""

from typer.testing import CliRunner

from accord import __version__
from accord.cli import app


def test_the_version_is_said():
    said = CliRunner().invoke(app, ["--version"])
    assert said.exit_code == 0
    assert said.output == f"accord {__version__}\n"


def test_help_says_what_accord_is_for_and_lists_the_main_job():
    said = CliRunner().invoke(app, ["--help"]).output
    assert "Find child sexual exploitation by groups across records" in " ".join(said.split())
    assert "Do the main job" in said
