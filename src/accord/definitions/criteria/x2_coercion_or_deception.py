"""X2: was the child coerced, manipulated or deceived?"""

from __future__ import annotations

from dataclasses import replace

from accord.definitions.answers import Answer
from accord.definitions.criteria.x1_power_imbalance import ADULT, UNDER_16
from accord.definitions.criterion import Criterion
from accord.definitions.words import (
    COERCION,
    EXCHANGE_FOR_CHILD,
    FORCE,
    OCCASION_SCOPES,
    UNDER_16_CLASSES,
    offence_class,
    one_of,
)
from accord.engine import Step

# The force of a stranger's attack is the attack, and brings the child to nothing else.
_SAID = Step(
    "x2_said",
    "Words that tell of it; the offence of grooming says so itself",
    f"""
    select unit, event_id, scope, field, "start", "end", concept_id, assertion
    from speech left join stranger_attacks a using (event_id)
    where {one_of("concept_id", COERCION)}
        and (a.event_id is null or not {one_of("concept_id", FORCE)})
    union all
    select unit, event_id, scope, null, null, null, 'offence', 'affirmed' from judged_records
    where offence_group = 'grooming'
    """,
)

# An unrecorded relationship counts as outside the family.
_OUTSIDERS = Step(
    "x2_outsiders",
    "Records of a child under 16 with an adult outside the family",
    f"""
    select distinct p.unit, p.event_id, p.concern_id
    from pairs p join events e using (event_id)
    where not is_family and concern_low >= {ADULT}
        and (child_high < {UNDER_16}
            or {one_of(offence_class("e.offence_code"), UNDER_16_CLASSES)})
    """,
)

_OFFERED = Step(
    "x2_offered",
    "Something given or promised to the child by such an adult, there or on another record, or by "
    "nobody in particular",
    f"""
    select distinct s.unit, s.event_id, s.field, s."start", s."end"
    from speech s
        join x2_outsiders o on o.unit = s.unit
        left join event_people h on h.event_id = s.event_id and h.person_id = o.concern_id
            and h.side = 'concern' and not h.is_eliminated
        left join event_people g on g.event_id = s.event_id and g.nominal_id = s.nominal_id
    where {one_of("s.concept_id", EXCHANGE_FOR_CHILD)} and s.assertion = 'affirmed'
        and (o.event_id = s.event_id or h.person_id is not null)
        and (g.person_id is null or g.side <> 'concern'
            or g.person_id is not distinct from o.concern_id)
    """,
)

_SILENT = Step(
    "x2_silent",
    "An assault by a stranger with nothing said, offered or taken",
    f"""
    select r.unit, r.event_id from judged_records r join stranger_attacks using (event_id)
    where {one_of("r.scope", OCCASION_SCOPES)}
    """,
)

_FOUND = Step(
    "x2_found",
    "What there is of each kind",
    f"""
    select u.unit, coalesce(is_said, false) as is_said, coalesce(is_possible, false) as is_possible,
        coalesce(is_excluded, false) or a.unit is not null as is_excluded,
        o.unit is not null as is_offered
    from open_questions u
        left join (
            select unit, bool_or(assertion = 'affirmed') as is_said,
                bool_or(assertion = 'possible') as is_possible,
                bool_or(assertion = 'negated' and concept_id = 'control.manipulation'
                    and {one_of("scope", OCCASION_SCOPES)}) as is_excluded
            from x2_said group by unit) s using (unit)
        left join (select distinct unit from x2_offered) o using (unit)
        left join (select distinct unit from x2_silent) a using (unit)
    """,
)


def _answer(met: str) -> str:
    return f"""
    select unit,
        case when {met} then 'met' when is_possible then 'not_known'
            when is_excluded then 'not_met' else 'not_known' end as outcome,
        cast(null as bigint) as count_low, cast(null as bigint) as count_high,
        case when is_said then 'The record tells of threats, deceit, a debt, isolation or grooming.'
            when {met} then 'An adult outside the family gave or promised something to a child '
                || 'under 16 in a sexual context: the exchange is itself the manipulation.'
            when is_possible then 'The text says it may have happened.'
            when is_excluded then 'The text rules it out.'
            else 'Whether the child was coerced, manipulated or deceived is not described.'
            end as reason
    from x2_found
    """


_EVIDENCE = """
    select unit, event_id, field, "start", "end",
        case assertion when 'negated' then 'against' else 'for' end as supports
    from x2_said where assertion in ('affirmed', 'possible', 'negated')
    union
    select unit, event_id, null, null, null, 'against' from x2_silent
"""

COERCION_OR_DECEPTION = Criterion(
    id="X2",
    name="coercion_or_deception",
    says="Coercion, manipulation or deception, including grooming contact and threats.",
    citation="DfE statutory guidance on child sexual exploitation 2017",
    needs="text, offence code",
    question="Was the child threatened, tricked, flattered, isolated or made to feel in debt?",
    ask="the officer in the case, or the child's social worker",
    on_silence=Answer.NOT_MET,
    waits_for="A1",
    steps=(_SAID, _OUTSIDERS, _OFFERED, _SILENT, _FOUND),
    answer=_answer("is_said"),
    evidence=_EVIDENCE,
)

COERCION_BY_EXCHANGE = replace(
    COERCION_OR_DECEPTION,
    reading="exchange-offered",
    reading_says="An exchange offered by an adult outside the family to a child under 16 in a "
    "sexual context is itself the manipulation.",
    steps=(),
    answer=_answer("(is_said or is_offered)"),
    evidence=f"""
    {_EVIDENCE}
    union
    select unit, event_id, field, "start", "end", 'for' from x2_offered
    """,
)
