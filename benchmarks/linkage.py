"""Linkage beside bare string comparison and stock Splink, and a night's work beside a full run.

python -m benchmarks.linkage [--scale 100000] [--new 1000]
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from accord.engine import Engine, Work, open_engine
from accord.linkage import stage
from accord.linkage.in_sql import score_sifted
from accord.linkage.model import JOIN_WEIGHT, REVIEW_WEIGHT
from accord.pipeline import STAGES
from accord.tables import TABLES
from benchmarks import machine, nightly
from benchmarks.accuracy import HEADING
from benchmarks.floors import STOCK_RECORDS, stock_linker
from benchmarks.peers_elsewhere import most_memory

PAGE = Path(__file__).with_name("LINKAGE.md")
SEED = 5
# Splink's own example: two strict rules find seven in ten of the pairs of one person.
_STRICT = (
    "l.forename = r.forename and l.surname = r.surname and l.date_of_birth = r.date_of_birth",
    "l.surname = r.surname and l.date_of_birth = r.date_of_birth and l.postcode = r.postcode",
)
_THRESHOLDS = (0.5, 0.9, 0.99, 0.999)
_BARE = """
    select count(*) from link_pairs p
    join link_records l on l.nominal_key = p.join_key_l
    join link_records r on r.nominal_key = p.join_key_r
    where case when l.forename = r.forename then 1.0
            else jaro_winkler_similarity(l.forename, r.forename) end
        + case when l.surname = r.surname then 1.0
            else jaro_winkler_similarity(l.surname, r.surname) end
        + case when l.address = r.address then 1.0
            else jaro_winkler_similarity(l.address, r.address) end > 2.7
