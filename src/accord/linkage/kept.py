"""Keep from run to run how far pairs agreed, whose pairs they are, and what too many shared.

A nominal keeps its number as long as nothing compared of it changes; a changed one gets a new
number. So pairs found in one night are added as one more piece, and no earlier piece is written
again.
"""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from accord.engine import Step, Work, quoted
from accord.linkage.blocking import EACH_NAME, KEYS, NAME_PAIRS
from accord.linkage.model import Model
from accord.linkage.patterns import chance_before, most_per_level
from accord.placing import whole_folder

MADE_WITH, NOMINALS, CROWDED = "made-with.json", "nominals.parquet", "crowded.parquet"
# How rare these are may let a pair be dropped before it is compared.
RARE = ("rare_forename", "rare_surname", "rare_born")
_OWN = ("nominal_key", "source_id", "nominal_id")
# Pairs so many bits too light to count are not kept. Should the model move by more than its part
# of that between two runs, nothing kept is used; should a name or a birth date become rarer by more
# than its part, the pairs of who has it are compared again.
MOST_MOVED, MOST_RARER = 1.5, 0.5
MARGIN = MOST_MOVED + MOST_RARER * len(RARE)
# Pieces beyond which all are written as one, without what no longer holds.
MOST_PIECES = 16

NOTHING_BEFORE = (
    Step(
        "link_unchanged",
        "No nominal is known from before",
        f"""
        select null::bigint as number, null::bigint as nominal_key,
            {", ".join(f"null::real as {name}" for name in RARE)} limit 0
        """,
    ),
    Step(
        "link_before",
        "No pair is known from before",
        "select null::bigint as l, null::bigint as r, null::bigint as pattern limit 0",
    ),
    Step(
        "link_crowded_before",
        "Nothing was crowded before",
        "select null::varchar as key, null::ubigint as crowd limit 0",
    ),
    Step(
        "link_freed",
        "No pair may meet for the first time",
        "select null::bigint as join_key_l, null::bigint as join_key_r limit 0",
    ),
    Step(
        "link_parted",
        "No pair meets no longer",
        "select null::bigint as l, null::bigint as r limit 0",
    ),
)


@dataclass(frozen=True)
class Before:
    """What the run before left: its pieces, and the highest number it gave a nominal."""

    pieces: tuple[Path, ...] = ()
    highest: int = 0
    # What its model could add to a pair, and whether any nominal has gone or changed since.
    bounds: Any = None
    are_some_gone: bool = False


def contents(work: Work) -> Step:
    """A digest of everything that is compared of each nominal."""
    said = ", ".join(
        f"coalesce(cast(r.{column} as varchar), chr(30))" for column in _compared_columns(work)
    )
    return Step(
        "link_contents",
        "A digest of everything that is compared of each nominal",
        # Eight bytes, which Parquet holds exactly; of sixteen it would make a rounded number.
        f"""
        select r.nominal_key, r.source_id, r.nominal_id, {", ".join(RARE)},
            md5_number_lower(concat_ws(chr(31), {said})) as content
        from link_records r
        join link_narrow n on n.nominal_key = r.nominal_key
        """,
    )


def read(work: Work) -> Before:
    """Find what the run before left and can still be used; nothing, where something differs."""
    folder, made_with = work.keep, _made_with(work)
    told = _told(folder / MADE_WITH) if folder else None
    if not (folder and told and told["made_with"] == made_with):
        work.steps(NOTHING_BEFORE)
        return Before()
    pieces = tuple(folder / name for name in told["pieces"])
    work.engine.load("link_kept_nominals", folder / NOMINALS)
    work.engine.load("link_kept_crowded", folder / CROWDED)
    for n, path in enumerate(pieces):
        work.engine.load(f"link_kept_pairs_{n}", path)
    work.steps(_from_before(len(pieces)))
    ((n_there, n_unchanged),) = work.engine.rows(
        "select (select count(*) from link_kept_nominals), (select count(*) from link_unchanged)"
    )
    return Before(pieces, told["highest"], told["bounds"], n_unchanged < n_there)


def fits(work: Work, model: Model, before: Before) -> bool:
    """Whether what was kept can be used with this model."""
    return _moved(before.bounds, model, work) <= MOST_MOVED


def write(work: Work, model: Model, before: Before, piece: str) -> None:
    """Keep what this run found, beside what still holds; a kill half way loses nothing but time."""
    if work.keep is None:
        return
    with whole_folder(work.keep) as fresh:
        _write(work, model, before, fresh, piece)


def _write(work: Work, model: Model, before: Before, fresh: Path, piece: str) -> None:
    work.engine.step(_numbered(before.highest))
    rare = ", ".join(RARE)
    numbers = f"select number, source_id, nominal_id, content, {rare} from link_numbered"
    _copy(work, numbers, fresh / NOMINALS)
    _copy(work, "from link_crowded", fresh / CROWDED)
    names = _write_pieces(work, before, fresh, piece)
    ((highest,),) = work.engine.rows("select coalesce(max(number), 0) from link_numbered")
    said = {
        "made_with": _made_with(work),
        "bounds": _bounds(work, model),
        "pieces": names,
        "highest": max(int(highest), before.highest),
    }
    (fresh / MADE_WITH).write_text(json.dumps(said), "utf-8")


