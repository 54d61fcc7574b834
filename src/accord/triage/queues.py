"""The queues: each a named reason, the indicators it rests on, and what to check next.

A queue's query gives one row per item: what it is about, its children, its records, and a
sentence. Nothing counts how many indicators a child has.
"""

from __future__ import annotations

from dataclasses import dataclass

# Rule R3: what may open a queue. Context alone never does.
HARM = "one sign of harm"
TWO_SOURCES = "two independent sources about one adult, place or object, and two children"
PATTERN = "behaviour of an adult or place, or what children did together"
CONSIDER = "possible signs: somebody considers it, nothing more"
BASES = (HARM, TWO_SOURCES, PATTERN, CONSIDER)


@dataclass(frozen=True)
class Queue:
    """One reason why something is put before a person."""

    id: str
    reason: str
    basis: str
    about: str
    indicators: tuple[str, ...]
    checks: tuple[str, ...]
    sql: str


def _within(days: str, column: str = "c.day") -> str:
    return f"days_between({column}, (select day from today)) <= {{{days}}}"


_COLUMNS = "collect_sorted(c.child_id) as children, collect_sorted(c.event_id) as records"
_OBJECT = """
    select o.object_key as about_id, {columns}, max(c.day) as day
    from event_objects as o
    join child_records as c on c.event_id = o.event_id
    join concern_records as k on k.event_id = c.event_id
    where o.kind in ({kinds}) and {within}
        and o.object_key not in (select hub_id from hubs where hub_kind = 'object')
        and not exists (select 1 from person_objects as h where h.person_id = c.child_id
            and h.object_key = o.object_key and h.relation = 'lives_at')
    group by o.object_key
    having count(distinct c.child_id) >= 2 and count(distinct c.root) >= 2
"""


def _shared_object(kinds: str, days: str) -> str:
    return _OBJECT.format(columns=_COLUMNS, kinds=kinds, within=_within(days))


