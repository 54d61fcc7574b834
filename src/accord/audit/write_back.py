"""The flag changes that findings propose, as a neutral CSV for a record system to import."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa

from accord.engine import opened_tables
from accord.published import write_rows

READS = ("record_flags", "findings", "criterion_results", "sources")
COLUMNS = (
    *("source_id", "force", "crime_ref", "flag", "recorded", "proposed", "change", "category"),
    *("reason", "question", "ask", "definition", "finding_id", "run_id", "marking"),
    *("decision", "decided_by", "decided_at", "second_by", "proposal_only"),
)
COLUMN_GUIDE = {
    "source_id": "the record system the crime is in",
    "force": "police force code of that system",
    "crime_ref": "the crime's reference in that system",
    "flag": "CSE, GROUP_CSE, CSA or CCE",
    "recorded": "yes where the flag stood when the extract was taken",
    "proposed": "yes, no or not_known: what the findings propose",
    "change": "add or remove; review where the records do not settle it",
    "category": "COCAD category, on GROUP_CSE rows of crimes by two or more suspects",
    "reason": "the criteria the proposal rests on, in words",
    "question": "what would settle it, where it is not known",
    "ask": "who could answer",
    "definition": "the definition and its version",
    "finding_id": "the finding; accord explain gives its records",
    "run_id": "the run that made the finding",
    "marking": "security marking of the source",
    "decision": "a person's decision on this finding: agree, disagree, needs_information; or empty",
    "decided_by": "who decided",
    "decided_at": "when",
    "second_by": "who decided second, where two people must",
    "proposal_only": "yes until a person has agreed; a record system imports only agreed rows",
}
# The criteria said are those that settle the change: for an addition the met ones, for a removal
# those not met, for a review those not known. CSA rests on V1 and A1 of the finding alone, so a
# decision on the whole finding is no decision on that flag.
_SQL = """
    with reasons as (
        select finding_id, outcome, 'any' as flag,
            string_agg(criterion_id || ': ' || reason, ' ' order by criterion_id) as reason
        from criterion_results group by finding_id, outcome
        union all
        select finding_id, outcome, 'CSA',
            string_agg(criterion_id || ': ' || reason, ' ' order by criterion_id) as reason
        from criterion_results where criterion_id in ('V1', 'A1') group by finding_id, outcome
    ), decided as (
        select candidate_id, definition_id, definition_version,
            arg_max(decision, decided_at) as decision,
            arg_max(decided_by, decided_at) as decided_by, max(decided_at) as decided_at,
            arg_max(coalesce(second_by, ''), decided_at) as second_by
        from case_decisions where candidate_kind = 'crime' and criterion_id is null
        group by candidate_id, definition_id, definition_version
    )
    select r.source_id, s.force_code as force, r.crime_ref, r.flag, r.recorded, r.proposed,
        r."change", r.category, coalesce(w.reason, 'see the finding') as reason,
        f.question, f.ask, f.definition_id || ' ' || f.definition_version as definition,
        r.finding_id, r.run_id, s.marking, d.decision, d.decided_by,
        cast(d.decided_at as varchar) as decided_at, d.second_by,
        case when d.decision = 'agree' then 'no' else 'yes' end as proposal_only
    from record_flags as r
    join sources as s on s.source_id = r.source_id
    join findings as f on f.finding_id = r.finding_id
    left join reasons as w on w.finding_id = r.finding_id
        and w.flag = case when r.flag = 'CSA' then 'CSA' else 'any' end and w.outcome =
        case r."change" when 'add' then 'met' when 'remove' then 'not_met' else 'not_known' end
    left join decided as d on d.candidate_id = r.source_id || '/' || r.crime_ref
        and d.definition_id = f.definition_id and d.definition_version = f.definition_version
        and r.flag <> 'CSA'
    where r."change" in ({changes})
    order by s.force_code, r.source_id, r.crime_ref, r.flag
"""


def write_back(run_folder: Path, decisions: pa.Table, *, with_reviews: bool = False) -> str:
    """CSV text of every proposed flag change of a run, with what people have decided so far."""
    changes = "'add', 'remove', 'review'" if with_reviews else "'add', 'remove'"
    with opened_tables(run_folder, READS) as engine:
        engine.register("case_decisions", decisions)
        rows = engine.arrow(_SQL.replace("{changes}", changes)).to_pylist()
    return write_rows(COLUMNS, rows)
