"""Set our linkage and networks beside what others would write: python -m benchmarks.peers.

recordlinkage, and a script of pandas and networkx, run in an environment of their own on the same
rows in the same run. Where that environment cannot be had the page says so.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as csv
import pyarrow.parquet as pq

from accord.engine import open_engine
from accord.linkage.in_sql import score_sifted
from accord.linkage.model import REVIEW_WEIGHT
from accord.networks.groups import components as components_of
from benchmarks import machine, nightly
from benchmarks.apart import environment
from benchmarks.linkage import prepared, timed
from benchmarks.peers_elsewhere import most_memory

PAGE = Path(__file__).with_name("PEERS.md")
ELSEWHERE = Path(__file__).with_name("peers_elsewhere.py")
# recordlinkage's last release works with no later pandas and numpy.
PEERS = ("recordlinkage==0.16", "pandas==2.2.3", "numpy==1.26.4", "networkx==3.4.2")
SEED = 5
NOMINALS, INVOLVEMENTS, TO_A_RECORD = 100_000, 1_000_000, 4
COLUMNS = ("nominal_id", "forename", "surname", "date_of_birth", "sex", "postcode", "address")


NOT_KNOWN = pa.table({"nominal_id": pa.array([], pa.string()), "person": pa.array([], pa.string())})


@dataclass(frozen=True)
class Took:
    """What one job took, and how right it was where that is known."""

    what: str
    seconds: float
    memory: float
    pairs: int | None = None
    scoring: float | None = None
    precision: float | None = None
    recall: float | None = None

    @property
    def f1(self) -> float | None:
        if self.precision is None or self.recall is None:
            return None
        return 2 * self.precision * self.recall / (self.precision + self.recall)

    def cells(self, ours: Took) -> tuple[str, ...]:
        """A row of the table."""
        shares = (self.precision, self.recall, self.f1)
        return (
            self.what,
            "" if self.pairs is None else f"{self.pairs:,}",
            "" if not (self.pairs and self.scoring) else f"{self.pairs / self.scoring:,.0f}",
            f"{self.seconds:.1f}",
            f"{self.seconds / ours.seconds:.1f}",
            f"{self.memory:.2f}",
            *("" if share is None else f"{share:.4f}" for share in shares),
        )


def _asked(command: Sequence[str]) -> dict[str, Any]:
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return answer


def accuracy(persons: pa.Table, truth: pa.Table) -> tuple[float, float]:
    """Precision and recall of the pairs of nominals that stand together."""
    with closing(open_engine()) as engine:
        engine.register("said", persons)
        engine.register("truth", truth)
        ((right, said, true),) = engine.rows(
            """
            with matched as (
                select s.person as theirs, t.person as real
                from said s join truth t on t.nominal_id = s.nominal_id
            ), alike as (
                select count(*) as n from matched group by theirs, real
            ), together as (select count(*) as n from matched group by theirs),
            one as (select count(*) as n from matched group by real)
            select (select sum(n * (n - 1)) from alike), (select sum(n * (n - 1)) from together),
                (select sum(n * (n - 1)) from one)
            """
        )
    return float(right) / max(float(said), 1), float(right) / max(float(true), 1)


@dataclass(frozen=True)
class Given:
    """Nominals that everybody links, as a file for us and one for the peers, and the truth."""

    ours: Path
    theirs: Path
    truth: pa.Table

    @classmethod
    def written(cls, folder: Path, nominals: pa.Table, truth: pa.Table) -> Given:
        """The two files of some nominals: the peers' holds texts, one row each."""
        known = nominals.filter(nominals["is_identified"])
        one_id = pc.binary_join_element_wise(known["source_id"], known["nominal_id"], " ")
        plain = known.select(list(COLUMNS))
        plain = plain.set_column(0, "nominal_id", one_id)
        born = plain.column_names.index("date_of_birth")
        texts = plain["date_of_birth"].cast(pa.string())
        folder.mkdir()
        made = cls(folder / "nominals.parquet", folder / "nominals.csv", truth)
        pq.write_table(known, made.ours)
        csv.write_csv(plain.set_column(born, "date_of_birth", texts), made.theirs)
        return made


