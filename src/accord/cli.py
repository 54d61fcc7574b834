"""The command line: every group of commands, and how a failure is said."""

from __future__ import annotations

import sys
from typing import Annotated, NoReturn

import typer

from accord import __version__
from accord.commands import (
    audit,
    changes,
    definitions,
    exports,
    linkage,
    main_job,
    mappings,
    national,
    profile,
    returns,
    review,
    text,
    triage,
    unseen,
)
from accord.errors import OutOfRoom, UserFacingError

app = typer.Typer(
    name="accord",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
for _group in (
    main_job,
    linkage,
    definitions,
    mappings,
    audit,
    triage,
    changes,
    text,
    exports,
    profile,
    returns,
    national,
    unseen,
    review,
):
    _group.register(app)


def _say_version(asked: bool) -> None:
    if asked:
        print(f"accord {__version__}")
        raise typer.Exit


@app.callback()
def accord(
    version: Annotated[
        bool,
        typer.Option("--version", is_eager=True, callback=_say_version, help="Say which Accord."),
    ] = False,
) -> None:
    """Find child sexual exploitation by groups across records, with every reason shown."""


def main() -> None:
    """Run a command; what a user can put right is said in words, with its own exit code."""
    try:
        app(standalone_mode=True)
    except UserFacingError as problem:
        _stop(problem)
    except (OSError, MemoryError) as problem:
        from accord.engine.room import words_for

        told = words_for(problem)
        if not told:
            raise
        _stop(OutOfRoom(told))


def _stop(problem: UserFacingError) -> NoReturn:
    print(f"accord: {problem}", file=sys.stderr)
    raise SystemExit(problem.exit_code) from None
