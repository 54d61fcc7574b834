"""Flags that are stale, or that contradict each other or the records: each with its reason."""

from __future__ import annotations

from dataclasses import dataclass

from accord.engine import Engine, Step
from accord.published import as_of

READS = (
    *("record_flags", "crimes", "sources", "markers", "nominals", "events", "event_people"),
    *("person_nominals", "persons", "candidate_records", "criterion_results", "findings"),
)
# Two years: the longest look-back of any indicator that is not for life. A person's flag that
# nothing has borne out for that long has outlived what any rule here would still look at.
STALE_AFTER_DAYS = 730
EXPLOITATION_FLAGS = ("CSE", "GROUP_CSE", "CSA", "CCE")
_FLAGS = ", ".join(f"'{flag}'" for flag in EXPLOITATION_FLAGS)


@dataclass(frozen=True)
class Rule:
    """One way in which a flag can be stale or contradict something."""

    id: str
    title: str
    why: str
    sql: str


@dataclass(frozen=True)
class Fault:
    """One flag that a rule asks somebody to look at again."""

    rule: str
    flag: str
    source_id: str
    target_kind: str
    target_ref: str
    says: str


@dataclass(frozen=True)
class Misfiled:
    """A crime with a CSE flag whose records describe criminal exploitation."""

    source_id: str
    crime_ref: str
    cce_recorded: bool
    cse_proposed: str
    says: str
    finding_id: str


_STANDING = Step(
    "standing_markers",
    "flags on records and people that stood when the extract was taken",
    f"""
    select m.source_id, m.target_kind, m.target_ref, m.code as flag, min(m.set_on) as set_on,
        any_value(cast(s.extracted_at as date)) as extracted_on
    from markers as m join sources as s on s.source_id = m.source_id
    where m.code in ({_FLAGS})
        and (m.cleared_on is null or m.cleared_on > cast(s.extracted_at as date))
    group by m.source_id, m.target_kind, m.target_ref, m.code
    """,
)
_LAST_CONCERN = Step(
    "last_concern",
    "the last day on which a record about exploitation has each person",
    """
    select p.person_id, max(cast(coalesce(e.starts_at, e.known_at) as date)) as last_on
    from event_people as p join events as e on e.event_id = p.event_id
    where e.exploitation is not null and not e.is_discounted group by p.person_id
    """,
)
_OCCASIONS = Step(
    "crimes_of_one_occasion",
    "pairs of crimes that are one occasion",
    """
    select distinct e.source_id as source_a, e.event_ref as crime_a, o.source_id as source_b,
        o.event_ref as crime_b
    from candidate_records as r
    join events as e on r.candidate_kind = 'crime' and e.event_kind = 'crime'
        and r.candidate_id = e.source_id || '/' || e.event_ref
    join events as o on o.event_id = r.event_id and o.event_kind = 'crime'
    where r.scope = 'occasion'
    """,
)
STEPS = (_STANDING, _LAST_CONCERN, _OCCASIONS)

