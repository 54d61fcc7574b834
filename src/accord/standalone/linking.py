"""Turn files of people into a folder that says who is who, why, and what to ask a person."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pyarrow.parquet as pq

from accord.engine import Engine, Work, open_engine
from accord.linkage import stage
from accord.standalone.columns import given
from accord.standalone.files import BESIDE, Taken, read
from accord.tables import PREVIOUS_TABLES, TABLES

# The tables written for people, each with the name of its CSV file; Parquet files keep our names.
FOR_PEOPLE = {
    "persons": "persons",
    "person_nominals": "person_nominals",
    "nominal_links": "links",
    "identity_questions": "review",
    "person_attention": "attention",
    "person_links": "person_links",
    "person_lineage": "lineage",
    "combination_log": "combination_log",
}
# What the next run into the same folder, and an explanation, need.
FOR_THE_NEXT_RUN = ("nominals", *BESIDE, "held_links", "former_persons", "linkage_model")
REPORT = "report.md"


@dataclass(frozen=True)
class Linked:
    """What was linked: the files, and how much of each thing came out."""

    out: Path
    files: tuple[Taken, ...]
    counts: dict[str, int]
    verdicts: dict[str, int]

    def as_text(self) -> str:
        """A short report."""
        rows = [f"- {taken.name}: {taken.n_rows:,} records" for taken in self.files]
        made_of = [
            f"- {taken.name}: "
            + ", ".join(f"{ours} from {' + '.join(parts)}" for ours, parts in taken.columns.items())
            for taken in self.files
        ]
        verdicts = [f"- {name}: {n:,}" for name, n in sorted(self.verdicts.items())]
        return "\n".join(
            (
                "# Who is who",
                "",
                f"{self.counts['nominals']:,} records are believed to be of "
                f"{self.counts['persons']:,} persons.",
                f"{self.counts['identity_questions']:,} questions wait for a person in review.csv, "
                "those whose answer changes most first.",
                f"{self.counts['person_attention']:,} doubts stand in attention.csv.",
                "",
                "## Pairs of records",
                "",
                *(verdicts or ["- none came close"]),
                "",
                "## What was read",
                "",
                *rows,
                "",
                "## Which columns made which",
                "",
                *made_of,
                "",
            )
        )


def link_files(
    paths: Sequence[Path],
    out: Path,
    *,
    columns: Sequence[str] = (),
    mapping: Path | None = None,
    judgements: Path | None = None,
    report: Callable[[str], None] = lambda _: None,
) -> Linked:
    """Link the people of one or several files and write what came out to a folder.

    A folder that holds an earlier result is carried on: ids stay, and the log says what changed.
    """
    said = given(columns, mapping)
    with tempfile.TemporaryDirectory() as spill, closing(open_engine(spill=Path(spill))) as engine:
        files = read(engine, [*paths, *([judgements] if judgements else [])], said)
        _carry_on(engine, out)
        stage.run(Work(engine, report=report))
        out.mkdir(parents=True, exist_ok=True)
        counts = {name: _write(engine, name, out) for name in (*FOR_PEOPLE, *FOR_THE_NEXT_RUN)}
        verdicts = dict(
            engine.rows("select verdict, count(*) from nominal_links group by verdict order by all")
        )
    linked = Linked(out, files, counts, verdicts)
    (out / REPORT).write_text(linked.as_text(), "utf-8")
    return linked


def _carry_on(engine: Engine, out: Path) -> None:
    """Take over the ids and links of an earlier result in the same folder, if there is one."""
    for table, name in PREVIOUS_TABLES:
        file = out / f"{name}.parquet"
        rows = (
            pq.read_table(file, columns=list(table.names)).cast(table.schema)
            if file.is_file()
            else table.empty()
        )
        engine.register(table.name, rows)


def _write(engine: Engine, name: str, out: Path) -> int:
    """Write a table as Parquet, and as CSV where it is for people."""
    path = out / f"{name}.parquet"
    n_rows = engine.save(TABLES[name].without("run_id"), path)
    if name in FOR_PEOPLE:
        quoted = [str(p).replace("'", "''") for p in (path, out / f"{FOR_PEOPLE[name]}.csv")]
        lists = [c.name for c in TABLES[name].columns if c.kind.value == "list"]
        flat = "".join(f" replace (array_to_string({c}, '|') as {c})" for c in lists)
        engine.run(f"copy (select *{flat} from read_parquet('{quoted[0]}')) to '{quoted[1]}'")
    return n_rows
