"""M1: is this a crime by a member of a network, against another child, within its time?"""

from __future__ import annotations

from accord.definitions.answers import Answer
from accord.definitions.criterion import NO_SPAN, Criterion

WITHIN_A_NETWORK = Criterion(
    id="M1",
    name="within_a_network",
    says="A crime by a member of a network that meets the definition, within its time span or a "
    "year either side, in which the exchange is not excluded in words.",
    citation="Accord reading of IICSA, Part C.3: what a network does to another child is the "
    "network's",
    needs="networks found, dates",
    question="Did the people of this network do it, and when?",
    ask="the intelligence desk",
    on_silence=Answer.NOT_MET,
    waits_for="A1",
    answer="""
    select o.unit,
        case when n.network_id is null then 'not_met'
            when a.outcome = 'not_met' and b.outcome = 'not_met'
                and (u.nation = 'england' or w.outcome = 'not_met') then 'not_met'
            else 'met' end as outcome,
        cast(null as bigint) as count_low, cast(null as bigint) as count_high,
        case when u.candidate_kind = 'network' then 'It is asked of crimes, not of networks.'
            when n.network_id is null then 'It lies in no network that meets the definition.'
            when a.outcome = 'not_met' and b.outcome = 'not_met'
                and (u.nation = 'england' or w.outcome = 'not_met')
                then 'It lies in a network, but the text rules an exchange out.'
            else 'It lies in a network that meets the definition, within its time.' end as reason
    from open_questions o
        join judged u using (unit)
        left join networks_met n on n.network_id = u.network_id and u.in_network_span
        left join answer_x3a a using (unit)
        left join answer_x3b b using (unit)
        left join answer_x3w w using (unit)
    """,
    evidence=f"""
    select r.unit, r.event_id, {NO_SPAN}, 'for' as supports
    from judged_records r
        join judged u using (unit)
        join networks_met n on n.network_id = u.network_id and u.in_network_span
    where r.scope = 'own'
    """,
)
