"""Counts of crimes and children by how soon a step was taken, and of those still without it.

Each counts, for every span of days, those to whom it happened in it and those who were still
without it when the records end in it. Nobody still without it is counted as never.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from accord.engine import Step
from accord.profile.counting.children import CHILD, CHILDREN
from accord.profile.counting.crimes import CRIME, CRIMES, MET
from accord.profile.counting.investigation import HAS_SUSPECT, SAFEGUARDING
from accord.profile.figures import Count, Split
from accord.profile.scope import Scope

# The last day of each span: fine where counts are exact, and wide where small ones are hidden.
FINE = (0, 1, 2, 3, 7, 14, 21, 28, 42, 56, 84, 112, 182, 273, 365)
WIDE = (1, 7, 28, 84, 182, 365)
OVER, UNDATED, BEFORE = "over", "undated", "before"
READERS = ("restricted", "partnership")
STATES = {"happened": "it happened", "followed": "not so far, and no longer followed"}


@dataclass(frozen=True)
class Duration:
    """One thing that is timed: from when, until what, of whom, and what it needs to be known.

    rows: a query of (id, n_days, n_followed, and whether the day is missing or too early).
    """

    id: str
    title: str
    since: str
    rows: str
    unit: str
    population: str
    within: dict[str, str]
    needs: tuple[str, ...] = ()

    def count(self, scope: Scope) -> Count:
        """The query, with spans that fit its readers."""
        spans = spans_of(scope)
        words = {str(day): words_of(day, spans) for day in spans}
        words[OVER] = f"more than {spans[-1]}"
        words |= {UNDATED: "it happened, on a day not recorded", BEFORE: "it had happened before"}
        return Count(
            Step(
                f"{self.id}_by_days",
                f"{self.title}, by days from {self.since}",
                f"""
                with timed as ({self.rows})
                select id, {_span_sql(spans)} as "days to {self.id}",
                    case when state = 'followed' then 'followed' else 'happened' end
                        as "state of {self.id}"
                from timed
                """,
            ),
            self.unit,
            self.population,
            (
                Split(f"days to {self.id}", f"Days from {self.since}", words),
                Split(f"state of {self.id}", "What became of it", STATES),
            ),
            self.within,
            audiences=READERS,
        )

    @property
    def query(self) -> str:
        return f"{self.id}_by_days".replace("_", "-")


def spans_of(scope: Scope) -> tuple[int, ...]:
    """The last day of each span, for these readers."""
    return FINE if scope.is_restricted else WIDE


def words_of(day: int, spans: tuple[int, ...]) -> str:
    """A span in words, from the day after the one before it."""
    place = spans.index(day)
    first = spans[place - 1] + 1 if place else 0
    return str(day) if first == day else f"{first} to {day}"


def _span_sql(spans: tuple[int, ...]) -> str:
    cases = " ".join(f"when n_days <= {day} then '{day}'" for day in spans)
    named = f"when state in ('{UNDATED}', '{BEFORE}') then state"
    return f"case {named} {cases} else '{OVER}' end"


# A crime is followed to the day of its source's extract: one that was closed without the step
# stays in the count as one without it, since closing it is no reason to leave it out.
_CRIMES = """
    select c.event_id as id,
        case when {happened} and {day} is null then 'undated'
            when {day} is null then 'followed' else 'happened' end as state,
        case when {day} is null then days_between(c.recorded_on, cast(s.extracted_at as date))
            when {day} < c.recorded_on then 0 else days_between(c.recorded_on, {day}) end as n_days
    from profile_crimes c join profile_sources s on s.source_id = c.source_id
    left join (
        select event_id, min(done_on) as done_on from profile_crime_actions
        where kind in ({kinds}) group by event_id
    ) a on a.event_id = c.event_id
    where c.is_in_period and c.assessed = 'met' {among}
