"""The wording a run found in its texts into counts by force, unit and month: never by a person."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.dataset as ds
import pyarrow.parquet as pq

from accord.errors import NotFound
from accord.language.terms import shipped_terms

FEWEST = 10  # texts; a count over fewer would point at a person
HEADER = ("force", "source", "unit", "month", "texts", "with_wording", "own_words", "reported",
          "commonest")  # fmt: skip

# Where texts are: the table, its key, its text, the field it is called in mentions, its date.
_TEXTS = (
    ("crimes", "crime", "crime_ref", "mo_text", "recorded_on"),
    ("intelligence", "intelligence", "report_id", "text", "reported_at"),
    ("missing_episodes", "missing_episode", "episode_id", "rhi_text", "reported_at"),
    ("partner_reports", "partner_report", "report_id", "text", "received_at"),
)


@dataclass(frozen=True)
class UnitMonth:
    """The texts of one unit in one month, and in how many of them a child is blamed."""

    force: str
    source: str
    unit: str
    month: str
    texts: int
    with_wording: int | None
    own_words: int | None
    reported: int | None
    commonest: str


@dataclass(frozen=True)
class LanguageCounts:
    """Counts by unit and month over a run."""

    rows: tuple[UnitMonth, ...]

    def as_text(self) -> str:
        """A table for a person, with what is withheld said."""
        lines = ["force  source  unit  month  texts  with wording  own words  reported  commonest"]
        lines += ["  ".join(_cell(v) for v in asdict(row).values()) for row in self.rows]
        texts = sum(row.texts for row in self.rows)
        found = sum(row.with_wording or 0 for row in self.rows)
        lines.append(
            f"{texts:,} texts in {len(self.rows):,} units and months; wording that blames in "
            f"{found:,} of them. Where there are fewer than {FEWEST} texts nothing is counted (*)."
        )
        return "\n".join(lines)

    def to_json(self) -> str:
        """For another program."""
        return json.dumps([asdict(row) for row in self.rows], indent=1, ensure_ascii=False)

    def to_csv(self) -> str:
        """For a spreadsheet."""
        buffer = io.StringIO()
        writer = csv.writer(buffer, lineterminator="\n")
        writer.writerow(HEADER)
        writer.writerows(tuple(asdict(row).values()) for row in self.rows)
        return buffer.getvalue()


def _cell(value: object) -> str:
    return "*" if value is None else str(value) if value != "" else "-"


@dataclass
class _Tally:
    texts: int = 0
    with_wording: int = 0
    own: int = 0
    reported: int = 0


Key = tuple[str, str, str, str]


def count_wording(run: Path) -> LanguageCounts:
    """Counts over the texts of a finished run; the words themselves never leave the tables."""
    if not (run / "mentions.parquet").is_file():
        raise NotFound(f"This run has no mentions: {run.name}.")
    forces = _forces(run)
    blamed = _blamed(run)
    tallies: defaultdict[Key, _Tally] = defaultdict(_Tally)
    terms: defaultdict[Key, Counter[str]] = defaultdict(Counter)
    for source, unit, month, record in _texts(run):
        key = (forces.get(source, ""), source, unit, month)
        tally = tallies[key]
        tally.texts += 1
        if found := blamed.get(record):
            tally.with_wording += 1
            tally.own += found.own
            tally.reported += found.reported
            terms[key].update(found.families)
    return LanguageCounts(
        tuple(_row(key, tally, terms[key]) for key, tally in sorted(tallies.items()))
    )


@dataclass
class _Found:
    own: int
    reported: int
    families: Counter[str]


def _forces(run: Path) -> dict[str, str]:
    rows = pq.read_table(run / "sources.parquet", columns=["source_id", "force_code"]).to_pylist()
    return {row["source_id"]: row["force_code"] or "" for row in rows}


def _blamed(run: Path) -> dict[tuple[str, str, str], _Found]:
    """The wording found, by record."""
    wanted = ["source_id", "event_kind", "event_ref", "concept_id", "cue"]
    dataset = ds.dataset(run / "mentions.parquet")
    is_blame = pc.starts_with(ds.field("concept_id"), "blame.")
    found: dict[tuple[str, str, str], _Found] = {}
    for batch in dataset.to_batches(columns=wanted, filter=is_blame):
        for row in batch.to_pylist():
            record = (row["source_id"], row["event_kind"], row["event_ref"])
            here = found.setdefault(record, _Found(0, 0, Counter()))
            here.own += row["cue"] is None
            here.reported += row["cue"] is not None
            here.families[row["concept_id"].removeprefix("blame.")] += 1
    return found


def _texts(run: Path) -> Iterator[tuple[str, str, str, tuple[str, str, str]]]:
    """Every text of a run: its source, unit, month and record."""
    for table, kind, key, text, date in _TEXTS:
        path = run / f"{table}.parquet"
        if not path.is_file():
            continue
        names = ["source_id", key, date, *(["unit"] if table == "crimes" else [])]
        columns: dict[str, Any] = {name: ds.field(name) for name in names}
        columns["is_empty"] = pc.equal(pc.utf8_trim_whitespace(ds.field(text)), "")
        for batch in ds.dataset(path).to_batches(columns=columns):
            yield from _rows(batch, kind, key, date)


def _rows(
    batch: pa.RecordBatch, kind: str, key: str, date: str
) -> Iterator[tuple[str, str, str, tuple[str, str, str]]]:
    for row in batch.to_pylist():
        if row["is_empty"] is False:
            month = f"{row[date]:%Y-%m}" if row[date] else ""
            source = row["source_id"]
            yield source, row.get("unit") or "", month, (source, kind, row[key])


def _row(key: Key, tally: _Tally, terms: Counter[str]) -> UnitMonth:
    if tally.texts < FEWEST:
        return UnitMonth(*key, tally.texts, None, None, None, "")
    names = {wording.category: wording.name for wording in reversed(shipped_terms().wordings)}
    commonest = ", ".join(names.get(name, name) for name, _ in terms.most_common(3))
    return UnitMonth(*key, tally.texts, tally.with_wording, tally.own, tally.reported, commonest)
