"""Text by itself: the check of wording, the reader, and what grows its catalogue."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from accord.commands.arguments import JsonOption, OutOption, StoreArgument, give, latest, say
from accord.errors import UserFacingError

OverlayOption = Annotated[
    list[Path] | None,
    typer.Option("--overlay", help="A file of your own catalogue entries; may be given again."),
]
WorkersOption = Annotated[
    int | None, typer.Option("--workers", help="Processes to use; all cores unless said.")
]


class ReadGroup(TyperGroup):
    """`accord read FILE` reads a file; `accord read diff` and `suggest` are about the catalogue."""

    default = "file"

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Take what is neither a command of the group nor a call for help for a file."""
        if args and args[0] not in self.commands and args[0] not in ("--help", "-h"):
            args = [self.default, *args]
        return super().parse_args(ctx, args)


def language(
    path: Annotated[
        Path | None,
        typer.Argument(
            help="A text file, a folder of text files, - for what is typed, or a CSV file "
            "with the columns id and text."
        ),
    ] = None,
    out: OutOption = None,
    store: Annotated[
        Path | None,
        typer.Option(help="Count by force, unit and month over the newest run of this store."),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Find wording that blames a child, with the reason and what to write instead.

    From a CSV file with --out it writes id, start, end, term, reason, suggestion and speech: whose
    words they are, the writer's own or reported.
    """
    if (path is None) == (store is None):
        raise UserFacingError("Say what to check: a file, a folder, -, or --store STORE.")
    if store is not None:
        _count_wording(store, out, as_json)
        return
    assert path is not None
    from accord.language import files

    if path.suffix.casefold() == ".csv" and out is not None and path.is_file():
        for line in files.check_csv(path, out):
            say(line)
        return
    report = files.check_path(path)
    if out is not None and out.suffix.casefold() == ".csv":
        give(report.to_csv().rstrip("\n"), out)
    else:
        give(report.to_json() if as_json else report.as_text(), out)


def _count_wording(store: Path, out: Path | None, as_json: bool) -> None:
    from accord.language.counts import count_wording

    counts = count_wording(latest(store))
    if out is not None and out.suffix.casefold() == ".csv":
        give(counts.to_csv().rstrip("\n"), out)
    else:
        give(counts.to_json() if as_json else counts.as_text(), out)


def read_file(
    path: Annotated[Path, typer.Argument(help="A CSV file with the columns id and text.")],
    out: Annotated[Path, typer.Option(help="Where to write the mentions.")],
    overlay: OverlayOption = None,
    workers: WorkersOption = None,
) -> None:
    """Read free text: what each says, whether it affirms it, and how many people it speaks of.

    Writes id, start, end, concept_id, assertion, count_low, count_high and cue. The places are
    characters of the text as it stands in the file.
    """
    from accord.reading.csv_mentions import read_csv

    for line in read_csv(path, out, overlays=overlay or (), workers=workers):
        say(line)


def read_diff(
    store: StoreArgument,
    overlay: Annotated[
        list[Path], typer.Option("--overlay", help="The overlay to try; may be given again.")
    ],
    as_json: JsonOption = False,
) -> None:
    """Say which records would read differently with an overlay, without changing the run."""
    from accord.reading.overlay_changes import changes

    report = changes(latest(store), overlay)
    print(report.to_json() if as_json else report.as_text())


def read_suggest(
    store: StoreArgument,
    out: OutOption = None,
    concept: Annotated[
        str | None, typer.Option(help="Only for this concept, or family: exchange.")
    ] = None,
    least: Annotated[int, typer.Option(help="In how many records a phrase must stand.")] = 5,
    most: Annotated[int, typer.Option(help="Most phrases for each concept.")] = 10,
) -> None:
    """Propose phrases that keep company with confirmed concepts, as a draft of an overlay.

    A person reads the draft and keeps what is true; nothing is used until then.
    """
    from accord.reading.suggestions import suggest

    give(suggest(latest(store), concept=concept, least=least, most=most).rstrip("\n"), out)


def register(app: typer.Typer) -> None:
    """Add this group of commands."""
    app.command()(language)
    group = typer.Typer(
        no_args_is_help=True, cls=ReadGroup, help="Read free text by the catalogue."
    )
    group.command(ReadGroup.default, hidden=True)(read_file)
    group.command("diff")(read_diff)
    group.command("suggest")(read_suggest)
    app.add_typer(group, name="read")
