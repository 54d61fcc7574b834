"""The command line: arguments only; each command calls one function of the core."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from accord.errors import UserFacingError

app = typer.Typer(
    name="accord",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="Find child sexual exploitation by groups across records, with every reason shown.",
)
definitions_app = typer.Typer(no_args_is_help=True, help="The published definitions.")
map_app = typer.Typer(no_args_is_help=True, help="Mappings from a system's exports to our tables.")
app.add_typer(definitions_app, name="definitions")
app.add_typer(map_app, name="map")

Paths = Annotated[
    list[Path], typer.Argument(help="Extract packages: folders or zip files, one or several.")
]
StoreArgument = Annotated[Path, typer.Argument(help="The store that runs were written to.")]
StoreOption = Annotated[Path, typer.Option(help="The folder that keeps everything.")]
MappingOption = Annotated[
    Path | None,
    typer.Option(help="A mapping file, where the packages hold another system's columns."),
]
FormatOption = Annotated[str, typer.Option("--format", help="text, html or json.")]
OutOption = Annotated[Path | None, typer.Option(help="Write to this file, not to the screen.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON for another program.")]


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def _give(text: str, out: Path | None) -> None:
    if out is None:
        print(text)
        return
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(text, "utf-8")
    _say(f"written: {out}")


def _latest(store: Path) -> Path:
    from accord.store import Store

    return Store(store).latest()


@app.command()
def check(paths: Paths, mapping: MappingOption = None, as_json: JsonOption = False) -> None:
    """Say what is wrong with a delivery, without keeping anything.

    Exit codes: 0 nothing wrong, 3 refused, 4 some rows would be set aside.
    """
    from accord.sources.delivery import check as check_delivery

    report = check_delivery(paths, mapping)
    print(report.to_json() if as_json else report.as_text())
    raise typer.Exit(report.exit_code)


@app.command()
def run(
    paths: Paths,
    store: StoreOption,
    mapping: MappingOption = None,
    memory: Annotated[str | None, typer.Option(help="Most memory for queries, as 4GB.")] = None,
    threads: Annotated[int | None, typer.Option(help="How many processor cores to use.")] = None,
    engine: Annotated[str, typer.Option(help="What runs the queries.")] = "duckdb",
) -> None:
    """Do the main job: records in, persons, findings with reasons, networks and flags out."""
    from accord.run import Options
    from accord.run import run as run_pipeline
    from accord.summary import as_text, summarise

    options = Options(engine=engine, memory=memory, threads=threads)
    record = run_pipeline(paths, store, mapping=mapping, options=options, report=_say)
    print(as_text(summarise(record.folder)))
    print(f"\nRun {record.run_id}: {record.folder}")


@app.command()
def runs(store: StoreArgument, as_json: JsonOption = False) -> None:
    """List the runs of a store with their counts and timings."""
    from accord.runs import list_runs

    listing = list_runs(store)
    print(listing.to_json() if as_json else listing.as_text())


@app.command()
def explain(
    store: StoreArgument,
    kind: Annotated[str, typer.Argument(help="crime or network.")],
    reference: Annotated[str, typer.Argument(help="SOURCE/REF of a crime, or a network's id.")],
    form: FormatOption = "text",
    out: OutOption = None,
) -> None:
    """Say why a crime or a network was or was not flagged, in sentences, with the records."""
    from accord.definitions import explain as explaining

    folder = _latest(store)
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
    _give(render[form](make(folder, reference)), out)


@app.command()
def evaluate(
    store: StoreArgument,
    truth: Annotated[Path, typer.Option(help="The folder of truth tables beside the packages.")],
    as_json: JsonOption = False,
) -> None:
    """Score the newest run of an invented country against its truth, beside two baselines."""
    from accord.evaluation import evaluate as score

    evaluation = score(_latest(store), truth)
    print(evaluation.to_json() if as_json else evaluation.as_text())


@app.command()
def synth(
    seed: Annotated[int, typer.Option(help="The same seed gives the same country.")],
    out: Annotated[Path, typer.Option(help="Where to write packages and truth.")],
    scale: Annotated[str, typer.Option(help="tiny, small, medium, large or national.")] = "small",
    calibration: Annotated[
        Path | None, typer.Option(help="A TOML file that overrules rows of the calibration table.")
    ] = None,
) -> None:
    """Write an invented country: forces, partners, people, records, and the truth beside them."""
    from accord.synthetic.country import write_country

    write_country(out, seed=seed, scale=scale, overrides=calibration, report=_say)
    _say(f"packages: {out / 'packages'}   truth: {out / 'truth'}")


@app.command()
def demo(
    out: Annotated[Path, typer.Option(help="Where to put the demonstration.")] = Path("demo"),
    seed: Annotated[int, typer.Option(help="Which country.")] = 1,
) -> None:
    """Make a small country, run the main job on it, and show what it found and refused."""
    from accord.demo import run_demo

    run_demo(out, seed=seed, report=_say, show=print)


@definitions_app.command("list")
def definitions_list() -> None:
    """List every definition with its version and source."""
    from accord.definitions import compare

    print(compare.list_definitions())


@definitions_app.command("show")
def definitions_show(definition: Annotated[str, typer.Argument(help="Its id.")]) -> None:
    """Show one definition: its rule, its criteria, its readings and its source."""
    from accord.definitions import compare

    print(compare.show(definition))


@definitions_app.command("diff")
def definitions_diff(
    first: Annotated[str, typer.Argument(help="One definition's id.")],
    second: Annotated[str, typer.Argument(help="The other's.")],
    store: StoreOption,
    as_json: JsonOption = False,
) -> None:
    """Say which crimes and networks two definitions answer differently, and why."""
    from accord.definitions import compare

    difference = compare.diff(_latest(store), first, second)
    print(difference.to_json() if as_json else difference.as_text())


@map_app.command("init")
def map_init(
    file: Annotated[Path, typer.Argument(help="One CSV file of the export.")], out: OutOption = None
) -> None:
    """Draft a mapping for a file by looking at its headers; a person finishes it."""
    from accord.sources.mappings import draft

    _give(draft(file), out)


@map_app.command("list")
def map_list() -> None:
    """List the mappings that come with Accord."""
    from accord.sources.mappings import shipped

    for name, sentence in shipped().items():
        print(f"{name}: {sentence}")


def main() -> None:
    """Run a command; what a user can put right is said in words, with its own exit code."""
    try:
        app(standalone_mode=True)
    except UserFacingError as problem:
        print(f"accord: {problem}", file=sys.stderr)
        raise SystemExit(problem.exit_code) from None
