"""New nominals linked against many: finding and scoring their pairs, against a full run on all.

python -m benchmarks.nightly [nominals already there] [new nominals]
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from accord.engine import Work, open_engine
from accord.linkage import grouping, nightly, stage
from accord.pipeline import STAGES
from accord.tables import TABLES

SYLLABLES = ("ba", "den", "ha", "kor", "lin", "mo", "ra", "sel", "ti", "von", "wes", "yar")
SCORING = ("begin", "score", "score inside")


def _whose(n: int, rng: np.random.Generator) -> tuple[int, npt.NDArray[np.int64]]:
    n_people = int(n * 0.75)
    return n_people, np.concatenate([np.arange(n_people), rng.integers(0, n_people, n - n_people)])


def truth(n: int, seed: int) -> pa.Table:
    """Which person each of the invented nominals of that seed is of."""
    _, of = _whose(n, np.random.default_rng(seed))
    return pa.table({"nominal_id": people(n, seed)["nominal_id"], "person": of})


def people(n: int, seed: int) -> pa.Table:
    """Invented nominals, about four in ten of them of a person who has another, with slips."""
    rng = np.random.default_rng(seed)
    n_people, of = _whose(n, rng)
    names = np.array([a + b + c for a in SYLLABLES for b in SYLLABLES for c in SYLLABLES])
    common = np.arange(1, len(names) + 1) ** -0.9
    common /= common.sum()
    forename = rng.choice(names, n_people, p=common)[of]
    surname = rng.choice(names[::-1], n_people, p=common)[of]
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


def timed(nominals: pa.Table, keep: Path | None) -> dict[str, float]:
    """One run of linkage: seconds in all, and of the processor in each part of scoring."""
    (linkage,) = (found for found in STAGES if found.name == "linkage")
    seconds: dict[str, float] = {}
    originals = {(m, f): getattr(m, f) for m, f in _WATCHED}
    for (module, function), name in _WATCHED.items():
        setattr(module, function, _watch(originals[module, function], name, seconds))
    engine = open_engine(memory="6GB", spill=keep.parent if keep else None)
    for name in linkage.reads:
        engine.register(name, nominals if name == "nominals" else TABLES[name].empty())
    began = time.perf_counter()
    stage.run(Work(engine, keep=keep))
    seconds["in all"] = time.perf_counter() - began
    engine.close()
    for (module, function), original in originals.items():
        setattr(module, function, original)
    return seconds


_WATCHED = {
    (nightly, "begin"): "begin",
    (nightly, "score"): "score",
    (grouping, "score"): "score inside",
    (nightly, "keep"): "keep",
}


def _watch(
    original: Callable[..., Any], name: str, seconds: dict[str, float]
) -> Callable[..., Any]:
    def watched(*given: Any, **named: Any) -> Any:
        # Processor time: what else the machine does has no part in it.
        began = time.process_time()
        found = original(*given, **named)
        seconds[name] = seconds.get(name, 0.0) + time.process_time() - began
        return found

    return watched


def scoring(seconds: dict[str, float]) -> float:
    return sum(seconds[name] for name in SCORING)


def main() -> None:
    """Print the seconds of a full run and of a nightly run on the same records, and the ratio."""
    n_there, n_new = (int(text) for text in (sys.argv[1:3] or ("200000", "2000")))
    everybody = people(n_there + n_new, seed=5)
    with tempfile.TemporaryDirectory() as folder:
        kept = Path(folder) / "kept"
        timed(everybody.slice(0, n_there), kept)
        night = timed(everybody, kept)
        full = timed(everybody, Path(folder) / "fresh")
        plain = timed(everybody, None)
    for name, seconds in (("nothing kept", plain), ("full", full), ("nightly", night)):
        print(name, {part: round(value, 2) for part, value in seconds.items()})
    print(
        f"{n_new:,} new against {n_there:,}: finding and scoring pairs takes "
        f"{scoring(night) / scoring(full):.3f} of a full run"
    )


if __name__ == "__main__":
    main()
