"""Several forces as one: by names where records may be pooled, by keyed tokens where not."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from accord.commands.arguments import say
from accord.commands.returns import RegisterOption


def national(
    paths: Annotated[
        list[Path],
        typer.Argument(help="Forces' stores or packages (by names), or their returns (by tokens)."),
    ],
    *,
    out: Annotated[Path, typer.Option(help="The national store; the report is in OUT/national.")],
    period: Annotated[
        str | None, typer.Option(help="By names: 2025, 2025-Q2, 2025-04 or DAY..DAY.")
    ] = None,
    population: Annotated[
        Path | None, typer.Option(help="CSV with force_code and children, for rates.")
    ] = None,
    policy: Annotated[str, typer.Option(help="How figures are protected.")] = "public-10-5",
    register: RegisterOption = None,
    prepared_by: Annotated[str, typer.Option(help="Who made it; recorded on release.")] = "",
    approved_by: Annotated[str, typer.Option(help="Who agreed; somebody else.")] = "",
    overlay: Annotated[
        list[Path] | None,
        typer.Option("--overlay", help="By names: catalogue entries for all; may be repeated."),
    ] = None,
    definitions: Annotated[
        list[Path] | None,
        typer.Option("--definitions", help="By names: a definition for all; may be repeated."),
    ] = None,
) -> None:
    """Merge several forces without counting anybody twice, and write the national report."""
    from accord.national.making import Asked, make_national
    from accord.returns.build import period as days
    from accord.run import Overlays

    asked = Asked(
        paths=tuple(paths),
        out=out,
        period=days(period) if period else None,
        population=population,
        policy=policy,
        register=register,
        prepared_by=prepared_by,
        approved_by=approved_by,
        overlays=Overlays(tuple(overlay or ()), tuple(definitions or ())),
    )
    difference = make_national(asked, report=say)
    if difference:
        print(difference.as_text())
    say(f"may leave: {out / 'national' / 'released'}   stays here: {out / 'national' / 'kept'}")


def register(app: typer.Typer) -> None:
    """Add this command."""
    app.command()(national)
