"""What people decided becomes the store's two tables from people, and a delivery of concerns."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from accord.placing import UNFINISHED
from accord.review.cases.models import Case, Decision
from accord.review.cases.states import State
from accord.review.concern_report.models import ConcernReport
from accord.review.identity.models import LinkQuestion
from accord.review.retention.erasing import without_erased
from accord.store import Store
from accord.tables.people import CASE_DECISIONS, LINK_JUDGEMENTS
from accord.tables.spec import Table

Row = dict[str, Any]
CONCERNS = "concern-reports"
SOURCE_ID = "accord-concern-reports"


def give_back(store: Store) -> dict[str, int]:
    """Write both tables, beside what other programs left in them; gives how many rows are ours."""
    ours = {
        LINK_JUDGEMENTS: list(_judgements()),
        CASE_DECISIONS: list(_decisions()),
    }
    for table, rows in ours.items():
        _write(store, table, rows)
    return {table.name: len(rows) for table, rows in ours.items()}


def _write(store: Store, table: Table, rows: list[Row]) -> None:
    """Our rows replace our own of before by key; nobody else's row is lost."""
    before = store.judgements(table).to_pylist()
    if table is CASE_DECISIONS:
        before = without_erased(before)
    by_key = {tuple(row[k] for k in table.key): row for row in before}
    by_key |= {tuple(row[k] for k in table.key): row for row in rows}
    ordered = sorted(by_key.values(), key=lambda row: [str(row[k]) for k in table.key])
    folder = store.path / "judgements"
    folder.mkdir(parents=True, exist_ok=True)
    made = pa.Table.from_pylist(ordered, schema=table.schema)
    fresh = folder / f"{UNFINISHED}{table.name}.parquet"
    pq.write_table(made, fresh)
    fresh.replace(folder / f"{table.name}.parquet")


def _judgements() -> Iterator[Row]:
    """Rulings that stand: one where one is enough, two who agree where a merge joins networks."""
    for question in LinkQuestion.everything.filter(is_settled=True).prefetch_related("judgements"):
        rulings = [j for j in question.judgements.order_by("at") if j.verdict != "cannot_say"]
        last = rulings[-1]
        agreeing = [j for j in rulings if j.verdict == last.verdict]
        yield {
            "source_id_a": question.source_a,
            "nominal_id_a": question.nominal_a,
            "source_id_b": question.source_b,
            "nominal_id_b": question.nominal_b,
            "verdict": last.verdict,
            "decided_by": agreeing[0].by,
            "second_by": agreeing[1].by if len(agreeing) > 1 else None,
            "decided_at": _naive(agreeing[0].at),
            "reason": agreeing[0].reason,
        }


def _decisions() -> Iterator[Row]:
    """The answer that settled each cycle, with its second reader; answers on criteria with it."""
    for case in Case.everything.filter(decisions__isnull=False).distinct():
        rows = list(case.decisions.order_by("cycle", "round", "criterion_id"))
        for cycle in sorted({row.cycle for row in rows}):
            yield from _of_cycle(case, [row for row in rows if row.cycle == cycle])


def _of_cycle(case: Case, rows: list[Decision]) -> Iterator[Row]:
    settled = max(row.round for row in rows)
    waits = case.state in (State.NEEDS_SECOND.value, State.NEEDS_THIRD.value)
    newest = case.decisions.order_by("-cycle").first()
    if waits and newest is not None and newest.cycle == rows[0].cycle:
        return
    others = [row.by for row in rows if row.round < settled and not row.criterion_id]
    for row in rows:
        if row.round == settled:
            yield {
                "candidate_kind": case.kind,
                "candidate_id": case.candidate_id,
                "definition_id": row.definition_id,
                "definition_version": row.definition_version,
                "criterion_id": row.criterion_id or None,
                "decision": row.answer,
                "reason_code": row.reason_code,
                "reason": row.reason or None,
                "decided_by": row.by,
                "second_by": others[0] if others else None,
                "decided_at": _naive(row.at),
            }


def _naive(moment: datetime) -> datetime:
    return moment.astimezone(UTC).replace(tzinfo=None)


def write_concerns(store: Store, *, is_synthetic: bool) -> int:
    """Leave the concern reports as a delivery for the next run: `accord run` takes the folder.

    A store holds invented records or real ones, never both; its concern reports follow it.
    """
    reports = list(ConcernReport.everything.order_by("received_at", "ref"))
    if not reports:
        return 0
    folder = store.path / CONCERNS
    folder.mkdir(parents=True, exist_ok=True)
    days = [r.received_at.date() for r in reports]
    source = {
        "source_id": SOURCE_ID,
        "organisation": "Businesses and partners",
        "sector": "business",
        "system": "concern report",
        "extracted_at": _naive(reports[-1].received_at).isoformat(timespec="seconds"),
        "period_from": min(days).isoformat(),
        "period_to": max(days).isoformat(),
        "regime": "part3",
        "purpose": "safeguarding",
        "marking": "OFFICIAL-SENSITIVE",
        "is_synthetic": "true" if is_synthetic else "false",
    }
    _csv(folder / "sources.csv", [source])
    _csv(folder / "partner_reports.csv", [_partner_report(r) for r in reports])
    return len(reports)


def _partner_report(report: ConcernReport) -> Row:
    return {
        "source_id": SOURCE_ID,
        "report_id": report.ref,
        "kind": "makesafe_call",
        "occurred_on": report.happened_on.isoformat(),
        "received_at": _naive(report.received_at).isoformat(timespec="seconds"),
        "text": report.words,
        "location_text": report.place,
        "location_type": report.setting,
        "postcode": report.postcode,
    }


def _csv(path: Path, rows: list[Row]) -> None:
    fresh = path.with_suffix(".part")
    with fresh.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    fresh.replace(path)
