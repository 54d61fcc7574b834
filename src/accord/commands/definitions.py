"""The published definitions: listed, shown and compared."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from accord.commands.arguments import JsonOption, StoreArgument, StoreOption, latest
from accord.errors import UserFacingError


def definitions_list() -> None:
    """List every definition with its version and source."""
    from accord.definitions import compare

    print(compare.list_definitions())


def definitions_show(definition: Annotated[str, typer.Argument(help="Its id.")]) -> None:
    """Show one definition: its rule, its criteria, its readings and its source."""
    from accord.definitions import compare

    print(compare.show(definition))


def definitions_diff(
    store: StoreOption,
    first: Annotated[str | None, typer.Argument(help="One definition's id.")] = None,
    second: Annotated[str | None, typer.Argument(help="The other's.")] = None,
    own: Annotated[
        list[Path] | None,
        typer.Option("--definitions", help="Your own definition file; may be given again."),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Say which crimes and networks two definitions answer differently, and why.

    With --definitions instead of two ids: what your own files would change in the newest run.
    """
    if own and not (first or second):
        from accord.definitions.overlay_changes import changes

        changed = changes(latest(store), own)
        print(changed.to_json() if as_json else changed.as_text())
        return
    if own or not (first and second):
        raise UserFacingError("Give two definitions by their ids, or your own with --definitions.")
    from accord.definitions import compare

    difference = compare.diff(latest(store), first, second)
    print(difference.to_json() if as_json else difference.as_text())


def definitions_compare(
    store: StoreArgument,
    period_from: Annotated[
        str | None, typer.Option("--from", help="First day, as 2024-04-01.")
    ] = None,
    period_to: Annotated[str | None, typer.Option("--to", help="Last day, a date.")] = None,
    force: Annotated[str | None, typer.Option(help="Only records of this force, by code.")] = None,
    area: Annotated[str | None, typer.Option(help="Only places whose postcode starts so.")] = None,
    as_json: JsonOption = False,
) -> None:
    """Count crimes, children and networks under every definition, and say where they part."""
    from accord.side_by_side import Choice, compare

    chosen = Choice.of(period_from, period_to, force, area)
    made = compare(latest(store), chosen)
    print(made.to_json() if as_json else made.as_text())


def register(app: typer.Typer) -> None:
    """Add this group of commands."""
    group = typer.Typer(no_args_is_help=True, help="The published definitions.")
    group.command("list")(definitions_list)
    group.command("show")(definitions_show)
    group.command("diff")(definitions_diff)
    group.command("compare")(definitions_compare)
    app.add_typer(group, name="definitions")
