"""What many people share for ordinary reasons ties nobody: found by named rules, reasons kept."""

from accord.engine import Step
from accord.networks.windows import (
    MOST_OF_A_GROUP,
    MOST_PEOPLE_ACTING_TOGETHER,
    MOST_PHONE_USERS,
    MOST_RELATIVES,
    MOST_RESIDENTS,
    MOST_VEHICLE_USERS,
    MOST_VISITORS,
)

# Damped whatever their size: the place or number serves everybody who comes.
HUB_KINDS = Step(
    "hub_kinds",
    "kinds of place and number that serve many people, with the reason in words",
    """
    select * from (values
        ('school', 'a school: many attend it for ordinary reasons'),
        ('childrens_home', 'a children''s home: children and staff share it for ordinary reasons'),
        ('care_placement', 'a placement: children and carers share it for ordinary reasons'),
        ('station', 'a station: many pass through it'),
        ('rank', 'a taxi rank: many drivers and passengers share it'),
        ('hospital', 'a hospital or clinic: many attend it for ordinary reasons'),
        ('police', 'a police building: people are taken there'),
        ('court', 'a court or prison: people are taken there'),
        ('hotel', 'a hotel: guests of one house do not know each other by that'),
        ('solicitor', 'a law firm: clients do not know each other by that'),
        ('service', 'a service''s number or office: many use it for ordinary reasons'),
        ('religious', 'a place of worship: many attend it for ordinary reasons'),
        ('youth_club', 'a youth or leisure centre: many attend it for ordinary reasons'),
        ('public', 'a public place: many pass through it')
    ) as hub_kinds(place_kind, reason)
    """,
)

OBJECT_PEOPLE = Step(
    "object_people",
    "everybody on each object, from rows about people and from records of people of concern",
    """
    select distinct object_key, kind, person_id from person_objects
    union
    select distinct o.object_key, o.kind, c.person_id
    from event_objects as o join concern_on_records as c on c.event_id = o.event_id
    """,
)

# Children are no measure of how public a place is: offenders bring them.
OBJECT_CROWDS = Step(
    "object_crowds",
    "how many people share an object, how many of them are people of concern, how many live there",
    """
    select p.object_key, min(p.kind) as kind, count(*) as n_people,
        count(c.person_id) as n_of_concern,
        count(*) filter (where r.person_id is not null) as n_residents
    from object_people as p
    left join concern_people as c on c.person_id = p.person_id
    left join (
        select distinct object_key, person_id from person_objects where relation = 'lives_at'
    ) as r on r.object_key = p.object_key and r.person_id = p.person_id
    where p.person_id not in (select person_id from children_on_records where is_child = 'yes')
    group by p.object_key
    """,
)

KIND_HUBS = Step(
    "kind_hubs",
    "objects of a kind that serves many",
    """
    select k.object_key, min(h.reason) as reason
    from (
        select object_key, place_kind from event_objects
        union select object_key, place_kind from person_objects
    ) as k
    join hub_kinds as h on h.place_kind = k.place_kind
    group by k.object_key
    """,
)

CROWD_HUBS = Step(
    "crowd_hubs",
    "objects shared by more people than one household, phone or car ever has",
    f"""
    select object_key,
        case when kind = 'premises' and n_residents > {MOST_RESIDENTS}
                then 'more people live at it than one household has'
            when kind = 'premises' then 'many people otherwise unconnected come to it'
            when kind = 'vehicle' then 'many people otherwise unconnected use the vehicle'
            else 'many people otherwise unconnected use the number' end as reason
    from object_crowds
    where (2 * n_of_concern < n_people or n_people > {MOST_OF_A_GROUP})
        and n_people > case when kind = 'premises' and n_residents > {MOST_RESIDENTS}
                then {MOST_RESIDENTS}
            when kind = 'premises' then {MOST_VISITORS}
            when kind = 'vehicle' then {MOST_VEHICLE_USERS}
            else {MOST_PHONE_USERS} end
    """,
)

# A professional on many records is listed so that the reason can be shown; being neutral, they
# tie nobody in any case.
PROFESSIONAL_HUBS = Step(
    "professional_hubs",
    "professionals whom several people share",
    """
    select p.person_id, count(distinct q.person_id) as n_people
    from event_people as p
    join event_people as q on q.event_id = p.event_id and q.person_id <> p.person_id
    where p.role = 'professional'
        and p.person_id not in (select person_id from concern_people)
    group by p.person_id
    having count(distinct q.person_id) > 1
    """,
)

BIG_FAMILIES = Step(
    "big_families",
    "people of concern with more recorded relatives than know each other by that",
    f"""
    select r.person_id, count(distinct r.relative_id) as n_people
    from (
        select a.person_id, b.person_id as relative_id
        from associations as s
        join person_nominals as a on a.source_id = s.source_id and a.nominal_id = s.nominal_id_a
        join person_nominals as b on b.source_id = s.source_id and b.nominal_id = s.nominal_id_b
        where s.kind in ('parent_child', 'sibling', 'other_family')
        union
        select b.person_id, a.person_id
        from associations as s
        join person_nominals as a on a.source_id = s.source_id and a.nominal_id = s.nominal_id_a
        join person_nominals as b on b.source_id = s.source_id and b.nominal_id = s.nominal_id_b
        where s.kind in ('parent_child', 'sibling', 'other_family')
    ) as r
    join concern_people as c on c.person_id = r.person_id
    where r.person_id <> r.relative_id
    group by r.person_id
    having count(distinct r.relative_id) > {MOST_RELATIVES}
    """,
)

CROWDED_RECORDS = Step(
    "crowded_records",
    "records that list more people of concern than act on one occasion",
    f"""
    select event_id, count(*) as n_people from concern_on_records
    group by event_id having count(*) > {MOST_PEOPLE_ACTING_TOGETHER}
    """,
)

HUBS = Step(
    "hubs",
    "everything damped, with its reason",
    """
    select 'object' as hub_kind, o.object_key as hub_id, coalesce(k.reason, c.reason) as reason,
        coalesce(w.n_people, 0) as n_people
    from (select object_key from kind_hubs union select object_key from crowd_hubs) as o
    left join kind_hubs as k on k.object_key = o.object_key
    left join crowd_hubs as c on c.object_key = o.object_key
    left join object_crowds as w on w.object_key = o.object_key
    union all
    select 'person', person_id, 'a professional: people share them for ordinary reasons', n_people
    from professional_hubs
    union all
    select 'person', person_id, 'one of a very large family: kinship alone says little', n_people
    from big_families
    union all
    select 'record', event_id, 'a record that lists many people is a list, not an occasion',
        n_people
    from crowded_records
    """,
)

STEPS = (
    HUB_KINDS,
    OBJECT_PEOPLE,
    OBJECT_CROWDS,
    KIND_HUBS,
    CROWD_HUBS,
    PROFESSIONAL_HUBS,
    BIG_FAMILIES,
    CROWDED_RECORDS,
    HUBS,
)
