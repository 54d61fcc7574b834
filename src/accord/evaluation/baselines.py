"""Turn the delivered records alone into what simpler methods would say, to compare with."""

from __future__ import annotations

from accord.engine import Step

READS = ("crimes", "nominals", "involvements")

# The Home Office classes of sexual offences, written 19C or 019/07, and indecent images (86).
SEXUAL_CLASSES = "^0*(17|19|20|21|22|23|70|71|72|73|86|88)([^0-9]|$)"

STEPS = (
    Step(
        "crimes_with_a_child",
        "crimes whose victim or child of concern was under 18, by the source's own record",
        """
        select distinct c.source_id, c.crime_ref
        from crimes c
        join involvements i on i.source_id = c.source_id and i.event_kind = 'crime'
            and i.event_ref = c.crime_ref and i.role in ('victim', 'child_of_concern')
        join nominals n on n.source_id = i.source_id and n.nominal_id = i.nominal_id
        where coalesce(
            age_at(n.date_of_birth,
                   cast(coalesce(c.committed_from, c.reported_at, c.recorded_on) as date)),
            n.age_to) < 18
        """,
    ),
    Step(
        "crimes_with_two_suspects",
        "such crimes with two or more suspects on the crime itself, and whether sexual by class",
        f"""
        select k.source_id, k.crime_ref, min(c.offence_code) as offence_code,
               bool_or(regexp_matches(c.offence_code, '{SEXUAL_CLASSES}')) as is_sexual
        from crimes_with_a_child k
        join crimes c on c.source_id = k.source_id and c.crime_ref = k.crime_ref
        join involvements i on i.source_id = k.source_id and i.event_kind = 'crime'
            and i.event_ref = k.crime_ref and i.role = 'suspect'
        group by k.source_id, k.crime_ref
        having count(distinct i.nominal_id) >= 2
        """,
    ),
)
