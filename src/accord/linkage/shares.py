"""Count how common each name, birth date and home is in a file, held against what is expected."""

from __future__ import annotations

from accord.engine import Step

# How far the expected commonness of a name, before any record is seen, holds against the file's
# own: as if this many people had been seen already. A file of ten nominals says nothing about how
# rare a name is; one of a million says nearly everything.
_SEEN_ALREADY = 1_000
_LISTED, _UNLISTED, _CUSTOMARY = 0.002, 0.0001, 0.03
_SECTOR, _DISTRICT, _ADDRESS, _POSTCODE = 0.003, 0.015, 0.0005, 0.0005
_WITHIN_ALREADY = 500
_DAYS_SEEN_ALREADY, _DAYS = 5_000, 25_000
# The share of people expected to be born in one year, and the chance that two dates of one year
# agree in the month or in the day, and that two dates of one year are within two months.
_YEAR = 0.02
_PART_OF_YEAR, _CLOSE_IN_YEAR, _NEAR_A_YEAR = 0.113, 0.33, 1.8

# People who carry a name are told apart by birth date, or by their other name where there is none:
# ten records of one person must not make a rare name look common.
CARRIED = Step(
    "link_carried",
    "How many people seem to carry each name",
    """
    select kind, name, count(distinct coalesce(cast(born as varchar), other, '')) as n_people
    from (
        select 'forename' as kind, forename as name, born, surname as other from link_named
        union all
        select 'surname', surname, born, forename from link_named
    )
    where name is not null
    group by kind, name
    """,
)

DAYS_CARRIED = Step(
    "link_days_carried",
    "How many people seem to be born on each day",
    """
    select born, count(distinct coalesce(surname, forename, '')) as n_people
    from link_named where born is not null group by born
    """,
)

TOTALS = Step(
    "link_totals",
    "How many names, birth dates and homes the shares are counted among",
    """
    select
        (select cast(coalesce(sum(n_people), 0) as bigint) from link_carried
            where kind = 'forename') as n_forenames,
        (select cast(coalesce(sum(n_people), 0) as bigint) from link_carried
            where kind = 'surname') as n_surnames,
        (select cast(coalesce(sum(n_people), 0) as bigint) from link_days_carried) as n_days,
        (select count(*) from link_named where born is not null) as n_births,
        (select count(*) from link_places) as n_places,
        (select count(*) from link_nominals) as n_nominals
    """,
)


def commonness(made: str, counted: str, is_counted: bool = True) -> Step:
    """The share of people who carry each name of a table, and whether it is a name by itself."""
    return Step(
        made,
        "The share of people who carry each name, and whether it is a name in its own right",
        f"""
    with expected as (
        select c.kind, c.name, c.n_people, n.groups, n.sound, n.stem, n.base, n.vowels, n.letters,
            n.is_listed,
            case when c.kind = 'forename' then t.n_forenames else t.n_surnames end as n_all,
            case when n.is_customary then {_CUSTOMARY} when n.is_listed then {_LISTED}
                else {_UNLISTED} end as share,
            n.is_customary, n.is_respelt, n.is_beside
        from {counted} c
        cross join link_totals t
        join link_names n on n.kind = c.kind and n.name = c.name
    )
    select kind, name, groups, groups[1] as name_group, sound, stem, base, vowels, letters,
        greatest(
            (n_people - 1 + {_SEEN_ALREADY} * share) / (n_all + {_SEEN_ALREADY}),
            case when is_customary then share else 0 end
        ) as share,
        (n_people - 1 + {_SEEN_ALREADY} * {_LISTED}) / (n_all + {_SEEN_ALREADY}) as counted,
        n_people, is_customary, is_respelt, is_beside,
        is_listed or n_people >= greatest(6, 0.00003 * n_all) as is_settled,
        {str(is_counted).lower()} as is_counted
    from expected
    """,
    )


# Names go together: Kulwinder is rare, and not rare among people called Kaur. Among those of one
# surname a forename is as common as the others of them show, held against its share of everybody.
WITHIN_SHARES = Step(
    "link_within_shares",
    "The share of those of a surname who carry each forename too, where it is shared at all",
    f"""
    with carried as (
        select distinct d.forename, s.name_group as surname_group, year(d.born) as born_in
        from link_named d
        join link_commonness s on s.kind = 'surname' and s.name = d.surname
        where d.forename is not null
    ), people as (
        select surname_group, forename, count(born_in) as n
        from carried group by surname_group, forename
    ), counted as (
        select *, sum(n) over (partition by surname_group) as n_all from people
    )
    select c.surname_group, c.forename,
        (c.n - 1 + {_WITHIN_ALREADY} * f.share) / (c.n_all - 1 + {_WITHIN_ALREADY}) as share
    from counted c
    join link_commonness f on f.kind = 'forename' and f.name = c.forename
    where c.n > 1
    """,
)

