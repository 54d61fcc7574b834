"""The published definitions: listed, shown and compared."""

from __future__ import annotations

from typing import Annotated

import typer

from accord.commands.arguments import JsonOption, StoreOption, latest


def definitions_list() -> None:
    """List every definition with its version and source."""
    from accord.definitions import compare

    print(compare.list_definitions())


def definitions_show(definition: Annotated[str, typer.Argument(help="Its id.")]) -> None:
    """Show one definition: its rule, its criteria, its readings and its source."""
    from accord.definitions import compare

    print(compare.show(definition))


def definitions_diff(
    first: Annotated[str, typer.Argument(help="One definition's id.")],
    second: Annotated[str, typer.Argument(help="The other's.")],
    store: StoreOption,
    as_json: JsonOption = False,
) -> None:
    """Say which crimes and networks two definitions answer differently, and why."""
    from accord.definitions import compare

    difference = compare.diff(latest(store), first, second)
    print(difference.to_json() if as_json else difference.as_text())


def register(app: typer.Typer) -> None:
    """Add this group of commands."""
    group = typer.Typer(no_args_is_help=True, help="The published definitions.")
    group.command("list")(definitions_list)
    group.command("show")(definitions_show)
    group.command("diff")(definitions_diff)
    app.add_typer(group, name="definitions")