"""


def _crimes(kinds: str, day: str = "a.done_on", happened: str = "false", among: str = "") -> str:
    return _CRIMES.format(kinds=kinds, day=day, happened=happened, among=among)


_WITH_SUSPECT = {**MET, "asked Q6": "yes"}
CRIME_DURATIONS: tuple[Duration, ...] = (
    Duration(
        "crime_to_safeguarding",
        "Exploitation crimes until the first safeguarding step",
        "the day it was recorded",
        _crimes(SAFEGUARDING),
        CRIME,
        CRIMES,
        MET,
        ("strategy_discussion", "section_47", "nrm_referral"),
    ),
    Duration(
        "crime_to_arrest",
        "Exploitation crimes with an identified suspect until the first arrest or voluntary "
        "interview",
        "the day it was recorded",
        _crimes("'arrest', 'voluntary_interview'", among=HAS_SUSPECT),
        CRIME,
        CRIMES,
        _WITH_SUSPECT,
        ("arrest", "voluntary_interview"),
    ),
    Duration(
        "crime_to_charge",
        "Exploitation crimes with an identified suspect until a charge or summons",
        "the day it was recorded",
        _crimes(
            "'charge'",
            "coalesce(a.done_on, case when c.outcome_code = '1' then c.outcome_on end)",
            "coalesce(c.outcome_code, '') = '1'",
            HAS_SUSPECT,
        ),
        CRIME,
        CRIMES,
        _WITH_SUSPECT,
    ),
    Duration(
        "crime_to_outcome",
        "Exploitation crimes until any outcome",
        "the day it was recorded",
        _crimes("'none'", "c.outcome_on", "c.outcome_code is not null"),
        CRIME,
        CRIMES,
        MET,
    ),
)
# Children of a partner's concern: whoever police still hold nothing about is followed to the end.
POLICE_AFTER_PARTNER = Duration(
    "child_to_police_record",
    "Children with a partner agency's record of concern until the first police record of "
    "exploitation",
    "the first partner's record of concern",
    """
    select p.person_id as id,
        case when o.first_on < p.first_on then 'before'
            when o.first_on is null then 'followed' else 'happened' end as state,
        coalesce(days_between(p.first_on, o.first_on), days_between(p.first_on, f.last_day))
            as n_days
    from (
        select q.person_id, min(e.day) as first_on,
            max(case when e.is_in_period then 1 else 0 end) as is_in_period
        from profile_events e join event_people q using (event_id)
        where not e.is_police and q.side = 'child' and q.is_child <> 'no'
            and (e.exploitation is not null or has_item(e.factors, '11A'))
        group by q.person_id
    ) p cross join profile_scope f
    left join (
        select q.person_id, min(e.day) as first_on
        from profile_events e join event_people q using (event_id)
        cross join profile_scope f
        where e.is_police and q.side = 'child' and e.exploitation is not null
            and e.day <= f.last_day
        group by q.person_id
    ) o on o.person_id = p.person_id
    where p.is_in_period = 1
    """,
    CHILD,
    CHILDREN,
    {"partner concern": "yes"},
)
FIRST_STEP = Duration(
    "child_to_protective_step",
    "Children harmed or at risk until the first protective step of any agency",
    "their first record of exploitation",
    """
    select c.person_id as id,
        case when min(case when s.day >= c.first_on then s.day end) is not null then 'happened'
            when count(s.day) > 0 then 'before' else 'followed' end as state,
        coalesce(min(case when s.day >= c.first_on then days_between(c.first_on, s.day) end),
            max(days_between(c.first_on, f.last_day))) as n_days
    from profile_children c cross join profile_scope f
    left join profile_protective_steps s on s.person_id = c.person_id and s.day <= f.last_day
    group by c.person_id
    """,
    CHILD,
    CHILDREN,
    MET,
)
DURATIONS = (*CRIME_DURATIONS, POLICE_AFTER_PARTNER, FIRST_STEP)


def by_duration(scope: Scope) -> Iterator[Count]:
    """Every count of how soon something was done, with the spans of these readers."""
    return (duration.count(scope) for duration in DURATIONS)
