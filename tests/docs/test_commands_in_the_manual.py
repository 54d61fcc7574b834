"""Every command in the manual exists, with every option it is shown with."""

from __future__ import annotations

import importlib.util
import re

import pytest
import typer
from typer.testing import CliRunner

from accord.cli import app
from accord.documentation.commands import walk
from docs.manual import REPOSITORY, commands

ROOT = typer.main.get_command(app)
KNOWN = dict(walk())
# People may leave the word "records" out: accord link PATH... --out DIR.
KNOWN["accord link"] = KNOWN["accord link records"]


def command_of(text: str):
    """The command a line calls, as the longest known name that it begins with."""
    names = [known for known in KNOWN if f"{text} ".startswith(f"{known} ")]
    return max(names, key=len, default=None)


@pytest.mark.parametrize(("page", "text"), commands("accord"))
def test_every_accord_command_in_the_manual_exists_with_its_options(page, text):
    if re.fullmatch(r"accord [A-Z]+|accord --help", text):
        return
    name = command_of(text)
    assert name is not None, f"{page}: no such command"
    options = {option for parameter in KNOWN[name].params for option in parameter.opts}
    used = set(re.findall(r"(?<=[\s\[])--[a-z-]+", text)) - {"--help"}
    assert used <= options, f"{page}: {name} has no such option"


@pytest.mark.parametrize("name", KNOWN)
def test_every_command_explains_itself(name):
    result = CliRunner().invoke(app, [*name.split()[1:], "--help"])
    assert result.exit_code == 0
    assert "Usage" in result.output


def test_every_make_target_in_the_manual_exists():
    targets = set(re.findall(r"^([a-z-]+):", (REPOSITORY / "Makefile").read_text(), re.MULTILINE))
    used = {text.split()[1] for _, text in commands("make")}
    assert used
    assert used - targets == set()


def test_every_module_the_manual_runs_exists():
    used = {text.split()[2] for _, text in commands("python") if text.split()[1] == "-m"}
    assert used
    assert [name for name in used if not is_there(name)] == []


def is_there(module: str) -> bool:
    if module.split(".")[0] == "benchmarks":
        return (REPOSITORY / f"{module.replace('.', '/')}.py").is_file()
    return importlib.util.find_spec(module) is not None
