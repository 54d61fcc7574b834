"""Phones, vehicles and premises that two people of concern had at one time become ties."""

from accord.engine import Step
from accord.networks.windows import (
    BOOKING_DAYS,
    RELATIONSHIP_DAYS,
    SHARED_USE_ASKED_DAYS,
    SHARED_USE_DAYS,
)

_HOLDS = "('keeper', 'user', 'driver', 'lives_at', 'controls')"

OBJECT_HUBS = Step(
    "object_hubs",
    "objects that tie nobody",
    "select hub_id as object_key from hubs where hub_kind = 'object'",
)

# A hotel ties nobody, but whoever books the room in which another abuses a child took part. A home
# on a person's record, without dates, may be a home of years ago: whether two were there at one
# time is a question.
HOLDINGS = Step(
    "holdings",
    "what people of concern had, and when",
    """
    select o.person_id, o.object_key, o.kind, o.relation, o.source_id, o.from_on,
        case when o.relation = 'booked' then coalesce(o.to_on, o.from_on) else o.to_on end
            as to_on,
        o.kind = 'premises' and o.from_on is null and o.to_on is null as is_undated
    from person_objects as o
    join concern_people as c on c.person_id = o.person_id and c.is_identified
    left join object_hubs as h on h.object_key = o.object_key
    where case when o.relation = 'booked' then o.from_on is not null else h.object_key is null end
    """,
)

# What belongs to a child is shared by whoever harms the child: the child's phone and home are the
# child again, and sharing a child is not a tie.
CHILD_OBJECTS = Step(
    "child_objects",
    "objects that are a child's and no person of concern's",
    f"""
    select distinct o.object_key
    from person_objects as o
    join children_on_records as c on c.person_id = o.person_id and c.is_child <> 'no'
    where o.relation in {_HOLDS}
        and not exists (
            select 1 from holdings as h
            where h.object_key = o.object_key and h.relation in {_HOLDS}
        )
    """,
)

USES = Step(
    "uses",
    "objects on records of people of concern towards children",
    """
    select c.person_id, o.object_key, o.kind, d.source_id, d.event_id, d.event_kind, d.event_ref,
        d.first_on, d.last_on, d.information_grade, d.provenance_root,
        h.object_key is not null as is_hub
    from concern_on_records as c
    join event_objects as o on o.event_id = c.event_id
    join record_standing as d on d.event_id = c.event_id and not d.is_crowded
    left join object_hubs as h on h.object_key = o.object_key
    left join child_objects as k on k.object_key = o.object_key
    where c.is_identified and k.object_key is null
    """,
)

# A number on two records of one child, held by nobody we know, may well be the child's own.
USED_BY_BOTH = Step(
    "used_by_both",
    "two people of concern with one object on different records",
    """
    select a.person_id as person_id_a, b.person_id as person_id_b, a.object_key, a.kind,
        b.source_id, b.event_kind, b.event_ref, b.first_on as occurred_on,
        least(a.first_on, b.first_on) as from_on, greatest(a.last_on, b.last_on) as to_on,
        b.information_grade, b.provenance_root,
        greatest(0, days_between(a.last_on, b.first_on), days_between(b.last_on, a.first_on))
            as gap,
        a.kind in ('phone', 'handle', 'device') and exists (
            select 1 from children_on_records as x
            join children_on_records as y on y.person_id = x.person_id
            where x.event_id = a.event_id and y.event_id = b.event_id
        ) and not exists (
            select 1 from holdings as h
            where h.object_key = a.object_key and h.relation in ('keeper', 'user', 'driver')
        ) as is_owner_open
    from uses as a
    join uses as b on b.object_key = a.object_key and a.person_id < b.person_id
        and a.event_id <> b.event_id
    where not a.is_hub
    """,
)

USED_AND_HELD = Step(
    "used_and_held",
    "an object on one person's record that another had",
    """
    select least(u.person_id, h.person_id) as person_id_a,
        greatest(u.person_id, h.person_id) as person_id_b, u.object_key, u.kind,
        u.source_id, u.event_kind, u.event_ref, u.first_on as occurred_on,
        greatest(u.first_on, h.from_on) as from_on, least(u.last_on, h.to_on) as to_on,
        u.information_grade, u.provenance_root, h.relation, h.is_undated,
        greatest(0, coalesce(days_between(h.to_on, u.first_on), 0),
            coalesce(days_between(u.last_on, h.from_on), 0)) as gap
    from uses as u
    join holdings as h on h.object_key = u.object_key and h.person_id <> u.person_id
    where not u.is_hub or h.relation = 'booked'
    """,
)

