"""X1: is there an imbalance of power between the child and a person of concern?"""

from __future__ import annotations

from dataclasses import replace

from accord.definitions.answers import Answer
from accord.definitions.criterion import Criterion
from accord.definitions.words import (
    AGE_GAP,
    IMBALANCE,
    POSITION_OF_TRUST_CLASSES,
    UNDER_16_CLASSES,
    offence_class,
    one_of,
)
from accord.engine import Step

# Our reading of England's words, with its reason in the definition file.
AGE_GAP_DAYS = 5 * 365 + 1
AGE_GAP_YEARS = 5
ADULT = 18
UNDER_16 = 16
# Children about the same age: less than two years apart.
PEER_DAYS = 2 * 365
PEER_YEARS = 2

_WORDED = Step(
    "x1_worded",
    "Words and offences that tell of power over the child, other than years alone",
    f"""
    select unit, event_id, field, "start", "end", assertion from speech
    where {one_of("concept_id", IMBALANCE)}
    union all
    select unit, event_id, null, null, null, 'affirmed' from judged_records
    where {one_of(offence_class("offence_code"), POSITION_OF_TRUST_CLASSES)}
    """,
)

_SAID = Step(
    "x1_said",
    "The same, with a recorded disability of the child",
    """
    select * from x1_worded
    union all
    select unit, event_id, null, null, null, 'affirmed' from x1_disabled
    """,
)

_DISABLED = Step(
    "x1_disabled",
    "Records of a child whose disability is recorded",
    """
    select distinct r.unit, r.event_id
    from judged_records r
        join event_people p on p.event_id = r.event_id and p.side = 'child'
        join judged_children c on c.unit = r.unit and c.person_id = p.person_id
            and c.is_child <> 'no'
        join person_nominals m on m.person_id = p.person_id
        join nominals n on n.source_id = m.source_id and n.nominal_id = m.nominal_id
    where n_items(n.disability) > 0
    """,
)

_YEARS = Step(
    "x1_years",
    "How far apart in age each child and person of concern are, as far as it is known",
    f"""
    select p.unit, p.event_id,
        coalesce(
            days_between(concern_born_to, child_born_from) >= {AGE_GAP_DAYS},
            concern_low - child_high >= {AGE_GAP_YEARS}, false)
        or coalesce(concern_low >= {ADULT} and (child_high < {UNDER_16}
            or {one_of(offence_class("e.offence_code"), UNDER_16_CLASSES)}), false) as is_gap,
        coalesce(
            days_between(concern_born_to, child_born_from) > -{PEER_DAYS}
                and days_between(concern_born_from, child_born_to) < {PEER_DAYS},
            concern_high - child_low < {PEER_YEARS} and child_high - concern_low < {PEER_YEARS},
            false) and coalesce(concern_low < {ADULT}, true) as is_peer
    from pairs p join events e using (event_id)
    """,
)

_PEERS = Step(
    "x1_peers",
    "Questions in which everyone of concern is a child of about the same age",
    """
    select unit, bool_and(is_peer) as all_peers from x1_years group by unit
    """,
)

_KNOWN = """
    select u.unit, coalesce(s.is_said, false) as is_said, coalesce(s.is_possible, false)
            as is_possible, coalesce(y.is_gap, false) as is_gap,
        coalesce(g.is_older, false) as is_older,
        coalesce(p.all_peers, false) and n.n_beyond = 0 as is_among_peers
    from open_questions u
        left join (select unit, bool_or(assertion = 'affirmed') as is_said,
            bool_or(assertion = 'possible') as is_possible from x1_said group by unit) s
            using (unit)
        left join (select unit, bool_or(is_gap) as is_gap from x1_years group by unit) y
            using (unit)
        left join (select unit, true as is_older from x1_older group by unit) g using (unit)
        left join x1_peers p using (unit)
        left join x1_beyond n using (unit)
"""

_OLDER = Step(
    "x1_older",
    "Words that tell of a markedly older person in contact with the child",
    f"""
    select unit, event_id, field, "start", "end" from speech
    where {one_of("concept_id", AGE_GAP)} and assertion = 'affirmed'
    """,
)

_BEYOND = Step(
    "x1_beyond",
    "People of concern who are not seen beside the child, or whose age is open, per question",
    """
    select u.unit, count(c.person_id) as n_beyond
    from open_questions u left join judged_concern c
        on c.unit = u.unit and c.is_counted and c.is_child <> 'yes'
    group by u.unit
    """,
)

_FOUND = Step("x1_found", "What there is of each kind", _KNOWN)

_EVIDENCE = """
    select unit, event_id, field, "start", "end",
        case assertion when 'negated' then 'against' else 'for' end as supports
    from x1_said where assertion in ('affirmed', 'possible', 'negated')
"""

POWER_IMBALANCE = Criterion(
    id="X1",
    name="power_imbalance",
    says="An imbalance of power: control of home, money, transport, employment or care; "
    "dependency; disability; status; a threat, demand or hold over the child.",
    citation="DfE statutory guidance on child sexual exploitation 2017",
    needs="ages, relationship, text",
    question="What power did anyone have over the child: age, care, home, money, a threat?",
    ask="the officer in the case, or the child's social worker",
    on_silence=Answer.NOT_MET,
    waits_for="A1",
    steps=(_WORDED, _DISABLED, _SAID, _YEARS, _PEERS, _OLDER, _BEYOND, _FOUND),
    answer="""
    select unit,
        case when is_said then 'met' when is_among_peers and not is_possible then 'not_met'
            else 'not_known' end as outcome,
        cast(null as bigint) as count_low, cast(null as bigint) as count_high,
        case when is_said then 'The record tells of power over the child.'
            when is_possible then 'The text says there may have been a hold over the child.'
            when is_among_peers then 'They are children of about the same age, and no other '
                || 'imbalance is recorded.'
            else 'No imbalance of power is described, and none is ruled out.' end as reason
    from x1_found
    """,
    evidence=_EVIDENCE,
)

POWER_IMBALANCE_BY_AGE = replace(
    POWER_IMBALANCE,
    reading="age-gap",
    reading_says="An age gap alone is enough where it is five years or more, or where an adult "
    "stands over a child under 16.",
    steps=(),
    answer="""
    select unit,
        case when is_said or is_gap or is_older then 'met'
            when is_among_peers and not is_possible then 'not_met'
            else 'not_known' end as outcome,
        cast(null as bigint) as count_low, cast(null as bigint) as count_high,
        case when is_said or is_gap or is_older then concat_ws(' ',
                case when is_said then 'The record tells of power over the child.' end,
                case when is_gap then 'The ages are five years or more apart, or an adult stands '
                    || 'over a child under 16.' end,
                case when is_older then 'The text tells of a markedly older person.' end)
            when is_possible then 'The text says there may have been a hold over the child.'
            when is_among_peers then 'They are children of about the same age, and no other '
                || 'imbalance is recorded.'
            else 'No imbalance of power is described, and none is ruled out.' end as reason
    from x1_found
    """,
    evidence=f"""
    {_EVIDENCE}
    union
    select unit, event_id, null, null, null, 'for' from x1_years where is_gap
    union
    select unit, event_id, field, "start", "end", 'for' from x1_older
    """,
)
