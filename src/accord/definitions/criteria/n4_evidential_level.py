"""N4: how far is it established? Reported beside a finding, never a condition of one."""

from __future__ import annotations

from accord.definitions.answers import Answer
from accord.definitions.criterion import NO_SPAN, Criterion
from accord.definitions.words import CHILD_SCOPES, one_of
from accord.engine import Step

# Outcome 1 and 1A: charged or summonsed. A record keeps no conviction; an action may.
_CHARGED = ("1", "1A", "01")
_LEVELS = "('alleged', 1), ('intelligence', 0), ('arrested', 2), ('charged', 3), ('convicted', 4)"

_STEPS = Step(
    "n4_steps",
    "What each record says of how far it went",
    f"""
    select r.unit, r.event_id,
        case when r.event_kind = 'intelligence' then 'intelligence' else 'alleged' end as level
    from judged_records r join open_questions using (unit)
    union
    select r.unit, r.event_id, 'charged'
    from judged_records r
        join open_questions using (unit)
        join crimes c on r.event_kind = 'crime'
            and r.event_id = c.source_id || '/crime/' || c.crime_ref
    where {one_of("upper(c.outcome_code)", _CHARGED)} and {one_of("scope", CHILD_SCOPES)}
    union
    select r.unit, r.event_id,
        case when a.kind = 'arrest' then 'arrested' when a.kind = 'charge' then 'charged'
            else 'convicted' end
    from judged_records r
        join open_questions using (unit)
        join actions a on r.event_id = a.source_id || '/' || a.target_kind || '/' || a.target_ref
    where a.kind in ('arrest', 'charge', 'conviction') and a.done_on is not null
    """,
)

_HIGHEST = Step(
    "n4_highest",
    "The highest level reached",
    f"""
    with levels(level, height) as (values {_LEVELS})
    select unit, level, height, event_id
    from n4_steps join levels using (level)
    """,
)

EVIDENTIAL_LEVEL = Criterion(
    id="N4",
    name="evidential_level",
    says="Alleged, intelligence, arrested, charged or convicted: reported, never a condition.",
    citation="IICSA, Child sexual exploitation by organised networks, Part C.3: known to be",
    needs="outcomes, actions, grades",
    question="Has anyone been arrested, charged or convicted?",
    ask="the officer in the case",
    on_silence=Answer.NOT_KNOWN,
    waits_for="A1",
    steps=(_STEPS, _HIGHEST),
    answer="""
    select unit, case when h.level is null then 'not_known' else 'met' end as outcome,
        cast(null as bigint) as count_low, cast(null as bigint) as count_high,
        case when h.level is null then 'Nothing says how far it is established.'
            else 'The furthest any record goes: ' || h.level || '.' end as reason
    from open_questions
        left join (select unit, arg_max(level, height) as level from n4_highest group by unit) h
            using (unit)
    """,
    evidence=f"""
    select n.unit, n.event_id, {NO_SPAN}, 'for' as supports
    from n4_highest n
        join (select unit, max(height) as height from n4_highest group by unit) using (unit, height)
    """,
)
