"""How the cost of the main job grows with the records: python -m benchmarks.scale."""

from __future__ import annotations

import argparse
import json
import math
import resource
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pyarrow.parquet as pq

from accord.store import Store
from benchmarks import machine
from benchmarks.watch import Watched, watch

PAGE = Path(__file__).with_name("SCALE.md")
SIZES = (10_000, 30_000, 100_000, 300_000)
# Doubling the records may cost at most 2 ** 1.15 as much, a little more than twice.
STEEPEST = 1.15
# The country the paper model is of, and the cluster it is given.
PAPER_NOMINALS, PAPER_MACHINES, PAPER_CORES = 200_000_000, 25, 16
# Of the time its cores have, the share a cluster spends on rows and not on moving or waiting.
PAPER_EFFICIENCY = 0.5
# Stages whose heavy part one machine does: groups of people are found where the run was started.
ON_ONE_MACHINE = ("candidates", "networks")


@dataclass(frozen=True)
class Measured:
    """One size of country: what the whole cost, and each stage."""

    nominals: int
    whole: Watched
    stages: dict[str, float]
    # Seconds of all cores, which other work on the machine changes less than the time taken.
    processor: float = 0.0


@dataclass(frozen=True)
class Growth:
    """Seconds as a power of the nominals: what one costs, and how steeply many do."""

    factor: float
    slope: float

    def at(self, nominals: int) -> float:
        """Seconds for that many."""
        return self.factor * nominals**self.slope


def growth(sizes: Sequence[int], seconds: Sequence[float]) -> Growth:
    """The straight line through the logarithms that misses them least."""
    xs = [math.log(size) for size in sizes]
    ys = [math.log(max(value, 0.01)) for value in seconds]
    x, y = sum(xs) / len(xs), sum(ys) / len(ys)
    over = sum((one - x) ** 2 for one in xs)
    slope = sum((a - x) * (b - y) for a, b in zip(xs, ys, strict=True)) / over
    return Growth(math.exp(y - slope * x), slope)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure every size and write the page; 1 where a stage grows too steeply."""
    options = _options(arguments)
    with tempfile.TemporaryDirectory() as scratch:
        root = options.work or Path(scratch)
        measured = [_measure(root, options, size) for size in options.sizes]
    PAGE.write_text(page(measured, options.memory, options.threads), encoding="utf-8")
    if any(one.whole.code for one in measured):
        return 1
    return int(any(g.slope > STEEPEST for g in _growths(measured).values()))


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scale", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--seed", type=int, default=31)
    parser.add_argument("--memory", default="4GB")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--work", type=Path, help="keep the countries and the stores here")
    return parser.parse_args(arguments)


def _measure(root: Path, options: argparse.Namespace, nominals: int) -> Measured:
    from accord.synthetic import scales
    from accord.synthetic.country import write_country

    folder, store = root / f"country-{nominals}", root / f"store-{nominals}"
    medium = scales.SCALES["medium"]
    scales.SCALES["scale"] = replace(medium, name="scale", nominals=nominals)
    write_country(folder, seed=options.seed, scale="scale", overrides=None, report=print)
    command = [str(Path(sys.executable).with_name("accord")), "run", str(folder / "packages")]
    limits = ["--memory", options.memory, "--threads", str(options.threads)]
    before = _processor()
    whole = watch([*command, "--store", str(store), *limits])
    processor = _processor() - before
    (row,) = pq.read_table(Store(store).latest() / "runs.parquet").to_pylist()
    counts = json.loads(row["row_counts"])
    return Measured(int(counts["nominals"]), whole, json.loads(row["stage_timings"]), processor)


def _processor() -> float:
    """Seconds that the commands watched so far had of all cores."""
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


def _growths(measured: Sequence[Measured]) -> dict[str, Growth]:
    sizes = [one.nominals for one in measured]
    stages = {
        stage: growth(sizes, [one.stages[stage] for one in measured])
        for stage in measured[0].stages
    }
    return stages | {"the whole": growth(sizes, [one.whole.seconds for one in measured])}


def page(measured: Sequence[Measured], memory: str, threads: int) -> str:
    """What was measured, the slopes, and what they come to on paper."""
    lines = [
        "# How cost grows",
        "",
        "Invented countries of one kind and several sizes, each run once from nothing.",
        f"The engine had {threads} cores and at most {memory} for queries.",
        "Written by `python -m benchmarks.scale`; no figure is put in by hand.",
        "",
        *(f"- {line}" for line in machine.describe()),
        "",
        *_table(measured),
        *_paper(_growths(measured), threads),
    ]
    return "\n".join(lines) + "\n"


def _table(measured: Sequence[Measured]) -> list[str]:
    growths = _growths(measured)
    heads = " | ".join(f"{one.nominals:,} nominals" for one in measured)
    rows = [
        f"| {stage} | "
        + " | ".join(f"{one.stages.get(stage, one.whole.seconds):.1f} s" for one in measured)
        + f" | {growths[stage].slope:.2f} |"
        for stage in growths
    ]
    spent = growth([one.nominals for one in measured], [one.processor for one in measured])
    processor = " | ".join(f"{one.processor:.1f} s" for one in measured)
    most = " | ".join(f"{one.whole.peak_bytes / 2**30:.2f} GiB" for one in measured)
    return [
        f"The slope is that of a line through the logarithms; at most {STEEPEST} is wanted.",
        "The smallest country's time is mostly what any run costs, which makes slopes flatter.",
        "",
        f"| stage | {heads} | slope |",
        f"| --- |{' --- |' * (len(measured) + 1)}",
        *rows,
        f"| processor time | {processor} | {spent.slope:.2f} |",
        f"| most memory | {most} | |",
        "",
    ]


def _paper(growths: dict[str, Growth], threads: int) -> list[str]:
    """What the measured slopes come to for a country no one machine holds."""
    cores = PAPER_MACHINES * PAPER_CORES
    rows, total = [], 0.0
    for stage, grown in growths.items():
        if stage == "the whole":
            continue
        # Nothing of this size is ever cheaper for each record than the largest one measured.
        steep = Growth(grown.factor, max(grown.slope, 1.0))
        core_hours = steep.at(PAPER_NOMINALS) * threads / 3600
        alone = stage in ON_ONE_MACHINE
        hours = core_hours / (threads if alone else cores * PAPER_EFFICIENCY)
        total += hours
        rows.append(
            f"| {stage} | {core_hours:,.0f} | {hours:.1f} | {'one machine' if alone else 'all'} |"
        )
    return [
        f"## On paper: {PAPER_NOMINALS:,} nominals",
        "",
        f"A model, not a measurement: {PAPER_MACHINES} machines of {PAPER_CORES} cores, of whose "
        f"time {PAPER_EFFICIENCY:.0%} goes to rows.",
        "Each stage's line is drawn on from the sizes above, with a slope of at least 1; core "
        "hours are those of DuckDB on this machine.",
        "What Spark itself adds to a row at such sizes has not been measured; the share above "
        "stands in for it.",
        "",
        "| stage | core hours | hours | done by |",
        "| --- | --- | --- | --- |",
        *rows,
        f"| together | | {total:.1f} | |",
    ]


if __name__ == "__main__":
    sys.exit(main())
