"""Records in, reasoned findings out: check, run, explain, evaluate, and the invented country."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from accord.commands.arguments import (
    FormatOption,
    JsonOption,
    MappingOption,
    OutOption,
    Paths,
    StoreArgument,
    StoreOption,
    give,
    latest,
    say,
)
from accord.errors import UserFacingError


def check(paths: Paths, mapping: MappingOption = None, as_json: JsonOption = False) -> None:
    """Say what is wrong with a delivery, without keeping anything.

    Exit codes: 0 nothing wrong, 3 refused, 4 some rows would be set aside.
    """
    from accord.sources.delivery import check as check_delivery

    report = check_delivery(paths, mapping)
    print(report.to_json() if as_json else report.as_text())
    raise typer.Exit(report.exit_code)


def run(
    paths: Paths,
    store: StoreOption,
    *,
    mapping: MappingOption = None,
    memory: Annotated[str | None, typer.Option(help="Most memory for queries, as 4GB.")] = None,
    threads: Annotated[int | None, typer.Option(help="How many processor cores to use.")] = None,
    scratch: Annotated[
        Path | None, typer.Option(help="Where what does not fit in memory goes; wiped at the end.")
    ] = None,
    engine: Annotated[str, typer.Option(help="What runs the queries: duckdb or spark.")] = "duckdb",
    master: Annotated[
        str | None, typer.Option(help="Where Spark runs, as spark://HOST:7077; else this machine.")
    ] = None,
    overlay: Annotated[
        list[Path] | None,
        typer.Option("--overlay", help="Your own catalogue entries; may be given again."),
    ] = None,
    definitions: Annotated[
        list[Path] | None,
        typer.Option("--definitions", help="Your own definition file; may be given again."),
    ] = None,
) -> None:
    """Do the main job: records in, persons, findings with reasons, networks and flags out."""
    from accord.engine import Options
    from accord.run import Overlays
    from accord.run import run as run_pipeline
    from accord.summary import as_text, summarise

    options = Options(engine, memory, threads, master, scratch)
    own = Overlays(tuple(overlay or ()), tuple(definitions or ()))
    record = run_pipeline(paths, store, mapping=mapping, options=options, overlays=own, report=say)
    print(as_text(summarise(record.folder)))
    print(f"\nRun {record.run_id}: {record.folder}")


def runs(store: StoreArgument, as_json: JsonOption = False) -> None:
    """List the runs of a store with their counts and timings."""
    from accord.runs import list_runs

    listing = list_runs(store)
    print(listing.to_json() if as_json else listing.as_text())


def explain(
    store: StoreArgument,
    kind: Annotated[str, typer.Argument(help="crime or network.")],
    reference: Annotated[str, typer.Argument(help="SOURCE/REF of a crime, or a network's id.")],
    form: FormatOption = "text",
    out: OutOption = None,
) -> None:
    """Say why a crime or a network was or was not flagged, in sentences, with the records."""
    from accord.definitions import explain as explaining

    folder = latest(store)
    if kind not in ("crime", "network"):
        raise UserFacingError("Say what to explain: crime SOURCE/REF, or network ID.")
    make = explaining.explain_crime if kind == "crime" else explaining.explain_network
    render = {
        "text": explaining.as_text,
        "html": explaining.as_html,
        "json": explaining.as_json,
    }
    if form not in render:
        raise UserFacingError("The format is text, html or json.")
    give(render[form](make(folder, reference)), out)


def evaluate(
    store: StoreArgument,
    truth: Annotated[Path, typer.Option(help="The folder of truth tables beside the packages.")],
    as_json: JsonOption = False,
) -> None:
    """Score the newest run of an invented country against its truth, beside two baselines."""
    from accord.evaluation import evaluate as score

    evaluation = score(latest(store), truth)
    print(evaluation.to_json() if as_json else evaluation.as_text())


def synth(
    seed: Annotated[int, typer.Option(help="The same seed gives the same country.")],
    out: Annotated[Path, typer.Option(help="Where to write packages and truth.")],
    scale: Annotated[str, typer.Option(help="tiny, small, medium, large or national.")] = "small",
    calibration: Annotated[
        Path | None, typer.Option(help="A TOML file that overrules rows of the calibration table.")
    ] = None,
    without_exploitation: Annotated[
        bool,
        typer.Option("--without-exploitation", help="Ordinary life alone: nothing is planted."),
    ] = False,
    without_networks: Annotated[
        bool, typer.Option("--without-networks", help="Everything but networks.")
    ] = False,
) -> None:
    """Write an invented country: forces, partners, people, records, and the truth beside them."""
    from accord.synthetic.country import write_country

    without = "exploitation" if without_exploitation else "networks" if without_networks else None
    write_country(out, seed=seed, scale=scale, overrides=calibration, report=say, without=without)
    say(f"packages: {out / 'packages'}   truth: {out / 'truth'}")


def demo(
    out: Annotated[Path, typer.Option(help="Where to put the demonstration.")] = Path("demo"),
    seed: Annotated[int, typer.Option(help="Which country.")] = 1,
) -> None:
    """Make a small country, run the main job on it, and show what it found and refused."""
    from accord.demo import run_demo
    from accord.review.demo_accounts import how_to_open

    run_demo(out, seed=seed, report=say, show=print)
    print(how_to_open(out / "store"))


def register(app: typer.Typer) -> None:
    """Add these commands, in the order in which they are met."""
    for command in (check, run, runs, explain, evaluate, synth, demo):
        app.command()(command)