def a_country(folder: Path, seed: int, scale: str) -> Given:
    """The identified nominals of an invented country, as its police and partners hold them."""
    from accord.run import run
    from accord.synthetic.country import write_country

    write_country(folder / "country", seed=seed, scale=scale, report=lambda _: None)
    made = run([folder / "country" / "packages"], folder / "store").folder
    truth = pq.read_table(folder / "country" / "truth" / "true_persons.parquet")
    one_id = pc.binary_join_element_wise(truth["source_id"], truth["nominal_id"], " ")
    people = pa.table({"nominal_id": one_id, "person": truth["true_person_id"]})
    return Given.written(folder / "linked", pq.read_table(made / "nominals.parquet"), people)


def many(folder: Path, n: int) -> Given:
    """As many nominals as asked for, for the time alone: their slips are all of one kind."""
    return Given.written(folder / "many", nightly.people(n, SEED), NOT_KNOWN)


def ours(given: Given) -> Took:
    """Our whole linkage stage, training included, in a process of its own."""
    out = given.ours.with_name("ours.csv")
    code = f"from benchmarks.peers import linked; linked({str(given.ours)!r}, {str(out)!r})"
    said = _asked([sys.executable, "-c", code])
    code = f"from benchmarks.peers import compared; compared({str(given.ours)!r})"
    said |= _asked([sys.executable, "-c", code])
    return _judged("our linkage, training included", said, out, given.truth)


def linked(file: str, out: str) -> None:
    """Run our stage, write who is whom, and print what it took as the peers do."""
    began = time.process_time()
    csv.write_csv(nightly.linked(pq.read_table(file)), out)
    _say(seconds=time.process_time() - began, memory=most_memory())


def compared(file: str) -> None:
    """Score the pairs that met once more by themselves, for how many that is a second."""
    with closing(open_engine()) as engine:
        work, model = prepared(engine, pq.read_table(file))
        ((pairs,),) = engine.rows("select count(*) from link_pairs")
        took = timed(score_sifted, work, model, "link_pairs", "ours", REVIEW_WEIGHT)
    _say(pairs=pairs, scoring=took)


def _say(**said: Any) -> None:
    print(json.dumps(said))


def theirs(python: Path, given: Given) -> list[Took]:
    """The two peers on the same nominals."""
    found = []
    names = {
        "recordlinkage": "recordlinkage 0.16, learning by itself",
        "pandas": "pandas joins of equal columns, networkx components",
    }
    for job, name in names.items():
        out = given.theirs.with_name(f"{job}.csv")
        said = _asked([str(python), str(ELSEWHERE), job, str(given.theirs), str(out)])
        found.append(_judged(name, said, out, given.truth))
    return found


def _judged(what: str, said: dict[str, Any], out: Path, truth: pa.Table) -> Took:
    took = Took(what, said["seconds"], said["memory"], said["pairs"], said.get("scoring"))
    if truth is NOT_KNOWN:
        return took
    options = csv.ConvertOptions(column_types={"nominal_id": pa.string(), "person": pa.string()})
    precision, recall = accuracy(csv.read_csv(out, convert_options=options), truth)
    return replace(took, precision=precision, recall=recall)


