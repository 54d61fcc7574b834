"""The measures of investigation, Q1 to Q22: each a yes or no for every exploitation crime."""

from __future__ import annotations

from dataclasses import dataclass

from accord.engine import Step
from accord.profile.counting.crimes import CRIME, CRIMES, MET
from accord.profile.counting.splits import OUTCOME
from accord.profile.figures import Count, Split

CRIME_ACTIONS = Step(
    "profile_crime_actions",
    "What was done on each crime of the cohort, and how many days after it was recorded",
    """
    select c.event_id, a.kind, a.done_on, a.result, days_between(c.recorded_on, a.done_on) as days
    from profile_crimes c
    join actions a on a.source_id = c.source_id and a.target_kind = 'crime'
        and a.target_ref = c.event_ref
    where c.is_in_period and c.assessed = 'met'
    """,
)
SAFEGUARDING = "'strategy_discussion', 'section_47', 'nrm_referral'"
EVIDENCE = "'device_seized', 'abe_interview', 'scene', 'cctv', 'forensic', 'account'"
DISRUPTION = "'cawn', 'sro', 'shpo', 'stro', 'closure_notice', 'licence_review'"


@dataclass(frozen=True)
class Measure:
    """One measure: what is asked of each crime, of which crimes, and what limits the answer.

    needs: the kinds of action without which it cannot be answered at all. missing: what would be
    needed where no table of the contract can carry it.
    """

    id: str
    title: str
    yes: str
    test: str = ""
    among: str = ""
    needs: tuple[str, ...] = ()
    caveat: str = ""
    missing: str = ""

    @property
    def count(self) -> Count:
        """The measure as a query."""
        return Count(
            Step(
                f"measure_{self.id.lower()}",
                f"Exploitation crimes by measure {self.id}: {self.yes}",
                f'select c.event_id as id, case {self.test} end as "{self.id}" '
                f"from profile_crimes c where c.is_in_period and c.assessed = 'met' {self.among}",
            ),
            CRIME,
            CRIMES,
            (
                Split(
                    self.id, self.title, {"yes": "yes", "no": "no", "not_recorded": "not recorded"}
                ),
            ),
            {**MET, **({f"asked {self.id}": "yes"} if self.among else {})},
        )


def _done(kinds: str, within: int | None = None) -> str:
    limit = "" if within is None else f" and a.days <= {within}"
    return (
        "when exists (select 1 from profile_crime_actions a where a.event_id = c.event_id "
        f"and a.kind in ({kinds}) and a.done_on is not null{limit}) then 'yes' else 'no'"
    )


_CLOSED = "and c.closed_on is not null"
HAS_SUSPECT = (
    "and exists (select 1 from event_people p where p.event_id = c.event_id "
    "and p.side = 'concern' and p.is_identified and not p.is_eliminated)"
)

