"""What an unnamed person used towards a child leads from that record to the others it was on.

Named people are tied across records by what they shared; nobody can tie an unnamed one by name.
The specification judges who the people are over every record linked by an object whose times
overlap: whoever used the account, car or flat the second time is somebody of the first, or shares
it with them.
"""

from accord.engine import Step
from accord.networks.windows import SHARED_USE_DAYS

RECORD_USES = Step(
    "record_uses",
    "objects on records of people of concern towards children, and whether one is unnamed",
    """
    select o.object_key, any_value(o.kind) as kind, d.event_id, d.first_on, d.last_on,
        bool_or(not c.is_identified) as has_unnamed
    from concern_on_records as c
    join record_standing as d on d.event_id = c.event_id and not d.is_crowded
        and not d.is_meeting
    join event_objects as o on o.event_id = c.event_id
    where o.object_key not in (select object_key from object_hubs)
        and o.object_key not in (select object_key from child_objects)
    group by o.object_key, d.event_id, d.first_on, d.last_on
    """,
)

# A number on two records of one child, held by nobody we know, may well be the child's own.
UNNAMED_LINKS = Step(
    "unnamed_links",
    "records that an object of about one time links, where an unnamed person is on one of them",
    f"""
    select distinct a.event_id, b.event_id as other_event_id
    from record_uses as a
    join record_uses as b on b.object_key = a.object_key and b.event_id <> a.event_id
        and (a.has_unnamed or b.has_unnamed)
        and days_between(a.last_on, b.first_on) <= {SHARED_USE_DAYS}
        and days_between(b.last_on, a.first_on) <= {SHARED_USE_DAYS}
    where a.kind in ('vehicle', 'premises') or not exists (
        select 1 from children_on_records as x
        join children_on_records as y on y.person_id = x.person_id
        where x.event_id = a.event_id and y.event_id = b.event_id)
    """,
)

STEPS = (RECORD_USES, UNNAMED_LINKS)
