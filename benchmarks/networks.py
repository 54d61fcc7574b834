"""Time ties, groups and networks on a million involvement rows: python -m benchmarks.networks."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from accord.engine import Engine, Work, open_engine
from accord.networks import candidates, edges
from accord.networks import stage as networks
from accord.networks.groups import component_labels, groups
from accord.tables import TABLES
from benchmarks import machine

PAGE = Path(__file__).parents[1] / "benchmarks" / "NETWORKS.md"
INVOLVEMENTS = 1_000_000
PEOPLE, TIES = 1_000_000, 1_500_000
MOST_SECONDS, MOST_TIMES = 30.0, 1.5
# What the stages up to networks read: everything else is made on the way.
GIVEN = (
    *("associations", "person_nominals", "persons", "mentions", "nominal_links", "markers"),
    *("events", "event_people", "event_objects", "person_objects", "sources"),
)
EMPTY = ("previous_network_members",)
# A copy of the country has people, records and objects of its own.
_OWN = ("source_id", "person_id", "event_id", "related_event_id", "object_key", "source_id_a",
        "source_id_b", "provenance_root")  # fmt: skip
_ALL_MET = """
    select candidate_id as finding_id, 'organised-network-iicsa' as definition_id,
        '2022' as definition_version, candidate_kind, candidate_id, 'met' as outcome
    from candidates where candidate_kind = 'network'
"""


@dataclass(frozen=True)
class Timed:
    """One thing that was timed, what it is held against, and whether it holds."""

    what: str
    seconds: float
    against: str
    holds: bool | None = None
    # Over all processors: what a shared machine does not change.
    busy: float | None = None

    @property
    def cells(self) -> tuple[str, ...]:
        answer = {None: "", True: "holds", False: "does not hold"}[self.holds]
        busy = "" if self.busy is None else f"{self.busy:.2f} s"
        return (self.what, f"{self.seconds:.2f} s", busy, self.against, answer)


def multiplied(engine: Engine, run_folder: Path, rows: int) -> int:
    """Load what the stages read, as many copies of it as make so many involvements."""
    file = run_folder / "event_people.parquet"
    ((held,),) = engine.rows(f"select count(*) from read_parquet('{file}')")
    copies = -(-rows // held)
    engine.register("copies", _numbers(copies))
    for name in GIVEN:
        engine.load("one_copy", run_folder / f"{name}.parquet")
        present = {column for column, *_ in engine.rows("describe one_copy")}
        own = ", ".join(
            f"'c' || c.n || '-' || o.{column} as {column}" for column in _OWN if column in present
        )
        sql = f"select o.* replace ({own}) from one_copy as o cross join copies as c"
        engine.run(f"create or replace table {name} as {sql}")
    for name in EMPTY:
        engine.register(name, TABLES[name].empty())
    return int(held * copies)


def _numbers(count: int) -> pa.Table:
    return pa.table({"n": pa.array([str(i) for i in range(count)])})


def stages(engine: Engine) -> Iterator[Timed]:
    """The stages one after another; every network candidate stands for one that meets."""
    work = Work(engine)
    total = busy = 0.0
    for name, stage in (("edges", edges.run), ("candidates", candidates.run), ("networks", _last)):
        started, worked = time.perf_counter(), time.process_time()
        stage(work)
        one = Timed(name, time.perf_counter() - started, "", busy=time.process_time() - worked)
        total, busy = total + one.seconds, busy + (one.busy or 0.0)
        yield one
    limit = f"at most {MOST_SECONDS:.0f} s"
    yield Timed("together", total, limit, total <= MOST_SECONDS, busy)


def _last(work: Work) -> None:
    work.engine.run(f"create or replace table findings as {_ALL_MET}")
    networks.run(work)


def components(people: int, ties: int) -> Iterator[Timed]:
    """Our components beside scipy's on the same arrays, best of five of each in turn."""
    rng = np.random.default_rng(7)
    ends = rng.integers(0, people, (2, ties), dtype=np.int32)

    def bare() -> object:
        graph = coo_array((np.ones(ties, dtype=np.int8), (ends[0], ends[1])), (people, people))
        return connected_components(graph, directed=False)

    theirs, ours = _best(bare, lambda: component_labels(people, ends[0], ends[1]))
    yield Timed("scipy's components", theirs, "")
    asked = f"{ours / theirs:.2f} times; at most {MOST_TIMES}"
    yield Timed("our components", ours, asked, ours <= MOST_TIMES * theirs)
    names = [f"p{i:07}" for i in range(people)]
    pairs = [(names[a], names[b], 1) for a, b in zip(*(e.tolist() for e in ends), strict=True)
             if a // 20 == b // 20]  # fmt: skip
    started = time.perf_counter()
    found = groups(names, pairs)
    asked = f"{len(found):,} groups of {people:,} named people"
    yield Timed("names to groups and back", time.perf_counter() - started, asked)


def _best(*functions: Callable[[], object]) -> list[float]:
    best = [float("inf")] * len(functions)
    for _ in range(5):
        for i, function in enumerate(functions):
            started = time.perf_counter()
            function()
            best[i] = min(best[i], time.perf_counter() - started)
    return best


def measured(run_folder: Path, rows: int, people: int, ties: int) -> tuple[int, list[Timed]]:
    """Everything timed, and how many involvement rows there were."""
    with tempfile.TemporaryDirectory() as spill, closing(open_engine(spill=Path(spill))) as engine:
        held = multiplied(engine, run_folder, rows)
        timed = [*stages(engine), *components(people, ties)]
    return held, timed


def as_markdown(held: int, timed: Sequence[Timed]) -> str:
    """The page with its one table."""
    lines = [
        "# A million involvement rows to networks",
        "",
        f"{held:,} involvement rows: copies of one small invented country, each with people and "
        "records of its own. Written by `python -m benchmarks.networks`.",
        "",
        *(f"- {line}" for line in machine.describe()),
        f"- load when it ended: {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors",
        "",
        "| what | time | processor time | held against | |",
        "|---|---:|---:|---|---|",
        *(f"| {' | '.join(one.cells)} |" for one in timed),
    ]
    return "\n".join(lines) + "\n"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and write the page; say by the exit code whether everything holds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, help="the folder of a run made before")
    parser.add_argument("--rows", type=int, default=INVOLVEMENTS)
    parser.add_argument("--people", type=int, default=PEOPLE)
    parser.add_argument("--ties", type=int, default=TIES)
    parser.add_argument("--out", type=Path, default=PAGE)
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.run or _run_of_a_country(Path(scratch))
        held, timed = measured(folder, options.rows, options.people, options.ties)
    page = as_markdown(held, timed)
    options.out.write_text(page, "utf-8")
    print(page)
    return 1 if any(one.holds is False for one in timed) else 0


def _silent(_: str) -> None:
    """The country says nothing while it is written."""


def _run_of_a_country(folder: Path) -> Path:
    from accord.run import run
    from accord.synthetic.country import write_country

    write_country(folder / "country", seed=5, scale="small", report=_silent)
    return run([folder / "country" / "packages"], folder / "store").folder


if __name__ == "__main__":
    sys.exit(main())