MEASURES: tuple[Measure, ...] = (
    Measure(
        "Q1",
        "Allocation",
        "investigated by somebody with PIP2 and SCAIDP, or PIP3",
        "when c.skill in ('pip2_scaidp', 'pip3') then 'yes' when c.skill <> 'unknown' then 'no' "
        "else 'not_recorded'",
        caveat="When it was allocated is not in the extract.",
    ),
    Measure(
        "Q2",
        "First protective action",
        "a safeguarding step on the crime by the day after it was recorded",
        _done(SAFEGUARDING, 1),
        needs=("strategy_discussion", "section_47", "nrm_referral"),
    ),
    Measure(
        "Q3",
        "Strategy discussion",
        "a strategy discussion by the day after it was recorded",
        _done("'strategy_discussion'", 1),
        needs=("strategy_discussion",),
        caveat="Days, not hours, are recorded.",
    ),
    Measure(
        "Q4",
        "Early evidence",
        "any early evidence recorded within three days",
        _done(EVIDENCE, 3),
        needs=("device_seized", "abe_interview", "scene", "cctv", "forensic", "account"),
        caveat="Not every kind applies to every crime.",
    ),
    Measure(
        "Q5",
        "ABE interview",
        "an ABE interview held",
        _done("'abe_interview'"),
        needs=("abe_interview",),
        caveat="Whether one was offered is not in the extract.",
    ),
    Measure(
        "Q6",
        "Arrest or voluntary interview",
        "an arrest or voluntary interview, of crimes with an identified suspect",
        _done("'arrest', 'voluntary_interview'"),
        HAS_SUSPECT,
        ("arrest", "voluntary_interview"),
    ),
    Measure(
        "Q7",
        "Digital",
        "a result recorded, of crimes with a device seized",
        "when exists (select 1 from profile_crime_actions a where a.event_id = c.event_id "
        "and a.kind = 'device_seized' and a.result is not null) then 'yes' else 'no'",
        "and exists (select 1 from profile_crime_actions a where a.event_id = c.event_id "
        "and a.kind = 'device_seized')",
        ("device_seized",),
    ),
    Measure(
        "Q8",
        "Supervision",
        "a supervisor's review within 28 days",
        _done("'supervision_review'", 28),
        needs=("supervision_review",),
    ),
    Measure(
        "Q9",
        "Victim contact",
        "contact with the victim recorded",
        _done("'victim_contact', 'isva_referral'"),
        needs=("victim_contact", "isva_referral"),
    ),
    Measure(
        "Q10",
        "Link search",
        "a documented search for co-offenders, shared victims and partners' data",
        _done("'link_search'"),
        needs=("link_search",),
    ),
    Measure(
        "Q11",
        "Definition applied",
        "a person's decision on the group definition recorded",
        "when exists (select 1 from case_decisions d where d.candidate_kind = 'crime' "
        "and d.candidate_id = c.source_id || '/' || c.event_ref "
        "and d.definition_id = 'organised-network-iicsa') then 'yes' else 'no'",
    ),
    Measure(
        "Q12",
        "Flags",
        "the CSE flag stands on the crime",
        "when c.flag_cse = 'yes' then 'yes' else 'no'",
    ),
    Measure(
        "Q13",
        "Disruption considered",
        "a disruption option used on the crime",
        _done(DISRUPTION),
        caveat="Options considered and not used are not in the extract.",
    ),
    Measure(
        "Q14",
        "Outcome",
        "an outcome recorded; the mix is in the outcome table",
        "when c.outcome_code is not null then 'yes' else 'no'",
    ),
    Measure(
        "Q15",
        "Charge",
        "charged or summonsed, of crimes with an identified suspect",
        "when c.outcome_code = '1' or exists (select 1 from profile_crime_actions a "
        "where a.event_id = c.event_id and a.kind = 'charge') then 'yes' else 'no'",
        HAS_SUSPECT,
    ),
    Measure(
        "Q16",
        "Outcome 16 reviewed",
        "a supervisor's review, of crimes where the victim does not support action",
        _done("'supervision_review', 'outcome_review'"),
        "and c.outcome_code in ('14', '16')",
        ("supervision_review", "outcome_review"),
        "The reason for withdrawal and the support offered are not in the extract.",
    ),
    Measure(
        "Q17",
        "Suspects with no further action",
        "time on bail or under investigation",
        missing="custody and bail dates, held by the force's custody system",
    ),
    Measure(
        "Q18",
        "Court",
        "time to and result of court, special measures",
        missing="court results, held by His Majesty's Courts and Tribunals Service",
    ),
    Measure(
        "Q19",
        "Repeat victimisation",
        "a further record of exploitation within 180 days of closure, of closed crimes",
        "when exists (select 1 from event_people v join event_people o "
        "on o.person_id = v.person_id and o.side = 'child' and o.event_id <> v.event_id "
        "join profile_events e on e.event_id = o.event_id and e.exploitation is not null "
        "where v.event_id = c.event_id and v.side = 'child' and e.day > c.closed_on "
        "and days_between(c.closed_on, e.day) <= 180) then 'yes' else 'no'",
        _CLOSED,
        caveat="Crimes closed within 180 days of the end of the period are not followed in full.",
    ),
    Measure(
        "Q20",
        "Child treated as suspect",
        "a child harmed by it is a suspect on another record",
        "when exists (select 1 from event_people v join profile_children h "
        "on h.person_id = v.person_id where v.event_id = c.event_id and v.side = 'child' "
        "and h.was_also_suspect) then 'yes' else 'no'",
    ),
    Measure(
        "Q21",
        "Closed and to be reviewed again",
        "closed, meets the group definition now, and carries no group flag, of closed crimes",
        "when c.network = 'met' and c.flag_group = 'no' then 'yes' else 'no'",
        _CLOSED,
    ),
    Measure(
        "Q22",
        "Language",
        "no wording in the crime's text that blames a child",
        "when exists (select 1 from mentions m where m.source_id = c.source_id "
        "and m.event_kind = 'crime' and m.event_ref = c.event_ref "
        "and split_part(m.concept_id, '.', 1) = 'blame' and m.assertion = 'affirmed') "
        "then 'no' else 'yes'",
    ),
)
BY_OUTCOME = Count(
    Step(
        "crimes_by_outcome",
        "Exploitation crimes by outcome and whether by a group",
        "select event_id as id, coalesce(outcome_code, 'open') as outcome, network "
        "from profile_crimes where is_in_period and assessed = 'met'",
    ),
    CRIME,
    CRIMES,
    (
        OUTCOME,
        Split(
            "network",
            "By a group",
            {"met": "group-based", "not_known": "group not yet known", "not_met": "no group found"},
        ),
    ),
    MET,
)
BY_SKILL = Count(
    Step(
        "crimes_by_skill",
        "Exploitation crimes by the accreditation of the investigator and whether by a group",
        "select event_id as id, skill, network from profile_crimes "
        "where is_in_period and assessed = 'met'",
    ),
    CRIME,
    CRIMES,
    (
        Split(
            "skill",
            "Accreditation",
            {
                "pip3": "PIP3",
                "pip2_scaidp": "PIP2 and SCAIDP",
                "pip2": "PIP2",
                "pip1": "PIP1",
                "none": "none",
                "unknown": "not recorded",
            },
        ),
        Split(
            "network",
            "By a group",
            {"met": "group-based", "not_known": "group not yet known", "not_met": "no group found"},
        ),
    ),
    MET,
)
COUNTS = (
    BY_OUTCOME,
    BY_SKILL,
    *(measure.count for measure in MEASURES if measure.test),
)
