"""An estimate of how many are on no agency's list; nothing else ever makes one."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def unseen(
    lists: Annotated[
        Path, typer.Argument(help="A CSV: a column of 0 or 1 for each list, and the count last.")
    ],
) -> None:
    """Estimate how many are on no list, with its interval, its assumptions and its warnings."""
    from accord.unseen import Lists, estimate

    print(estimate(Lists.read(lists)).as_text())


def register(app: typer.Typer) -> None:
    """Add this command."""
    app.command()(unseen)
