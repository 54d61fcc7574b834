"""Who is recorded on a record, and what its text says of them, become people on a side."""

from accord.engine import Step

# What each concept makes of whoever does it. Only what is affirmed gives a role; what is possible
# leaves it open; what is denied, feared, past or about others gives nothing.
CONCEPT_ROLES = Step(
    "concept_roles",
    "the member role that each text concept gives to whoever does it",
    """
    select * from (values
        ('facilitation.introduces', 'introduces'),
        ('facilitation.transports', 'transports'),
        ('facilitation.premises', 'provides_property'),
        ('facilitation.arranges', 'other_facilitation'),
        ('gain.payment', 'takes_payment'),
        ('exchange.money', 'direct'), ('exchange.gift', 'direct'),
        ('exchange.substances', 'direct'), ('exchange.accommodation', 'direct'),
        ('exchange.transport', 'direct'), ('exchange.affection', 'direct'),
        ('exchange.debt', 'direct'), ('exchange.withdrawal', 'direct'),
        ('control.threat', 'direct'), ('control.manipulation', 'direct'),
        ('control.isolation', 'direct'),
        ('abuse.sexual', 'direct'), ('abuse.images', 'direct'), ('abuse.online', 'direct')
    ) as concept_roles(concept_id, member_role)
    """,
)

TEXT_ROLES = Step(
    "text_roles_of_nominals",
    "what the text of a record says each of its nominals did, or may have done",
    """
    select m.source_id, m.event_kind, m.event_ref, m.nominal_id,
        collect_sorted(case when m.assertion = 'affirmed' then r.member_role end) as text_roles,
        collect_sorted(case when m.assertion = 'possible' then r.member_role end)
            as possible_roles
    from mentions as m
    join concept_roles as r on r.concept_id = m.concept_id
    where m.nominal_id is not null and m.assertion in ('affirmed', 'possible')
    group by m.source_id, m.event_kind, m.event_ref, m.nominal_id
    """,
)

# "Ruled out", "no evidence that he was present": the reader names the person and negates it.
TEXT_ELIMINATIONS = Step(
    "text_eliminations",
    "people whom the text of a record rules out",
    """
    select distinct m.source_id || '/' || m.event_kind || '/' || m.event_ref as event_id,
        p.person_id
    from mentions as m
    join person_nominals as p on p.source_id = m.source_id and p.nominal_id = m.nominal_id
    where m.concept_id = 'ref.person_name' and m.assertion = 'negated'
    """,
)

ELIMINATIONS = Step(
    "eliminations",
    "people ruled out by the record itself or by a record that says it is about the same event",
    """
    select event_id, person_id from text_eliminations
    union
    select t.related_event_id as event_id, e.person_id
    from text_eliminations as e join timed_records as t on t.event_id = e.event_id
    where t.related_event_id is not null and not t.is_discounted
    union
    select t.event_id, e.person_id
    from text_eliminations as e join timed_records as t on t.related_event_id = e.event_id
    """,
)

CHILDREN_IN_TEXT = Step(
    "children_in_text",
    "nominals to whom the text of a record says that something was done",
    """
    select distinct source_id, event_kind, event_ref, about_nominal_id as nominal_id
    from mentions
    where about_nominal_id is not null and assertion in ('affirmed', 'possible')
        and (concept_id like 'abuse.%' or concept_id like 'exchange.%'
            or concept_id like 'control.%' or concept_id like 'facilitation.%')
    """,
)

# A relative who fetches a missing child home is no person of concern by that.
RELATIVES = Step(
    "relatives",
    "pairs of people recorded as family",
    """
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
    """,
)

FOUND_WITH_RELATIVES = Step(
    "found_with_relatives",
    "children found with their own relatives",
    """
    select distinct f.source_id, f.event_kind, f.event_ref, f.nominal_id
    from recorded_roles as f
    join person_nominals as p on p.source_id = f.source_id and p.nominal_id = f.nominal_id
    join relatives as r on r.person_id = p.person_id
    join person_nominals as q on q.person_id = r.relative_id
    join recorded_roles as m on m.source_id = f.source_id and m.event_kind = f.event_kind
        and m.event_ref = f.event_ref and q.source_id = m.source_id
        and q.nominal_id = m.nominal_id and m.role in ('missing', 'child_of_concern', 'subject')
    where f.role = 'found_with'
    """,
)

# Whose age nobody wrote down may be known as a child from another record.
CHILDREN_BY_ROLE = Step(
    "children_by_role",
    "people whom some record has in a child's role",
    """
    select distinct p.person_id
    from recorded_roles as r
    join person_nominals as p on p.source_id = r.source_id and p.nominal_id = r.nominal_id
    where r.role in ('child_of_concern', 'missing')
    """,
)

RECORDED_ROLES = Step(
    "recorded_roles",
    "every role on every record, the child of a missing episode among them",
    """
    select source_id, event_kind, event_ref, nominal_id, role from involvements
    union
    select source_id, 'missing_episode', episode_id, nominal_id, 'missing' from missing_episodes
    """,
)

