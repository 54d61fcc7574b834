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

from accord.charts import growth as growth_chart
from accord.finished import MANIFEST
from accord.pipeline import STAGES
from accord.store import Store
from benchmarks import machine
from benchmarks.watch import Watched, watch

PAGE = Path(__file__).with_name("SCALE.md")
CHART = Path(__file__).parents[1] / "docs" / "images" / "scale.svg"
SIZES = (10_000, 30_000, 100_000, 300_000)
# Doubling the records may cost at most 2 ** 1.15 as much, a little more than twice.
STEEPEST = 1.15
# The country the paper model is of, and the cluster it is given.
PAPER_NOMINALS, PAPER_MACHINES, PAPER_CORES = 200_000_000, 25, 16
# Of the time its cores have, the share a cluster spends on rows and not on moving or waiting.
PAPER_EFFICIENCY = 0.5
# Stages whose heavy part one machine does: groups of people are found where the run was started.
ON_ONE_MACHINE = ("candidates", "networks")
# Stages with a line of their own in the chart.
DRAWN = 4
OUTSIDE, WHOLE = "receipt and publishing", "the whole"


@dataclass(frozen=True)
class Cost:
    """What a stage cost: seconds by the wall, seconds of all cores, the most memory held."""

    seconds: float
    processor: float
    peak_bytes: int


@dataclass(frozen=True)
class Measured:
    """One size of country: what each stage cost, and the whole."""

    nominals: int
    stages: dict[str, Cost]
    whole: Cost
    code: int = 0

    @property
    def costs(self) -> dict[str, Cost]:
        """Every stage, what lies outside the stages, and the whole."""
        inside = self.stages.values()
        outside = Cost(
            self.whole.seconds - sum(one.seconds for one in inside),
            self.whole.processor - sum(one.processor for one in inside),
            0,
        )
        return self.stages | {OUTSIDE: outside, WHOLE: self.whole}


@dataclass(frozen=True)
class Growth:
    """Seconds as a power of the nominals: what one costs, and how steeply many do."""

    factor: float
    slope: float


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
    CHART.write_text(chart(measured) + "\n", encoding="utf-8")
    if any(one.code for one in measured):
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
    return measured_run([*command, *limits], store)


def measured_run(command: Sequence[str], store: Path) -> Measured:
    """Run the main job on a store, and say what it cost."""
    before = _processor()
    watched = watch([*command, "--store", str(store)])
    whole = Cost(watched.seconds, _processor() - before, watched.peak_bytes)
    (row,) = pq.read_table(Store(store).latest() / "runs.parquet").to_pylist()
    counts = json.loads(row["row_counts"])
    return Measured(int(counts["nominals"]), stages(store, watched), whole, watched.code)


def stages(store: Path, watched: Watched) -> dict[str, Cost]:
    """What each stage of a run just watched cost, as it noted when it finished."""
    costs = {}
    began = watched.looks[0][0] if watched.looks else 0.0
    for stage in STAGES:
        noted = [
            path
            for path in (Store(store).cache / stage.name).glob(f"*/{MANIFEST}")
            if path.stat().st_mtime >= began
        ]
        costs[stage.name] = _noted(noted[0], watched) if noted else Cost(0.0, 0.0, 0)
    return costs


def _noted(path: Path, watched: Watched) -> Cost:
    cost, end = json.loads(path.read_text("utf-8")), path.stat().st_mtime
    most = watched.most_between(end - cost["seconds"], end)
    return Cost(cost["seconds"], cost["processor"], most)


def _processor() -> float:
    """Seconds that the commands watched so far had of all cores."""
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


def _growths(measured: Sequence[Measured]) -> dict[str, Growth]:
    """How the seconds of all cores grow: other work on the machine changes those least."""
    sizes = [one.nominals for one in measured]
    return {
        part: growth(sizes, [one.costs[part].processor for one in measured])
        for part in measured[0].costs
    }


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
        *_paper(measured),
    ]
    return "\n".join(lines) + "\n"


