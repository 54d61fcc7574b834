"""Checked rows in, one immutable folder of typed Parquet per source out."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from accord.engine import Engine, named, quoted
from accord.sources.casting import all_faults, is_good, typed_columns, with_values
from accord.sources.intake import TableRows
from accord.sources.rules import REASONS

# A change to what is written here must change the hash, or old deliveries would be taken for new.
FORMAT = "accord-delivery-1"
MANIFEST = "delivery.json"
REJECTED = "rejected"
REJECTED_SCHEMA = pa.schema(
    [
        ("table", pa.string()),
        ("source_id", pa.string()),
        ("row_file", pa.string()),
        ("row_number", pa.int64()),
        ("row_hash", pa.string()),
        ("column", pa.string()),
        ("rule", pa.string()),
        ("reason", pa.string()),
        ("row_text", pa.string()),
    ]
)


@dataclass(frozen=True)
class Landed:
    """One source's part of one package, written and ready to be moved into the store."""

    source_id: str
    content: str
    folder: Path
    source: dict[str, Any]


def land(
    engine: Engine,
    rows: Sequence[TableRows],
    source: dict[str, Any],
    others: Sequence[str],
    takes_strays: bool,
    into: Path,
) -> Landed:
    """Write one source's rows; rows that name no source go with the first source of the package."""
    into.mkdir(parents=True)
    source_id = str(source["source_id"])
    which = _Which(source_id, tuple(others), takes_strays)
    rejected: list[pa.Table] = []
    tables: dict[str, dict[str, int]] = {}
    for table, parts in _by_table(rows).items():
        n_good = _write_good(engine, table, parts, which, into)
        bad = _rejected_rows(engine, parts, which, n_good)
        rejected += bad
        tables[table] = {"used": n_good, "rejected": sum(b.num_rows for b in bad)}
    _write_rejected(rejected, into)
    content = _content_hash(into)
    manifest = {
        "format": FORMAT,
        "source_id": source_id,
        "content": content,
        "tables": tables,
        "notes": _notes(rows, tables),
    }
    (into / MANIFEST).write_text(json.dumps(manifest, indent=1, sort_keys=True) + "\n")
    return Landed(source_id, content, into, source)


@dataclass(frozen=True)
class _Which:
    """Which rows of a package belong to a source."""

    source_id: str
    others: tuple[str, ...]
    takes_strays: bool

    def sql(self) -> str:
        if self.takes_strays and not self.others:
            return "true"
        ours = f"source_id = {quoted(self.source_id)}"
        return f"({ours} or source_id is null)" if self.takes_strays else ours

    def holds(self, fields: Sequence[str]) -> bool:
        if self.source_id in fields:
            return not any(other in fields for other in self.others) or self.takes_strays
        return self.takes_strays and not any(other in fields for other in self.others)


def _by_table(rows: Sequence[TableRows]) -> dict[str, list[TableRows]]:
    grouped: dict[str, list[TableRows]] = {}
    for part in rows:
        grouped.setdefault(part.table.name, []).append(part)
    return dict(sorted(grouped.items()))


def row_hash(part: TableRows) -> str:
    """SQL of the fingerprint of a row: what it holds, whatever the order of the columns."""
    # The number of the column stands for its name: every letter of it is hashed for every row.
    cells = ", ".join(
        f"{quoted(f'{chr(31)}{n} ')}, {named(name)}"
        for n, name in enumerate(part.table.names)
        if name in part.present
    )
    kept = ", ".join(
        f"case when {named(a)} is not null then chr(30) || {quoted(a)} || chr(31) || {named(a)} end"
        for a in part.asides
    )
    return f"substr(sha256(concat({cells}{', ' + kept if kept else ''})), 1, 16)"


def _write_good(
    engine: Engine, table: str, parts: Sequence[TableRows], which: _Which, into: Path
) -> int:
    asides = sorted({aside for part in parts for aside in part.asides})
    selects = []
    for part in parts:
        kept = "".join(
            f", {named(a) if a in part.asides else 'cast(null as varchar)'} as {named(a)}"
            for a in asides
        )
        selects.append(
            f"select {typed_columns(part.table)}, row_file, row_number, "
            f"{row_hash(part)} as row_hash{kept} from {with_values(part.table, part.relation)} "
            f"where {which.sql()} and {is_good(part.table)}"
        )
    path = into / f"{table}.parquet"
    engine.run(
        f"copy ({' union all '.join(selects)}) to {quoted(str(path))} "
        "(format parquet, compression snappy)"
    )
    n_good = int(pq.ParquetFile(path).metadata.num_rows)
    if not n_good:
        path.unlink()
    return n_good


