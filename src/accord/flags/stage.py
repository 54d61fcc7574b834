"""Every crime's recorded flags beside those its findings propose; nothing is written back."""

from __future__ import annotations

from accord.engine import Step, Work

FLAGS = ("CSE", "GROUP_CSE", "CSA", "CCE")
ENGLAND, WALES = "cse-england", "cse-wales"
GROUP = "organised-network-iicsa"
CATEGORY = "group-csae-cocad"
CRIMINAL = "cce"
WELSH_FORCES = "W15"
# Where several settings hold, the one COCAD's order names first.
_BY_SETTING = (
    ("institutional", "institutional"),
    ("familial", "familial"),
    ("ritual", "ritualistic"),
)

_NATIONS = Step(
    "crime_nations",
    "Each crime with the definition of exploitation its force goes by, and when it was extracted",
    f"""
    select c.source_id, c.crime_ref, c.source_id || '/' || c.crime_ref as candidate_id,
        case when s.force_code like '{WELSH_FORCES}%' then '{WALES}' else '{ENGLAND}' end
            as cse_definition,
        cast(s.extracted_at as date) as extracted_on
    from crimes c join sources s using (source_id)
    """,
)

# A flag cleared before the extract was taken stands no more; one cleared later still stood.
_RECORDED = Step(
    "recorded_flags",
    "The flags standing on each crime when it was extracted",
    """
    select distinct c.candidate_id, m.code as flag
    from markers m join crime_nations c
        on c.source_id = m.source_id and c.crime_ref = m.target_ref and m.target_kind = 'crime'
    where m.cleared_on is null or m.cleared_on > c.extracted_on
    """,
)

_CRIME_FINDINGS = Step(
    "crime_findings",
    "What the definitions say of each crime",
    "select finding_id, candidate_id, definition_id, outcome from findings "
    "where candidate_kind = 'crime'",
)

# CSA is a child at the time (V1) and a sexual element (A1), as judged within the CSE finding.
_CSA = Step(
    "csa_answers",
    "V1 and A1 of each crime, put together",
    """
    select f.candidate_id, f.finding_id,
        case when bool_or(r.outcome = 'not_met') then 'not_met'
            when bool_or(r.outcome = 'not_known') then 'not_known' else 'met' end as outcome
    from crime_findings f
        join crime_nations c
            on c.candidate_id = f.candidate_id and c.cse_definition = f.definition_id
        join criterion_results r on r.finding_id = f.finding_id
    where r.criterion_id in ('V1', 'A1')
    group by f.candidate_id, f.finding_id
    """,
)

_PROPOSED = Step(
    "proposed_flags",
    "What each flag rests on",
    f"""
    select c.candidate_id, 'CSE' as flag, f.outcome, f.finding_id
    from crime_nations c join crime_findings f
        on f.candidate_id = c.candidate_id and f.definition_id = c.cse_definition
    union all
    select candidate_id, 'GROUP_CSE', outcome, finding_id
    from crime_findings where definition_id = '{GROUP}'
    union all
    select candidate_id, 'CSA', outcome, finding_id from csa_answers
    union all
    select candidate_id, 'CCE', outcome, finding_id
    from crime_findings where definition_id = '{CRIMINAL}'
    """,
)


def _category_case() -> str:
    return " ".join(f"when bool_or(s.setting = '{s}') then '{c}'" for s, c in _BY_SETTING)


_CATEGORIES = Step(
    "crime_categories",
    "The COCAD category of each crime by two or more suspects",
    f"""
    select g.candidate_id,
        case when bool_or(e.outcome = 'met') then 'cse' {_category_case()}
            when count(s.setting) > 0 then 'other' else 'unknown' end as category
    from crime_findings g
        join crime_nations c on c.candidate_id = g.candidate_id
        join crime_findings e
            on e.candidate_id = g.candidate_id and e.definition_id = c.cse_definition
        left join candidate_settings s
            on s.candidate_kind = 'crime' and s.candidate_id = g.candidate_id
    where g.definition_id = '{CATEGORY}' and g.outcome = 'met'
    group by g.candidate_id
    """,
)

_RECORD_FLAGS = Step(
    "record_flags",
    "Recorded beside proposed, and what would have to change",
    """
    select c.source_id, c.crime_ref, p.flag, r.flag is not null as recorded,
        case p.outcome when 'met' then 'yes' when 'not_met' then 'no' else 'not_known' end
            as proposed,
        case when p.outcome = 'met' and r.flag is null then 'add'
            when p.outcome = 'not_met' and r.flag is not null then 'remove'
            when p.outcome = 'not_known' then 'review' else 'none' end as "change",
        case when p.flag = 'GROUP_CSE' then k.category end as category, p.finding_id
    from proposed_flags p
        join crime_nations c using (candidate_id)
        left join recorded_flags r on r.candidate_id = p.candidate_id and r.flag = p.flag
        left join crime_categories k on k.candidate_id = p.candidate_id
    """,
)


def run(work: Work) -> None:
    """Put recorded and proposed flags side by side for every crime."""
    work.steps((_NATIONS, _RECORDED, _CRIME_FINDINGS, _CSA, _PROPOSED, _CATEGORIES, _RECORD_FLAGS))
