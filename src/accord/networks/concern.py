"""Roles on records become the people of concern: who may stand in a network, and who may not."""

from accord.engine import Step

RECORD_DAYS = Step(
    "record_days",
    "first and last day of every record that counts; a record without event dates has the day it "
    "became known",
    """
    select event_id, source_id, event_kind, event_ref, exploitation, report_kind,
        information_grade, provenance_root,
        cast(coalesce(starts_at, known_at) as date) as first_on,
        cast(coalesce(ends_at, known_at) as date) as last_on,
        starts_at is not null as is_dated
    from events
    where not is_discounted
    """,
)

# An association alone never brings anyone in: only a role towards a child in such a record does.
CONCERN_ROLES = Step(
    "concern_roles",
    "people of concern on records about exploitation or abuse, not ruled out by the text",
    """
    select p.event_id, p.person_id, p.nominal_id, p.source_id, p.role, p.is_identified,
        p.is_child, p.text_roles, p.age_low, p.age_high
    from event_people as p
    join record_days as d on d.event_id = p.event_id and d.exploitation is not null
    where p.side = 'concern' and not p.is_eliminated
    """,
)

# A child who may be a member: a child on the child's side of such a record, with a role of
# concern, or a part in bringing others in, as a child. Whoever acted as an adult is counted.
CHILD_MEMBER_ROLES = Step(
    "child_member_roles",
    "what children who were exploited are said to have done towards others",
    """
    select event_id, person_id, is_child, is_identified from concern_roles
    union
    select p.event_id, p.person_id, p.is_child, p.is_identified
    from event_people as p
    join record_days as d on d.event_id = p.event_id and d.exploitation is not null
    where p.side = 'child' and not p.is_eliminated and p.is_child <> 'no'
        and (has_item(p.text_roles, 'introduces') or has_item(p.text_roles, 'transports')
            or has_item(p.text_roles, 'takes_payment')
            or has_item(p.text_roles, 'provides_property')
            or has_item(p.text_roles, 'other_facilitation'))
    """,
)

EXPLOITED_CHILDREN = Step(
    "exploited_children",
    "children to whom it was done, on any such record",
    """
    select p.person_id, bool_or(p.is_child = 'yes') as is_certain
    from event_people as p
    join record_days as d on d.event_id = p.event_id and d.exploitation is not null
    where p.side = 'child' and p.is_child <> 'no'
    group by p.person_id
    """,
)

CHILD_MEMBERS = Step(
    "child_members",
    "children who may be members: never counted, shown first as children",
    """
    select r.person_id, bool_or(r.is_child = 'yes') and bool_or(v.is_certain) as is_certain
    from child_member_roles as r
    join exploited_children as v on v.person_id = r.person_id
    group by r.person_id
    having not bool_or(r.is_child = 'no')
    """,
)

CONCERN_ON_RECORDS = Step(
    "concern_on_records",
    "people of concern who count, once for each record",
    """
    select r.event_id, r.person_id, bool_or(r.is_identified) as is_identified,
        bool_or(r.role = 'suspect') as is_suspect
    from concern_roles as r
    left join child_members as c on c.person_id = r.person_id
    where c.person_id is null
    group by r.event_id, r.person_id
    """,
)

INVOLVEMENT_DAYS = Step(
    "involvement_days",
    "the days on which each person of concern was involved",
    """
    select distinct c.person_id, d.first_on, d.last_on
    from concern_on_records as c join record_days as d on d.event_id = c.event_id
    """,
)

CONCERN_PEOPLE = Step(
    "concern_people",
    "people who may stand in a network",
    """
    select person_id, bool_or(is_identified) as is_identified
    from concern_on_records group by person_id
    """,
)

CHILDREN_ON_RECORDS = Step(
    "children_on_records",
    "people on the child's side of records that count",
    """
    select distinct p.event_id, p.person_id, p.is_child
    from event_people as p join record_days as d on d.event_id = p.event_id
    where p.side = 'child'
    """,
)

# "Not known to each other", "no link between them", "separately": they acted, but not together.
SEPARATE_RECORDS = Step(
    "separate_records",
    "records whose text says that the people on them did not act together",
    """
    select source_id || '/' || event_kind || '/' || event_ref as event_id,
        min("start") as "start"
    from mentions
    where concept_id in ('association.known', 'association.together') and assertion = 'negated'
    group by source_id, event_kind, event_ref
    """,
)

STEPS = (
    RECORD_DAYS,
    CONCERN_ROLES,
    CHILD_MEMBER_ROLES,
    EXPLOITED_CHILDREN,
    CHILD_MEMBERS,
    CONCERN_ON_RECORDS,
    INVOLVEMENT_DAYS,
    CONCERN_PEOPLE,
    CHILDREN_ON_RECORDS,
    SEPARATE_RECORDS,
)