PEOPLE_OF_RECORDS = Step(
    "people_of_records",
    "every role with its person, the ages the person can have had, and what the text says",
    """
    select t.event_id, r.source_id, r.nominal_id, p.person_id, r.role, t.event_kind, t.sector,
        t.report_kind, t.starts_at is null as is_undated, n.is_identified,
        case when t.starts_at is null then null
            when h.birth_to is not null then age_at(h.birth_to, cast(t.starts_at as date))
            else n.age_from end as age_low,
        coalesce(age_at(h.birth_from, cast(coalesce(t.ends_at, t.known_at) as date)), n.age_to)
            as age_high,
        coalesce(age_at(h.birth_from, cast(coalesce(t.starts_at, t.known_at) as date)), n.age_to)
            as age_high_at_start,
        coalesce(age_at(h.birth_to, cast(coalesce(t.starts_at, t.known_at) as date)), n.age_from)
            as age_low_at_start,
        e.person_id is not null as is_eliminated,
        coalesce(x.text_roles, []) as text_roles, coalesce(x.possible_roles, []) as possible_roles,
        c.nominal_id is not null or k.person_id is not null as is_said_child,
        f.nominal_id is not null as is_relative
    from recorded_roles as r
    join timed_records as t on t.source_id = r.source_id
        and t.event_kind = r.event_kind and t.event_ref = r.event_ref
    join nominals as n on n.source_id = r.source_id and n.nominal_id = r.nominal_id
    join person_nominals as p on p.source_id = r.source_id and p.nominal_id = r.nominal_id
    left join persons as h on h.person_id = p.person_id
    left join eliminations as e on e.event_id = t.event_id and e.person_id = p.person_id
    left join text_roles_of_nominals as x on x.source_id = r.source_id
        and x.event_kind = r.event_kind and x.event_ref = r.event_ref
        and x.nominal_id = r.nominal_id
    left join children_in_text as c on c.source_id = r.source_id
        and c.event_kind = r.event_kind and c.event_ref = r.event_ref
        and c.nominal_id = r.nominal_id
    left join children_by_role as k on k.person_id = p.person_id
    left join found_with_relatives as f on f.source_id = r.source_id
        and f.event_kind = r.event_kind and f.event_ref = r.event_ref
        and f.nominal_id = r.nominal_id
    """,
)

# The law asks about the age when it happened. A range that begins before the eighteenth birthday
# holds a time as a child, unless the record places the act after; dates of birth that disagree
# about it leave it unknown. Where a record does not say when, an adult may be telling of childhood:
# that stays unknown for the child's side, while a person of concern well past twenty is taken to
# have been an adult.
PEOPLE_WITH_AGE = Step(
    "people_with_age",
    "the same, with whether each was a child when it happened",
    """
    select p.*,
        case
            when a.event_id is not null and age_high_at_start < 18 and age_high >= 18 then 'no'
            when age_high_at_start < 18 then 'yes'
            when age_low_at_start is null then 'unknown'
            when is_undated and role in ('victim', 'child_of_concern', 'missing', 'subject',
                'reporter', 'witness') and event_kind = 'crime' then 'unknown'
            when age_low_at_start >= case when is_undated then 20 else 18 end then 'no'
            else 'unknown' end as is_child
    from people_of_records as p
    left join placed_as_adult as a on a.event_id = p.event_id
    """,
)

# A subject is whoever a report is about: a child in a referral, a suspect in intelligence. The
# record decides: age first, then what the text says they did or had done to them.
EVENT_PEOPLE = Step(
    "event_people",
    "every role with its side",
    """
    select event_id, source_id, nominal_id, person_id, role,
        case
            when role in ('victim', 'child_of_concern') then 'child'
            when role = 'missing' then case when is_child = 'no' then 'neutral' else 'child' end
            when role = 'found_with' and is_child = 'yes' then
                case when n_items(text_roles) > 0 then 'concern' else 'child' end
            when role = 'found_with' and is_relative and n_items(text_roles) = 0 then 'neutral'
            when role in ('suspect', 'person_of_concern', 'found_with', 'driver',
                'premises_controller', 'facilitator') then 'concern'
            when role = 'subject' and is_child = 'yes' then 'child'
            when role in ('subject', 'associate', 'other') and n_items(text_roles) > 0
                then 'concern'
            when role <> 'subject' then 'neutral'
            when is_child = 'unknown' and is_said_child then 'child'
            when event_kind = 'intelligence' or report_kind in ('licensing_complaint',
                'licensing_decision', 'makesafe_call', 'rail_report') then 'concern'
            when is_child = 'no' then 'neutral'
            when sector in ('children_social_care', 'education', 'health', 'youth_justice',
                'voluntary')
                then 'child'
            else 'neutral' end as side,
        is_identified, age_low, age_high, is_child, is_eliminated, text_roles, possible_roles
    from people_with_age
    """,
)

STEPS = (
    CONCEPT_ROLES,
    TEXT_ROLES,
    TEXT_ELIMINATIONS,
    ELIMINATIONS,
    CHILDREN_IN_TEXT,
    RECORDED_ROLES,
    RELATIVES,
    FOUND_WITH_RELATIVES,
    CHILDREN_BY_ROLE,
    PEOPLE_OF_RECORDS,
    PEOPLE_WITH_AGE,
    EVENT_PEOPLE,
)
