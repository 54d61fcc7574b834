"""Turn the persons of this run and of the run before into a log of what was joined and parted."""

from __future__ import annotations

import hashlib

from accord.engine import Step, Work
from accord.linkage.model import Model

BONDS = Step(
    "link_bonds",
    "The pairs that hold nominals together, between what were different persons before",
    """
    select o.nominal_key_l, o.nominal_key_r, o.match_weight, o.reason,
        a.person_id, a.part_id as part_l, b.part_id as part_r,
        case when o.ruling = 'same' then 1 else 0 end as is_ruled
    from link_reasons o
    join link_earlier a on a.nominal_key = o.nominal_key_l
    join link_earlier b on b.nominal_key = o.nominal_key_r
    where a.person_id = b.person_id and a.part_id <> b.part_id
        and (o.is_held or o.ruling = 'same')
    """,
)

# The part whose id the person carries stays; else that of its first nominal.
JOINED = Step(
    "link_log_joined",
    "Each part that joined others to make a person, with the pair that ties it best",
    """
    with parts as (
        select person_id, part_id, count(*) over (partition by person_id) as n_parts,
            row_number() over (partition by person_id
                order by (part_id = person_id)::integer desc, min(nominal_key)) as place
        from link_earlier group by person_id, part_id
    ), ends as (
        select person_id, part_l as part_id, nominal_key_l as mine, nominal_key_r as theirs,
            match_weight, reason, is_ruled from link_bonds
        union all
        select person_id, part_r, nominal_key_r, nominal_key_l,
            match_weight, reason, is_ruled from link_bonds
    ), best as (
        select *, row_number() over (partition by person_id, part_id
            order by is_ruled desc, match_weight desc, mine, theirs) as place
        from ends
    )
    select 'joined' as action, p.person_id, p.part_id, b.mine, b.theirs, b.match_weight,
        coalesce(nullif(b.reason, ''), 'they agree well enough') as reason
    from parts p
    left join best b on b.person_id = p.person_id and b.part_id = p.part_id and b.place = 1
    where p.n_parts > 1 and p.place > 1
    """,
)

PARTED = Step(
    "link_log_parted",
    "Each part that was parted from an earlier person, with the closest pair across the parting",
    """
    with parts as (
        select previous_person_id as earlier, person_id,
            count(*) over (partition by previous_person_id) as n_parts,
            row_number() over (partition by previous_person_id
                order by (person_id = previous_person_id)::integer desc, count(*) desc,
                    min(nominal_key)) as place
        from link_earlier where previous_person_id is not null
        group by previous_person_id, person_id
    ), across as (
        select a.previous_person_id as earlier, a.person_id as one, b.person_id as other,
            o.nominal_key_l, o.nominal_key_r, o.match_weight, o.reason,
            case when o.ruling is null then 0 else 1 end as is_ruled
        from link_reasons o
        join link_earlier a on a.nominal_key = o.nominal_key_l
        join link_earlier b on b.nominal_key = o.nominal_key_r
            and b.previous_person_id = a.previous_person_id and b.person_id <> a.person_id
    ), ends as (
        select earlier, one as person_id, nominal_key_l as mine, nominal_key_r as theirs,
            match_weight, reason, is_ruled from across
        union all
        select earlier, other, nominal_key_r, nominal_key_l, match_weight, reason, is_ruled
        from across
    ), best as (
        select *, row_number() over (partition by earlier, person_id
            order by is_ruled desc, match_weight desc, mine, theirs) as place
        from ends
    )
    select 'parted' as action, p.person_id, p.earlier as part_id, b.mine, b.theirs,
        b.match_weight,
        coalesce(nullif(b.reason, ''), 'none of their records come close any more') as reason
    from parts p
    left join best b on b.earlier = p.earlier and b.person_id = p.person_id and b.place = 1
    where p.n_parts > 1 and p.place > 1
    """,
)


def digest_of(model: Model) -> str:
    """The model's version, with a digest of the figures it was fitted to this file with."""
    return f"{model.version}-{hashlib.sha256(repr(model).encode()).hexdigest()[:8]}"


def _log(model: Model) -> Step:
    return Step(
        "combination_log",
        "Every joining and parting since the run before",
        f"""
        select l.action, l.person_id, l.part_id,
            a.source_id as source_id_a, a.nominal_id as nominal_id_a,
            b.source_id as source_id_b, b.nominal_id as nominal_id_b,
            l.match_weight, '{digest_of(model)}' as model_version, l.reason
        from (from link_log_joined union all by name from link_log_parted) l
        left join link_nominals a on a.nominal_key = l.mine
        left join link_nominals b on b.nominal_key = l.theirs
        """,
    )


def write_log(work: Work, model: Model) -> None:
    """Make combination_log."""
    work.steps((BONDS, JOINED, PARTED, _log(model)))
