"""Outcomes become the published tables: findings, criterion_results and evidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from accord.definitions.criteria import CRITERIA
from accord.definitions.criterion import NO_SPAN
from accord.definitions.definition import Definition, resolved
from accord.definitions.rule import NATIONS
from accord.engine import Step

_FINDINGS = Step(
    "findings",
    "What one definition version says of one candidate",
    """
    select finding_id, definition_id, definition_version, candidate_kind, candidate_id, outcome,
        question, ask
    from outcomes
    """,
)

_SETTINGS = Step(
    "candidate_settings",
    "The settings of each candidate",
    """
    select distinct candidate_kind, candidate_id, setting
    from s1_settings join judged using (unit)
    """,
)


def result_steps(definitions: Sequence[Definition]) -> Iterator[Step]:
    """The findings, then each criterion of each, then the records each rests on."""
    yield _FINDINGS
    yield _asked_of(definitions)
    yield _criterion_results(definitions)
    yield _grounds()
    yield _evidence()
    yield _SETTINGS


def _asked_of(definitions: Sequence[Definition]) -> Step:
    """Which criteria each definition rests on in each nation, and which it only shows."""
    rows = [
        f"('{d.id}', '{nation}', '{key}', {str(key not in judged).lower()})"
        for d in definitions
        for nation in NATIONS
        for judged in [resolved(d, {e.id: e for e in definitions}, nation)]
        for key in dict.fromkeys((*judged, *d.shows))
    ]
    return Step(
        "asked_of",
        "The criteria of each definition, in each nation",
        f"""
        select * from (values {", ".join(rows)})
            as t(definition_id, nation, criterion_key, is_shown)
        """,
    )


def _criterion_results(definitions: Sequence[Definition]) -> Step:
    """One select per criterion, over the findings it belongs to."""
    used = {
        key for d in definitions for key in (*resolved(d, {e.id: e for e in definitions}), *d.shows)
    }
    selects = [
        f"""
        select o.finding_id, '{CRITERIA[key].id}' as criterion_id, '{key}' as criterion_key,
            o.unit, a.outcome, a.count_low, a.count_high, a.reason
        from outcomes o
            join asked_of q using (definition_id, nation)
            join answer_{CRITERIA[key].column} a on a.unit = o.unit
        where q.criterion_key = '{key}' and (not q.is_shown or a.outcome = 'met')
        """
        for key in CRITERIA
        if key in used
    ]
    return Step("criterion_results", "Each criterion of each finding", " union all ".join(selects))


def _grounds() -> Step:
    selects = [
        f"select '{c.key}' as criterion_key, * from evidence_{c.column}" for c in CRITERIA.values()
    ]
    return Step("grounds", "The records each criterion rests on", " union all ".join(selects))


def _evidence() -> Step:
    # A criterion that is met and points nowhere else rests on the record that is judged. Words
    # that speak for a criterion outweigh the same words against it ('for' sorts last).
    return Step(
        "evidence",
        "The records each criterion of each finding rests on",
        f"""
        with found as (
            select c.finding_id, c.criterion_id, g.event_id, g.field, g."start", g."end",
                g.supports
            from criterion_results c join grounds g using (unit, criterion_key)
        ), bare as (
            select c.finding_id, c.criterion_id, r.event_id, {NO_SPAN}, 'for' as supports
            from criterion_results c
                join judged_records r on r.unit = c.unit and r.scope = 'own'
                left join (select distinct finding_id, criterion_id from found
                    where supports = 'for') f
                    on f.finding_id = c.finding_id and f.criterion_id = c.criterion_id
            where c.outcome = 'met' and f.finding_id is null
        )
        select s.finding_id, s.criterion_id, e.source_id, e.event_kind, e.event_ref, s.field,
            s."start", max(s."end") as "end", max(s.supports) as supports
        from (select * from found union all select * from bare) s join events e using (event_id)
        group by s.finding_id, s.criterion_id, e.source_id, e.event_kind, e.event_ref, s.field,
            s."start"
        """,
    )
