"""Turn the command line into its reference page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import typer

from accord import errors
from accord.cli import app
from accord.disclosure.protection import LeakFound
from accord.disclosure.register import NotTwoPeople
from accord.errors import UserFacingError
from accord.national.received import UnusableReturn
from accord.profile.gates import BuildStopped
from accord.returns.keyed import WeakKey
from accord.returns.specification import SpecificationFault
from accord.unseen.estimate import TooFewLists

HEAD = """# Commands

Every command explains itself with `--help`.
What a user can put right is said in words, without a traceback, with an exit code of its own.

"""
# Errors of single commands, beside those that any command can end with.
OF_COMMANDS = (
    *(BuildStopped, LeakFound, NotTwoPeople, SpecificationFault, TooFewLists, UnusableReturn),
    WeakKey,
)
# Codes that are answers of a command and not errors.
NOT_ERRORS = ((0, "It was done"), (4, "`accord check`: some rows would be set aside"))


def commands_page() -> str:
    """The reference of every command, its arguments and the exit codes."""
    sections = (_section(name, command) for name, command in walk())
    return HEAD + "\n".join((*sections, _exit_codes()))


def walk() -> Iterator[tuple[str, Any]]:
    """Every command with its whole name, in order."""
    yield from _below("accord", typer.main.get_command(app))


def _below(name: str, command: Any) -> Iterator[tuple[str, Any]]:
    inner = getattr(command, "commands", None)
    if inner is None:
        yield name, command
        return
    default = getattr(command, "default", None)
    if default in inner:
        yield name, inner[default]
    for part in sorted(set(inner) - {default}):
        yield from _below(f"{name} {part}", inner[part])


def _section(name: str, command: Any) -> str:
    lines = [f"## {name}", "", _paragraphs(command.help), "", f"    {_usage(name, command)}", ""]
    shown = [parameter for parameter in command.params if parameter.name != "help"]
    if shown:
        lines += ["| argument | what it is | default |", "| --- | --- | --- |"]
        lines += [_parameter(parameter) for parameter in shown]
        lines.append("")
    return "\n".join(lines)


def _paragraphs(text: str | None) -> str:
    blocks = (text or "").split("\n\n")
    return "\n\n".join(" ".join(block.split()) for block in blocks)


def _is_argument(parameter: Any) -> bool:
    return bool(parameter.param_type_name == "argument")


def _usage(name: str, command: Any) -> str:
    words = [name]
    for parameter in command.params:
        if _is_argument(parameter):
            word = parameter.name.upper() + ("..." if parameter.nargs == -1 else "")
        elif parameter.name == "help":
            continue
        else:
            value = "" if parameter.is_flag else f" {parameter.name.upper()}"
            word = parameter.opts[0] + value
        words.append(word if parameter.required else f"[{word}]")
    return " ".join(words)


def _parameter(parameter: Any) -> str:
    name = parameter.name.upper() if _is_argument(parameter) else parameter.opts[0]
    default = parameter.default
    if parameter.required:
        shown = "required"
    elif default is None or default is False:
        shown = ""
    else:
        shown = str(default)
    return f"| `{name}` | {parameter.help or ''} | {shown} |"


def _exit_codes() -> str:
    kinds = [*OF_COMMANDS, *(kind for kind in vars(errors).values() if _is_kind(kind))]
    rows = sorted(
        {(kind.exit_code, (kind.__doc__ or "").strip().splitlines()[0]) for kind in kinds}
    )
    every = sorted({*rows, *NOT_ERRORS})
    lines = ["## Exit codes", "", "| code | when |", "| --- | --- |"]
    lines += [f"| {code} | {says.rstrip('.')} |" for code, says in every]
    return "\n".join(lines) + "\n"


def _is_kind(thing: object) -> bool:
    return isinstance(thing, type) and issubclass(thing, UserFacingError)
