"""Turn groups, guards and rulings into the persons a human should look at, and why."""

from __future__ import annotations

from accord.engine import Step, Work
from accord.linkage.guards import GUARDS
from accord.linkage.model import REVIEW_WEIGHT

_BARRING = ", ".join(f"'{guard.name}'" for guard in GUARDS if guard.bars)
_WORDS = " ".join(
    f"when '{guard.name}' then '{guard.says.replace(chr(39), chr(39) * 2)}'"
    for guard in GUARDS
    if guard.bars
)

WEAK_BRIDGES = Step(
    "link_doubt_bridge",
    "Persons that hold together through one weak link only",
    """
    select nominal_key_l, nominal_key_r, nominal_key_l as of_nominal, 'weak_bridge' as kind,
        'without this pair, which is not certain, ' || least(n_left, n_right)
            || ' of the ' || (n_left + n_right) || ' records would be another person' as reason
    from link_bridges
    """,
)

KNOWN_DIFFERENT = Step(
    "link_doubt_different",
    "Persons that hold two nominals which speak for two people",
    f"""
    select s.nominal_key_l, s.nominal_key_r, s.nominal_key_l as of_nominal,
        case when r.ruling = 'same' then 'ruling_against_records'
            else 'known_different' end as kind,
        case s.guard {_WORDS}
            else 'ruled one person, but what is recorded of them hardly agrees' end as reason
    from link_said s
    join link_groups a on a.nominal_key = s.nominal_key_l
    join link_groups b on b.nominal_key = s.nominal_key_r and b.group_key = a.group_key
    left join link_rulings r
        on r.nominal_key_l = s.nominal_key_l and r.nominal_key_r = s.nominal_key_r
    where s.guard in ({_BARRING}) or (r.ruling = 'same' and s.match_weight < {REVIEW_WEIGHT})
    """,
)

IN_CONFLICT = Step(
    "link_doubt_conflict",
    "Both persons of a pair on which rulings contradict each other",
    """
    with ruled as (
        select nominal_key_l, nominal_key_r, unnest([nominal_key_l, nominal_key_r]) as of_nominal,
            ruling
        from link_rulings where ruling in ('disputed', 'contradicted')
    )
    select nominal_key_l, nominal_key_r, of_nominal, 'rulings_in_conflict' as kind,
        case ruling when 'disputed' then 'people have ruled both ways on this pair'
            else 'this ruling and rulings on other pairs contradict each other' end as reason
    from ruled
    """,
)

CUT = Step(
    "link_doubt_cut",
    "Persons kept apart by a ruling although other nominals of theirs hold together by score",
    """
    with cut as (
        select distinct least(a.group_key, b.group_key) as one,
            greatest(a.group_key, b.group_key) as other
        from link_rulings r
        join link_groups a on a.nominal_key = r.nominal_key_l
        join link_groups b on b.nominal_key = r.nominal_key_r
        where r.ruling <> 'same'
    ), across as (
        select h.nominal_key_l, h.nominal_key_r
        from link_held h
        join link_groups a on a.nominal_key = h.nominal_key_l
        join link_groups b on b.nominal_key = h.nominal_key_r
        join cut c on c.one = least(a.group_key, b.group_key)
            and c.other = greatest(a.group_key, b.group_key)
        anti join link_rulings r
            on r.nominal_key_l = h.nominal_key_l and r.nominal_key_r = h.nominal_key_r
    )
    select nominal_key_l, nominal_key_r, unnest([nominal_key_l, nominal_key_r]) as of_nominal,
        'cut_by_ruling' as kind,
        'a ruling keeps two persons apart whose other records would be joined' as reason
    from across
    """,
)

ATTENTION = Step(
    "person_attention",
    "Persons a human should look at, each doubt once",
    """
    with doubts as (
        from link_doubt_bridge union all by name from link_doubt_different
        union all by name from link_doubt_conflict union all by name from link_doubt_cut
    )
    select distinct e.person_id, d.kind,
        a.source_id as source_id_a, a.nominal_id as nominal_id_a,
        b.source_id as source_id_b, b.nominal_id as nominal_id_b, d.reason
    from doubts d
    join link_earlier e on e.nominal_key = d.of_nominal
    join link_nominals a on a.nominal_key = d.nominal_key_l
    join link_nominals b on b.nominal_key = d.nominal_key_r
    """,
)


def write_attention(work: Work) -> None:
    """Make person_attention."""
    work.steps((WEAK_BRIDGES, KNOWN_DIFFERENT, IN_CONFLICT, CUT, ATTENTION))