# Two who only rang a third number do not share it; one who rang the other's number did.
HELD_BY_BOTH = Step(
    "held_by_both",
    "an object that two people of concern had, on no record towards a child",
    f"""
    select a.person_id as person_id_a, b.person_id as person_id_b, a.object_key, a.kind,
        a.source_id, greatest(a.from_on, b.from_on) as from_on, least(a.to_on, b.to_on) as to_on,
        a.is_undated or b.is_undated as is_undated
    from holdings as a
    join holdings as b on b.object_key = a.object_key and a.person_id < b.person_id
        and coalesce(a.from_on <= b.to_on, true) and coalesce(b.from_on <= a.to_on, true)
    where (a.relation in {_HOLDS} and b.relation in {_HOLDS})
        or (a.kind in ('phone', 'handle') and a.relation = 'contact_with'
            and b.relation in {_HOLDS})
        or (a.kind in ('phone', 'handle') and b.relation = 'contact_with'
            and a.relation in {_HOLDS})
    """,
)

HELD_NEAR = Step(
    "held_near",
    "the same, within two years of an involvement of each of the two",
    f"""
    select distinct h.*
    from held_by_both as h
    join involvement_days as a on a.person_id = h.person_id_a
        and coalesce(a.last_on >= add_days(h.from_on, -{RELATIONSHIP_DAYS}), true)
        and coalesce(a.first_on <= add_days(h.to_on, {RELATIONSHIP_DAYS}), true)
    join involvement_days as b on b.person_id = h.person_id_b
        and coalesce(b.last_on >= add_days(h.from_on, -{RELATIONSHIP_DAYS}), true)
        and coalesce(b.first_on <= add_days(h.to_on, {RELATIONSHIP_DAYS}), true)
    """,
)

SHARED_OBJECTS = Step(
    "shared_objects",
    "every way in which two people of concern shared an object, and how far it counts",
    f"""
    select person_id_a, person_id_b, object_key, kind, source_id, event_kind, event_ref,
        occurred_on, from_on, to_on, information_grade, provenance_root, gap,
        case when is_owner_open or gap > {SHARED_USE_DAYS} then 'open' else 'counts' end
            as strength,
        case when is_owner_open then 'on records of one child: whose was it?'
            when gap > {SHARED_USE_DAYS} then 'used months apart: by the same people?'
            else 'both used it towards children at about one time' end as reason
    from used_by_both where gap <= {SHARED_USE_ASKED_DAYS}
    union all
    select person_id_a, person_id_b, object_key, kind, source_id, event_kind, event_ref,
        occurred_on, from_on, to_on, information_grade, provenance_root, gap,
        case when gap > 0 and not (relation = 'booked' and gap <= {BOOKING_DAYS}) then 'open'
            when is_undated or relation in ('seen', 'found_at', 'mentioned', 'other') then 'open'
            else 'counts' end,
        case when relation = 'booked' then 'one booked the place where the other was with a child'
            when gap > 0 then 'one had it some time before or after: who had it then?'
            when relation in ('seen', 'found_at', 'mentioned', 'other')
                then 'one was seen with it: do they know each other?'
            when is_undated then 'a home without dates: was it theirs at the time?'
            else 'one had it when the other used it towards a child' end
    from used_and_held
    where gap <= case when relation = 'booked' then {BOOKING_DAYS}
        else {SHARED_USE_ASKED_DAYS} end
    union all
    select person_id_a, person_id_b, object_key, kind, source_id, null, null, null, from_on,
        to_on, null, null, 0, case when is_undated then 'open' else 'counts' end,
        case when is_undated then 'a home without dates: did both live there at one time?'
            else 'both had it at one time' end
    from held_near
    """,
)

# One tie for each record it rests on; the strongest reading of a record is kept.
OBJECT_TIES = Step(
    "object_ties",
    "shared objects as ties",
    """
    select person_id_a, person_id_b,
        case when kind = 'vehicle' then 'shared_vehicle' when kind = 'premises'
            then 'shared_premises' else 'shared_phone' end as basis,
        object_key as detail, source_id, event_kind, event_ref, occurred_on, from_on, to_on,
        information_grade, provenance_root, strength, reason
    from shared_objects
    qualify row_number() over (
        partition by person_id_a, person_id_b, object_key, source_id, event_kind, event_ref
        order by case strength when 'counts' then 0 else 1 end, gap, from_on nulls last,
            to_on nulls last, reason) = 1
    """,
)

STEPS = (
    OBJECT_HUBS,
    HOLDINGS,
    CHILD_OBJECTS,
    USES,
    USED_BY_BOTH,
    USED_AND_HELD,
    HELD_BY_BOTH,
    HELD_NEAR,
    SHARED_OBJECTS,
    OBJECT_TIES,
)