QUEUES: tuple[Queue, ...] = (
    Queue(
        "one-adult-two-children",
        "Two independent reports name the same adult with two children",
        TWO_SOURCES,
        "adult",
        ("A02", "M02"),
        (
            "how the adult knows each child, and whether the carers know",
            "whether the reports have one origin after all",
            "whether other children are near this adult now",
        ),
        f"""
        select a.adult_id as about_id, {_COLUMNS}, max(c.day) as day
        from adult_records as a
        join child_records as c on c.event_id = a.event_id
        join concern_records as k on k.event_id = a.event_id
        where {_within("one_adult_days")} and not exists (select 1 from family_pairs as f
            where f.one = a.adult_id and f.other = c.child_id)
        group by a.adult_id
        having count(distinct c.child_id) >= 2 and count(distinct a.root) >= 2
        """,
    ),
    Queue(
        "warned-adult-with-another-child",
        "An adult warned or under an order about one child is on a later record with another",
        PATTERN,
        "adult",
        ("A06",),
        ("whether the notice or order stands, and what it forbids", "breach, and who acts on it"),
        f"""
        select w.adult_id as about_id, {_COLUMNS}, max(c.day) as day
        from (select n.person_id as adult_id, min(coalesce(x.done_on, x.requested_on)) as since,
                any_value(x.target_ref) as about_ref, any_value(x.source_id) as about_source
            from actions as x
            join person_nominals as n on n.source_id = x.source_id
                and n.nominal_id = coalesce(x.nominal_id, x.target_ref)
            where x.kind in ('cawn', 'sro', 'shpo', 'stro') group by n.person_id) as w
        join adult_records as a on a.adult_id = w.adult_id and a.day > w.since
        join child_records as c on c.event_id = a.event_id
        join concern_records as k on k.event_id = a.event_id
        where c.child_id not in (select b.child_id from child_records as b
            join adult_records as d on d.event_id = b.event_id
            where d.adult_id = w.adult_id and d.day <= w.since)
        group by w.adult_id
        """,
    ),
    Queue(
        "children-missing-together",
        "Two children were missing at the same time and found at one place",
        PATTERN,
        "place",
        ("C03",),
        (
            "who holds the place and who else was there",
            "what each child says, asked apart and as a child first",
            "what connects the children",
        ),
        f"""
        select a.found_place as about_id,
            collect_sorted(c.child_id) as children, collect_sorted(c.event_id) as records,
            max(c.day) as day
        from episodes as a
        join episodes as b on b.found_place = a.found_place and b.child_id <> a.child_id
            and a.missing_from_at < b.found_at and b.missing_from_at < a.found_at
        join (select event_id, child_id, day from episodes) as c
            on c.event_id in (a.event_id, b.event_id)
        where {_within("missing_together_days")} and not exists (select 1 from family_pairs as f
            where f.one = a.child_id and f.other = b.child_id)
        group by a.found_place
        """,
    ),
    Queue(
        "missing-again-and-found-at-one-place",
        "Repeated missing episodes, found more than once at one place",
        PATTERN,
        "child",
        ("C02", "C04"),
        (
            "who holds the place, and who else has been found there",
            "what the return interviews say of it",
            "whether the carers know the place",
        ),
        f"""
        select c.child_id as about_id, {_COLUMNS}, max(c.day) as day
        from episodes as c
        join repeat_missing as r on r.child_id = c.child_id
        join (select child_id, found_place from episodes where found_place is not null
            group by child_id, found_place having count(*) >= {{found_at_one_place}}) as p
            on p.child_id = c.child_id and p.found_place = c.found_place
        where {_within("missing_together_days")}
        group by c.child_id
        """,
    ),
    Queue(
        "missing-again",
        "Repeated missing episodes within the window",
        CONSIDER,
        "child",
        ("C02",),
        (
            "what the child says, and what changed at home, school or placement",
            "whether each return interview was offered, held and passed on",
        ),
        f"""
        select c.child_id as about_id, {_COLUMNS}, max(c.day) as day
        from episodes as c
        join repeat_missing as r on r.child_id = c.child_id
        where days_between(c.day, r.last_on) between 0 and {{repeat_missing_days}}
            and {_within("partner_silence_days", "r.last_on")}
        group by c.child_id
        """,
    ),
    Queue(
        "one-vehicle-two-children",
        "One vehicle is on independent records of two children",
        TWO_SOURCES,
        "vehicle",
        ("B03",),
        ("keeper and who drove on each day", "whether it is licensed or school transport"),
        _shared_object("'vehicle'", "one_vehicle_days"),
    ),
    Queue(
        "one-number-two-children",
        "One phone or handle is on independent records of two children",
        TWO_SOURCES,
        "number",
        ("A02",),
        ("who uses it", "whether it belongs to a service"),
        _shared_object("'phone', 'handle', 'device'", "one_adult_days"),
    ),
    Queue(
        "one-place-two-children",
        "A place is named by independent sources about two children",
        TWO_SOURCES,
        "place",
        ("L01", "E02"),
        ("who holds, runs or lives at it", "licences, complaints and other calls to it"),
        _shared_object("'premises'", "one_place_days"),
    ),
    Queue(
        "one-placement-two-children",
        "Two children of concern are in, or missing from, one placement",
        PATTERN,
        "placement",
        ("K02",),
        ("what the placement has reported", "who comes to it, and who collects children from it"),
        f"""
        select s.placement_postcode as about_id, {_COLUMNS}, max(c.day) as day
        from care_status as s
        join person_nominals as n on n.source_id = s.source_id and n.nominal_id = s.nominal_id
        join child_records as c on c.child_id = n.person_id
        join concern_records as k on k.event_id = c.event_id
        where s.placement_postcode is not null and c.day >= s.from_on
            and (s.to_on is null or c.day <= s.to_on) and {_within("one_placement_days")}
        group by s.placement_postcode having count(distinct c.child_id) >= 2
        """,
    ),
    Queue(
        "two-adults-one-child",
        "Two adults of concern are on separate records of one child, and nothing ties them",
        PATTERN,
        "child",
        ("M01",),
        ("who introduced the child to each of them", "whether the two know each other"),
        f"""
        select c.child_id as about_id, {_COLUMNS}, max(c.day) as day
        from child_records as c
        join (select a.adult_id, b.child_id, min(b.event_id) as first_event
            from adult_records as a join child_records as b on b.event_id = a.event_id
            where b.exploitation is not null group by a.adult_id, b.child_id) as p
            on p.child_id = c.child_id
        join adult_records as a on a.event_id = c.event_id and a.adult_id = p.adult_id
        where c.exploitation is not null and not exists (select 1 from family_pairs as f
            where f.one = a.adult_id and f.other = c.child_id)
            and c.child_id not in (select person_id from network_children)
        group by c.child_id
        having count(distinct a.adult_id) >= 2 and count(distinct c.event_id) >= 2
        """,
    ),
    Queue(
        "account-without-a-crime",
        "An account of harm is on a record, and no crime is recorded with this child as victim",
        HARM,
        "child",
        ("G01", "G02"),
        ("whether a crime should be recorded", "who spoke to the child, and when again"),
        f"""
        select c.child_id as about_id, {_COLUMNS}, max(c.day) as day
        from signs as c
        where c.indicator in ('G01', 'G02') and {_within("disclosure_days")}
            and c.child_id not in (select child_id from child_records
                where event_kind = 'crime' and exploitation is not null)
            and c.event_id in (select event_id from events where exploitation is not null)
        group by c.child_id
        """,
    ),
    Queue(
        "child-said-to-introduce-others",
        "A child is said to introduce other children: reviewed as a victim first",
        PATTERN,
        "child",
        ("I03", "I02"),
        (
            "what was done to this child, by whom, and who sent them",
            "whether the report has more than one origin",
        ),
        """
        select b.child_id as about_id, collect_sorted(b.child_id) as children,
            collect_sorted(c.event_id) as records, max(c.day) as day
        from (select person_id as child_id from network_members where is_child
            union select introducer_id from child_introducers) as b
        join (select child_id, event_id, day from child_records where exploitation is not null
            union select i.introducer_id, i.event_id,
                cast(coalesce(e.starts_at, e.known_at) as date)
            from child_introducers as i join events as e on e.event_id = i.event_id) as c
            on c.child_id = b.child_id
        group by b.child_id
        """,
    ),
    Queue(
        "further-person-not-identified",
        "A crime against a child describes somebody nobody has identified",
        PATTERN,
        "crime",
        ("M06",),
        ("who could know the person", "records of the same place, vehicle or number"),
        f"""
        select c.event_id as about_id, {_COLUMNS}, max(c.day) as day
        from child_records as c
        join event_people as u on u.event_id = c.event_id and u.side = 'concern'
            and not u.is_identified and not u.is_eliminated
        where c.event_kind = 'crime' and c.exploitation = 'alleged'
            and {_within("further_person_days")}
        group by c.event_id
        """,
    ),
    Queue(
        "assessed-and-not-with-the-police",
        "An assessment records exploitation as a factor, and no police record speaks of it",
        CONSIDER,
        "child",
        ("N05",),
        ("whether the council told the police, and what became of it",),
        f"""
        select c.child_id as about_id, {_COLUMNS}, max(c.day) as day
        from signs as c
        where c.indicator = 'N05' and {_within("factor_days")} and c.child_id not in (
            select child_id from child_records
            where sector in ('police', 'transport_police') and exploitation is not null)
        group by c.child_id
        """,
    ),
    Queue(
        "no-return-interview",
        "A missing episode with a concern about exploitation has no return interview on record",
        CONSIDER,
        "child",
        ("C02", "C08"),
        ("whether an interview was offered, and by whom it can still be held",),
        f"""
        select c.child_id as about_id, {_COLUMNS}, max(c.day) as day
        from episodes as c
        where c.cse_concern = 'Y' and c.rhi_at is null and {_within("interview_days")}
        group by c.child_id
        """,
    ),
    Queue(
        "friend-of-a-known-victim",
        "A close friend of the child is a known victim",
        CONSIDER,
        "child",
        ("I01",),
        ("how they are known to be friends", "who is best placed to speak with the child"),
        """
        select f.friend as about_id, collect_sorted(f.friend) as children,
            collect_sorted(c.event_id) as records, max(c.day) as day
        from (select a.person_id as friend, b.person_id as victim
            from associations as t
            join person_nominals as a on a.source_id = t.source_id
                and a.nominal_id in (t.nominal_id_a, t.nominal_id_b)
            join person_nominals as b on b.source_id = t.source_id
                and b.nominal_id in (t.nominal_id_a, t.nominal_id_b)
                and b.nominal_id <> a.nominal_id
            where t.kind = 'friend' and t.to_on is null) as f
        join network_children as v on v.person_id = f.victim and v.status = 'known_victim'
        join child_records as c on c.child_id = f.victim and c.exploitation is not null
        where f.friend in (select child_id from child_records)
            and f.friend not in (select person_id from network_children)
        group by f.friend
        """,
    ),
)

REPEAT_MISSING = """
    select a.child_id, max(a.day) as last_on
    from episodes as a
    join (select a.event_id from episodes as a join episodes as b on b.child_id = a.child_id
            and days_between(b.day, a.day) between 0 and {repeat_missing_days}
        group by a.event_id having count(distinct b.event_id) >= {repeat_missing_episodes}) as r
        on r.event_id = a.event_id
    group by a.child_id
"""
