"""Say of scored pairs which are relatives or other look-alikes, and must not be joined."""

from __future__ import annotations

from accord.engine import Step, Work
from accord.linkage.guards import CLEAR, GUARDS, Guard
from accord.linkage.model import Model

_OLD_ENOUGH_TO_MARRY = 16 * 365
# What is on record of somebody who came of age this year is of a child.
_CHILD_OR_JUST_GROWN = 19 * 365

ASSOCIATED = Step(
    "link_associated",
    "Pairs of nominals that a record says have to do with each other: they are two people",
    """
    select least(a.nominal_key, b.nominal_key) as nominal_key_l,
        greatest(a.nominal_key, b.nominal_key) as nominal_key_r,
        -- min: 'family' comes before 'other'
        min(case when s.kind in ('parent_child', 'sibling', 'partner', 'other_family')
            then 'family' else 'other' end) as known_as_is
    from associations s
    join link_nominals a on a.source_id = s.source_id and a.nominal_id = s.nominal_id_a
    join link_nominals b on b.source_id = s.source_id and b.nominal_id = s.nominal_id_b
    where a.nominal_key <> b.nominal_key
    group by 1, 2
    """,
)

GROWN = Step(
    "link_grown",
    "Nominals who were old enough to marry when the records were delivered",
    f"""
    select b.nominal_key from link_births b cross join link_today t
    where days_between(b.birth_low, t.day) >= {_OLD_ENOUGH_TO_MARRY}
    """,
)

CHILDREN = Step(
    "link_children",
    "Nominals who may have been children in the year before the records were delivered",
    f"""
    select b.nominal_key from link_births b cross join link_today t
    where days_between(b.birth_high, t.day) < {_CHILD_OR_JUST_GROWN}
    """,
)

LISTED = Step(
    "link_listed",
    "Which records each nominal is listed on",
    """
    select distinct n.nominal_key, i.source_id, i.event_kind, i.event_ref
    from involvements i
    join link_nominals n on n.source_id = i.source_id and n.nominal_id = i.nominal_id
    """,
)


def _levels(model: Model) -> str:
    """Splink's numbers as the names of the levels."""
    cases = []
    for comparison in model.comparisons:
        whens = " ".join(f"when {n} then '{level.name}'" for n, level in comparison.numbered())
        cases.append(f"case gamma_{comparison.column} {whens} end as {comparison.column}_is")
    return ", ".join(cases)


def _guarded(guards: tuple[Guard, ...]) -> str:
    whens = " ".join(f"when {guard.when} then '{guard.name}'" for guard in guards)
    return f"case {whens} end as guard"


def together(scored: str) -> Step:
    """Which pairs of a table are on one record."""
    return Step(
        f"{scored}_together",
        "Scored pairs that are listed on one record of one source",
        f"""
        select distinct p.nominal_key_l, p.nominal_key_r
        from {scored} p
        join link_listed a on a.nominal_key = p.nominal_key_l
        join link_listed b on b.nominal_key = p.nominal_key_r and b.source_id = a.source_id
            and b.event_kind = a.event_kind and b.event_ref = a.event_ref
        """,
    )


def _facts(model: Model, scored: str) -> Step:
    return Step(
        f"{scored}_facts",
        "What is known of each scored pair",
        f"""
        select p.*, {_levels(model)}, coalesce(k.known_as_is, 'none') as known_as_is,
            t.nominal_key_l is not null as is_listed_together,
            {str(model.are_dates_careless).lower()} as are_dates_careless,
            m.generation as generation_l, n.generation as generation_r,
            a.is_identified as is_identified_l, b.is_identified as is_identified_r,
            g.nominal_key is not null and h.nominal_key is not null as are_grown,
            c.nominal_key is not null or d.nominal_key is not null as is_child,
            m.middle_name is not null as has_middle_l, n.middle_name is not null as has_middle_r,
            length(m.middle_name) > 1 and length(n.middle_name) > 1 as are_middle_names_whole,
            m.bare_name is not null as is_bare_l, n.bare_name is not null as is_bare_r
        from {scored} p
        join link_nominals a on a.nominal_key = p.nominal_key_l
        join link_nominals b on b.nominal_key = p.nominal_key_r
        join link_records m on m.nominal_key = p.nominal_key_l
        join link_records n on n.nominal_key = p.nominal_key_r
        left join link_grown g on g.nominal_key = p.nominal_key_l
        left join link_grown h on h.nominal_key = p.nominal_key_r
        left join link_children c on c.nominal_key = p.nominal_key_l
        left join link_children d on d.nominal_key = p.nominal_key_r
        left join link_associated k
            on k.nominal_key_l = p.nominal_key_l and k.nominal_key_r = p.nominal_key_r
        left join {scored}_together t
            on t.nominal_key_l = p.nominal_key_l and t.nominal_key_r = p.nominal_key_r
        """,
    )


def guard(work: Work, model: Model, scored: str, guarded: str) -> None:
    """Beside every scored pair, say which guard keeps it from being joined, if any."""
    work.steps((together(scored), _facts(model, scored)))
    levels = ", ".join(f"{comparison.column}_is" for comparison in model.comparisons)
    work.engine.step(
        Step(
            guarded,
            "Each scored pair with the guard that keeps it apart, if any",
            f"""
        select nominal_key_l, nominal_key_r, match_weight, match_probability, {levels},
            {_guarded(GUARDS)}, {CLEAR} as is_clear, known_as_is, is_listed_together
        from {scored}_facts cross join link_kinship
        """,
        )
    )


RELATIVE_STEPS = (ASSOCIATED, GROWN, CHILDREN, LISTED)
