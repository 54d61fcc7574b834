"""Recorded flags against proposed ones, by force, unit, offence and month, with their faults."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from accord.audit.faults import READS as FAULT_READS
from accord.audit.faults import RULES, Fault, Misfiled, find_faults, find_misfiled
from accord.engine import Engine, Step, opened_tables
from accord.published import Sheet, as_blocks

FLAGS = ("CSE", "GROUP_CSE", "CSA", "CCE")
SPLITS = ("force", "unit", "offence", "month")
READS = ("record_flags", "crimes", "sources", *FAULT_READS)
EVERYTHING = "all"
MOST_SHOWN = 15

_AUDITED = Step(
    "audited_flags",
    "every crime's recorded and proposed flag with what it is counted by",
    """
    select r.flag, r.recorded, r.proposed, r."change",
        coalesce(s.force_code, s.source_id) as force,
        coalesce(c.unit, 'not recorded') as unit,
        coalesce(c.offence_code, 'not recorded') as offence,
        coalesce(strftime(c.recorded_on, '%Y-%m'), 'not recorded') as month
    from record_flags as r
    join crimes as c on c.source_id = r.source_id and c.crime_ref = r.crime_ref
    join sources as s on s.source_id = r.source_id
    """,
)
_COUNTS = """count(*), count(*) filter (where recorded), count(*) filter (where proposed = 'yes'),
    count(*) filter (where recorded and proposed = 'yes'),
    count(*) filter (where "change" = 'add'), count(*) filter (where "change" = 'remove'),
    count(*) filter (where recorded and proposed = 'not_known'),
    count(*) filter (where not recorded and proposed = 'not_known')"""


@dataclass(frozen=True)
class Compared:
    """How many crimes have a flag recorded, proposed or both, within one part of the whole."""

    flag: str
    by: str
    value: str
    n_crimes: int
    n_recorded: int
    n_proposed: int
    n_both: int
    n_to_add: int
    n_to_remove: int
    n_recorded_not_known: int
    n_unrecorded_not_known: int


@dataclass(frozen=True)
class Report:
    """Everything the comparison says of one run."""

    run_id: str
    compared: tuple[Compared, ...]
    faults: tuple[Fault, ...]
    misfiled: tuple[Misfiled, ...]

    def to_json(self) -> str:
        """For another program: every row."""
        return json.dumps(asdict(self), indent=1, ensure_ascii=False, default=str)

    def as_text(self, splits: tuple[str, ...] = SPLITS) -> str:
        """For a person: the whole, each split asked for, and the faults with their reasons."""
        return as_blocks(self._sheets(splits)) + "\n"

    def _sheets(self, splits: tuple[str, ...]) -> Iterator[Sheet]:
        yield _sheet("Recorded against proposed, all crimes", self._rows(EVERYTHING))
        for split in splits:
            differing = tuple(row for row in self._rows(split) if _differs(row))
            yield _sheet(f"By {split}, where the two differ", differing, MOST_SHOWN)
        yield Sheet(
            "Criminal exploitation filed under CSE",
            ("source", "crime", "CCE recorded", "what the records say"),
            tuple((m.source_id, m.crime_ref, m.cce_recorded, m.says) for m in self.misfiled),
            most=MOST_SHOWN,
        )
        for rule in RULES:
            found = tuple(f for f in self.faults if f.rule == rule.id)
            yield Sheet(
                f"{rule.title}: {len(found):,}",
                ("flag", "source", "on", "reference", "what is known"),
                tuple((f.flag, f.source_id, f.target_kind, f.target_ref, f.says) for f in found),
                says=f"  {rule.why}",
                most=MOST_SHOWN,
            )

    def _rows(self, by: str) -> tuple[Compared, ...]:
        return tuple(row for row in self.compared if row.by == by)


def _differs(row: Compared) -> bool:
    open_questions = row.n_recorded_not_known + row.n_unrecorded_not_known
    return bool(row.n_to_add + row.n_to_remove + open_questions)


def _sheet(title: str, rows: tuple[Compared, ...], most: int | None = None) -> Sheet:
    headings = (
        *("flag", "part", "crimes", "recorded", "proposed", "both", "to add", "to remove"),
        *("recorded, not known", "unrecorded, not known"),
    )
    cells = tuple(
        (
            *(row.flag, row.value, row.n_crimes, row.n_recorded, row.n_proposed, row.n_both),
            *(row.n_to_add, row.n_to_remove),
            *(row.n_recorded_not_known, row.n_unrecorded_not_known),
        )
        for row in rows
    )
    return Sheet(title, headings, cells, most=most)


def report(run_folder: Path) -> Report:
    """Hold every recorded flag of a run against what its findings propose."""
    with opened_tables(run_folder, READS) as engine:
        engine.step(_AUDITED)
        compared = tuple(row for by in (EVERYTHING, *SPLITS) for row in _compared(engine, by))
        return Report(
            run_folder.resolve().name, compared, find_faults(engine), find_misfiled(engine)
        )


def _compared(engine: Engine, by: str) -> Iterator[Compared]:
    value = f"'{EVERYTHING}'" if by == EVERYTHING else by
    rows = engine.rows(
        f"select flag, {value} as part, {_COUNTS} from audited_flags group by flag, part "
        "order by flag, part"
    )
    placed = sorted(rows, key=lambda row: (FLAGS.index(row[0]), row[1]))
    for flag, part, *counts in placed:
        yield Compared(flag, by, part, *counts)
