"""Objects, links, places and marks read from text become keys shared by every source."""

from accord.engine import Step

WRITTEN_IDENTIFIERS = """
    select kind, identifier as written, postcode as written_postcode from objects
    union
    select kind, description, postcode from objects where description is not null
    union
    select 'phone', unnest(phones), null from nominals
    union
    select 'handle', unnest(handles), null from nominals
    union
    select 'premises', address, postcode from nominals where address is not null
    union
    select case concept_id when 'ref.vehicle_registration' then 'vehicle'
        when 'ref.phone_number' then 'phone' else 'handle' end, "value", null
    from mentions
    where concept_id in ('ref.vehicle_registration', 'ref.phone_number', 'ref.handle')
    order by all
"""

WRITTEN_PLACES = """
    select distinct location_text, postcode as written_postcode from all_records
    where location_text is not null or postcode is not null
    union
    select null, placement_postcode from care_status where placement_postcode is not null
    order by all
"""

# A place's own name says which one it is; the description is asked only where there is no name.
KEYED_OBJECTS = Step(
    "keyed_objects",
    "every object of every source with the key all sources share",
    """
    select o.source_id, o.object_id, o.kind, coalesce(d.place_kind, f.place_kind) as place_kind,
        case when o.kind = 'premises' then coalesce(f.object_key, d.object_key)
            else f.object_key end as object_key
    from objects as o
    left join identifier_forms as f on f.kind = o.kind
        and f.written is not distinct from o.identifier
        and f.written_postcode is not distinct from o.postcode
    left join identifier_forms as d on d.kind = o.kind
        and d.written is not distinct from o.description
        and d.written_postcode is not distinct from o.postcode
    where f.object_key is not null or (o.kind = 'premises' and d.object_key is not null)
    """,
)

KEYED_MENTIONS = Step(
    "keyed_mentions",
    "marks, numbers and handles that the text of a record gives",
    """
    select m.source_id || '/' || m.event_kind || '/' || m.event_ref as event_id,
        f.object_key, f.kind, 'mentioned' as relation
    from mentions as m
    join identifier_forms as f on f.written = m."value" and f.object_key is not null
        and f.kind = case m.concept_id when 'ref.vehicle_registration' then 'vehicle'
            when 'ref.phone_number' then 'phone' when 'ref.handle' then 'handle' end
    where m.assertion = 'affirmed'
    """,
)

# Where a child is placed is a placement, whatever the house is called; a parent's home is not.
PLACEMENTS = Step(
    "placements",
    "postcodes where children were placed in care",
    """
    select distinct f.postcode
    from care_status as c
    join place_forms as f on f.written_postcode = c.placement_postcode
    where f.postcode is not null and coalesce(c.placement_type, '') <> 'P1'
    """,
)

# The place of a record is a premises like any other, so that the flat of a crime and the flat
# somebody controls meet.
EVENT_OBJECTS = Step(
    "event_objects",
    "which objects a record touches",
    """
    select event_id, object_key, min(kind) as kind, relation, bool_and(from_text) as from_text,
        case when max(p.postcode) is not null then 'care_placement' else min(place_kind) end
            as place_kind
    from (
        select t.event_id, k.object_key, k.kind, l.relation, false as from_text, k.place_kind
        from object_links as l
        join keyed_objects as k on k.source_id = l.source_id and k.object_id = l.object_id
        join timed_records as t on t.source_id = l.source_id
            and t.event_kind = l.target_kind and t.event_ref = l.target_ref
        union all
        select event_id, place_object, 'premises', 'location', false,
            case when location_type in ('school', 'childrens_home', 'care_placement', 'station',
                'hotel', 'religious') then location_type
                when location_type in ('street', 'park', 'retail') and place_kind is null
                then 'public' else place_kind end
        from timed_records
        where place_object is not null
        union all
        select k.event_id, k.object_key, k.kind, k.relation, true, null
        from keyed_mentions as k join timed_records as t on t.event_id = k.event_id
    ) as touched
    left join placements as p on touched.kind = 'premises'
        and p.postcode = split_part(substr(touched.object_key, 10), '#', 1)
    group by event_id, object_key, relation
    """,
)

NOMINAL_IDENTIFIERS = Step(
    "nominal_identifiers",
    "numbers, handles and addresses that stand on a nominal itself",
    """
    select source_id, nominal_id, 'phone' as kind, unnest(phones) as written,
        cast(null as varchar) as written_postcode, 'user' as relation
    from nominals
    union
    select source_id, nominal_id, 'handle', unnest(handles), null, 'user' from nominals
    union
    select source_id, nominal_id, 'premises', address, postcode, 'lives_at'
    from nominals where address is not null
    """,
)

HELD_OBJECTS = Step(
    "held_objects",
    "which objects a person had, and when",
    """
    select distinct p.person_id, k.object_key, k.kind, l.relation, l.source_id, l.from_on, l.to_on,
        k.place_kind
    from object_links as l
    join keyed_objects as k on k.source_id = l.source_id and k.object_id = l.object_id
    join person_nominals as p on p.source_id = l.source_id and p.nominal_id = l.target_ref
    where l.target_kind = 'nominal'
    union
    select p.person_id, f.object_key, f.kind, i.relation, i.source_id,
        cast(null as date), cast(null as date), f.place_kind
    from nominal_identifiers as i
    join identifier_forms as f on f.kind = i.kind and f.written is not distinct from i.written
        and f.written_postcode is not distinct from i.written_postcode
    join person_nominals as p on p.source_id = i.source_id and p.nominal_id = i.nominal_id
    where f.object_key is not null
    """,
)

# One person may have held one object for two spells with one start: the longer one is kept.
PERSON_OBJECTS = Step(
    "person_objects",
    "the same, one row for each spell",
    """
    select person_id, object_key, min(kind) as kind, relation, source_id, from_on,
        case when bool_or(to_on is null) then null else max(to_on) end as to_on,
        case when max(p.postcode) is not null then 'care_placement' else min(place_kind) end
            as place_kind
    from held_objects as h
    left join placements as p on h.kind = 'premises'
        and p.postcode = split_part(substr(h.object_key, 10), '#', 1)
    group by person_id, object_key, relation, source_id, from_on
    """,
)

STEPS = (
    KEYED_OBJECTS,
    KEYED_MENTIONS,
    PLACEMENTS,
    EVENT_OBJECTS,
    NOMINAL_IDENTIFIERS,
    HELD_OBJECTS,
    PERSON_OBJECTS,
)
