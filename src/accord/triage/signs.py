"""Which indicator each record shows of which child: evidence, listed and never added up."""

from __future__ import annotations

from collections.abc import Sequence

import pyarrow as pa

from accord.engine import Engine, Step
from accord.triage.indicators import catalogue

READS = (
    *("sources", "events", "event_people", "mentions", "missing_episodes", "care_status"),
    *("person_nominals", "persons", "event_objects", "person_objects", "hubs", "associations"),
    *("actions", "networks", "network_members", "network_children"),
)

# A child is anybody who was one on the record; where the age is not known, only who is recorded
# as a child of concern, as missing, or as the victim on a record about exploitation.
CHILD_RECORDS = Step(
    "child_records",
    "children on records, with the day, the origin and the holder of each record",
    """
    select distinct p.person_id as child_id, p.event_id, p.nominal_id, e.source_id, e.event_kind,
        e.event_ref, e.sector, e.force_code, e.provenance_root as root, e.exploitation,
        e.report_kind, cast(coalesce(e.starts_at, e.known_at) as date) as day
    from event_people as p join events as e on e.event_id = p.event_id
    where p.side = 'child' and p.is_identified and not e.is_discounted
        and (p.is_child = 'yes' or (p.is_child = 'unknown'
            and (p.role in ('child_of_concern', 'missing') or e.exploitation is not null)))
    """,
)
ADULT_RECORDS = Step(
    "adult_records",
    "identified adults of concern on records",
    """
    select distinct p.person_id as adult_id, p.event_id, e.provenance_root as root,
        cast(coalesce(e.starts_at, e.known_at) as date) as day
    from event_people as p join events as e on e.event_id = p.event_id
    where p.side = 'concern' and p.is_identified and p.is_child <> 'yes' and not p.is_eliminated
        and not e.is_discounted
        and p.person_id not in (select hub_id from hubs where hub_kind = 'person')
    """,
)
FAMILY = Step(
    "family_pairs",
    "people who are of one family or household",
    """
    select a.person_id as one, b.person_id as other
    from associations as t
    join person_nominals as a on a.source_id = t.source_id and a.nominal_id = t.nominal_id_a
    join person_nominals as b on b.source_id = t.source_id and b.nominal_id = t.nominal_id_b
    where t.kind in ('parent_child', 'sibling', 'other_family', 'co_resident')
    union
    select b.person_id, a.person_id
    from associations as t
    join person_nominals as a on a.source_id = t.source_id and a.nominal_id = t.nominal_id_a
    join person_nominals as b on b.source_id = t.source_id and b.nominal_id = t.nominal_id_b
    where t.kind in ('parent_child', 'sibling', 'other_family', 'co_resident')
    """,
)
FROM_ROWS = Step(
    "signs_from_rows",
    "indicators that stand in words, in the kind of a report, or in an assessment's factors",
    """
    select r.indicator, c.child_id, c.event_id, c.day
    from child_records as c
    join mentions as m on m.source_id = c.source_id and m.event_kind = c.event_kind
        and m.event_ref = c.event_ref and m.assertion = 'affirmed'
        and (m.about_nominal_id is null or m.about_nominal_id = c.nominal_id)
    join readings as r on r.means = 'concepts' and r.value = m.concept_id
    where c.exploitation is not null or c.event_kind in ('missing_episode', 'partner_report')
    union
    select r.indicator, c.child_id, c.event_id, c.day
    from child_records as c join readings as r on r.means = 'kinds' and r.value = c.report_kind
    union
    select r.indicator, c.child_id, c.event_id, c.day
    from child_records as c
    join events as e on e.event_id = c.event_id
    join readings as r on r.means = 'factors' and has_item(e.factors, r.value)
    """,
)
EPISODES = Step(
    "episodes",
    "missing episodes of children, with where they were found",
    """
    select c.child_id, c.event_id, c.source_id, c.force_code, c.day, e.missing_from_at,
        e.found_at, e.rhi_offered, e.rhi_at, e.cse_concern, o.object_key as found_place
    from child_records as c
    join missing_episodes as e on e.source_id = c.source_id and e.episode_id = c.event_ref
        and c.event_kind = 'missing_episode'
    left join (
        select event_id, min(object_key) as object_key from event_objects
        where kind = 'premises' and object_key not in
            (select hub_id from hubs where hub_kind = 'object') group by event_id
    ) as o on o.event_id = c.event_id and o.object_key not in (
        select object_key from person_objects as h
        where h.person_id = c.child_id and h.relation = 'lives_at')
    """,
)
# A child who is said to introduce others is reviewed as a victim first.
INTRODUCERS = Step(
    "child_introducers",
    "children whom a text says introduced others",
    """
    select distinct p.person_id as introducer_id, p.event_id
    from mentions as m
    join events as e on e.source_id = m.source_id and e.event_kind = m.event_kind
        and e.event_ref = m.event_ref and not e.is_discounted
    join event_people as p on p.event_id = e.event_id and p.nominal_id = m.nominal_id
        and p.is_child = 'yes' and not p.is_eliminated
    where m.concept_id = 'facilitation.introduces' and m.assertion = 'affirmed'
    """,
)
OVERNIGHT = Step(
    "signs_overnight",
    "signs that rest on more than one row: a night away, a recorded crime, an introduction",
    """
    select 'C01' as indicator, child_id, event_id, day from episodes
    where cast(found_at as date) > cast(missing_from_at as date)
    union
    select 'G05', child_id, event_id, day from child_records
    where event_kind = 'crime' and exploitation = 'alleged'
    union
    select 'I02', c.child_id, c.event_id, c.day
    from child_records as c join child_introducers as i on i.event_id = c.event_id
        and i.introducer_id <> c.child_id
    union
    select 'C08', c.child_id, c.event_id, c.day
    from child_records as c
    join mentions as m on m.source_id = c.source_id and m.event_kind = c.event_kind
        and m.event_ref = c.event_ref
    where (m.field = 'rhi_text' or c.report_kind = 'return_home_interview')
        and m.assertion = 'affirmed' and (m.concept_id like 'abuse.%'
        or m.concept_id in ('ref.vehicle_registration', 'ref.phone_number',
            'place.party_address', 'place.hotel', 'missing.found_with'))
    """,
)
ALL_SIGNS = Step(
    "signs",
    "every indicator a record shows of a child, within the indicator's own window",
    """
    select distinct s.indicator, i.class, s.child_id, s.event_id, s.day
    from (select * from signs_from_rows union all select * from signs_overnight) as s
    join indicators as i on i.indicator = s.indicator
    cross join today as t
    where s.day is null or days_between(s.day, t.day) <= i.window_days
    """,
)
# What makes a record one about a concern: a sign other than context, or an allegation.
CONCERNS = Step(
    "concern_records",
    "records of a concern about a child",
    """
    select distinct event_id from signs where class in ('P', 'H', 'X')
    union
    select event_id from events where exploitation is not null and not is_discounted
    """,
)
# Items are described one by one; what they are described by is put together once.
RECORD_FACTS = Step(
    "record_facts",
    "holder, day, grade and origin of every record with a child on it",
    """
    select e.event_id, e.event_kind, e.force_code, e.information_grade, e.provenance_root,
        coalesce(e.known_at, e.starts_at) as heard_at, s.organisation,
        cast(coalesce(e.starts_at, e.known_at) as date) as day
    from events as e join sources as s on s.source_id = e.source_id
    where e.event_id in (select event_id from child_records
        union select event_id from child_introducers)
    """,
)
STEPS = (
    *(CHILD_RECORDS, ADULT_RECORDS, FAMILY, EPISODES, INTRODUCERS, FROM_ROWS, OVERNIGHT),
    *(ALL_SIGNS, CONCERNS, RECORD_FACTS),
)
# Queries of the catalogue that make signs here; the others are evaluated as whole queues.
SIGN_QUERIES = ("overnight", "recorded_crime", "interview_describes", "introduced_by_child")


def make_signs(engine: Engine) -> None:
    """Make the tables of signs, children's records and adults' records of a run."""
    readings = [(i.id, by, value) for i in catalogue() for by, value in i.reads]
    engine.register("readings", _table(("indicator", "means", "value"), readings))
    kinds = [(i.id, i.kind, i.window_days) for i in catalogue()]
    engine.register("indicators", _table(("indicator", "class", "window_days"), kinds))
    engine.run(
        "create or replace table today as "
        "select max(cast(extracted_at as date)) as day from sources"
    )
    for step in STEPS:
        engine.step(step)


def _table(names: tuple[str, ...], rows: Sequence[tuple[str, str, object]]) -> pa.Table:
    return pa.table({name: [row[i] for row in rows] for i, name in enumerate(names)})
