"""Counts of children by the way from the first report of them to what protects them.

Each step is counted from the child's first report by any agency to the end of the period, in
whatever order the steps were taken. A step of which no source was delivered is no stage: to show
it as taken by nobody would say of agencies what is only true of a delivery.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from accord.engine import Engine, Step
from accord.profile.counting.children import CHILD, CHILDREN, MET
from accord.profile.figures import Count, Split
from accord.profile.presence import Presence, presence

FIRST_REPORTS = Step(
    "profile_first_reports",
    "The day of each child's first report of exploitation by any agency, and who made it",
    """
    with told as (
        select p.person_id, e.day, e.is_police, e.sector
        from profile_events e join event_people p using (event_id) cross join profile_scope f
        where p.side = 'child' and p.is_child <> 'no' and e.day <= f.last_day
            and (e.exploitation is not null or has_item(e.factors, '11A'))
        union
        select person_id, day, is_police, sector from profile_child_events
    ), first_days as (
        select person_id, min(day) as first_on from told group by person_id
    ), tellers as (
        select distinct t.person_id, d.first_on, case when t.is_police then 'police'
            when t.sector = 'children_social_care' then 'social_care' else 'partner' end as teller
        from told t join first_days d on d.person_id = t.person_id and d.first_on = t.day
    )
    select person_id, first_on, case when count(*) > 1 then 'several' else min(teller) end as teller
    from tellers where person_id in (select person_id from profile_children)
    group by person_id, first_on
    """,
)
STEPS_SINCE = Step(
    "profile_steps_since",
    "Each protective step for a child between its first report and the end of the period",
    """
    select distinct s.person_id, s.kind from profile_protective_steps s
    join profile_first_reports r on r.person_id = s.person_id and s.day >= r.first_on
    cross join profile_scope f where s.day <= f.last_day
    """,
)
# A plan that was in force already when the child was first reported protects from then on too.
PLANS = Step(
    "profile_plans",
    "The plan or status with social care that each child had after its first report",
    """
    select r.person_id, max(case when c.status = 'child_protection_plan' then 1 else 0 end) = 1
        as has_plan
    from profile_first_reports r join person_nominals n on n.person_id = r.person_id
    join care_status c on c.source_id = n.source_id and c.nominal_id = n.nominal_id
    cross join profile_scope f
    where c.from_on <= f.last_day and (c.to_on is null or c.to_on >= r.first_on)
    group by r.person_id
    """,
)
PATHWAYS = Step(
    "profile_pathways",
    "The state of each child of the cohort at each stage of the safeguarding pathway",
    """
    with taken as (
        select person_id, max(case when kind = 'strategy_meeting' then 'yes' end) as strategy,
            max(case when kind = 'section_47' then 'yes' end) as enquiry,
            max(case when kind = 'nrm' then 'yes' end) as nrm
        from profile_steps_since group by person_id
    )
    select r.person_id as id, r.teller as first_report,
        coalesce(t.strategy, 'none') as strategy, coalesce(t.enquiry, 'none') as enquiry,
        case when p.has_plan then 'protection_plan' when p.person_id is not null then 'other_plan'
            else 'none' end as plan,
        coalesce(t.nrm, 'none') as nrm
    from profile_first_reports r left join taken t on t.person_id = r.person_id
    left join profile_plans p on p.person_id = r.person_id
    """,
)
NONE = "none"
NONE_RECORDED = "none recorded"


@dataclass(frozen=True)
class PathwayStage:
    """One stage: its column in `profile_pathways`, its states, and what shows it was delivered."""

    name: str
    title: str
    words: dict[str, str]
    is_delivered: Callable[[Presence], bool]

    @property
    def split(self) -> Split:
        return Split(self.name, self.title, self.words)


def _by_report_or_action(report: str, action: str) -> Callable[[Presence], bool]:
    return lambda found: report in found.reports or action in found.actions


STAGES = (
    PathwayStage(
        "first_report",
        "First report by",
        {
            "police": "police",
            "social_care": "children's social care",
            "partner": "other partners",
            "several": "several on one day",
        },
        lambda _: True,
    ),
    PathwayStage(
        "strategy",
        "Strategy discussion or meeting",
        {"yes": "held", NONE: NONE_RECORDED},
        _by_report_or_action("strategy_meeting", "strategy_discussion"),
    ),
    PathwayStage(
        "enquiry",
        "Section 47 enquiry",
        {"yes": "begun", NONE: NONE_RECORDED},
        _by_report_or_action("section_47", "section_47"),
    ),
    PathwayStage(
        "plan",
        "Plan or status",
        {
            "protection_plan": "child protection plan",
            "other_plan": "in need, looked after or care leaver",
            NONE: NONE_RECORDED,
        },
        lambda found: any(table == "care_status" for table, _ in found.tables),
    ),
    PathwayStage(
        "nrm",
        "National Referral Mechanism",
        {"yes": "referred", NONE: NONE_RECORDED},
        _by_report_or_action("nrm", "nrm_referral"),
    ),
)


def query_of(here: PathwayStage, there: PathwayStage) -> str:
    """The query that counts the passages from one stage to another."""
    return f"children-by-{here.name}-and-{there.name}".replace("_", "-")


def by_pathway(engine: Engine) -> Iterator[Count]:
    """A count for each passage between stages that were delivered, one after the other."""
    found = presence(engine)
    return between(stage for stage in STAGES if stage.is_delivered(found))


def between(stages: Iterable[PathwayStage] = STAGES) -> Iterator[Count]:
    """A count for each passage from one of these stages to the next."""
    for here, there in pairwise(stages):
        yield Count(
            Step(
                query_of(here, there).replace("-", "_"),
                f"Children harmed or at risk by {_in_words(here)} and by {_in_words(there)}, from "
                "their first report on",
                f"select id, {here.name}, {there.name} from profile_pathways",
            ),
            CHILD,
            CHILDREN,
            (here.split, there.split),
            MET,
        )


def _in_words(stage: PathwayStage) -> str:
    """A stage in the middle of a sentence."""
    if stage is STAGES[0]:
        return "who reported first"
    title = stage.title
    return title if title.startswith("National") else title[0].lower() + title[1:]


def passages(queries: Sequence[str]) -> tuple[PathwayStage, ...]:
    """The stages that these queries lead through, in order; none where no passage is counted."""
    chain: list[PathwayStage] = []
    for there in STAGES:
        if not chain or query_of(chain[-1], there) in queries:
            chain.append(there)
    return tuple(chain) if len(chain) > 1 else ()
