"""Turn groups of nominals with their person ids into person_nominals and persons."""

from __future__ import annotations

from accord.engine import Step, Work

PERSON_NOMINALS = Step(
    "person_nominals",
    "Which person each nominal belongs to; no probability where no link was needed",
    """
    select n.source_id, n.nominal_id, i.person_id,
        case when g.weakest >= 1000 then 1.0
            else 1.0 / (1.0 + pow(2.0, -g.weakest)) end as match_probability
    from link_groups g
    join link_nominals n on n.nominal_key = g.nominal_key
    join link_person_ids i on i.group_key = g.group_key
    """,
)

SPANS = Step(
    "link_birth_spans",
    "When each person can have been born, by each of their nominals",
    """
    with known as (
        select i.person_id, b.basis,
            -- A date of 1 January given as exact is kept as it is where nothing contradicts it.
            case when b.basis = 'year' and n.birth_date_quality = 'exact' then n.date_of_birth
                else b.birth_low end as low,
            case when b.basis = 'year' and n.birth_date_quality = 'exact' then n.date_of_birth
                else b.birth_high end as high,
            b.birth_low, b.birth_high
        from link_groups g
        join link_person_ids i on i.group_key = g.group_key
        join link_nominals n on n.nominal_key = g.nominal_key
        join link_births b on b.nominal_key = g.nominal_key
        where b.birth_low is not null
    )
    select person_id, max(low) as last_low, min(high) as first_high,
        max(birth_low) as last_wide_low, min(birth_high) as first_wide_high,
        min(low) as first_low, max(high) as last_high
    from known group by person_id
    """,
)

BORN = Step(
    "link_person_births",
    "When each person can have been born: where the nominals agree, else all they say",
    """
    select person_id,
        case when last_low <= first_high then last_low
            when last_wide_low <= first_wide_high then last_wide_low
            else first_low end as birth_from,
        case when last_low <= first_high then first_high
            when last_wide_low <= first_wide_high then first_wide_high
            else last_high end as birth_to,
        last_low > first_high and last_wide_low > first_wide_high as is_birth_conflicting
    from link_birth_spans
    """,
)

FULLEST = Step(
    "link_fullest",
    "Each person's nominals, the one that says most about the name first",
    """
    select i.person_id, n.nominal_key, n.is_identified, n.forename, n.surname, n.sex,
        row_number() over (
            partition by i.person_id
            order by (f.forename is not null)::integer + (f.surname is not null)::integer desc,
                n.is_identified desc,
                (n.middle_names is not null)::integer + (n.date_of_birth is not null)::integer
                    + (n.postcode is not null)::integer desc,
                n.nominal_key
        ) as place
    from link_groups g
    join link_person_ids i on i.group_key = g.group_key
    join link_nominals n on n.nominal_key = g.nominal_key
    join link_named f on f.nominal_key = g.nominal_key
    """,
)

CALLED = Step(
    "link_called",
    "Every nickname or alias of each person, as written",
    """
    select person_id, collect_sorted(alias) as known_as
    from (
        select f.person_id, unnest(n.known_as) as alias
        from link_fullest f
        join link_nominals n on n.nominal_key = f.nominal_key
    )
    group by person_id
    """,
)

PERSONS = Step(
    "persons",
    "One human, as the nominals that were put together describe them",
    """
    select f.person_id,
        bool_or(f.is_identified) as is_identified,
        max(f.forename) filter (where f.place = 1) as forename,
        max(f.surname) filter (where f.place = 1) as surname,
        coalesce(any_value(c.known_as), []) as known_as,
        case when count(distinct f.sex) = 1 then min(f.sex) else 'U' end as sex,
        any_value(b.birth_from) as birth_from,
        any_value(b.birth_to) as birth_to,
        coalesce(any_value(b.is_birth_conflicting), false) as is_birth_conflicting,
        count(*) as n_nominals
    from link_fullest f
    left join link_called c on c.person_id = f.person_id
    left join link_person_births b on b.person_id = f.person_id
    group by f.person_id
    """,
)


def write_people(work: Work) -> None:
    """Make person_nominals and persons."""
    work.steps((PERSON_NOMINALS, SPANS, BORN, FULLEST, CALLED, PERSONS))
