"""What a run refused and found wrong becomes counts by source, for the home page; never a value."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from accord.engine import opened_tables
from accord.review.cases.models import Refused

TABLES = ("sources", "quarantine", "data_quality_issues")
COUNTED = """
    select q.source_id, s.organisation, s.force_code, s.la_code, q.file as what, q.reason as rule,
        true as is_refused, count(*) as n_rows
    from quarantine q left join sources s using (source_id)
    group by all
    union all
    select d.source_id, s.organisation, s.force_code, s.la_code, d."table", d.rule, false,
        sum(d.n_rows)
    from data_quality_issues d left join sources s using (source_id)
    group by all
    order by all
"""


def read_refused(run_folder: Path) -> list[dict[str, Any]]:
    """Rows that were refused, and rows taken with a question about them, by source and rule."""
    if any(not (run_folder / f"{name}.parquet").is_file() for name in TABLES):
        return []
    with opened_tables(run_folder, TABLES) as engine:
        rows = engine.rows(COUNTED)
    return [
        {
            "source_id": source,
            "organisation": organisation or source,
            "force_code": force or "",
            "council_code": council or "",
            "what": what.replace("_", " "),
            "rule": (rule or "").replace("_", " ")[:200],
            "is_refused": is_refused,
            "n_rows": int(n_rows),
        }
        for source, organisation, force, council, what, rule, is_refused, n_rows in rows
    ]


def take_over_refused(run_id: str, rows: list[dict[str, Any]]) -> None:
    """The newest run's counts in the place of the last one's."""
    Refused.objects.all().delete()
    Refused.objects.bulk_create(Refused(run_id=run_id, **row) for row in rows)
