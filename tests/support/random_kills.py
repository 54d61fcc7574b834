"""Kill runs at random moments, many times over, and hold what comes out against an undisturbed one.

python -m support.random_kills TIMES SEED ENGINE FOLDER DELIVERY...
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from importlib import import_module
from pathlib import Path

from accord.pipeline import STAGES
from accord.reading.reader import reader_with
from accord.run import Options, run
from accord.store import UNFINISHED, Store

Tables = dict[str, bytes]
# Most kills fall into the run itself; a few come when it has all but ended.
LATEST = 1.1
FEWEST_FILES = 20


@dataclass
class Told:
    """How often runs were killed, how often they ended, and all that was not as it should be."""

    kills: int = 0
    ends: int = 0
    faults: list[str] = field(default_factory=list)
    # In which stage each kill fell.
    places: dict[str, int] = field(default_factory=dict)

    def wrong(self, what: str) -> None:
        """Note a fault, and say it at once."""
        self.faults.append(f"after kill {self.kills}: {what}")
        print(self.faults[-1], file=sys.stderr, flush=True)


def published(store: Path) -> Tables:
    """The tables of the newest run of a store; none where nothing was published."""
    folder = Store(store).latest_or_none()
    if folder is None:
        return {}
    return {p.name: p.read_bytes() for p in folder.glob("*.parquet") if p.name != "runs.parquet"}


def started(delivery: Path, store: Path, engine: str) -> int:
    """Start a run in a process of its own, which has everything loaded already."""
    process = os.fork()
    if process:
        return process
    try:
        sys.stdout = sys.stderr
        run([delivery], store, options=Options(engine, memory="1GB", threads=1))
    except BaseException:
        os._exit(1)
    os._exit(0)


def ended(process: int) -> bool:
    """Whether a run came to its own end, and that a good one; False where it was killed."""
    _, status = os.waitpid(process, 0)
    if os.WIFSIGNALED(status):
        return False
    if os.waitstatus_to_exitcode(status):
        raise RuntimeError("a run that nobody killed failed")
    return True


def undisturbed(deliveries: Sequence[Path], store: Path, engine: str) -> list[tuple[float, Tables]]:
    """What a run publishes after each delivery when nobody kills it, and how long it takes."""
    expected = []
    for delivery in deliveries:
        began = time.monotonic()
        ended(started(delivery, store, engine))
        expected.append((time.monotonic() - began, published(store)))
    assert all(len(tables) > FEWEST_FILES for _, tables in expected)
    return expected


def left_behind(store: Path) -> list[str]:
    """What is half written in a store."""
    return [path.name for path in store.rglob("*") if UNFINISHED in path.name]


def kill_many(
    times: int, seed: int, root: Path, deliveries: Sequence[Path], engine: str = "duckdb"
) -> Told:
    """Kill until so many kills are done; every store is brought to its end between them."""
    rng, told = random.Random(seed), Told()
    expected = undisturbed(deliveries, root / "calm", engine)
    while told.kills < times:
        store = root / "store"
        shutil.rmtree(store, ignore_errors=True)
        good: Tables = {}
        for delivery, (seconds, tables) in zip(deliveries, expected, strict=True):
            while not _one(rng.uniform(0, LATEST * seconds), delivery, store, engine):
                told.kills += 1
                print(f"kill {told.kills}", file=sys.stderr, flush=True)
                stage = _unfinished_stage(store)
                told.places[stage] = told.places.get(stage, 0) + 1
                if published(store) not in (good, tables):
                    told.wrong("what stood before is not whole")
            told.ends += 1
            print(f"ended after {told.kills} kills", file=sys.stderr, flush=True)
            if published(store) != tables:
                told.wrong("the run ended otherwise")
            if found := left_behind(store):
                told.wrong(f"left behind {found[:3]}")
            good = tables
    return told


def _one(moment: float, delivery: Path, store: Path, engine: str) -> bool:
    """Start a run, kill it at that moment; True where it had ended before."""
    process = started(delivery, store, engine)
    until = time.monotonic() + moment
    while time.monotonic() < until:
        if os.waitid(os.P_PID, process, os.WEXITED | os.WNOHANG | os.WNOWAIT):
            break
        time.sleep(0.002)
    os.kill(process, signal.SIGKILL)
    return ended(process)


def _unfinished_stage(store: Path) -> str:
    """Where a kill fell: the stage whose folder stands half written, or what comes between."""
    half = sorted((store / "cache").glob(f"*/{UNFINISHED}*"))
    if half:
        return half[0].parent.name
    return "publishing" if left_behind(store / "runs") else "between stages"


def load_everything() -> None:
    """Import what a run imports, so that kills fall into work and not into its start."""
    reader_with(())
    for stage in STAGES:
        assert stage.run
    for name in ("splink", "scipy.sparse.csgraph", "accord.sources.delivery"):
        import_module(name)


if __name__ == "__main__":
    load_everything()
    n, seed, engine, folder, *packages = sys.argv[1:]
    made = kill_many(int(n), int(seed), Path(folder), [Path(one) for one in packages], engine)
    print(json.dumps(asdict(made)))