def _rejected_rows(
    engine: Engine, parts: Sequence[TableRows], which: _Which, n_good: int
) -> list[pa.Table]:
    broken = [
        _broken_row(part, row, which)
        for part in parts
        for row in part.broken
        if which.holds([f.strip() for f in row.fields])
    ]
    bad = [pa.Table.from_pylist(broken, schema=REJECTED_SCHEMA)]
    counts = " + ".join(
        f"(select count(*) from {part.relation} where {which.sql()})" for part in parts
    )
    if int(engine.rows(f"select {counts}")[0][0]) > n_good:
        bad += [_rejected(engine, part, which) for part in parts]
    return bad


def _rejected(engine: Engine, part: TableRows, which: _Which) -> pa.Table:
    cells = ", ".join(
        f"{quoted(name)}, {named(name)}" for name in (*part.table.names, *part.asides)
    )
    found = engine.arrow(
        f"select row_file, row_number, source_id, {row_hash(part)} as row_hash, "
        f"{all_faults(part.table)} as faults, cast(json_object({cells}) as varchar) as row_text "
        f"from {with_values(part.table, part.relation)} "
        f"where {which.sql()} and not ({is_good(part.table)})"
    )
    known = {which.source_id}
    rows = [_rejected_row(part.table.name, row, known) for row in found.to_pylist()]
    return pa.Table.from_pylist(rows, schema=REJECTED_SCHEMA)


def _rejected_row(table: str, row: dict[str, Any], known: set[str]) -> dict[str, Any]:
    faults = [fault.split(":") for fault in row.pop("faults").split(" ")]
    column, rule = faults[0]
    also = ", ".join(name for name, _ in faults[1:])
    reason = REASONS[rule] + (f"; more columns are at fault: {also}" if also else "")
    source_id = row["source_id"] if row["source_id"] in known else None
    return {
        **row,
        "table": table,
        "source_id": source_id,
        "column": column,
        "rule": rule,
        "reason": reason,
    }


def _broken_row(part: TableRows, broken: Any, which: _Which) -> dict[str, Any]:
    text = json.dumps(list(broken.fields), ensure_ascii=False)
    named_in_it = which.source_id in [f.strip() for f in broken.fields]
    return {
        "table": part.table.name,
        "source_id": which.source_id if named_in_it else None,
        "row_file": part.file,
        "row_number": broken.row_number,
        "row_hash": hashlib.sha256(text.encode()).hexdigest()[:16],
        "column": None,
        "rule": broken.rule,
        "reason": REASONS[broken.rule],
        "row_text": text,
    }


def _write_rejected(rejected: Sequence[pa.Table], into: Path) -> None:
    together = pa.concat_tables([REJECTED_SCHEMA.empty_table(), *rejected])
    if together.num_rows:
        pq.write_table(together, into / f"{REJECTED}.parquet", compression="zstd")


def _content_hash(folder: Path) -> str:
    # Over the rows as a set: their order and their numbers in the file do not count.
    digest = hashlib.sha256(FORMAT.encode())
    for path in sorted(folder.glob("*.parquet")):
        column = pq.read_table(path, columns=["row_hash"]).column("row_hash")
        hashes = np.sort(column.to_numpy(zero_copy_only=False).astype("S16"))
        digest.update(f"{path.stem}:{len(hashes)}:".encode())
        digest.update(hashes.tobytes())
    return digest.hexdigest()[:16]


def _notes(rows: Sequence[TableRows], tables: dict[str, dict[str, int]]) -> list[dict[str, Any]]:
    found: Counter[tuple[str, str]] = Counter()
    for part in rows:
        for note in (*part.notes, *(["extra_columns"] if part.extras else [])):
            found[part.table.name, note] += 1
    return [
        {"table": table, "rule": rule, "n_rows": tables[table]["used"]}
        for table, rule in sorted(found)
        if tables[table]["used"]
    ]
