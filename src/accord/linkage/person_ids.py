"""Turn groups of nominals into person ids that last, and say which ids ended and what came of them.

An id goes with most of a person's nominals. Persons that are joined are remembered as they were,
so that parting them again gives each its own id back.
"""

from __future__ import annotations

from accord.engine import Step, Work

FORMER = Step(
    "link_former",
    "The persons that were once joined, as they were, with what is left of each",
    """
    select f.carrier_id, f.person_id, n.nominal_key,
        count(*) over (partition by f.carrier_id, f.person_id) as n_former
    from previous_former_persons f
    left join link_nominals n on n.source_id = f.source_id and n.nominal_id = f.nominal_id
    """,
)

# A group that holds most of one of those once joined, and of none of the others, is that one again.
RECLAIMED = Step(
    "link_reclaimed",
    "Groups that are again what they were before they were joined to others",
    """
    with held as (
        select g.group_key, f.carrier_id, f.person_id, count(*) as n_held
        from link_former f
        join link_groups g on g.nominal_key = f.nominal_key
        group by g.group_key, f.carrier_id, f.person_id, f.n_former
        having count(*) * 2 > f.n_former
    ), alone as (
        select *, count(*) over (partition by group_key, carrier_id) as n_parties from held
    ), best as (
        select *, row_number() over
            (partition by group_key order by n_held desc, person_id, carrier_id) as place
        from alone where n_parties = 1
    ), once as (
        select *, row_number() over
            (partition by person_id order by n_held desc, group_key) as claim
        from best where place = 1
    )
    select group_key, person_id from once where claim = 1
    """,
)

# The id goes with most of a person's nominals, and where they part evenly with the first of them;
# a group that holds most of several persons carries on the one it holds most of.
KEPT = Step(
    "link_kept_ids",
    "Which earlier person each group carries on, if any",
    """
    with held as (
        select g.group_key, p.person_id, count(*) as n_held, min(g.nominal_key) as first_held
        from previous_person_nominals p
        join link_nominals n on n.source_id = p.source_id and n.nominal_id = p.nominal_id
        join link_groups g on g.nominal_key = n.nominal_key
        anti join link_reclaimed r on r.group_key = g.group_key
        anti join link_reclaimed taken on taken.person_id = p.person_id
        group by g.group_key, p.person_id
    ), most as (
        select *, row_number() over
            (partition by person_id order by n_held desc, first_held) as place
        from held
    )
    select group_key, person_id
    from (select *, row_number() over
        (partition by group_key order by n_held desc, first_held) as choice
        from most where place = 1)
    where choice = 1
    union all
    select group_key, person_id from link_reclaimed
    """,
)

# A group that is new takes an id made from its smallest nominal, unless another group carries
# that one on; then the next that nobody carries.
NAMED_GROUPS = Step(
    "link_person_ids",
    "The id of every group",
    """
    with first as (
        select g.group_key, n.source_id || '|' || n.nominal_id as smallest
        from (select distinct group_key from link_groups) g
        join link_nominals n on n.nominal_key = g.group_key
        anti join link_kept_ids k on k.group_key = g.group_key
    ), offered as (
        select group_key, 0 as try, stable_id(smallest) as person_id from first
        union all
        select f.group_key, t.try, stable_id(f.smallest || '|apart' || t.try)
        from first f
        join link_kept_ids k on k.person_id = stable_id(f.smallest)
        cross join (select unnest([1, 2, 3, 4, 5, 6, 7, 8, 9]) as try) t
    )
    select o.group_key, min_by(o.person_id, o.try) as person_id
    from offered o
    anti join link_kept_ids k on k.person_id = o.person_id
    group by o.group_key
    union all
    select group_key, person_id from link_kept_ids
    """,
)

EARLIER = Step(
    "link_earlier",
    "Each nominal with the person it was of in the run before, if any, and the person it is of",
    """
    select n.nominal_key, n.source_id, n.nominal_id, i.person_id,
        p.person_id as previous_person_id,
        coalesce(p.person_id, n.source_id || '/' || n.nominal_id) as part_id
    from link_nominals n
    join link_groups g on g.nominal_key = n.nominal_key
    join link_person_ids i on i.group_key = g.group_key
    left join previous_person_nominals p
        on p.source_id = n.source_id and p.nominal_id = n.nominal_id
    """,
)

LINEAGE = Step(
    "person_lineage",
    "Which earlier persons a person came from, where they are not simply the same",
    """
    with came as (
        select person_id, previous_person_id, count(*) as n_nominals
        from link_earlier where previous_person_id is not null
        group by person_id, previous_person_id
    ), earlier as (
        select previous_person_id, count(*) as n_persons from came group by previous_person_id
    )
    select c.person_id, c.previous_person_id,
        case when e.n_persons = 1 then 'joined' else 'split' end as kind, c.n_nominals
    from came c
    join earlier e on e.previous_person_id = c.previous_person_id
    where c.person_id <> c.previous_person_id
    """,
)

# What was joined before and is wholly parted again need not be remembered; the rest stays.
FORMER_PERSONS = Step(
    "former_persons",
    "The persons that were joined into one, as they were",
    """
    with parties as (
        select distinct person_id as carrier_id, previous_person_id
        from link_earlier where previous_person_id is not null
    ), joined as (
        select carrier_id from parties group by carrier_id having count(*) > 1
    ), undone as (
        select carrier_id from link_former f
        left join link_reclaimed r on r.person_id = f.person_id
        group by carrier_id having count(*) = count(r.person_id)
    )
    select j.carrier_id, p.person_id, p.source_id, p.nominal_id
    from joined j
    join parties t on t.carrier_id = j.carrier_id
    join previous_person_nominals p on p.person_id = t.previous_person_id
    union
    select f.carrier_id, f.person_id, f.source_id, f.nominal_id
    from previous_former_persons f
    anti join undone u on u.carrier_id = f.carrier_id
    """,
)


def name_persons(work: Work) -> None:
    """Make link_person_ids, link_earlier, person_lineage and former_persons."""
    steps = (FORMER, RECLAIMED, KEPT, NAMED_GROUPS, EARLIER, LINEAGE, FORMER_PERSONS)
    work.steps(steps)
