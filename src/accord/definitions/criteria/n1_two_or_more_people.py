"""N1: are there two or more people of concern, identified or not?"""

from __future__ import annotations

from dataclasses import replace

from accord.definitions.answers import Answer
from accord.definitions.criterion import NO_SPAN, SPAN, Criterion
from accord.definitions.words import OCCASION_SCOPES, one_of
from accord.engine import Step

# Two thieves are no perpetrators of what nothing on the record points to.
_NOBODY = "Nothing recorded points to a sexual element, so nobody is counted."


def _answer(counting: str, whom: str) -> str:
    return f"""
    select u.unit,
        case when a.outcome = 'not_met' and u.candidate_kind <> 'network' then 'not_met'
            when n.count_low >= 2 then 'met' when n.count_high < 2 then 'not_met'
            else 'not_known' end as outcome,
        case when a.outcome <> 'not_met' or u.candidate_kind = 'network' then n.count_low end
            as count_low,
        case when a.outcome <> 'not_met' or u.candidate_kind = 'network' then n.count_high end
            as count_high,
        case when a.outcome = 'not_met' and u.candidate_kind <> 'network' then '{_NOBODY}'
            else coalesce(n.reason, 'No {whom} is recorded.') end as reason
    from judged u
        join answer_a1 a using (unit)
        left join candidate_counts n on n.candidate_kind = u.candidate_kind
            and n.candidate_id = u.candidate_id and n.counting = '{counting}'
    """


def _records(name: str, counted: str, scopes: str) -> Step:
    return Step(
        name,
        "The records on which the people counted appear, and the words that count them",
        f"""
        select distinct r.unit, r.event_id, {NO_SPAN}
        from linked_records r
            join event_people p using (event_id)
            join judged_concern c on c.unit = r.unit and c.person_id = p.person_id
        where {counted} and p.side = 'concern' and not p.is_eliminated and {scopes}
        union all
        select r.unit, r.event_id, {SPAN}
        from linked_records r join words w using (event_id)
        where concept_id in ('people.several', 'people.unidentified')
            and assertion = 'affirmed' and {scopes}
        """,
    )


TWO_OR_MORE_PEOPLE = Criterion(
    id="N1",
    name="two_or_more_people",
    says="Two or more distinct perpetrators or facilitators, identified or not, once records of "
    "one person are put together.",
    citation="IICSA, Child sexual exploitation by organised networks, Part C.3",
    needs="suspects and facilitators as resolved people, unidentified people, counts in the text",
    question="How many people took part or helped, and could any of them be the same person?",
    ask="the officer in the case, or the intelligence desk",
    on_silence=Answer.NOT_MET,
    steps=(_records("n1_records", "is_counted", "true"),),
    answer=_answer("people", "perpetrator or facilitator"),
    evidence=f"select unit, event_id, {SPAN}, 'for' as supports from n1_records",
)

TWO_OR_MORE_SUSPECTS = replace(
    TWO_OR_MORE_PEOPLE,
    reading="suspects",
    reading_says="Only people suspected of the abuse itself are counted, on the crime and its "
    "linked occasion.",
    question="How many people are suspected of the abuse itself?",
    steps=(_records("n1_suspect_records", "is_suspect", one_of("scope", OCCASION_SCOPES)),),
    answer=_answer("suspects", "suspect"),
    evidence=f"select unit, event_id, {SPAN}, 'for' as supports from n1_suspect_records",
)
