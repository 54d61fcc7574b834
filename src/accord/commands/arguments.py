"""The arguments and options that commands share, and how they speak to the user."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from accord.placing import place_file

Paths = Annotated[
    list[Path], typer.Argument(help="Extract packages: folders or zip files, one or several.")
]
StoreArgument = Annotated[Path, typer.Argument(help="The store that runs were written to.")]
StoreOption = Annotated[Path, typer.Option(help="The folder that keeps everything.")]
MappingOption = Annotated[
    Path | None,
    typer.Option(help="A mapping file, where the packages hold another system's columns."),
]
FormatOption = Annotated[str, typer.Option("--format", help="text, html or json.")]
OutOption = Annotated[Path | None, typer.Option(help="Write to this file, not to the screen.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON for another program.")]


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def give(text: str, out: Path | None) -> None:
    if out is None:
        print(text)
        return
    say(f"written: {place_file(out, text)}")


def latest(store: Path) -> Path:
    from accord.store import Store

    return Store(store).latest()
