"""Take over the findings on candidates of which every answer and its grounds are as they were.

Every criterion is answered anew in every run: an answer may rest on records far from the candidate,
and no rule here has to know which. What is spared is to weigh and to word again what follows from
answers that came out the same. That is most of a night's work: some forty rows of reasons stand
behind every candidate.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from accord.definitions.criteria import CRITERIA
from accord.engine import Step, Work, quoted
from accord.tables import TABLES

ANSWERED = "answered.parquet"
RESULTS = ("findings", "criterion_results", "evidence")

ASKED_ALL = Step(
    "asked_anew", "Every question, where nothing is taken over", "select unit from judged"
)

ASKED_ANEW = Step(
    "asked_anew",
    "Questions of which an answer, or what it rests on, is not as it was",
    """
    select a.unit from answered a
    anti join answered_before b on b.unit = a.unit and b.told = a.told
    """,
)

# A network is judged by the child for whom most holds; there are few, and all are judged anew.
# Listed are the findings that do not stand: in a night they are the fewer, and every row that was
# left before is held against the list.
NOT_AS_BEFORE = Step(
    "findings_not_as_before",
    "Findings on networks, and those of which an answer or what it rests on is not as it was",
    """
    select f.finding_id
    from findings_before f
    left join answered_before b on b.unit = f.candidate_kind || ':' || f.candidate_id
    left join answered a on a.unit = b.unit and a.told = b.told
    where f.candidate_kind = 'network' or a.unit is null
    """,
)


def answered() -> Step:
    """A digest of all that the findings on a question are made of."""
    said = ("outcome", "count_low", "count_high", "reason")
    relied_on = ("event_id", "field", '"start"', '"end"', "supports")
    parts = [
        *(_told(f"answer_{c.column}", f"{c.key} says", said) for c in CRITERIA.values()),
        *(_told(f"evidence_{c.column}", f"{c.key} on", relied_on) for c in CRITERIA.values()),
        _told("judged", "nation", ("nation",)),
        _told(
            "(select distinct unit, event_id from judged_records where scope = 'own')",
            "record",
            ("event_id",),
        ),
    ]
    return Step(
        "answered",
        "A digest of every answer to a question, of what each rests on and of the record itself",
        f"select unit, cast(sum(told) as varchar) as told from ({' union all '.join(parts)}) "
        "group by unit",
    )


def _told(rows: str, what: str, columns: Sequence[str]) -> str:
    """Each row of one kind as a number: in the sum it matters which rows there are, not where."""
    texts = ", ".join(f"coalesce(cast({name} as varchar), chr(30))" for name in columns)
    return f"select unit, value_number(concat_ws(chr(31), '{what}', {texts})) as told from {rows}"


def choose(work: Work) -> bool:
    """Choose the questions whose findings are made anew; whether others are taken over.

    The digests are the embedded engine's own; on any other everything is made anew.
    """
    if work.engine.name != "duckdb" or work.beside is None:
        work.engine.step(ASKED_ALL)
        return False
    work.engine.step(answered())
    _copy(work, "answered", work.beside / ANSWERED)
    if work.before is None or not (work.before / ANSWERED).is_file():
        work.engine.step(ASKED_ALL)
        return False
    work.engine.load("answered_before", work.before / ANSWERED)
    for name in RESULTS:
        columns = TABLES[name].without("run_id").names
        work.engine.load(f"{name}_before", work.before / f"{name}.parquet", columns)
    work.steps((ASKED_ANEW, NOT_AS_BEFORE))
    return True


def take_over(work: Work) -> None:
    """Put what was found before beside what was found anew."""
    for name in RESULTS:
        columns = ", ".join(f'"{c}"' for c in TABLES[name].without("run_id").names)
        work.engine.run(f"alter table {name} rename to {name}_anew")
        work.engine.run(
            f"create or replace view {name} as select {columns} from {name}_anew "
            f"union all select {columns} from {name}_before as b "
            "anti join findings_not_as_before as f on f.finding_id = b.finding_id"
        )


def _copy(work: Work, table: str, path: Path) -> None:
    rows = f"select * from {table} order by unit"
    work.engine.run(f"copy ({rows}) to {quoted(path)} (format parquet, compression zstd)")