def chart(measured: Sequence[Measured]) -> str:
    """The whole, its dearest stages and all else, as lines over the sizes."""
    largest = measured[-1].stages
    dearest = sorted(largest, key=lambda stage: -largest[stage].processor)[:DRAWN]
    drawn = {
        WHOLE: [one.whole.processor for one in measured],
        **{part: [one.stages[part].processor for one in measured] for part in dearest},
        "all else": [
            one.whole.processor - sum(one.stages[part].processor for part in dearest)
            for one in measured
        ],
    }
    return growth_chart(
        [one.nominals for one in measured],
        drawn,
        of="nominals",
        unit="seconds of all cores",
        title="How the cost of the main job grows with the records",
    )


def _table(measured: Sequence[Measured]) -> list[str]:
    growths = _growths(measured)
    rows = [
        f"| {part} | "
        + " | ".join(f"{one.costs[part].processor:.1f} s" for one in measured)
        + f" | {growths[part].slope:.2f} |"
        for part in growths
    ]
    return [
        "## Seconds of all cores",
        "",
        f"The slope is that of a line through the logarithms; at most {STEEPEST} is wanted.",
        "The smallest country's cost is partly what any run costs, which makes slopes flatter.",
        "",
        f"| stage | {_heads(measured)} | slope |",
        f"| --- |{' --- |' * (len(measured) + 1)}",
        *rows,
        "",
        "## Time and memory",
        "",
        "Time taken, and the most memory all processes held; other work on the machine makes "
        "times longer.",
        "",
        f"| stage | {_heads(measured)} |",
        f"| --- |{' --- |' * len(measured)}",
        *(f"| {part} | {' | '.join(_taken(one, part) for one in measured)} |" for part in growths),
        "",
    ]


def _heads(measured: Sequence[Measured]) -> str:
    return " | ".join(f"{one.nominals:,} nominals" for one in measured)


def _taken(one: Measured, part: str) -> str:
    cost = one.costs[part]
    memory = f", {cost.peak_bytes / 2**30:.2f} GiB" if cost.peak_bytes else ""
    return f"{cost.seconds:.1f} s{memory}"


def _paper(measured: Sequence[Measured]) -> list[str]:
    """What the measured slopes come to for a country no one machine holds."""
    cores = PAPER_MACHINES * PAPER_CORES
    rows, total = [], 0.0
    for stage, grown in _growths(measured).items():
        if stage == WHOLE:
            continue
        core_hours = drawn_on(measured[-1], stage, grown.slope) / 3600
        alone = stage in ON_ONE_MACHINE
        hours = core_hours / (1 if alone else cores * PAPER_EFFICIENCY)
        total += hours
        rows.append(
            f"| {stage} | {core_hours:,.1f} | {hours:.2f} | {'one machine' if alone else 'all'} |"
        )
    return [
        f"## On paper: {PAPER_NOMINALS:,} nominals",
        "",
        f"A model, not a measurement: {PAPER_MACHINES} machines of {PAPER_CORES} cores, of whose "
        f"time {PAPER_EFFICIENCY:.0%} goes to rows.",
        "What each stage cost at the largest size is drawn on with its slope, and with 1 where "
        "the slope is less; core hours are those of DuckDB on this machine.",
        "What Spark itself adds to a row at such sizes has not been measured; the share above "
        "stands in for it.",
        "",
        "| stage | core hours | hours | done by |",
        "| --- | --- | --- | --- |",
        *rows,
        f"| together | | {total:.2f} | |",
    ]


def drawn_on(largest: Measured, part: str, slope: float) -> float:
    """Seconds for the country on paper; no record is ever cheaper than at the largest size."""
    times = PAPER_NOMINALS / largest.nominals
    return largest.costs[part].processor * float(times ** max(slope, 1.0))


if __name__ == "__main__":
    sys.exit(main())
