"""Records that share a child, a time and a place or a person become one linked occasion."""

from accord.engine import Step

# Times: a record up to a day long says when; a longer one says only that it was in there
# somewhere, so that two long ones must also share a place or a person to be one occasion.
OCCASION_TIMES = Step(
    "occasion_times",
    "when and where each dated record that counts happened",
    """
    select event_id, starts_at, ends_at, place_key,
        hours_between(starts_at, ends_at) <= 24 as is_short
    from events
    where starts_at is not null and not is_discounted
    """,
)

OCCASION_CHILDREN = Step(
    "occasion_children",
    "the children of dated records",
    """
    select c.person_id as child_id, t.*
    from children_on_records as c join occasion_times as t on t.event_id = c.event_id
    """,
)

NEAR_RECORDS = Step(
    "near_records",
    "records of one child whose times overlap or lie within 24 hours of each other",
    """
    select distinct a.event_id, b.event_id as other_event_id, a.child_id,
        a.starts_at <= b.ends_at and b.starts_at <= a.ends_at
            and a.is_short and b.is_short as is_one_moment,
        a.place_key is null or b.place_key is null as is_place_open,
        coalesce(a.place_key = b.place_key, false) as is_same_place
    from occasion_children as a
    join occasion_children as b on b.child_id = a.child_id and b.event_id <> a.event_id
        and b.starts_at <= add_hours(a.ends_at, 24) and a.starts_at <= add_hours(b.ends_at, 24)
    """,
)

SHARED_PLACES = Step(
    "shared_places",
    "near records that touch the same premises",
    """
    select distinct n.event_id, n.other_event_id
    from near_records as n
    join event_objects as a on a.event_id = n.event_id and a.kind = 'premises'
    join event_objects as b on b.event_id = n.other_event_id and b.object_key = a.object_key
    """,
)

# The child they share does not count again, and a social worker on every record says nothing.
SHARED_PEOPLE = Step(
    "shared_people",
    "near records with another person in common",
    """
    select distinct n.event_id, n.other_event_id
    from near_records as n
    join event_people as a on a.event_id = n.event_id and a.person_id <> n.child_id
        and a.role not in ('professional', 'reporter') and not a.is_eliminated
    join event_people as b on b.event_id = n.other_event_id and b.person_id = a.person_id
        and b.role not in ('professional', 'reporter') and not b.is_eliminated
    """,
)

STATED_RECORDS = Step(
    "stated_records",
    "records stated to be about one and the same event",
    """
    select e.event_id, e.related_event_id as other_event_id
    from events as e join record_days as d on d.event_id = e.related_event_id
    where not e.is_discounted
    union
    select e.related_event_id, e.event_id
    from events as e join record_days as d on d.event_id = e.related_event_id
    where not e.is_discounted
    """,
)

ONE_OCCASION = Step(
    "one_occasion",
    "records that are directly one occasion",
    """
    select event_id, other_event_id from near_records
    where is_same_place or (is_one_moment and is_place_open)
    union select event_id, other_event_id from shared_places
    union select event_id, other_event_id from shared_people
    union select event_id, other_event_id from stated_records
    """,
)

# A return interview is about its episode: what holds of the episode holds of the interview.
OCCASIONS = Step(
    "occasions",
    "linked occasions, with the records stated to be about any record of them",
    """
    select event_id, other_event_id from one_occasion
    union
    select a.event_id, s.other_event_id
    from one_occasion as a join stated_records as s on s.event_id = a.other_event_id
    where s.other_event_id <> a.event_id
    union
    select s.event_id, a.other_event_id
    from stated_records as s join one_occasion as a on a.event_id = s.other_event_id
    where s.event_id <> a.other_event_id
    """,
)

STEPS = (
    OCCASION_TIMES,
    OCCASION_CHILDREN,
    NEAR_RECORDS,
    SHARED_PLACES,
    SHARED_PEOPLE,
    STATED_RECORDS,
    ONE_OCCASION,
    OCCASIONS,
)