RULES: tuple[Rule, ...] = (
    Rule(
        "person-flag-not-borne-out",
        "Stale: a person's flag that no record has borne out for two years",
        "A flag on a person is read as today's; review whether it still stands, or say why.",
        """
        select m.flag, m.source_id, m.target_kind, m.target_ref,
            'set on ' || cast(m.set_on as varchar) || coalesce('; last record about exploitation '
            || 'with this person: ' || cast(l.last_on as varchar),
            '; no record about exploitation has this person') as says
        from standing_markers as m
        join person_nominals as n on n.source_id = m.source_id and n.nominal_id = m.target_ref
        left join last_concern as l on l.person_id = n.person_id
        where m.target_kind = 'nominal'
            and days_between(greatest(m.set_on, coalesce(l.last_on, m.set_on)), m.extracted_on)
                > {stale}
        """,
    ),
    Rule(
        "child-flag-on-an-adult",
        "Stale: a flag set on a child who has since turned 18",
        "Adult safeguarding, or a flag of another kind, may be what is needed now.",
        """
        select m.flag, m.source_id, m.target_kind, m.target_ref,
            'a child when it was set on ' || cast(m.set_on as varchar) || ', and 18 since' as says
        from standing_markers as m
        join person_nominals as n on n.source_id = m.source_id and n.nominal_id = m.target_ref
        join persons as p on p.person_id = n.person_id
        where m.target_kind = 'nominal' and age_at(p.birth_from, m.set_on) < 18
            and age_at(p.birth_to, m.extracted_on) >= 18
        """,
    ),
    Rule(
        "cleared-but-still-met",
        "Stale the other way: a flag was cleared and the records still meet it",
        "Whoever cleared it may have known something that no record says.",
        """
        select m.code as flag, m.source_id, m.target_kind, m.target_ref,
            'cleared on ' || cast(max(m.cleared_on) as varchar) as says
        from markers as m
        join record_flags as r on r.source_id = m.source_id and r.crime_ref = m.target_ref
            and r.flag = m.code and m.target_kind = 'crime'
        where m.cleared_on is not null and not r.recorded and r.proposed = 'yes'
        group by m.code, m.source_id, m.target_kind, m.target_ref
        """,
    ),
    Rule(
        "group-without-cse",
        "Contradictory: GROUP_CSE is recorded and CSE is not",
        "Exploitation by a group is exploitation; without CSE no count of it holds this crime.",
        """
        select 'GROUP_CSE' as flag, g.source_id, 'crime' as target_kind,
            g.crime_ref as target_ref, 'CSE is proposed: ' || replace(c.proposed, '_', ' ') as says
        from record_flags as g
        join record_flags as c on c.source_id = g.source_id and c.crime_ref = g.crime_ref
            and c.flag = 'CSE'
        where g.flag = 'GROUP_CSE' and g.recorded and not c.recorded
        """,
    ),
    Rule(
        "cse-without-csa",
        "Contradictory: CSE is recorded and CSA is not, where the source uses both",
        "Sexual exploitation of a child is sexual abuse of a child.",
        """
        select 'CSE' as flag, x.source_id, 'crime' as target_kind, x.crime_ref as target_ref,
            'CSA is proposed: ' || replace(a.proposed, '_', ' ') as says
        from record_flags as x
        join record_flags as a on a.source_id = x.source_id and a.crime_ref = x.crime_ref
            and a.flag = 'CSA'
        where x.flag = 'CSE' and x.recorded and not a.recorded and x.source_id in
            (select source_id from record_flags where flag = 'CSA' and recorded)
        """,
    ),
    Rule(
        "no-child-at-the-time",
        "Contradictory: a flag about a child on a crime with no child at the time",
        "Check the birth date and the dates of the offence before the flag.",
        """
        select r.flag, r.source_id, 'crime' as target_kind, r.crime_ref as target_ref,
            v.reason as says
        from record_flags as r
        join criterion_results as v on v.finding_id = r.finding_id and v.criterion_id = 'V1'
        where r.recorded and v.outcome = 'not_met'
        """,
    ),
    Rule(
        "one-occasion-two-answers",
        "Contradictory: one occasion, flagged on one crime and not on the other",
        "Both crimes meet the test; the flag was put on one of them.",
        """
        select a.flag, b.source_id, 'crime' as target_kind, b.crime_ref as target_ref,
            'not flagged; recorded on ' || min(a.source_id || '/' || a.crime_ref)
            || ', the same occasion' as says
        from crimes_of_one_occasion as o
        join record_flags as a on a.source_id = o.source_a and a.crime_ref = o.crime_a
        join record_flags as b on b.source_id = o.source_b and b.crime_ref = o.crime_b
            and b.flag = a.flag
        where a.recorded and not b.recorded and a.proposed = 'yes' and b.proposed = 'yes'
        group by a.flag, b.source_id, b.crime_ref
        """,
    ),
    Rule(
        "cleared-before-set",
        "Contradictory: a flag that was cleared before it was set",
        "The dates are wrong in the source; nothing is assumed about which.",
        f"""
        select code as flag, source_id, target_kind, target_ref,
            'set on ' || cast(set_on as varchar) || ', cleared on ' || cast(cleared_on as varchar)
                as says
        from markers where code in ({_FLAGS}) and cleared_on < set_on
        """,
    ),
)

_MISFILED = """
    select x.source_id, x.crime_ref, k.recorded, x.proposed,
        case when x.proposed = 'no' then
            'criminal exploitation is met and sexual exploitation is not: the flag belongs to CCE'
        else 'criminal exploitation is met; whether sexual exploitation is as well is not known'
        end as says, k.finding_id
    from record_flags as x
    join record_flags as k on k.source_id = x.source_id and k.crime_ref = x.crime_ref
        and k.flag = 'CCE'
    where x.flag = 'CSE' and x.recorded and x.proposed <> 'yes' and k.proposed = 'yes'
    order by x.source_id, x.crime_ref
"""


def find_faults(engine: Engine, stale_after_days: int = STALE_AFTER_DAYS) -> tuple[Fault, ...]:
    """Every stale or contradictory flag, rule by rule."""
    as_of(engine)
    for step in STEPS:
        engine.step(step)
    found = []
    for rule in RULES:
        sql = rule.sql.replace("{stale}", str(stale_after_days))
        rows = engine.rows(
            f"select flag, source_id, target_kind, target_ref, says from ({sql}) order by all"
        )
        found += [Fault(rule.id, *row) for row in rows]
    return tuple(found)


def find_misfiled(engine: Engine) -> tuple[Misfiled, ...]:
    """Crimes flagged as sexual exploitation whose records describe criminal exploitation."""
    return tuple(Misfiled(*row) for row in engine.rows(_MISFILED))