"""


def prepared(engine: Engine, nominals: pa.Table) -> tuple[Work, Any]:
    """The tables and the fitted model that scoring reads."""
    (linkage,) = (found for found in STAGES if found.name == "linkage")
    for name in linkage.reads:
        engine.register(name, nominals if name == "nominals" else TABLES[name].empty())
    work = Work(engine)
    return work, stage.prepare(work)


def timed(function: Any, *given: Any, **named: Any) -> float:
    """Seconds of processor time: what else the machine does has no part in them."""
    began = time.process_time()
    function(*given, **named)
    return time.process_time() - began


def accuracy(engine: Engine, kept: str) -> tuple[float, float]:
    """Precision and recall of a table of pairs, of the pairs that met."""
    rows = engine.rows(
        f"""
        with truth as (
            select r.nominal_key, t.person from link_records r
            join truth t on t.nominal_id = r.nominal_id
        ), met as (
            select p.join_key_l as l, p.join_key_r as r, a.person = b.person as is_one
            from link_pairs p
            join truth a on a.nominal_key = p.join_key_l
            join truth b on b.nominal_key = p.join_key_r
        )
        select count(*) filter (where m.is_one and k.l is not null),
            count(*) filter (where k.l is not null), count(*) filter (where m.is_one)
        from met m left join ({kept}) k on k.l = m.l and k.r = m.r
        """
    )
    right, said, true = rows[0]
    return right / max(said, 1), right / max(true, 1)


def stock(engine: Engine) -> tuple[float, list[tuple[float, float, float]]]:
    """Seconds of stock Splink over the same pairs, and precision and recall at some thresholds."""
    with stock_linker(engine) as linker:
        train = linker.training
        train.estimate_probability_two_random_records_match(list(_STRICT), recall=0.7)
        train.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
        for rule in (
            "l.surname = r.surname and l.sex = r.sex",
            "l.date_of_birth = r.date_of_birth",
        ):
            train.estimate_parameters_using_expectation_maximisation(rule, max_pairs=1e6)
        found: list[Any] = []
        seconds = timed(lambda: found.append(linker.inference.predict(warning_mode="never")))
        name = found[0].physical_name
        kept = "select nominal_key_l as l, nominal_key_r as r from {} where match_probability >= {}"
        return seconds, [(at, *accuracy(engine, kept.format(name, at))) for at in _THRESHOLDS]


def scored(n: int) -> list[str]:
    """Bare comparison, stock Splink and ours, over the same pairs."""
    with closing(open_engine(memory="10GB")) as engine:
        work, model = prepared(engine, nightly.people(n, SEED))
        engine.register("truth", nightly.truth(n, SEED))
        ((n_pairs,),) = engine.rows("select count(*) from link_pairs")
        bare = min(timed(engine.rows, _BARE) for _ in range(3))
        ours = min(
            timed(score_sifted, work, model, "link_pairs", "ours", REVIEW_WEIGHT) for _ in range(2)
        )
        mine = accuracy(
            engine,
            "select nominal_key_l as l, nominal_key_r as r from ours "
            f"where match_weight >= {JOIN_WEIGHT}",
        )
        engine.step(STOCK_RECORDS)
        theirs, read = stock(engine)
    rows = [
        f"| bare Jaro-Winkler, equality first, three columns | {bare:.2f} | | | |",
        f"| our model | {ours:.2f} | {bare / ours:.2f} of the bare "
        f"| {mine[0]:.3f} | {mine[1]:.3f} |",
    ]
    rows += [
        f"| stock Splink at {at} | {theirs:.2f} | ours is {ours / theirs:.2f} of it "
        f"| {precision:.3f} | {recall:.3f} |"
        for at, precision, recall in read
    ]
    return [f"{n_pairs:,} pairs of {n:,} nominals.", "", *_HEAD, *rows]


_HEAD = (
    "| scoring | processor seconds | ratio | precision | recall |",
    "|---|---:|---:|---:|---:|",
)


def a_night(n: int, n_new: int) -> list[str]:
    """What finding and scoring pairs takes for some new nominals, beside a full run on all."""
    everybody = nightly.people(n + n_new, SEED)
    with tempfile.TemporaryDirectory() as folder:
        kept = Path(folder) / "kept"
        _, before = nightly.timed(everybody.slice(0, n), kept)
        night, _ = nightly.timed(everybody, kept, before)
        full, _ = nightly.timed(everybody, None, before)
    ratio = nightly.scoring(night) / nightly.scoring(full)
    whole = night["processor in all"] / full["processor in all"]
    return [
        f"{n_new:,} new against {n:,}: finding and scoring pairs and putting nominals together "
        f"{nightly.scoring(night):.2f} s of processor time, "
        f"{ratio:.3f} of the {nightly.scoring(full):.2f} s of a full run; the stage as a whole "
        f"{night['processor in all']:.2f} s, {whole:.3f} of {full['processor in all']:.2f} s."
    ]


# What queries may hold at most; beyond it they put aside on disk, as the main job lets them.
MEMORY = "4GB"


def in_all(n: int) -> list[str]:
    """Wall time and most memory of the whole stage, in a process that did not invent the records.

    Those lie on disk, as they do for the main job: inventing them takes more memory than linking.
    """
    code = "from benchmarks.linkage import whole; whole({!r})"
    with tempfile.TemporaryDirectory() as folder:
        pq.write_table(nightly.people(n, SEED), Path(folder) / "nominals.parquet")
        done = subprocess.run(
            [sys.executable, "-c", code.format(folder)], capture_output=True, text=True, check=True
        )
    return [f"The whole stage on {n:,} nominals, training included: {done.stdout.strip()}."]


def whole(folder: str) -> None:
    """Run the stage once on nominals that lie in a folder, and print what it took."""
    (linkage,) = (found for found in STAGES if found.name == "linkage")
    with closing(open_engine(memory=MEMORY, spill=Path(folder))) as engine:
        for name in linkage.reads:
            engine.register(name, TABLES[name].empty())
        engine.drop("nominals")
        engine.load("nominals", Path(folder) / "nominals.parquet")
        began, processor = time.perf_counter(), time.process_time()
        stage.run(Work(engine))
        seconds, spent = time.perf_counter() - began, time.process_time() - processor
    print(
        f"{seconds:.1f} s, {spent:.1f} s of processor time, {most_memory():.2f} GiB at most "
        f"where queries may hold {MEMORY}"
    )


def main() -> None:
    """Measure everything in one run and write the page."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--scale", type=int, default=100_000, help="how many nominals")
    asked.add_argument("--new", type=int, default=0, help="how many of them are new at night")
    given = asked.parse_args()
    load = os.getloadavg()[0]
    parts = [
        scored(given.scale),
        a_night(given.scale, given.new or given.scale // 100),
        in_all(given.scale),
    ]
    text = "\n\n".join("\n".join(part) for part in parts)
    about = "\n".join(f"- {line}" for line in (*machine.describe(), f"load before: {load:.1f}"))
    page = f"# Linkage: time, beside the bare work\n\n{about}\n\n{text}\n"
    # What benchmarks.accuracy wrote below stays.
    _, heading, below = PAGE.read_text("utf-8").partition(HEADING)
    PAGE.write_text(f"{page}\n{heading}{below}" if heading else page, encoding="utf-8")
    print(page)


if __name__ == "__main__":
    main()
