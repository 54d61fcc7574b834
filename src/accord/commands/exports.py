"""Networks written for other tools."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from accord.commands.arguments import StoreArgument, latest, say
from accord.errors import UserFacingError


def export(
    store: StoreArgument,
    kind: Annotated[str, typer.Argument(help="network.")],
    identifier: Annotated[str, typer.Argument(metavar="ID", help="A network's id, or all.")],
    out: Annotated[Path, typer.Option(help="The file to write; for csv, a folder.")],
    form: Annotated[str, typer.Option("--format", help="graphml, gexf, ftm, i2 or csv.")],
) -> None:
    """Write a network for another tool, with the grade of every source."""
    from accord.exports.graph import network_graph
    from accord.exports.writing import write

    if kind != "network":
        raise UserFacingError("Say what to export: network ID, or network all.")
    for path in write(network_graph(latest(store), identifier), form, out):
        say(f"written: {path}")


def register(app: typer.Typer) -> None:
    """Add this command."""
    app.command()(export)
