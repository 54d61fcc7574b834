"""Say which kinds of relatives a file shows, so that guards against them act where they are needed.

Records of a force hold families: at one home and surname, different forenames have different birth
dates. A register of single people with many slips of the pen holds none, and there a guard against
twins or brothers parts only the records of one person. Where too few records tell, there are
relatives of every kind.
"""

from __future__ import annotations

from accord.engine import Step

# A guard goes only where the file would show relatives of its kind and does not: were the two names
# (or dates) that stand beside each other two people, both would be borne out by a second record as
# often as anybody else is. At least so many should be, fewer than one in so many of those are, and
# fewer than one in so many of all people. Of children about one in thirty is a twin.
_ENOUGH_EXPECTED, _SHOWN_ONE_IN = 10, 10
_TWINS_ONE_IN, _NAMESAKES_ONE_IN = 400, 1_000
# Hardly anybody shares birth date and surname with somebody of another well-known forename.
_ENOUGH_FOR_THE_NAMELESS, _TWO_NAMES_ONE_IN = 50, 200
_ENOUGH_FOR_HOUSEHOLDS, _HOUSEHOLDS_ONE_IN = 500, 50
# Of so many pairs of forenames at one home and surname, more than such a share have one birth
# date: then they are one person more often than two. Among families it is one in twenty or thirty.
_ENOUGH_FOR_FAMILIES, _ONE_BIRTH_SHARE = 60, 0.3
# Two well-known forenames with one birth date are two people, unless nearly all such pairs share it
# and hardly ever are both borne out by a second record, as the names of two people would be.
_NEARLY_ALL_SHARE, _BORNE_OUT_ONE_IN = 0.7, 100
_A_GENERATION = 13 * 365

AT_HOME = Step(
    "link_at_home",
    "Which forenames and birth dates are on record at each postcode and address, and how often",
    """
    with placed as (
        -- A postcode that everybody has is nobody's home.
        select postcode as home, surname_group, forename_group, born
        from link_records where tf_postcode <= 0.002 and length(forename) > 1
        union all
        select address_key, surname_group, forename_group, born
        from link_records
        where address_key is not null and address_numbers <> '' and length(forename) > 1
    )
    select home, surname_group, forename_group, born, count(*) as n
    from placed
    where born is not null and surname_group is not null
    group by home, surname_group, forename_group, born
    """,
)

TWINS = Step(
    "link_twins",
    "Of surnames and birth dates: how many have a forename borne out, two of them, two at all",
    """
    with named as (
        select born, surname_group, forename_group, count(*) as n,
            bool_or(is_forename_settled) as is_settled, min(forename_sound) as sound
        from link_records
        where born is not null and surname_group is not null and length(forename) > 1
        group by born, surname_group, forename_group
    ), families as (
        select count(*) filter (where n > 1) as n_borne_out, count(*) as n_forenames,
            count(distinct sound) filter (where is_settled) as n_settled
        from named group by born, surname_group
    )
    select count(*) filter (where n_borne_out > 0) as n_one,
        count(*) filter (where n_borne_out > 1) as n_two,
        count(*) filter (where n_settled > 1) as n_settled,
        count(*) filter (where n_forenames > 1) * pow(sum(n_borne_out) / sum(n_forenames), 2)
            as n_expected
    from families
    """,
)

NAMESAKES = Step(
    "link_namesakes",
    "Of names at homes: how many have a birth date borne out, two a generation apart, two at all",
    f"""
    with families as (
        select max(born) filter (where n > 1) as youngest, min(born) filter (where n > 1) as oldest,
            days_between(min(born), max(born)) > {_A_GENERATION} as is_apart,
            count(*) as n_dates, count(*) filter (where n > 1) as n_borne_out
        from link_at_home group by surname_group, forename_group, home
    )
    select count(*) filter (where n_borne_out > 0) as n_one,
        count(*) filter (where days_between(oldest, youngest) > {_A_GENERATION}) as n_two,
        count(*) filter (where is_apart) * pow(sum(n_borne_out) / sum(n_dates), 2) as n_expected
    from families
    """,
)

HOUSEHOLDS = Step(
    "link_households",
    "At how many addresses one forename is borne out, and at how many two",
    """
    with named as (
        select address_key, forename_group, count(*) as n
        from link_records
        where address_key is not null and address_numbers <> '' and length(forename) > 1
        group by address_key, forename_group
    ), homes as (select count(*) as n_people from named where n > 1 group by address_key)
    select count(*) as n_one, count(*) filter (where n_people > 1) as n_two from homes
    """,
)

FAMILIES = Step(
    "link_families",
    "How many pairs of forenames at one home and surname share the birth date, and how many not",
    """
    with known as (
        -- Counted, not paired: a home of many records would make very many pairs.
        select home, surname_group, count(*) as n
        from link_at_home group by home, surname_group
        having min(forename_group) <> max(forename_group)
    ), shared as (
        select h.home, h.surname_group, h.born, count(*) as n
        from link_at_home h
        join known k on k.home = h.home and k.surname_group = h.surname_group
        where k.n <= 30
        group by h.home, h.surname_group, h.born
    )
    select coalesce(sum(s.n * (s.n - 1) / 2), 0) as n_one_birth,
        (select coalesce(sum(n * (n - 1) / 2), 0) from known where n <= 30) as n_all
    from shared s
    """,
)


def _is_without(counted: str, one_in: int) -> str:
    """Whether a file that would show relatives of a kind shows next to none."""
    return (
        f"coalesce({counted}.n_expected >= {_ENOUGH_EXPECTED} "
        f"and {counted}.n_two * {_SHOWN_ONE_IN} <= {counted}.n_expected "
        f"and {counted}.n_two * {one_in} <= {counted}.n_one, false)"
    )


KINSHIP = Step(
    "link_kinship",
    "Which kinds of relatives the file does not show",
    f"""
    with families as (
        select n_all >= {_ENOUGH_FOR_FAMILIES} and n_one_birth >= {_ONE_BIRTH_SHARE} * n_all
            as is_none,
            n_all >= {_ENOUGH_FOR_FAMILIES} and n_one_birth >= {_NEARLY_ALL_SHARE} * n_all
            as is_register
        from link_families
    )
    select f.is_none as is_without_families,
        f.is_register and t.n_two * {_BORNE_OUT_ONE_IN} <= t.n_one as is_register,
        f.is_none or ({_is_without("t", _TWINS_ONE_IN)}) as is_without_twins,
        -- A record without a forename is left alone anyway where it fits both of two twins.
        f.is_none or ({_is_without("t", _TWINS_ONE_IN)})
            or (t.n_one >= {_ENOUGH_FOR_THE_NAMELESS}
                and t.n_settled * {_TWO_NAMES_ONE_IN} <= t.n_one) as is_hardly_with_twins,
        {_is_without("n", _NAMESAKES_ONE_IN)} as is_without_namesakes,
        h.n_one >= {_ENOUGH_FOR_HOUSEHOLDS} and h.n_two * {_HOUSEHOLDS_ONE_IN} <= h.n_one
            as is_without_households
    from families f cross join link_twins t cross join link_namesakes n
    cross join link_households h
    """,
)

# The delivery says of no record when it was made: the last day that is stated stands for today.
TODAY = Step(
    "link_today",
    "The last day that is stated anywhere",
    """
    select max(day) as day from (
        select cast(extracted_at as date) as day from sources
        union all select recorded_on from crimes
        union all select date_of_birth from link_nominals
    )
    """,
)

KINSHIP_STEPS = (TODAY, AT_HOME, TWINS, NAMESAKES, HOUSEHOLDS, FAMILIES, KINSHIP)
