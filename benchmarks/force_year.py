"""Set the cost of a force-year beside its floor: python -m benchmarks.force_year."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pyarrow.parquet as pq

from accord.store import Store
from benchmarks import machine
from benchmarks.floors import Floor, measure
from benchmarks.watch import Watched, watch

PAGE = Path(__file__).with_name("RESULTS.md")
EVENTS = ("crimes", "intelligence", "missing_episodes", "partner_reports")
MOST_SECONDS, MOST_BYTES = 180, 4 * 2**30
# An invented country has about four events for three nominals, so these give 100 thousand events.
NOMINALS = 75_000


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and write the page; 1 where a limit is broken."""
    options = _options(arguments)
    with tempfile.TemporaryDirectory() as scratch:
        root = options.work or Path(scratch)
        packages = country(root / "country", options.seed, options.nominals)
        command = [str(Path(sys.executable).with_name("accord")), "run", str(packages)]
        store = root / "store"
        first = watch([*command, "--store", str(store)])
        folder = Store(store).latest()
        again = watch([*command, "--store", str(store)])
        # A second run that made another run met other code: it says nothing of reuse.
        reused = again if Store(store).latest() == folder else None
        page = _page(options.seed, first, reused, _runs_row(folder), measure(folder))
    PAGE.write_text(page, encoding="utf-8")
    kept = first.code == 0 and first.seconds <= MOST_SECONDS and first.peak_bytes <= MOST_BYTES
    return 0 if kept else 1


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.force_year", description=__doc__)
    parser.add_argument("--seed", type=int, default=21)
    parser.add_argument("--nominals", type=int, default=NOMINALS)
    parser.add_argument("--work", type=Path, help="keep the country and the store here")
    return parser.parse_args(arguments)


def country(folder: Path, seed: int, nominals: int) -> Path:
    """The packages of a country of a size that no named scale has."""
    from accord.synthetic import scales
    from accord.synthetic.country import write_country

    medium = scales.SCALES["medium"]
    scales.SCALES["force-year"] = replace(medium, name="force-year", nominals=nominals)
    write_country(folder, seed=seed, scale="force-year", overrides=None, report=print)
    return folder / "packages"


def _runs_row(folder: Path) -> dict[str, dict[str, float]]:
    (row,) = pq.read_table(folder / "runs.parquet").to_pylist()
    return {name: json.loads(row[name]) for name in ("stage_timings", "row_counts")}


def _page(
    seed: int,
    first: Watched,
    again: Watched | None,
    row: dict[str, dict[str, float]],
    floors: list[Floor],
) -> str:
    counts, timings = row["row_counts"], row["stage_timings"]
    events = sum(int(counts.get(name, 0)) for name in EVENTS)
    lines = [
        "# Results",
        "",
        f"An invented country, seed {seed}: {int(counts['nominals']):,} nominals, "
        f"{events:,} events.",
        "Written by `python -m benchmarks.force_year`; no figure is put in by hand.",
        "",
        *(f"- {line}" for line in machine.describe()),
        "",
        *_whole(first, again),
        *_stages(timings, floors),
        *_floors(floors),
    ]
    return "\n".join(lines) + "\n"


def _whole(first: Watched, again: Watched | None) -> list[str]:
    repeated = f"{again.seconds:.1f} s" if again else "not measured: the code changed meanwhile"
    return [
        "## The whole job",
        "",
        "| | measured | wanted |",
        "| --- | --- | --- |",
        f"| wall time | {first.seconds:.1f} s | at most {MOST_SECONDS} s |",
        f"| most memory, all processes | {first.peak_bytes / 2**30:.2f} GiB "
        f"| at most {MOST_BYTES / 2**30:.0f} GiB |",
        f"| wall time of a second run with nothing new | {repeated} | |",
        "",
    ]


def _stages(timings: dict[str, float], floors: list[Floor]) -> list[str]:
    least = {floor.stage: floor for floor in reversed(floors)}
    lines = ["## Stages", "", "| stage | seconds | times its floor |", "| --- | --- | --- |"]
    for stage, seconds in timings.items():
        floor = least.get(stage)
        ratio = f"{seconds / floor.seconds:.1f}" if floor and floor.seconds else ""
        lines.append(f"| {stage} | {seconds:.1f} | {ratio} |")
    return [*lines, ""]


def _floors(floors: list[Floor]) -> list[str]:
    opening = [
        "## Floors",
        "",
        "What the bare work of a stage needs, measured after the run on the tables it read.",
        "A stage does more than its floor: it checks, resolves and gives reasons.",
        "",
        "| stage | bare work | seconds | over |",
        "| --- | --- | --- | --- |",
    ]
    rows = [f"| {f.stage} | {f.says} | {f.seconds:.2f} | {f.amount} |" for f in floors]
    return [*opening, *rows]


if __name__ == "__main__":
    sys.exit(main())
