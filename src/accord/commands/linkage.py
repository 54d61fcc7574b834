"""Linking people alone, without the rest of the main job, and explaining pairs of records."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from typer.core import TyperGroup

from accord.commands.arguments import JsonOption, say

_WITHOUT_NAME = "records"


class PathsOrCommand(TyperGroup):
    """A group that takes what is no command of its own as the paths of `accord link PATH...`."""

    def parse_args(self, ctx: typer.Context, args: list[str]) -> list[str]:  # type: ignore[override]
        """Put the command in that people leave out."""
        if args and args[0] not in self.commands and args[0] != "--help":
            args = [_WITHOUT_NAME, *args]
        return super().parse_args(ctx, args)


def link_records(
    paths: Annotated[
        list[Path], typer.Argument(help="CSV or Parquet files of people, or folders of them.")
    ],
    out: Annotated[
        Path, typer.Option(help="The folder to write to; an earlier one is carried on.")
    ],
    column: Annotated[
        list[str] | None,
        typer.Option(help="Which of their columns makes ours, as forename=GIVEN; + joins several."),
    ] = None,
    mapping: Annotated[
        Path | None, typer.Option(help="A TOML file with [columns], or a mapping of accord map.")
    ] = None,
    judgements: Annotated[
        Path | None, typer.Option(help="link_judgements.csv: what people ruled on pairs.")
    ] = None,
) -> None:
    """Link the people of tables alone: accord link PATH... --out DIR, without the word records."""
    from accord.standalone.linking import link_files

    linked = link_files(
        paths, out, columns=column or (), mapping=mapping, judgements=judgements, report=say
    )
    print(linked.as_text())


def link_explain(
    place: Annotated[Path, typer.Argument(help="A store, or a folder that accord link wrote.")],
    one: Annotated[str, typer.Argument(help="One record: SOURCE/ID, or its id alone.")],
    other: Annotated[str, typer.Argument(help="The other record.")],
    as_json: JsonOption = False,
) -> None:
    """Say why two records are one person or are not: which fields agree, and what each weighs."""
    from accord.standalone.explaining import explain

    found = explain(place, one, other)
    print(found.to_json() if as_json else found.as_text())


def register(app: typer.Typer) -> None:
    """Add this group of commands."""
    group = typer.Typer(
        cls=PathsOrCommand,
        no_args_is_help=True,
        help="Link tables of people alone (accord link PATH... --out DIR), or explain two records.",
    )
    group.command(_WITHOUT_NAME)(link_records)
    group.command("explain")(link_explain)
    app.add_typer(group, name="link")
