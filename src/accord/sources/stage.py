"""The sources stage: deliveries in use in, every extract table and the quarantine out."""

from __future__ import annotations

from collections.abc import Sequence

from accord.engine import Step, Work, quoted
from accord.sources.doubles import find_doubles
from accord.sources.held import open_deliveries
from accord.sources.quality import find_doubts
from accord.sources.references import find_orphans
from accord.sources.rules import REASONS
from accord.tables import EXTRACT_TABLES, Table

_SAME_ROW = "u.delivery = r.delivery and u.row_file = r.row_file and u.row_number = r.row_number"


def run(work: Work) -> None:
    """Make every extract table of the deliveries in use, with what could not be used set aside."""
    held = open_deliveries(work.engine, work.deliveries)
    find_orphans(work, held)
    find_doubles(work, held)
    for table in EXTRACT_TABLES:
        if table in held:
            work.steps([_unusable(table), _usable(table)])
        else:
            work.engine.register(table.name, table.empty())
    work.steps([_sources(), _quarantined_rows(held), _ambiguous_files(), _quarantine()])
    find_doubts(work, held)


def _unusable(table: Table) -> Step:
    return Step(
        f"unusable_{table.name}",
        "rows that point nowhere or give way to another of the same key",
        f"select delivery, row_file, row_number, \"column\", 'orphan' as rule "
        f"from orphans_{table.name} union all "
        f'select delivery, row_file, row_number, {_blamed(table)} as "column", rule '
        f"from doubles_{table.name}",
    )


def _blamed(table: Table) -> str:
    # A row that came twice has no column to blame; a key with two contents has its last part.
    key = quoted(table.key[1] if len(table.key) == 2 else table.key[-1])
    return f"case when rule = 'duplicate_key' then {key} end"


def _usable(table: Table) -> Step:
    columns = ", ".join(f'r."{name}"' for name in table.names)
    return Step(
        table.name,
        table.description,
        f"select {columns} from incoming_{table.name} as r where not exists "
        f"(select 1 from unusable_{table.name} as u where {_SAME_ROW})",
    )


def _sources() -> Step:
    # Deliveries of one source that stand side by side are one source with all their periods.
    spans = {"period_from": "first_day", "period_to": "last_day"}
    columns = next(t.names for t in EXTRACT_TABLES if t.name == "sources")
    select = ", ".join(f"{spans[c]} as {c}" if c in spans else c for c in columns)
    return Step(
        "sources",
        "one row per source: its latest particulars, over the whole period delivered",
        f"select {select} from (select *, row_number() over (partition by source_id "
        "order by extracted_at desc, period_to desc, delivery) as position, "
        "min(period_from) over (partition by source_id) as first_day, "
        "max(period_to) over (partition by source_id) as last_day from incoming_sources) "
        "where position = 1",
    )


def _quarantined_rows(held: Sequence[Table]) -> Step:
    reasons = " ".join(f"when {quoted(r)} then {quoted(s)}" for r, s in REASONS.items())
    later = "".join(
        f" union all select {quoted(t.name)}, r.source_id, r.row_file, r.row_number, r.row_hash, "
        f'u."column", u.rule, case u.rule {reasons} end, r.delivery '
        f"from incoming_{t.name} as r join unusable_{t.name} as u on {_SAME_ROW}"
        for t in held
    )
    return Step(
        "quarantined_rows",
        "every row that could not be used, with its table and delivery",
        'select "table", source_id, row_file, row_number, row_hash, "column", rule, reason, '
        f"delivery from incoming_rejected{later}",
    )


def _ambiguous_files() -> Step:
    return Step(
        "ambiguous_files",
        "files of one name in more than one delivery",
        "select row_file from quarantined_rows group by row_file "
        "having count(distinct delivery) > 1",
    )


def _quarantine() -> Step:
    return Step(
        "quarantine",
        "rows that could not be used, kept whole in the store, with the reason",
        "select q.source_id, case when a.row_file is null then q.row_file else "
        "concat(q.row_file, ' of ', q.delivery) end as file, q.row_number, q.\"column\", q.rule, "
        "q.reason, q.row_hash from quarantined_rows as q "
        "left join ambiguous_files as a on a.row_file = q.row_file",
    )
