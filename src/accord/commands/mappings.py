"""Mappings from a system's exports to our tables."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from accord.commands.arguments import OutOption, give


def map_init(
    file: Annotated[Path, typer.Argument(help="One CSV file of the export.")], out: OutOption = None
) -> None:
    """Draft a mapping for a file by looking at its headers; a person finishes it."""
    from accord.sources.mappings import draft

    give(draft(file), out)


def map_list() -> None:
    """List the mappings that come with Accord."""
    from accord.sources.mappings import shipped

    for name, sentence in shipped().items():
        print(f"{name}: {sentence}")


def register(app: typer.Typer) -> None:
    """Add this group of commands."""
    group = typer.Typer(
        no_args_is_help=True, help="Mappings from a system's exports to our tables."
    )
    group.command("init")(map_init)
    group.command("list")(map_list)
    app.add_typer(group, name="map")