def involvements(rows: int) -> pa.Table:
    """Invented involvements: four people to a record, most records among people near by."""
    rng = np.random.default_rng(SEED)
    event = np.arange(rows) // TO_A_RECORD
    home = rng.integers(0, rows, rows // TO_A_RECORD + 1)[event]
    person = (home + rng.integers(0, 12, rows)) % rows
    return pa.table(
        {"event_id": [f"e{i}" for i in event], "person_id": [f"p{i:07d}" for i in person]}
    )


def ties(python: Path, folder: Path, rows: int) -> list[Took]:
    """People who share a record to components: ours, and pandas with networkx."""
    file = folder / "involvements.csv"
    csv.write_csv(involvements(rows), file)
    code = f"from benchmarks.peers import components; components({str(file)!r})"
    mine = _asked([sys.executable, "-c", code])
    other = _asked([str(python), str(ELSEWHERE), "networkx", str(file), "-"])
    names = ("our engine and components", "pandas and networkx")
    return [
        Took(name, said["seconds"], said["memory"], said["pairs"])
        for name, said in zip(names, (mine, other), strict=True)
    ]


def components(file: str) -> None:
    """The same bare job with our engine and our components."""
    began = time.process_time()
    with closing(open_engine()) as engine:
        engine.run(f"create table rows as from read_csv({file!r}, all_varchar=true)")
        pairs = engine.rows(
            """
            select distinct l.person_id, r.person_id from rows l
            join rows r on r.event_id = l.event_id and l.person_id < r.person_id
            """
        )
        names = [name for (name,) in engine.rows("select distinct person_id from rows order by 1")]
    components_of(names, pairs)
    _say(seconds=time.process_time() - began, memory=most_memory(), pairs=len(pairs))


HEAD = (
    "| | pairs | of them scored a second | processor seconds in all | times ours | GiB "
    "| precision | recall | F1 |",
    "|---|---:|---:|---:|---:|---:|---:|---:|---:|",
)


def _table(found: Sequence[Took]) -> list[str]:
    return [*HEAD, *(f"| {' | '.join(one.cells(found[0]))} |" for one in found)]


def page_of(tables: dict[str, Sequence[Took]], why: str = "") -> str:
    """The page, with what could not be had."""
    lines = [
        "# Beside what others would write",
        "",
        "Written by `python -m benchmarks.peers`; no figure is put in by hand.",
        "",
        *(f"- {line}" for line in machine.describe()),
        f"- load when it ended: {os.getloadavg()[0]:.1f}",
        "",
        "Each method meets and scores pairs of its own; how many a second is by processor time,",
        "each with all it compares. The most memory is that of the process that did the work.",
    ]
    for title, found in tables.items():
        lines += ["", f"## {title}", "", *_table(found)]
    return "\n".join([*lines, *(["", why] if why else [])]) + "\n"


def measured(given: argparse.Namespace, folder: Path) -> str:
    """Everything in one run, as the page."""
    country, crowd = a_country(folder, given.seed, given.scale), many(folder, given.nominals)
    n = pq.read_metadata(country.ours).num_rows
    titles = (
        f"{n:,} identified nominals of an invented country to persons",
        f"{given.nominals:,} nominals to persons, for the time alone",
    )
    tables: dict[str, Sequence[Took]] = {
        title: [ours(one)] for title, one in zip(titles, (country, crowd), strict=True)
    }
    try:
        python = given.python or environment(folder / "peers", *PEERS)
    except (subprocess.CalledProcessError, OSError) as error:
        return page_of(tables, f"The peers could not be had: {type(error).__name__}.")
    for title, one in zip(titles, (country, crowd), strict=True):
        tables[title] = [*tables[title], *theirs(python, one)]
    tables[f"{given.rows:,} involvements to components"] = ties(python, folder, given.rows)
    return page_of(tables)


def main() -> None:
    """Measure and write the page."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--seed", type=int, default=31)
    asked.add_argument("--scale", default="small", help="how large a country")
    asked.add_argument("--nominals", type=int, default=NOMINALS)
    asked.add_argument("--rows", type=int, default=INVOLVEMENTS)
    asked.add_argument("--python", type=Path, help="an interpreter that has the peers")
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        page = measured(given, Path(folder))
    PAGE.write_text(page, encoding="utf-8")
    print(page)


if __name__ == "__main__":
    main()
