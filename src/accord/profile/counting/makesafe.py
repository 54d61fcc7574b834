"""Counts of what came of training businesses: businesses that called, and calls that led on.

Training is counted in events and businesses, and calls in calls: one is no share of the other.
"""

from __future__ import annotations

from accord.engine import Step
from accord.profile.figures import Count, Split

BUSINESS, BUSINESSES = "business", "businesses trained"
CALL, CALLS = "call", "calls from businesses"

# What police do about a call is known from records that name it, or that go back to one source.
CALLS_TAKEN_UP = Step(
    "profile_calls_taken_up",
    "Each call of the period from a business, with itself and every other record tied to it",
    """
    with calls as (
        select event_id, event_ref, source_id, day, related_event_id, provenance_root
        from profile_events where is_in_period and report_kind = 'makesafe_call'
    ), tied as (
        select c.event_id as call_id, c.related_event_id as event_id from calls c
        where c.related_event_id is not null
        union
        select c.event_id, e.event_id from calls c
        join profile_events e on e.related_event_id = c.event_id
        union
        select c.event_id, e.event_id from calls c
        join profile_events e on e.provenance_root = c.provenance_root
            and e.event_id <> c.event_id and e.is_police
    )
    select c.event_id as call_id, c.day, t.event_id from calls c
    join tied t on t.call_id = c.event_id
    """,
)
# An action that was taken before the call did not follow from it.
CALLS_FOLLOWED = Step(
    "profile_calls_followed",
    "Each call of the period from a business, and what is recorded to have followed",
    """
    with acted as (
        select source_id || '/' || target_kind || '/' || target_ref as event_id, done_on
        from actions where done_on is not null
    ), answered as (
        select c.event_id as call_id from profile_events c
        join acted a on a.event_id = c.event_id and a.done_on >= c.day
        union
        select t.call_id from profile_calls_taken_up t
        join acted a on a.event_id = t.event_id and a.done_on >= t.day
    )
    select e.event_id, e.source_id, e.event_ref, e.day,
        case when e.event_id in (select call_id from answered) then 'acted'
            when e.event_id in (select call_id from profile_calls_taken_up) then 'tied'
            when r.outcome is not null then 'outcome' else 'nothing' end as followed
    from profile_events e
    left join partner_reports r on r.source_id = e.source_id and r.report_id = e.event_ref
    where e.is_in_period and e.report_kind = 'makesafe_call'
    """,
)
TRAINED = Step(
    "profile_trained",
    "Each business that was trained by the end of the period, and since when",
    """
    select t.source_id, t.object_id, min(t.held_on) as held_on, min(o.identifier) as identifier,
        min(o.postcode) as postcode
    from training_events t
    join profile_sources s on s.source_id = t.source_id and s.reach = 'force'
    cross join profile_scope f
    left join objects o on o.source_id = t.source_id and o.object_id = t.object_id
    where t.kind = 'training' and t.object_id is not null and t.held_on <= f.last_day
    group by t.source_id, t.object_id
    """,
)
# A call is a business's own where a row ties them or where both bear the same name.
TRAINED_CALLS = Step(
    "profile_trained_calls",
    "Each call of the period by a business that had been trained, and what followed",
    """
    select t.source_id, t.object_id, c.followed from profile_trained t
    join profile_calls_followed c on c.day >= t.held_on
    left join object_links l on l.source_id = c.source_id and l.target_kind = 'partner_report'
        and l.target_ref = c.event_ref and l.source_id = t.source_id and l.object_id = t.object_id
    left join partner_reports r on r.source_id = c.source_id and r.report_id = c.event_ref
    where l.object_id is not null or (lower(trim(r.location_text)) = lower(trim(t.identifier))
        and coalesce(r.postcode, t.postcode, '') = coalesce(t.postcode, r.postcode, ''))
    """,
)
MAKESAFE_STEPS = (CALLS_TAKEN_UP, CALLS_FOLLOWED, TRAINED, TRAINED_CALLS)

CALLS_BY_WHAT_FOLLOWED = Count(
    Step(
        "business_calls_by_what_followed",
        "Calls from businesses in the period by what is recorded to have followed",
        "select event_id as id, followed from profile_calls_followed",
    ),
    CALL,
    CALLS,
    (
        Split(
            "followed",
            "What followed",
            {
                "any": "anything recorded of what followed",
                "record": "tied to another record",
                "acted": "an action on it or on that record",
                "tied": "tied to another record, no action on it",
                "outcome": "an outcome in words only",
                "nothing": "nothing recorded",
            },
            above={"acted": "record", "tied": "record", "record": "any", "outcome": "any"},
        ),
    ),
)
TRAINED_BY_CALLS = Count(
    Step(
        "businesses_trained_by_calls",
        "Businesses trained by the end of the period by whether they called in it afterwards",
        """
        select t.source_id || '/' || t.object_id as id,
            case when max(case when c.followed = 'acted' then 1 else 0 end) = 1 then 'acted'
                when count(c.followed) > 0 then 'called' else 'silent' end as since
        from profile_trained t left join profile_trained_calls c
            on c.source_id = t.source_id and c.object_id = t.object_id
        group by t.source_id, t.object_id
        """,
    ),
    BUSINESS,
    BUSINESSES,
    (
        Split(
            "since",
            "Since the training",
            {
                "any_call": "called afterwards",
                "acted": "called, and an action followed",
                "called": "called, no action recorded",
                "silent": "no call is tied to it",
            },
            above={"acted": "any_call", "called": "any_call"},
        ),
    ),
)
COUNTS = (CALLS_BY_WHAT_FOLLOWED, TRAINED_BY_CALLS)
