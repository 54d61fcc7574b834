"""What the handover asks of a run's published tables: a query for each part of all cases."""

from __future__ import annotations

TABLES = (
    *("findings", "criterion_results", "evidence", "candidates", "candidate_people"),
    *("candidate_records", "candidate_ties", "ties", "events", "event_people", "event_objects"),
    *("persons", "sources", "crimes", "intelligence", "missing_episodes", "partner_reports"),
    *("record_flags", "networks", "network_edges", "nominals", "person_nominals", "nominal_links"),
    "mentions",
)
# Read first wherever they are met or open: the definitions of groups before the others.
LEADING = (
    *("organised-network-iicsa", "group-csae-cocad", "group-cse-inquiry-draft"),
    *("cse-england", "cse-wales", "cce", "complex-abuse", "two-suspect-screen"),
)
# A case is made of what a group definition meets or leaves open, and of every flag to change.
CHOSEN = """
    create or replace table chosen as
    select distinct candidate_kind, candidate_id from findings
    where outcome in ('met', 'not_known')
        and definition_id in ('organised-network-iicsa', 'group-csae-cocad')
    union
    select 'crime', source_id || '/' || crime_ref from record_flags
    where change <> 'none'
"""
FINDINGS = """
    select f.candidate_kind, f.candidate_id, f.finding_id, f.definition_id, f.definition_version,
        f.outcome, f.question, f.ask
    from findings f join chosen using (candidate_kind, candidate_id)
    order by all
"""
CRITERIA = """
    select r.finding_id, r.criterion_id, r.outcome, r.count_low, r.count_high, r.reason
    from criterion_results r join findings f using (finding_id)
        join chosen using (candidate_kind, candidate_id)
    order by all
"""
EVIDENCE = """
    select e.finding_id, e.criterion_id, e.supports,
        e.source_id || '/' || e.event_kind || '/' || e.event_ref as event_id,
        e.field, e."start", e."end"
    from evidence e join findings f using (finding_id)
        join chosen using (candidate_kind, candidate_id)
    order by all
"""
PEOPLE = """
    with ages as (
        select r.candidate_kind, r.candidate_id, e.person_id, min(e.age_low) as low,
            max(e.age_high) as high
        from event_people e join candidate_records r using (event_id)
            join chosen using (candidate_kind, candidate_id)
        group by all
    )
    select c.candidate_kind, c.candidate_id, c.person_id, any_value(p.forename),
        any_value(p.surname), bool_or(c.is_identified), bool_or(c.side = 'child'),
        bool_or(c.is_child = 'yes'), bool_or(c.is_child = 'no'), bool_or(c.is_also_victim),
        min(a.low), max(a.high), list(c.roles), list(c.reason)
    from candidate_people c join chosen using (candidate_kind, candidate_id)
        left join persons p using (person_id)
        left join ages a using (candidate_kind, candidate_id, person_id)
    group by c.candidate_kind, c.candidate_id, c.person_id
    order by 1, 2, 3
"""
RECORDS = """
    select r.candidate_kind, r.candidate_id, r.event_id, e.source_id, e.event_kind, e.event_ref,
        s.organisation, s.sector, s.force_code, s.la_code, s.marking, s.is_synthetic,
        e.starts_at, e.known_at, e.location_type, k.offence_title, k.unit,
        coalesce(k.location_text, i.location_text, q.location_text),
        i.source_grade || i.information_grade || i.handling_code,
        k.mo_text, coalesce(i.text, q.text), m.rhi_text, r.scope
    from candidate_records r join chosen using (candidate_kind, candidate_id)
        join events e using (event_id)
        left join sources s on s.source_id = e.source_id
        left join crimes k on e.event_kind = 'crime' and k.source_id = e.source_id
            and k.crime_ref = e.event_ref
        left join intelligence i on e.event_kind = 'intelligence' and i.source_id = e.source_id
            and i.report_id = e.event_ref
        left join missing_episodes m on e.event_kind = 'missing_episode'
            and m.source_id = e.source_id and m.episode_id = e.event_ref
        left join partner_reports q on e.event_kind = 'partner_report'
            and q.source_id = e.source_id and q.report_id = e.event_ref
    order by 1, 2, coalesce(e.starts_at, e.known_at), r.event_id
"""
# Where the words of a record name somebody or something that can be traced to them.
NAMED = """
    select distinct r.candidate_kind, r.candidate_id, r.event_id, m.field, m.start, m."end"
    from candidate_records r join chosen using (candidate_kind, candidate_id)
        join events e using (event_id)
        join mentions m on m.source_id = e.source_id and m.event_kind = e.event_kind
            and m.event_ref = e.event_ref
    where starts_with(m.concept_id, 'ref.') and m."end" > m.start
    order by all
"""
FLAGS = """
    select 'crime', c.candidate_id, f.flag, f.recorded, f.proposed, f.change, f.category
    from record_flags f
        join chosen c on c.candidate_kind = 'crime'
            and c.candidate_id = f.source_id || '/' || f.crime_ref
    order by all
"""
TIES = """
    select c.candidate_kind, c.candidate_id, t.person_id_a, t.person_id_b, t.basis, t.reason,
        t.strength, t.source_id || '/' || t.event_kind || '/' || t.event_ref, t.occurred_on,
        t.information_grade
    from candidate_ties c join chosen using (candidate_kind, candidate_id)
        join ties t using (tie_id)
    where t.strength <> 'none'
    order by all
"""
OBJECTS = """
    select r.candidate_kind, r.candidate_id, o.kind, o.object_key
    from candidate_records r join chosen using (candidate_kind, candidate_id)
        join event_objects o using (event_id)
    group by all order by all
"""
NETWORKS = """
    select 'network', n.network_id, n.n_people_low, n.n_people_high, n.n_identified, n.n_children,
        n.n_crimes, n.is_cross_force, n.first_on, n.last_on
    from networks n order by n.network_id
"""
FORCES = """
    select force_code, min(organisation) from sources
    where sector in ('police', 'transport_police') and force_code is not null
    group by force_code
"""
LINKS = """
    select l.source_id_a, l.nominal_id_a, l.source_id_b, l.nominal_id_b, l.verdict, l.reason,
        pa.person_id, pb.person_id, sa.force_code, sb.force_code, sa.organisation, sb.organisation,
        {fields}
    from nominal_links l
        join sources sa on sa.source_id = l.source_id_a
        join sources sb on sb.source_id = l.source_id_b
        join nominals na on na.source_id = l.source_id_a and na.nominal_id = l.nominal_id_a
        join nominals nb on nb.source_id = l.source_id_b and nb.nominal_id = l.nominal_id_b
        left join person_nominals pa on pa.source_id = l.source_id_a
            and pa.nominal_id = l.nominal_id_a
        left join person_nominals pb on pb.source_id = l.source_id_b
            and pb.nominal_id = l.nominal_id_b
    where l.verdict = 'review' or l.verdict = 'linked' and pa.person_id = pb.person_id
        and pa.person_id in (select person_id from on_cases)
    order by l.source_id_a, l.nominal_id_a, l.source_id_b, l.nominal_id_b
"""
LINK_FIELDS = (
    *("forename", "middle_names", "surname", "known_as", "date_of_birth", "sex", "phones"),
    *("handles", "emails", "address", "postcode", "is_identified"),
)
