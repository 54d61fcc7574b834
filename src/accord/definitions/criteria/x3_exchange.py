"""X3a, X3b and X3w share one shape: described, excluded in words, or not described."""

from __future__ import annotations

from accord.definitions.words import OCCASION_SCOPES, one_of
from accord.engine import Step


def said(name: str, concepts: tuple[str, ...]) -> Step:
    """The words that speak of one kind of exchange."""
    return Step(
        name,
        "Words that speak of this kind of exchange",
        f"""
        select unit, event_id, scope, field, "start", "end", assertion from speech
        where {one_of("concept_id", concepts)} and assertion in ('affirmed', 'possible', 'negated')
        """,
    )


def denied(name: str, concepts: tuple[str, ...]) -> Step:
    """The words of the crime and its occasion that rule a kind of exchange out."""
    return Step(
        name,
        "Words on the crime or its occasion that rule this kind of exchange out",
        f"""
        select unit, event_id, field, "start", "end" from speech
        where {one_of("concept_id", concepts)} and assertion = 'negated'
            and {one_of("scope", OCCASION_SCOPES)}
        """,
    )


def answer(found: str, exclusions: tuple[str, ...]) -> str:
    """Met where affirmed; not met where every exclusion stands and nothing else is said."""
    joins = " ".join(
        f"left join (select distinct unit, true as d{n} from {name}) e{n} using (unit)"
        for n, name in enumerate(exclusions)
    )
    excluded = " and ".join(f"coalesce(d{n}, false)" for n in range(len(exclusions)))
    return f"""
    select unit,
        case when n_yes > 0 then 'met' when n_maybe > 0 then 'not_known'
            when {excluded} then 'not_met' else 'not_known' end as outcome,
        cast(null as bigint) as count_low, cast(null as bigint) as count_high,
        case when n_yes > 0 then 'The record describes it.'
            when n_maybe > 0 then 'The text says it may have happened.'
            when {excluded} then 'The text rules it out.'
            else 'The records neither describe it nor rule it out.' end as reason
    from open_questions
        left join (
            select unit, count(*) filter (where assertion = 'affirmed') as n_yes,
                count(*) filter (where assertion = 'possible') as n_maybe
            from {found} group by unit) s using (unit)
        {joins}
    """


def evidence(found: str, exclusions: tuple[str, ...]) -> str:
    """The spans that describe it, and those that rule it out."""
    against = " ".join(
        f'union select unit, event_id, field, "start", "end", \'against\' from {name}'
        for name in exclusions
    )
    return f"""
    select unit, event_id, field, "start", "end",
        case assertion when 'negated' then 'against' else 'for' end as supports
    from {found} {against}
    """
