"""The command line: every group of commands, and how a failure is said."""

from __future__ import annotations

import sys

import typer

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
from accord.errors import UserFacingError

app = typer.Typer(
    name="accord",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="Find child sexual exploitation by groups across records, with every reason shown.",
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


def main() -> None:
    """Run a command; what a user can put right is said in words, with its own exit code."""
    try:
        app(standalone_mode=True)
    except UserFacingError as problem:
        print(f"accord: {problem}", file=sys.stderr)
        raise SystemExit(problem.exit_code) from None
