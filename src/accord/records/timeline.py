"""Crimes, intelligence, missing episodes and partner reports become one timeline of events."""

from accord.engine import Step

STANDING_MARKERS = Step(
    "standing_markers",
    "the flags that stand on each record",
    """
    select source_id, target_kind as event_kind, target_ref as event_ref,
        collect_sorted(code) as markers
    from markers
    where cleared_on is null and target_kind <> 'nominal'
    group by source_id, target_kind, target_ref
    """,
)

# A range given in whole days lasts to the end of its last day.
CRIME_RECORDS = Step(
    "crime_records",
    "crimes in the shape all records share",
    """
    select source_id, 'crime' as event_kind, crime_ref as event_ref,
        coalesce(least(committed_from, committed_to), committed_from, committed_to) as starts_at,
        coalesce(greatest(committed_from, committed_to), committed_to, committed_from) as ends_at,
        coalesce(reported_at, cast(recorded_on as timestamp)) as known_at,
        offence_code, offence_title, location_type, location_text, postcode,
        coalesce(is_online, false) or coalesce(location_type = 'online', false) as is_online,
        cast(null as varchar) as information_grade, cast(null as varchar) as provenance_root,
        cast(null as varchar) as related_event_id, cast([] as varchar[]) as factors,
        cast(null as varchar) as report_kind, cast(null as varchar) as cse_concern,
        mo_text as particulars, closed_on is not null as is_closed
    from crimes
    """,
)

INTELLIGENCE_RECORDS = Step(
    "intelligence_records",
    "intelligence in the shape all records share",
    """
    select source_id, 'intelligence' as event_kind, report_id as event_ref,
        coalesce(least(event_from, event_to), event_from, event_to) as starts_at,
        coalesce(greatest(event_from, event_to), event_to, event_from) as ends_at,
        reported_at as known_at,
        cast(null as varchar) as offence_code, cast(null as varchar) as offence_title,
        location_type, location_text, postcode,
        coalesce(location_type = 'online', false) as is_online,
        information_grade, provenance_root,
        cast(null as varchar) as related_event_id, cast([] as varchar[]) as factors,
        cast(null as varchar) as report_kind, cast(null as varchar) as cse_concern,
        "text" as particulars, false as is_closed
    from intelligence
    """,
)

# An episode that is still open has lasted at least until it was reported.
MISSING_RECORDS = Step(
    "missing_records",
    "missing episodes in the shape all records share",
    """
    select source_id, 'missing_episode' as event_kind, episode_id as event_ref,
        least(coalesce(missing_from_at, reported_at), coalesce(found_at, reported_at))
            as starts_at,
        greatest(coalesce(found_at, reported_at), coalesce(missing_from_at, reported_at))
            as ends_at,
        reported_at as known_at,
        cast(null as varchar) as offence_code, cast(null as varchar) as offence_title,
        found_location_type as location_type, found_location_text as location_text,
        found_postcode as postcode, coalesce(found_location_type = 'online', false) as is_online,
        cast(null as varchar) as information_grade, cast(null as varchar) as provenance_root,
        cast(null as varchar) as related_event_id, cast([] as varchar[]) as factors,
        cast(null as varchar) as report_kind, cse_concern,
        rhi_text as particulars, false as is_closed
    from missing_episodes
    """,
)

PARTNER_RECORDS = Step(
    "partner_records",
    "partner reports in the shape all records share",
    """
    select source_id, 'partner_report' as event_kind, report_id as event_ref,
        cast(occurred_on as timestamp) as starts_at, cast(occurred_on as timestamp) as ends_at,
        received_at as known_at,
        cast(null as varchar) as offence_code, cast(null as varchar) as offence_title,
        location_type, location_text, postcode,
        coalesce(location_type = 'online', false) as is_online,
        cast(null as varchar) as information_grade, provenance_root,
        coalesce(related_source_id, source_id) || '/' || related_event_kind || '/'
            || related_event_ref as related_event_id,
        factors, kind as report_kind, cast(null as varchar) as cse_concern,
        "text" as particulars, false as is_closed
    from partner_reports
    """,
)

ALL_RECORDS = Step(
    "all_records",
    "every record of every kind",
    """
    select source_id || '/' || event_kind || '/' || event_ref as event_id, *
    from (
        select * from crime_records
        union all select * from intelligence_records
        union all select * from missing_records
        union all select * from partner_records
    ) as records
    """,
)

# Times given as midnight to midnight are days: the last one lasts until it ends.
# "See log" is no particulars to judge by; whether a longer text has any is asked where a marker
# or a ticked box raises the question.
TIMED_RECORDS = Step(
    "timed_records",
    "every record with its source, its nation, its marks and what its offence means",
    """
    select r.* exclude (ends_at, factors, provenance_root, particulars, is_closed, postcode),
        case when starts_at = date_trunc('day', starts_at) and ends_at = date_trunc('day', ends_at)
            then ends_at + interval '86399' second else ends_at end as ends_at,
        coalesce(r.factors, []) as factors,
        coalesce(r.provenance_root, r.event_id) as provenance_root,
        coalesce(trim(r.particulars) like '%_ _% _%', false) and b.particulars is null as has_text,
        coalesce(r.is_closed, false) as is_closed,
        s.sector, s.force_code,
        case when s.force_code like 'W15%' or s.la_code like 'W06%' then 'wales' else 'england' end
            as nation,
        o.offence_group, o.is_child_offence,
        coalesce(m.markers, []) as markers,
        coalesce(information_grade = 'E', false) as is_discounted,
        p.postcode, p.object_key as place_object, p.place_kind,
        coalesce(p.postcode, p.place_name) as place_key
    from all_records as r
    join sources as s on s.source_id = r.source_id
    left join bare_texts as b on b.particulars = r.particulars
    left join offence_meanings as o on o.offence_code is not distinct from r.offence_code
        and o.offence_title is not distinct from r.offence_title
    left join standing_markers as m on m.source_id = r.source_id
        and m.event_kind = r.event_kind and m.event_ref = r.event_ref
    left join place_forms as p on p.location_text is not distinct from r.location_text
        and p.written_postcode is not distinct from r.postcode
    """,
)

BEFORE_MEANINGS = (
    STANDING_MARKERS,
    CRIME_RECORDS,
    INTELLIGENCE_RECORDS,
    MISSING_RECORDS,
    PARTNER_RECORDS,
    ALL_RECORDS,
)

EVENTS = Step(
    "events",
    "the timeline as it is kept",
    """
    select t.event_id, source_id, event_kind, event_ref, sector, force_code, nation,
        starts_at, ends_at, known_at, offence_code, offence_group, is_child_offence, report_kind,
        cse_concern, location_type, place_key, is_online, information_grade, is_discounted,
        provenance_root, related_event_id, factors, markers, has_text, is_closed, e.exploitation
    from timed_records as t
    left join exploitation_of_records as e on e.event_id = t.event_id
    """,
)
