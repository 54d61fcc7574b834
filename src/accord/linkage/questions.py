"""Turn undecided pairs into links between persons, and into questions in the order to ask them.

The order is of pairs of records, by how much an answer is likely to change; it says nothing about
any person.
"""

from __future__ import annotations

from accord.engine import Step, Work

APART = Step(
    "link_apart",
    "Pairs that came close between two persons, the smaller person id first",
    """
    select l.person_id as person_l, r.person_id as person_r,
        least(l.person_id, r.person_id) as person_id_a,
        greatest(l.person_id, r.person_id) as person_id_b,
        o.nominal_key_l, o.nominal_key_r, o.match_probability, o.match_weight, o.verdict, o.reason,
        case o.verdict when 'refused_judgement' then 1 when 'refused_relative' then 2 else 3 end
            as standing
    from link_reasons o
    join link_earlier l on l.nominal_key = o.nominal_key_l
    join link_earlier r on r.nominal_key = o.nominal_key_r
    where l.person_id <> r.person_id
    """,
)

# A ruling on any pair of two persons outweighs what else is said of them; then what speaks for
# relatives; of equal standing the closest pair is shown.
CLOSEST = Step(
    "link_closest",
    "The pair that says most about two persons, and how many pairs of theirs come close",
    """
    select *, count(*) over (partition by person_id_a, person_id_b) as n_pairs,
        row_number() over (partition by person_id_a, person_id_b
            order by standing, match_weight desc, nominal_key_l, nominal_key_r) as place
    from link_apart
    """,
)

PERSON_LINKS = Step(
    "person_links",
    "Two persons who may be one human and are not joined",
    """
    select c.person_id_a, c.person_id_b, c.verdict as status, c.n_pairs,
        a.source_id as source_id_a, a.nominal_id as nominal_id_a,
        b.source_id as source_id_b, b.nominal_id as nominal_id_b,
        c.match_probability, c.match_weight, c.reason
    from link_closest c
    join link_nominals a
        on a.nominal_key = case when c.person_l = c.person_id_a then c.nominal_key_l
            else c.nominal_key_r end
    join link_nominals b
        on b.nominal_key = case when c.person_l = c.person_id_a then c.nominal_key_r
            else c.nominal_key_l end
    where c.place = 1
    """,
)

SIZES = Step(
    "link_person_sizes",
    "How many nominals each person has",
    "select person_id, count(*) as n_nominals from link_earlier group by person_id",
)

# To join two persons changes every pair of nominals between them; to part one at a bridge, every
# pair across it. That is weighed by how likely the answer is to differ from what stands now.
CHANGES = Step(
    "link_changes",
    "What each question would change, and how likely",
    """
    select case c.verdict when 'refused_relative' then 'relatives' else 'join' end as kind,
        c.nominal_key_l, c.nominal_key_r, c.match_probability,
        a.n_nominals * b.n_nominals as n_changes,
        a.n_nominals * b.n_nominals * c.match_probability as expected_changes, c.reason
    from link_closest c
    join link_person_sizes a on a.person_id = c.person_l
    join link_person_sizes b on b.person_id = c.person_r
    where c.place = 1 and c.verdict <> 'refused_judgement'
    union all
    select 'part', b.nominal_key_l, b.nominal_key_r, o.match_probability,
        b.n_left * b.n_right, b.n_left * b.n_right * (1 - o.match_probability), o.reason
    from link_bridges b
    join link_reasons o
        on o.nominal_key_l = b.nominal_key_l and o.nominal_key_r = b.nominal_key_r
    """,
)

# Pairs that look like relatives come last: the model takes twins for one person, so its figure
# says nothing about how likely the answer is to change. No two questions share a place.
QUESTIONS = Step(
    "identity_questions",
    "Pairs to put to a person, in order",
    """
    select row_number() over (order by (c.kind = 'relatives')::integer, c.expected_changes desc,
            c.n_changes desc, c.match_probability desc, c.nominal_key_l, c.nominal_key_r)
            as position,
        c.kind, a.source_id as source_id_a, a.nominal_id as nominal_id_a,
        b.source_id as source_id_b, b.nominal_id as nominal_id_b,
        a.person_id as person_id_a, b.person_id as person_id_b,
        c.match_probability, c.n_changes, c.expected_changes, c.reason
    from link_changes c
    join link_earlier a on a.nominal_key = c.nominal_key_l
    join link_earlier b on b.nominal_key = c.nominal_key_r
    """,
)


def write_questions(work: Work) -> None:
    """Make person_links and identity_questions."""
    work.steps((APART, CLOSEST, PERSON_LINKS, SIZES, CHANGES, QUESTIONS))
