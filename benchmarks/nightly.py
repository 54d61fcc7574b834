"""New nominals linked against many: finding and scoring their pairs, against a full run on all.

python -m benchmarks.nightly [nominals already there] [new nominals]
"""

from __future__ import annotations

import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from accord.engine import Work, open_engine
from accord.linkage import stage
from accord.pipeline import STAGES
from accord.tables import PREVIOUS_TABLES, TABLES

SYLLABLES = ("ba", "den", "ha", "kor", "lin", "mo", "ra", "sel", "ti", "von", "wes", "yar")
SCORING = ("finding pairs", "scoring pairs", "putting nominals together")
PARTS = (*SCORING, "making names", "parameters stand", "fitting the model", "who is who")


def _whose(n: int, rng: np.random.Generator) -> tuple[int, npt.NDArray[np.int64]]:
    n_people = int(n * 0.75)
    return n_people, np.concatenate([np.arange(n_people), rng.integers(0, n_people, n - n_people)])


def _shares(n: int, alike: int) -> npt.NDArray[np.float64]:
    """How common each of so many names is: the commonest few alike, the rest ever rarer.

    In Great Britain about one in eighty is called Smith and one in forty bears the commonest
    forename (Office for National Statistics): a steeper fall would make pairs no country has.
    """
    common = (np.arange(n) + alike) ** -0.9
    shares: npt.NDArray[np.float64] = common / common.sum()
    return shares


def truth(n: int, seed: int) -> pa.Table:
    """Which person each of the invented nominals of that seed is of."""
    _, of = _whose(n, np.random.default_rng(seed))
    return pa.table({"nominal_id": people(n, seed)["nominal_id"], "person": of})


def people(n: int, seed: int) -> pa.Table:
    """Invented nominals, about four in ten of them of a person who has another, with slips."""
    rng = np.random.default_rng(seed)
    n_people, of = _whose(n, rng)
    names = np.array([a + b + c for a in SYLLABLES for b in SYLLABLES for c in SYLLABLES])
    surnames = np.array([name + last for name in names[::-1] for last in SYLLABLES])
    forename = rng.choice(names, n_people, p=_shares(len(names), 5))[of]
    surname = rng.choice(surnames, n_people, p=_shares(len(surnames), 6))[of]
    born = (np.datetime64("1960-01-01") + rng.integers(0, 20_000, n_people))[of]
    slipped = rng.random(n) < 0.1
    forename[slipped] = [name[:-1] for name in forename[slipped]]
    born[rng.random(n) < 0.05] += 1
    street = rng.integers(0, n_people // 3 + 1, n_people)[of]
    postcode = [
        f"N{s % 90 + 10} {s // 90 % 9 + 1}{chr(65 + s % 23)}{chr(65 + s % 19)}" for s in street
    ]
    address = [f"{s % 120 + 1} {names[s % len(names)]} road" for s in street]
    columns: dict[str, Any] = {
        "source_id": ["north"] * n,
        "nominal_id": [f"{number:09d}" for number in rng.permutation(n)],
        "forename": forename.tolist(),
        "surname": surname.tolist(),
        "date_of_birth": pa.array(born).cast(pa.date32()),
        "sex": np.where(np.arange(n_people) % 2 == 0, "F", "M")[of].tolist(),
        "postcode": postcode,
        "address": address,
        "is_identified": [True] * n,
    }
    schema = TABLES["nominals"].schema
    arrays = [
        pa.array(columns[f.name], f.type) if f.name in columns else pa.nulls(n, f.type)
        for f in schema
    ]
    return pa.Table.from_arrays(arrays, schema=schema)


Before = dict[str, pa.Table]


def timed(
    nominals: pa.Table, keep: Path | None, before: Before | None = None
) -> tuple[dict[str, float], Before]:
    """One run of linkage: processor seconds of each part of it, and what the next takes over."""
    (linkage,) = (found for found in STAGES if found.name == "linkage")
    given = {"nominals": nominals} | (before or {})
    with closing(open_engine(memory="6GB", spill=keep.parent if keep else None)) as engine:
        for name in linkage.reads:
            engine.register(name, given.get(name, TABLES[name].empty()))
        clock = _Clock()
        began = time.perf_counter()
        stage.run(Work(engine, keep=keep, report=clock.part))
        clock.part("")
        seconds = clock.seconds | {"processor in all": sum(clock.seconds.values())}
        seconds["in all"] = time.perf_counter() - began
        left = {
            table.name: engine.arrow(f"select {', '.join(table.names)} from {name}")
            for table, name in PREVIOUS_TABLES
            if table.name in linkage.reads
        }
    return seconds, left


def linked(nominals: pa.Table) -> pa.Table:
    """Which person each nominal is of, by one run of linkage, told with its source."""
    (linkage,) = (found for found in STAGES if found.name == "linkage")
    with closing(open_engine(memory="6GB")) as engine:
        for name in linkage.reads:
            engine.register(name, nominals if name == "nominals" else TABLES[name].empty())
        stage.run(Work(engine))
        return engine.arrow(
            "select source_id || ' ' || nominal_id as nominal_id, person_id as person "
            "from person_nominals"
        )


class _Clock:
    """Processor time of each part, by what the stage says it does: what else the machine does has
    no part in it."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self.now, self.began = "starting", time.process_time()

    def part(self, says: str) -> None:
        name = next((part for part in PARTS if part in says), says)
        self.seconds[self.now] = self.seconds.get(self.now, 0.0) + time.process_time() - self.began
        self.now, self.began = name, time.process_time()


def scoring(seconds: dict[str, float]) -> float:
    """What finding pairs, scoring them and putting nominals together took."""
    return sum(seconds[name] for name in SCORING)


def main() -> None:
    """Print the seconds of a full run and of a nightly run on the same records, and the ratio."""
    n_there, n_new = (int(text) for text in (sys.argv[1:3] or ("200000", "2000")))
    everybody = people(n_there + n_new, seed=5)
    with tempfile.TemporaryDirectory() as folder:
        kept = Path(folder) / "kept"
        _, before = timed(everybody.slice(0, n_there), kept)
        night, _ = timed(everybody, kept, before)
        full, _ = timed(everybody, None, before)
    for name, seconds in (("full", full), ("nightly", night)):
        print(name, {part: round(value, 2) for part, value in seconds.items()})
    print(
        f"{n_new:,} new against {n_there:,}: finding and scoring pairs takes "
        f"{scoring(night) / scoring(full):.3f} of a full run, the stage as a whole "
        f"{night['processor in all'] / full['processor in all']:.3f}"
    )


if __name__ == "__main__":
    main()
