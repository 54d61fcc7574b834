"""What a return counts: one table for each unit, made from a run for one force and period.

The unit is always named, because one-crime-per-victim recording makes each of them differ: a
crime, a child, a suspect, a link of one suspect to one crime, a network.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pyarrow as pa

from accord.engine import Engine, Step
from accord.returns.suspect_parts import OF_THE_RUN, RELATIONSHIPS, SUSPECTS, VICTIMS_NAMED
from accord.tables.people import CASE_DECISIONS

NEEDED = (
    *("sources", "crimes", "nominals", "care_status", "actions", "persons", "person_nominals"),
    *("events", "event_people", "record_flags", "findings", "criterion_results"),
    *("networks", "network_members", "network_children", "network_records"),
    *("missing_episodes", "associations", "network_edges"),
)

# Every column that a table of records may hold: its heading, and what it says.
COLUMNS = {
    "crime_id": ("Crime", "the source and its reference"),
    "person_id": ("Person", "a pseudonym that stays the same in one store"),
    "network_id": ("Network", "empty where the crime lies in none"),
    "offence_code": ("Offence code", "Home Office class and code"),
    "recorded_on": ("Recorded on", "day it was recorded as a crime"),
    "committed_from": ("Committed from", "earliest it happened"),
    "committed_to": ("Committed to", "latest it happened"),
    "location_type": ("Kind of place", "where it happened"),
    "online": ("Online element", "as recorded"),
    "group_csae": ("Group-based abuse", "answer of the COCAD definition"),
    "organised_network": ("Organised network", "answer of the IICSA definition"),
    "rule_version": ("Rule version", "version of the IICSA definition that was applied"),
    "category": ("COCAD category", "familial, cse, institutional, ritualistic, other, unknown"),
    "people_low": ("People, at least", "people of concern counted"),
    "people_high": ("People, at most", "empty where the records set no limit"),
    "cross_force": ("Over more than one force", "of the network it lies in"),
    "cse_recorded": ("CSE flag recorded", "what the force's system holds"),
    "group_cse_recorded": ("Group flag recorded", "what the force's system holds"),
    "outcome_code": ("Outcome", "outcome code as recorded"),
    "outcome_on": ("Outcome on", "day of the outcome"),
    "arrest_in_12_weeks": ("Arrest within 12 weeks", "of the day it was recorded"),
    "missing_in_90_days": ("Missing in the 90 days before", "yes, or not recorded"),
    "identified": ("Identified", "whether the person is known by name"),
    "age_band": ("Age at the time", "band of the age when it happened"),
    "sex": ("Sex", "F, M, X or U"),
    "ethnicity_self": ("Ethnicity, self-defined", "code, or why there is none"),
    "ethnicity_officer": ("Ethnicity, officer-defined", "code, or why there is none"),
    "nationality": ("Nationality", "code, or why there is none"),
    "disability": ("Disability", "yes, or not recorded"),
    "looked_after": ("Looked after at the time", "yes, or not recorded"),
    "also_victim": ("Also a victim", "the person is a victim of a crime of this return"),
    "n_people_low": ("People, at least", "members counted, unidentified ones too"),
    "n_people_high": ("People, at most", "members counted, unidentified ones too"),
    "n_identified": ("Identified", "members known by name"),
    "n_children": ("Children", "children it harmed or put at risk"),
    "n_crimes": ("Crimes", "crimes among its records"),
    "relationship": ("Relationship to a victim", "all that is recorded, or why there is none"),
    "parts": ("Part in it", "all that the crime's own record tells, or not recorded"),
    "decided_by": ("Decided by", "of the group-based flag: the rules alone, or people; no name"),
    "decision": ("Decision", "what people decided on it; none where nobody has"),
    "association_types": ("Kinds of tie", "what ties its members, all of them"),
    "mapped": ("Mapped as a crime group", "as an organised crime group, elsewhere"),
    "status": ("Status in the network", "known victim, suspected victim, or concern"),
    "definition_id": ("Definition", "which definition was asked"),
    "definition_version": ("Version", "version of the definition that was applied"),
    "outcome": ("Answer", "met or not_known; what is not listed was not met"),
    "token_kind": ("Made of", "which of a person's identifiers a token was made of"),
    "token": ("Token", "says nothing to anybody without the key"),
}

# Columns that hold several values, and how these stand apart in a file.
LISTS = frozenset(("relationship", "parts", "association_types"))
APART = "; "

# What kind of value a column holds, where it is no text.
KINDS_OF_VALUE = {
    **dict.fromkeys(("recorded_on", "outcome_on"), "date"),
    **dict.fromkeys(("committed_from", "committed_to"), "dateTime"),
    **dict.fromkeys(("people_low", "people_high", "n_people_low", "n_people_high"), "integer"),
    **dict.fromkeys(("n_identified", "n_children", "n_crimes"), "integer"),
}


@dataclass(frozen=True)
class Scope:
    """Whose crimes, and recorded when; both days are included."""

    force: str
    first: date
    last: date


def _crimes(scope: Scope) -> Step:
    return Step(
        "scope_crimes",
        "crimes recorded by the force in the period",
        f"""select c.source_id || '/' || c.crime_ref as crime_id, c.source_id, c.crime_ref,
            e.event_id, c.offence_code, c.recorded_on, c.committed_from, c.committed_to,
            c.outcome_code, c.outcome_on,
            coalesce(c.location_type, 'unknown') as location_type,
            case when c.is_online then 'yes' when not c.is_online then 'no' else 'not recorded' end
                as online,
            cast(extract(year from c.recorded_on) as varchar) || '-'
                || lpad(cast(extract(month from c.recorded_on) as varchar), 2, '0') as month
        from crimes c join sources s on s.source_id = c.source_id
            join events e on e.source_id = c.source_id and e.event_kind = 'crime'
                and e.event_ref = c.crime_ref
        where s.force_code = '{scope.force}'
            and c.recorded_on between date '{scope.first}' and date '{scope.last}'""",
    )


FLAGS = Step(
    "crime_flags",
    "the flags of each crime side by side, recorded and proposed, with the COCAD category",
    """select source_id || '/' || crime_ref as crime_id,
        max(case when flag = 'CSA' then proposed end) as csa,
        max(case when flag = 'CSE' then proposed end) as cse,
        max(case when flag = 'CCE' then proposed end) as cce,
        max(case when flag = 'GROUP_CSE' then proposed end) as group_cse,
        max(case when flag = 'CSE' then recorded end) as cse_recorded,
        max(case when flag = 'GROUP_CSE' then recorded end) as group_cse_recorded,
        coalesce(max(category), 'none') as category
    from record_flags group by source_id, crime_ref""",
)
ANSWERS = Step(
    "crime_answers",
    "each definition's answer for each crime, and how many people it counts",
    """select f.candidate_id as crime_id,
        max(case when f.definition_id = 'group-csae-cocad' then f.outcome end) as group_csae,
        max(case when f.definition_id = 'organised-network-iicsa' then f.outcome end)
            as organised_network,
        max(case when f.definition_id = 'organised-network-iicsa'
            then f.definition_version end) as rule_version,
        max(n.count_low) as people_low, max(n.count_high) as people_high
    from findings f left join criterion_results n
        on n.finding_id = f.finding_id and n.criterion_id = 'N1'
            and f.definition_id = 'organised-network-iicsa'
    where f.candidate_kind = 'crime' group by f.candidate_id""",
)
CRIME_NETWORKS = Step(
    "crime_networks",
    "the networks each crime is a record of",
    """select r.source_id || '/' || r.event_ref as crime_id, min(r.network_id) as network_id,
        max(case when n.is_cross_force then 'yes' else 'no' end) as cross_force
    from network_records r join networks n using (network_id)
    where r.event_kind = 'crime' group by r.source_id, r.event_ref""",
)
CRIMES = Step(
    "return_crimes",
    "one row for each crime",
    """select s.*, f.csa, f.cse, f.cce, f.group_cse, f.cse_recorded, f.group_cse_recorded,
        f.category, coalesce(a.group_csae, 'not_met') as group_csae,
        coalesce(a.organised_network, 'not_met') as organised_network, a.rule_version,
        a.people_low, a.people_high, n.network_id,
        coalesce(n.cross_force, 'no network') as cross_force, r.arrest_in_12_weeks,
        case when d.decided_by is not null then d.decided_by
            when o.crime_id is not null then 'earlier_version' else 'rules' end as decided_by,
        coalesce(d.decision, 'none') as decision
    from scope_crimes s left join crime_flags f using (crime_id)
        left join crime_arrests r using (crime_id)
        left join crime_answers a using (crime_id) left join crime_networks n using (crime_id)
        left join crime_decisions d
            on d.crime_id = s.crime_id and d.definition_version = a.rule_version
        left join (select distinct crime_id from crime_decisions) o on o.crime_id = s.crime_id""",
)
# What a source says of a person; two unlike answers are not settled here.
DEMOGRAPHICS = Step(
    "demographics",
    "what is recorded of each person, with why it is missing where it is",
    """select p.person_id, max(case when p.is_identified then 'yes' else 'no' end) as identified,
        max(p.sex) as sex,
        case when count(distinct n.ethnicity_self_defined) > 1 then 'conflicting'
            else max(n.ethnicity_self_defined) end as ethnicity_self,
        case when count(distinct n.ethnicity_officer_defined) > 1 then 'conflicting'
            else max(n.ethnicity_officer_defined) end as ethnicity_officer,
        case when count(distinct n.nationality) > 1 then 'conflicting'
            else max(n.nationality) end as nationality,
        max(case when n.disability is not null then 'yes' end) as disability
    from persons p join person_nominals using (person_id)
        join nominals n using (source_id, nominal_id)
    group by p.person_id""",
)
CARE = Step(
    "care_spells",
    "when each person was looked after",
    """select p.person_id, c.from_on, c.to_on from care_status c
        join person_nominals p using (source_id, nominal_id) where c.status = 'looked_after'""",
)


ARRESTS = Step(
    "crime_arrests",
    "whether somebody was arrested within twelve weeks; no is said only where that would be known",
    """select s.crime_id,
        case when count(case when days_between(s.recorded_on, a.done_on) <= 84 then 1 end) > 0
                then 'yes'
            when max(h.source_id) is null then 'not recorded'
            when days_between(s.recorded_on, max(o.period_to)) < 84 then 'too soon to tell'
            else 'no' end as arrest_in_12_weeks
    from scope_crimes s join sources o on o.source_id = s.source_id
        left join (select distinct source_id from actions where kind = 'arrest') h
            on h.source_id = s.source_id
        left join actions a on a.source_id = s.source_id and a.target_kind = 'crime'
            and a.target_ref = s.crime_ref and a.kind = 'arrest'
    group by s.crime_id, s.recorded_on""",
)
MISSING = Step(
    "missing_spells",
    "when each person was reported missing, whoever reported it",
    """select p.person_id, cast(m.reported_at as date) as reported_on from missing_episodes m
        join person_nominals p using (source_id, nominal_id)""",
)


def _missing(column: str, other: str) -> str:
    """A recorded code, or why there is none: nothing is ever guessed."""
    return f"""case when d.{column} is not null then d.{column}
            when d.identified = 'no' then 'person not identified' else '{other}' end"""


def _age_band(low: str, high: str) -> str:
    bands = ((0, 9), (10, 13), (14, 15), (16, 17), (18, 24), (25, 34), (35, 49), (50, 130))
    cases = " ".join(
        f"when {low} >= {a} and {high} <= {b} then '{a} and over'"
        if b == 130
        else f"when {low} >= {a} and {high} <= {b} then '{a} to {b}'"
        for a, b in bands
    )
    return f"case {cases} else 'not known' end"


CRIME_PEOPLE = Step(
    "crime_people",
    "each victim and suspect of each crime once, with the age at the time",
    """select c.crime_id, c.recorded_on, c.committed_from, p.person_id, p.role,
        max(p.age_low) as age_low, min(p.age_high) as age_high, max(p.is_child) as is_child
    from return_crimes c join event_people p using (event_id)
    where p.role in ('victim', 'suspect')
        and not (p.role = 'suspect' and coalesce(p.is_eliminated, false))
    group by c.crime_id, c.recorded_on, c.committed_from, p.person_id, p.role""",
)


def _people(name: str, says: str, role: str) -> Step:
    age = _age_band("p.age_low", "p.age_high")
    return Step(
        name,
        says,
        f"""select p.crime_id || '|' || p.person_id as link_id, p.crime_id, p.person_id,
            {age} as age_band, coalesce(p.is_child, 'not_known') as is_child,
            coalesce(d.sex, 'U') as sex, d.identified,
            {_missing("ethnicity_self", "not recorded")} as ethnicity_self,
            {_missing("ethnicity_officer", "not recorded")} as ethnicity_officer,
            {_missing("nationality", "not recorded")} as nationality,
            coalesce(d.disability, 'not recorded') as disability,
            case when exists (select 1 from care_spells s where s.person_id = p.person_id
                and s.from_on <= coalesce(cast(p.committed_from as date), p.recorded_on)
                and coalesce(s.to_on, date '9999-12-31')
                    >= coalesce(cast(p.committed_from as date), p.recorded_on))
                then 'yes' else 'not recorded' end as looked_after,
            case when exists (select 1 from missing_spells m where m.person_id = p.person_id
                and days_between(m.reported_on,
                    coalesce(cast(p.committed_from as date), p.recorded_on)) between 0 and 90)
                then 'yes' else 'not recorded' end as missing_in_90_days,
            case when v.person_id is not null then 'yes' else 'no' end as also_victim,
            c.csa, c.cse, c.cce, c.group_cse, c.group_csae, c.organised_network, c.category,
            c.month, c.network_id
        from crime_people p join return_crimes c using (crime_id)
            left join demographics d on d.person_id = p.person_id
            left join (select distinct person_id from crime_people where role = 'victim') v
                on v.person_id = p.person_id
        where p.role = '{role}'""",
    )


NETWORKS = Step(
    "return_networks",
    "one row for each network with a crime of the force in the period",
    """select n.network_id, n.n_people_low, n.n_people_high, n.n_identified, n.n_children,
        n.n_crimes, case when n.is_cross_force then 'yes' else 'no' end as cross_force,
        case when n.is_ocg_mapped then 'yes' else 'no' end as mapped,
        case when n.n_people_low >= 11 then '11 or more' when n.n_people_low >= 6 then '6 to 10'
            when n.n_people_low >= 3 then '3 to 5' else '2' end as size,
        coalesce(t.association_types, ['not recorded']) as association_types
    from networks n left join network_ties t using (network_id) where n.network_id in
        (select network_id from return_crimes where network_id is not null)""",
)


NETWORK_MEMBERS = Step(
    "return_network_members",
    "who belongs to each of these networks, identified or not",
    """select m.network_id || '|' || m.person_id as member_id, m.network_id, m.person_id,
        case when m.is_identified then 'yes' else 'no' end as identified,
        case when m.is_also_victim then 'yes' else 'no' end as also_victim
    from network_members m join return_networks using (network_id)""",
)
NETWORK_CHILDREN = Step(
    "return_network_children",
    "the children that each of these networks harmed or put at risk",
    """select c.network_id || '|' || c.person_id as child_id, c.network_id, c.person_id, c.status,
        coalesce(d.identified, 'no') as identified
    from network_children c join return_networks using (network_id)
        left join demographics d on d.person_id = c.person_id""",
)
EVERY_ANSWER = Step(
    "return_answers",
    "each definition that each crime meets or may meet, in the version that was applied",
    """select f.candidate_id || '|' || f.definition_id as answer_id, f.candidate_id as crime_id,
        f.definition_id, max(f.definition_version) as definition_version,
        min(f.outcome) as outcome
    from findings f join scope_crimes s on s.crime_id = f.candidate_id
    where f.candidate_kind = 'crime' and f.outcome in ('met', 'not_known')
    group by f.candidate_id, f.definition_id""",
)


def load_run(engine: Engine, run_folder: Path, decisions: pa.Table | None = None) -> None:
    """Load a run, and the case_decisions people made, and make what is the same for every force."""
    held = CASE_DECISIONS.schema.empty_table() if decisions is None else decisions
    engine.register("case_decisions", held)
    for name in NEEDED:
        engine.load(name, run_folder / f"{name}.parquet")
    for step in (FLAGS, ANSWERS, CRIME_NETWORKS, DEMOGRAPHICS, CARE, MISSING, *OF_THE_RUN):
        engine.step(step)


def make_populations(engine: Engine, scope: Scope) -> None:
    """Make the tables that a return of one force and period counts."""
    for step in (
        *(_crimes(scope), ARRESTS, CRIMES, CRIME_PEOPLE),
        _people("return_victims", "one row for each victim of each crime", "victim"),
        _people("crime_suspects", "who is suspected of each crime", "suspect"),
        *(VICTIMS_NAMED, RELATIONSHIPS, SUSPECTS),
        *(NETWORKS, NETWORK_MEMBERS, NETWORK_CHILDREN, EVERY_ANSWER),
    ):
        engine.step(step)