GROUP_SHARES = Step(
    "link_group_shares",
    "The share of people who carry any name of a group",
    # What is expected of a name that very many carry by custom is expected of all its spellings.
    f"""
    select kind, name_group, least(1.0, case when bool_or(is_customary)
        then greatest(sum(counted), {_CUSTOMARY}) else sum(share) end) as share
    from link_commonness group by kind, name_group
    """,
)

DAY_SHARES = Step(
    "link_day_shares",
    "The share of people born on each day",
    f"""
    select born, (n_people - 1 + {_DAYS_SEEN_ALREADY}.0 / {_DAYS})
        / (n_days + {_DAYS_SEEN_ALREADY}) as share
    from link_days_carried cross join link_totals
    """,
)

# Children are born in few years: that two of them are born within two months of each other says
# less than of two people of any age. How likely a person not the same has a birth date near to one
# of a year goes with the year's share: RECORDS.
YEAR_SHARES = Step(
    "link_year_shares",
    "The share of people who are born in each year",
    f"""
    select year(born) as born_in,
        (count(*) + {_SEEN_ALREADY} * {_YEAR}) / (any_value(n_births) + {_SEEN_ALREADY}) as share
    from link_named cross join link_totals where born is not null group by 1
    """,
)

# Expected before any record is seen: the share of a force's people in one postcode sector or
# district. A file from one town says that its district tells nobody apart.
AREA_SHARES = Step(
    "link_area_shares",
    "The share of people who live in each postcode, sector and district, and at each address",
    f"""
    with areas as (
        select sector as area, {_SECTOR} as expected from link_places where sector is not null
        union all
        select district, {_DISTRICT} from link_places where district is not null
        union all
        select postcode, {_POSTCODE} from link_places where postcode is not null
        union all
        select address_key, case when address_numbers = '' then {_DISTRICT} else {_ADDRESS} end
        from link_places where address_key is not null
    )
    select area, (count(*) + {_SEEN_ALREADY} * any_value(expected))
        / (any_value(n_places) + {_SEEN_ALREADY}) as share,
        cast(row_number() over (order by area) as integer) as number
    from areas cross join link_totals
    group by area
    """,
)

CROWDED_CONTACTS = Step(
    "link_crowded_contacts",
    "Contacts that many people share",
    """
    select c.contact
    from link_contacts_written c
    join link_named d on d.nominal_key = c.nominal_key
    group by c.contact
    having count(distinct coalesce(d.forename, '') || ' ' || coalesce(d.surname, '')) > 8
    """,
)


UNSEEN = Step(
    "link_unseen",
    "Names that the shares were not counted with: each is taken to be of one person",
    """
    select n.kind, n.name, 1 as n_people from (
        select 'forename' as kind, forename as name from link_named
        union select 'surname', surname from link_named
    ) n
    anti join link_commonness c on c.kind = n.kind and c.name = n.name
    where n.name is not null
    """,
)

COUNTED = (CARRIED, DAYS_CARRIED, TOTALS, commonness("link_commonness", "link_carried"))
SHARES = (
    GROUP_SHARES,
    WITHIN_SHARES,
    DAY_SHARES,
    YEAR_SHARES,
    AREA_SHARES,
    CROWDED_CONTACTS,
)


# A value that the shares were not counted with is as rare as one that was seen once.
def _share(counted: str, expected: str, n_all: str) -> str:
    return (
        f"coalesce({counted}.share, (1 + {_SEEN_ALREADY} * {expected}) / ({n_all} + "
        f"{_SEEN_ALREADY}))"
    )


# What is joined beside a record to look its shares up: d a day, y a year, t the totals, p its place
# and pa, pp, ps, pd the address, postcode, sector and district of it.
OF_DAY = (
    f"coalesce(d.share, ({_DAYS_SEEN_ALREADY}.0 / {_DAYS}) / (t.n_days + {_DAYS_SEEN_ALREADY}))"
)
_OF_YEAR = _share("y", repr(_YEAR), "t.n_births")
# The share of people with whom a birth date of that year agrees in a part, or whose lies near it.
OF_PART_OF_YEAR = f"{_PART_OF_YEAR} * {_OF_YEAR}"
OF_CLOSE_IN_YEAR = f"{_CLOSE_IN_YEAR} * {_OF_YEAR}"
OF_NEAR_A_YEAR = f"least({_NEAR_A_YEAR} * {_OF_YEAR}, 1.0)"
OF_ADDRESS = _share(
    "pa", f"case when p.address_numbers = '' then {_DISTRICT} else {_ADDRESS} end", "t.n_places"
)
OF_POSTCODE = _share("pp", repr(_POSTCODE), "t.n_places")
OF_SECTOR = _share("ps", repr(_SECTOR), "t.n_places")
OF_DISTRICT = _share("pd", repr(_DISTRICT), "t.n_places")