def _write_pieces(work: Work, before: Before, fresh: Path, piece: str) -> list[str]:
    numbered = f"""
        select a.number as l, b.number as r, p.pattern from ({piece}) p
        join link_numbered a on a.nominal_key = p.join_key_l
        join link_numbered b on b.nominal_key = p.join_key_r
    """
    earlier = before.pieces
    if len(earlier) >= MOST_PIECES:
        numbered += """
            union all select k.l, k.r, k.pattern from link_before k
            semi join link_numbered a on a.number = k.l
            semi join link_numbered b on b.number = k.r
        """
        earlier = ()
    for path in earlier:
        _place(path, fresh / path.name)
    name = f"pairs-{_number_of(before) + 1:06}.parquet"
    _copy(work, numbered, fresh / name)
    return [*(path.name for path in earlier), name]


def _number_of(before: Before) -> int:
    return int(before.pieces[-1].stem.split("-")[1]) if before.pieces else 0


def _place(path: Path, to: Path) -> None:
    """A file once more in another folder, without writing it again where that can be."""
    try:
        os.link(path, to)
    except OSError:
        shutil.copyfile(path, to)


def _numbered(highest: int) -> Step:
    # How rare a name was when pairs of who has it were last dropped.
    rare = ", ".join(f"coalesce(u.{name}, c.{name}) as {name}" for name in RARE)
    return Step(
        "link_numbered",
        "Every nominal's lasting number: its own while nothing compared of it changes",
        f"""
        select c.nominal_key, c.source_id, c.nominal_id, c.content, {rare},
            coalesce(u.number, {highest} + row_number() over (
                partition by u.number is null order by c.nominal_key)) as number
        from link_contents c
        left join link_unchanged u on u.nominal_key = c.nominal_key
        """,
    )


def _from_before(n_pieces: int) -> tuple[Step, ...]:
    pieces = " union all ".join(f"select * from link_kept_pairs_{n}" for n in range(n_pieces))
    still = [f"coalesce(n.{name} - o.{name}, 0) <= {MOST_RARER}" for name in RARE]
    return (
        Step(
            "link_unchanged",
            "Nominals that are as they were, with their lasting numbers",
            f"""
            select o.number, n.nominal_key, {", ".join(f"o.{name}" for name in RARE)}
            from link_kept_nominals o
            join link_contents n on n.source_id = o.source_id and n.nominal_id = o.nominal_id
                and n.content = o.content
            where {" and ".join(still)}
            """,
        ),
        Step("link_before", "Pairs compared before", pieces),
        Step(
            "link_crowded_before",
            "What too many shared in the run before",
            "from link_kept_crowded",
        ),
    )


def _copy(work: Work, select: str, path: Path) -> None:
    work.engine.run(f"copy ({select}) to {quoted(path)} (format parquet, compression zstd)")


def _compared_columns(work: Work) -> list[str]:
    """What a pattern can depend on: everything in a record but its key and how common it is."""
    columns = work.engine.columns("link_records")
    derived = {c for c in columns if c.startswith("tf_") or c.endswith("_number")}
    return [c for c in columns if c not in _OWN and c not in derived]


def _made_with(work: Work) -> dict[str, Any]:
    """What kept work means: the columns compared, the keys that let pairs meet, and the engine."""
    return {
        "form": 4,
        "engine": duckdb.__version__,
        "columns": _compared_columns(work),
        "keys": [[key.name, key.value, key.most, key.source] for key in KEYS],
        "names": [EACH_NAME.sql, NAME_PAIRS.sql],
    }


def _bounds(work: Work, model: Model) -> dict[str, Any]:
    """What the levels are, and the most each may add."""
    levels = [
        [c.column, [[level.name, level.when, level.is_empty] for level in c.levels]]
        for c in model.comparisons
    ]
    return {
        "levels": levels,
        "before": chance_before(work, model),
        "most": most_per_level(model),
    }


def _moved(then: Any, model: Model, work: Work) -> float:
    """By how many bits at most a pair may weigh more than with the model of the run before."""
    now = _bounds(work, model)
    if now["levels"] != then["levels"]:
        return float("inf")
    moved = [
        max(0.0, *(new - old for new, old in zip(news, olds, strict=True)))
        for news, olds in zip(now["most"], then["most"], strict=True)
    ]
    return float(sum(moved) + max(0.0, now["before"] - then["before"]))


def _told(path: Path) -> dict[str, Any] | None:
    """What a run wrote of what it kept, if it is whole."""
    try:
        told = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return None
    whole = isinstance(told, dict) and {"made_with", "bounds", "pieces", "highest"} <= told.keys()
    is_there = whole and all((path.parent / name).is_file() for name in told["pieces"])
    return told if is_there else None
