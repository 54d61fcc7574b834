"""Triage: what the indicators show, in queues with named reasons."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from accord.commands.arguments import JsonOption, StoreArgument, latest


def triage(
    store: StoreArgument,
    settings: Annotated[
        Path | None, typer.Option(help="A TOML file with a force's own windows.")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Queue what the indicators show, with reasons: no child is scored, ranked or ordered."""
    from accord.triage.settings import read_settings
    from accord.triage.triage import triage as queue

    made = queue(latest(store), read_settings(settings))
    print(made.to_json() if as_json else made.as_text())


def indicators(as_json: JsonOption = False) -> None:
    """List the indicator catalogue: class, window, evidence, and what not to infer."""
    from accord.triage.listing import as_json_text, as_text

    print(as_json_text() if as_json else as_text())


def register(app: typer.Typer) -> None:
    """Add these commands."""
    app.command()(triage)
    app.command()(indicators)
