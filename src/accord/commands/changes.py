"""What is different since the last run, and threat in words."""

from __future__ import annotations

from typing import Annotated

import typer

from accord.commands.arguments import JsonOption, StoreArgument, latest


def changes(
    store: StoreArgument,
    since: Annotated[str | None, typer.Option(help="The id of the run to hold it against.")] = None,
    as_json: JsonOption = False,
) -> None:
    """Say what is different since the run before: networks, children, borders, closed crimes."""
    from accord.changes.changed import changes as what_changed

    made = what_changed(store, since)
    print(made.to_json() if as_json else made.as_text())


def threat(
    store: StoreArgument,
    about: Annotated[str, typer.Option(help="network, person or place.")] = "network",
    identifier: Annotated[
        str | None, typer.Option("--id", help="Which one; without it, every network.")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Describe the threat of a network, person of concern or place in words; never of a child."""
    from accord.changes.threat import threats

    made = threats(latest(store), about, identifier)
    print(made.to_json() if as_json else made.as_text())


def register(app: typer.Typer) -> None:
    """Add these commands."""
    app.command()(changes)
    app.command()(threat)
