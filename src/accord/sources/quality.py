"""Rows that can be used but raise a doubt, counted by source, table and rule."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa

from accord.engine import Engine, Step, Work
from accord.sources.doubts import DOUBTS, ERROR, QUERY, Doubt
from accord.sources.landing import MANIFEST
from accord.tables import TABLES, Table

Issue = dict[str, Any]
# Below this age a child cannot have committed a crime in law; a suspect so young is a slip.
CRIMINAL_RESPONSIBILITY = 10


def find_doubts(work: Work, held: Sequence[Table]) -> None:
    """Make data_quality_issues from rows in use and from what was noted when files were read."""
    work.steps([*_involved(), _overlapping()])
    issues = [
        *_row_by_row(work.engine, held),
        *_about_people(work.engine),
        *_about_crimes(work.engine),
        *_noted(work.deliveries),
    ]
    schema = TABLES["data_quality_issues"].without("run_id").schema
    ordered = sorted(_added_up(issues), key=lambda issue: str(issue["issue_id"]))
    work.engine.register("data_quality_issues", pa.Table.from_pylist(ordered, schema=schema))


def _issue(
    source_id: str, table: str, rule: str, severity: str, n_rows: int, n_checked: int
) -> Issue:
    key = f"{source_id}/{table}/{rule}"
    return {
        "issue_id": hashlib.sha256(key.encode()).hexdigest()[:16],
        "source_id": source_id,
        "table": table,
        "rule": rule,
        "severity": severity,
        "n_rows": n_rows,
        "n_checked": n_checked,
    }


def _row_by_row(engine: Engine, held: Sequence[Table]) -> Iterator[Issue]:
    for table in held:
        doubts = [doubt for doubt in DOUBTS if doubt.table == table.name]
        if doubts:
            yield from _counted(engine, table.name, doubts)


def _counted(engine: Engine, table: str, doubts: Sequence[Doubt]) -> Iterator[Issue]:
    sums = ", ".join(
        f"count(case when {d.looked_at} then 1 end), "
        f"count(case when ({d.looked_at}) and ({d.doubtful}) then 1 end)"
        for d in doubts
    )
    rows = engine.rows(
        f"select r.source_id, {sums} from {table} as r "
        "join sources as s on s.source_id = r.source_id group by r.source_id"
    )
    for source_id, *counts in rows:
        for n, doubt in enumerate(doubts):
            n_checked, n_rows = counts[2 * n], counts[2 * n + 1]
            if n_rows:
                yield _issue(source_id, table, doubt.rule, doubt.severity, n_rows, n_checked)


def _involved() -> list[Step]:
    return [
        Step(
            "event_days",
            "the last day on which each event can have happened",
            "select source_id, 'crime' as kind, crime_ref as ref, "
            "cast(coalesce(committed_to, committed_from, recorded_on) as date) as day from crimes "
            "union all select source_id, 'intelligence', report_id, "
            "cast(coalesce(event_to, event_from, reported_at) as date) from intelligence "
            "union all select source_id, 'missing_episode', episode_id, "
            "cast(reported_at as date) from missing_episodes "
            "union all select source_id, 'partner_report', report_id, "
            "coalesce(occurred_on, cast(received_at as date)) from partner_reports",
        ),
        Step(
            "involved_ages",
            "everyone involved in an event, with the age they had",
            "select i.source_id, i.event_kind, i.event_ref, i.nominal_id, i.role, "
            "n.date_of_birth, e.day, age_at(n.date_of_birth, e.day) as age "
            "from involvements as i join nominals as n on n.source_id = i.source_id "
            "and n.nominal_id = i.nominal_id join event_days as e on e.source_id = i.source_id "
            "and e.kind = i.event_kind and e.ref = i.event_ref",
        ),
    ]


def _overlapping() -> Step:
    return Step(
        "overlapping_episodes",
        "missing episodes that begin before the same person's last one ended",
        "select source_id, missing_from_at is not null as is_dated, "
        "lag(found_at) over (partition by source_id, nominal_id "
        "order by coalesce(missing_from_at, reported_at), episode_id) "
        "> coalesce(missing_from_at, reported_at) as is_overlapping from missing_episodes",
    )


def _about_people(engine: Engine) -> Iterator[Issue]:
    known = "date_of_birth is not null and day is not null"
    rows = engine.rows(
        f"select source_id, count(case when {known} then 1 end), "
        f"count(case when {known} and date_of_birth > day then 1 end), "
        "count(case when role = 'suspect' and age is not null then 1 end), "
        "count(case when role = 'suspect' and age >= 0 "
        f"and age < {CRIMINAL_RESPONSIBILITY} then 1 end) "
        "from involved_ages group by source_id"
    )
    for source_id, n_known, n_unborn, n_suspects, n_young in rows:
        if n_unborn:
            yield _issue(source_id, "involvements", "born_after_event", ERROR, n_unborn, n_known)
        if n_young:
            yield _issue(source_id, "involvements", "suspect_under_ten", QUERY, n_young, n_suspects)
    both = engine.rows(
        "select source_id, count(*), count(case when n > 1 then 1 end) from "
        "(select source_id, event_ref, nominal_id, count(distinct role) as n from involvements "
        "where event_kind = 'crime' and role in ('victim', 'suspect') "
        "group by source_id, event_ref, nominal_id) group by source_id"
    )
    for source_id, n_checked, n_rows in both:
        if n_rows:
            yield _issue(source_id, "involvements", "victim_and_suspect", QUERY, n_rows, n_checked)


def _about_crimes(engine: Engine) -> Iterator[Issue]:
    rows = engine.rows(
        "select c.source_id, count(*), count(case when i.ref is null then 1 end) from crimes as c "
        "left join (select distinct source_id, event_ref as ref from involvements "
        "where event_kind = 'crime') as i on i.source_id = c.source_id and i.ref = c.crime_ref "
        "group by c.source_id"
    )
    for source_id, n_checked, n_rows in rows:
        if n_rows:
            yield _issue(source_id, "crimes", "nobody_involved", QUERY, n_rows, n_checked)
    rows = engine.rows(
        "select source_id, count(*), count(case when is_overlapping then 1 end) "
        "from overlapping_episodes group by source_id"
    )
    for source_id, n_checked, n_rows in rows:
        if n_rows:
            yield _issue(
                source_id, "missing_episodes", "overlapping_episodes", QUERY, n_rows, n_checked
            )


def _noted(deliveries: Sequence[Path]) -> Iterator[Issue]:
    for folder in deliveries:
        manifest = json.loads((folder / MANIFEST).read_text())
        for note in manifest["notes"]:
            n = int(note["n_rows"])
            yield _issue(manifest["source_id"], note["table"], note["rule"], QUERY, n, n)


def _added_up(issues: Sequence[Issue]) -> list[Issue]:
    # Several deliveries of one source can share a note; their rows are counted together.
    together: dict[str, Issue] = {}
    for issue in issues:
        held = together.setdefault(issue["issue_id"], {**issue, "n_rows": 0, "n_checked": 0})
        held["n_rows"] += issue["n_rows"]
        held["n_checked"] += issue["n_checked"]
    return list(together.values())
