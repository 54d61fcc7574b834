"""Keep from run to run what a night need not do again, in files that are only added to.

A nominal keeps its number as long as nothing of it changes; a changed one gets a new number. So
what is found of new numbers is added as one more piece, and no earlier piece is written again.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from accord.engine import Step, Work, quoted
from accord.linkage import index
from accord.linkage.blocking import KEYS, Key
from accord.placing import place_again, whole_folder

MADE_WITH, PARAMETERS = "made-with.json", "parameters"
# What grows by pieces; and what is written whole every time.
RECORDS, KEYED = "records", "keyed"
NOMINALS, CROWDED, PLACED = "nominals", "crowded", "placed"
MET, INSIDE, PIECES = "met", "inside", "pieces"
_WHOLE = (NOMINALS, CROWDED, PLACED, MET, INSIDE, PIECES)
# Nights after which the pieces are put together, without what no longer holds.
MOST_PIECES = 16


@dataclass(frozen=True)
class Before:
    """What the run before left, and how many nominals had moved since it learnt its parameters."""

    folder: Path
    pieces: int
    highest: int
    learnt_on: int
    moved: int

    def place(self, name: str) -> Path:
        return self.folder / f"{name}.parquet"

    def pattern(self, family: str) -> Path:
        """All pieces of a family, as the engine reads them."""
        return self.folder / f"{family}-*.parquet"


@contextmanager
def folder(work: Work, is_wanted: bool) -> Iterator[Path | None]:
    """Where this run keeps its work, which takes the place of the last when the run is done."""
    if work.keep is None or work.engine.name != "duckdb" or not is_wanted:
        if work.keep is not None:
            shutil.rmtree(work.keep, ignore_errors=True)
        yield None
        return
    with whole_folder(work.keep) as fresh:
        yield fresh


def read(work: Work) -> Before | None:
    """What the run before left, if it was made as this one is."""
    if work.keep is None or work.engine.name != "duckdb":
        return None
    told = _told(work.keep / MADE_WITH)
    if told is None or told["made_with"] != _made_with(work):
        return None
    numbers = (told[name] for name in ("pieces", "highest", "learnt_on", "moved"))
    return Before(work.keep, *numbers)


def copy(work: Work, select: str, place: Path) -> None:
    """Write the rows of a query."""
    work.engine.run(f"copy ({select}) to {quoted(place)} (format parquet, compression zstd)")


def note_key(work: Work, fresh: Path, key: Key) -> None:
    """Keep who has which value of one key: link_valued is of it."""
    place = fresh / f"{KEYED}-000001-{KEYS.index(key):02}"
    numbered = "select value, nominal_key as number from link_valued"
    index.write(place, work.engine.arrow(numbered))
    crowded = f"select value, {key.most} as most, n_sharing as n"
    told = f"{crowded} from link_shared where n_sharing > {key.most}"
    if key is KEYS[0]:
        work.engine.step(Step("link_crowded_now", "What too many share", told))
    else:
        work.engine.run(f"insert into link_crowded_now {told}")


def keep_records(work: Work, source: str, place: Path) -> None:
    """Keep records whose nominals have numbers in link_numbered."""
    columns = ", ".join(f"r.{name}" for name in record_columns(work, source))
    copy(
        work,
        f"select n.number, {columns} from {source} r "
        "join link_numbered n on n.nominal_key = r.nominal_key",
        place,
    )


def record_columns(work: Work, source: str) -> list[str]:
    """What of a record depends on nothing but the nominal and the parameters."""
    own = ("nominal_key", "source_id", "nominal_id")
    return [name for name in work.engine.columns(source) if name not in own]


def keep_pairs(work: Work, guarded: str, place: Path) -> None:
    """Keep guarded pairs, by the numbers of their nominals."""
    copy(
        work,
        f"select a.number as l, b.number as r, p.* exclude (nominal_key_l, nominal_key_r) "
        f"from {guarded} p join link_numbered a on a.nominal_key = p.nominal_key_l "
        "join link_numbered b on b.nominal_key = p.nominal_key_r",
        place,
    )


def keep_whole(work: Work, fresh: Path) -> None:
    """Keep whose numbers are whose, what is crowded, and which homes are placements."""
    numbers = "select number, source_id, nominal_id, content from link_numbered"
    copy(work, numbers, fresh / f"{NOMINALS}.parquet")
    copy(work, "from link_crowded_now", fresh / f"{CROWDED}.parquet")
    copy(work, "from link_placed", fresh / f"{PLACED}.parquet")


def tell(work: Work, fresh: Path, *, pieces: int, highest: int, learnt_on: int, moved: int) -> None:
    """Say what the files are, last of all."""
    said = {
        "made_with": _made_with(work),
        "pieces": pieces,
        "highest": highest,
        "learnt_on": learnt_on,
        "moved": moved,
    }
    (fresh / MADE_WITH).write_text(json.dumps(said), "utf-8")


def take_over(before: Before, fresh: Path) -> None:
    """Put every piece of the run before, and the parameters, into the new folder."""
    for family in (RECORDS, KEYED):
        for path in sorted(before.folder.glob(f"{family}-*")):
            place_again(path, fresh / path.name)
    shutil.copytree(before.folder / PARAMETERS, fresh / PARAMETERS)


def put_together(work: Work, before: Before, fresh: Path) -> None:
    """Write all pieces of the run before as one, of the nominals that are still there."""
    shutil.copytree(before.folder / PARAMETERS, fresh / PARAMETERS)
    there = "select k.* from {0} k semi join link_unchanged u on u.number = k.number"
    copy(work, there.format("link_kept_records"), fresh / f"{RECORDS}-000001.parquet")
    work.engine.register("link_kept_keyed", index.held(before.folder, KEYED))
    keyed = work.engine.arrow(there.format("link_kept_keyed"))
    index.write(fresh / f"{KEYED}-000001", keyed)


def _made_with(work: Work) -> dict[str, Any]:
    """What kept work means: the code of the stage, the keys that let pairs meet, the engine."""
    return {
        "form": 5,
        "code": work.made_with,
        "engine": duckdb.__version__,
        "keys": [[key.name, key.value, key.most, key.source] for key in KEYS],
    }


def _told(path: Path) -> dict[str, Any] | None:
    """What a run wrote of what it kept, if it is whole."""
    try:
        told = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return None
    names = {"made_with", "pieces", "highest", "learnt_on", "moved"}
    whole = isinstance(told, dict) and names <= told.keys()
    is_there = whole and all((path.parent / f"{name}.parquet").is_file() for name in _WHOLE)
    return told if is_there else None
