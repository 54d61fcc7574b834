"""Turn standardised parts into one wide record per nominal, with how common each value is."""

from __future__ import annotations

from accord.engine import Step, Work
from accord.linkage.shares import (
    COUNTED,
    OF_ADDRESS,
    OF_CLOSE_IN_YEAR,
    OF_DAY,
    OF_DISTRICT,
    OF_NEAR_A_YEAR,
    OF_PART_OF_YEAR,
    OF_POSTCODE,
    OF_SECTOR,
    SHARES,
    UNSEEN,
    commonness,
)
from accord.linkage.slips import find_slips

# Bibi, Kaur or Singh alone in the forename's box, and a forename in the surname's: they changed
# places.
NAMED = Step(
    "link_named",
    "The forename and surname each nominal goes by, and its birth date",
    """
    with named as (
        select n.nominal_key, g.names, g.forename, g.forename_written, g.first_names, g.bare_name,
            f.whole, f.parts, u.name is not null as is_unnamed, b.born,
            g.boxed_alone, g.middle_names, coalesce(f.generation, g.generation) as generation,
            g.boxed_alone is not null and coalesce(x.is_listed, false)
                and not coalesce(c.is_customary, false) as is_swapped
        from link_nominals n
        join link_given g on g.nominal_key = n.nominal_key
        join link_births b on b.nominal_key = n.nominal_key
        left join link_forms f on f.kind = 'surname' and f.written = n.surname
        left join link_unnamed u on u.name = g.forename
        left join link_names x on x.kind = 'forename' and x.name = f.whole
        left join link_names c on c.kind = 'surname' and c.name = f.whole
    )
    select nominal_key,
        case when is_swapped then list_concat([whole], middle_names) else names end as given,
        case when is_swapped then boxed_alone else whole end as surname,
        case when is_swapped then whole when whole is not null or not is_unnamed
            then forename end as forename,
        case when is_swapped then whole when whole is not null or not is_unnamed
            then forename_written end as forename_written,
        case when not is_swapped then first_names end as first_names,
        case when not is_swapped then bare_name end as bare_name,
        case when is_swapped then [boxed_alone] else parts end as surname_parts,
        generation, born
    from named
    """,
)

CONTACT_LISTS = Step(
    "link_contacts",
    "Contacts of each nominal, without those that many people share",
    """
    select c.nominal_key, c.contact
    from link_contacts_written c
    anti join link_crowded_contacts h on h.contact = c.contact
    """,
)

CONTACTS_OF = Step(
    "link_contacts_of",
    "Each nominal's phones, and its emails and handles, as lists",
    """
    select nominal_key,
        list(contact order by contact) filter (where contact like 'phone:%') as phones,
        list(contact order by contact) filter (where contact not like 'phone:%') as accounts,
        list(split_part(substr(contact, 7), '@', 1) order by contact)
            filter (where contact like 'email:_____%@%') as mailboxes
    from link_contacts
    group by nominal_key
    """,
)

OTHER_GIVEN = Step(
    "link_other_given",
    "The names each nominal has besides its forename, and the parts of its surname",
    """
    select d.nominal_key, d.surname_parts, d.given, d.first_names,
        without_item(d.given, d.forename_written) as other_given,
        a.aliases, a.names as alias_names
    from link_named d
    left join link_aliases a on a.nominal_key = d.nominal_key
    """,
)

SURNAME_HALVES = Step(
    "link_surname_halves",
    "Of a surname of several parts: those no custom gives, and the groups their spellings are in",
    """
    with parts as (
        select nominal_key, unnest(surname_parts) as part from link_other_given
        where len(surname_parts) > 1
    ), family as (
        select p.nominal_key, collect_sorted(p.part) as family_names
        from parts p
        anti join link_customs c on c.name = p.part
        group by p.nominal_key
    ), halves as (
        select p.nominal_key, collect_sorted(n.groups[1]) as surname_part_groups
        from parts p
        join link_names n on n.kind = 'surname' and n.name = p.part
        group by p.nominal_key
    )
    select o.nominal_key, f.family_names, h.surname_part_groups
    from link_other_given o
    left join family f on f.nominal_key = o.nominal_key
    left join halves h on h.nominal_key = o.nominal_key
    where len(o.surname_parts) > 1
    """,
)

# Most people have one forename, one surname and nothing else: their lists stay empty, so that
# scoring moves no lists for them.
OTHER_NAMES = Step(
    "link_other_names",
    "The names of each nominal besides the forename and surname it goes by, where it has any",
    """
    with as_surname as (
        -- Where it is not certain which of several names he goes by, each may be the surname.
        select d.nominal_key, collect_sorted(n.groups[1]) as other_groups
        from (select nominal_key,
                unnest(case when first_names is null then other_given else given end) as name
            from link_other_given where len(other_given) > 0) d
        join link_names n on n.kind = 'surname' and n.name = d.name
        group by d.nominal_key
    )
    select o.nominal_key, s.other_groups,
        case when len(other_given) > 0 then given[1] || given[2] end as forename_joined,
        case when len(other_given) > 0 then other_given end as other_given,
        -- Kaur, Singh or Mohammed between the names tells nobody apart.
        case when one.name is null then other_given[1]
            when two.name is null then other_given[2] end as middle_name,
        aliases, alias_names,
        case when len(surname_parts) > 1 then surname_parts end as surname_parts,
        h.family_names, h.surname_part_groups,
        case when len(other_given) > 0 or len(alias_names) > 0
            then list_concat(other_given, coalesce(alias_names, [])) end as other_names
    from link_other_given o
    left join link_surname_halves h on h.nominal_key = o.nominal_key
    left join as_surname s on s.nominal_key = o.nominal_key
    left join link_customs one on one.name = o.other_given[1]
    left join link_customs two on two.name = o.other_given[2]
    """,
)

NAME_COLUMNS = Step(
    "link_name_columns",
    "What each nominal's names say, ready to compare",
    """
    select d.nominal_key, d.generation,
        d.forename, d.forename_written, d.first_names, d.bare_name,
        greatest(f.share, w.share) as tf_forename,
        case when len(f.groups) > 1 then f.groups end as forename_groups,
        f.name_group as forename_group, coalesce(fg.share, f.share) as tf_forename_group,
        f.sound as forename_sound, f.stem as forename_stem, f.base as forename_base,
        f.vowels as forename_vowels,
        f.letters as forename_letters,
        coalesce(f.is_settled, false) as is_forename_settled, p.slips as forename_slips,
        -- A family name in the forename's box is what a swapped record of a relative shows.
        coalesce(f.n_people > coalesce(t.n_people, 0), false) as is_forename_first,
        -- A swapped record has a family name in the forename's box.
        coalesce(f.is_settled, false) and f.n_people > coalesce(t.n_people, 0) and c.name is null
            as is_forename_only,
        o.forename_joined, o.other_given, o.other_groups, o.middle_name, o.aliases, o.alias_names,
        d.surname, s.share as tf_surname,
        s.name_group as surname_group, coalesce(sg.share, s.share) as tf_surname_group,
        s.sound as surname_sound,
        coalesce(s.is_customary, false) as is_surname_customary,
        coalesce(s.is_beside, false) as is_surname_beside,
        -- How often another spelling of it is met by chance, held against how often by custom.
        case when s.is_respelt then s.name_group end as surname_respelt,
        case when s.is_respelt then coalesce(sg.share, s.share) / 12 end as tf_surname_respelt,
        o.surname_parts, o.surname_part_groups, o.family_names, o.other_names
    from link_named d
    join link_other_names o on o.nominal_key = d.nominal_key
    left join link_commonness f on f.kind = 'forename' and f.name = d.forename
    left join link_commonness s on s.kind = 'surname' and s.name = d.surname
    left join link_commonness t on t.kind = 'surname' and t.name = d.forename and t.is_counted
    left join link_customs c on c.name = d.forename
    left join link_slips p on p.name = d.forename
    left join link_within_shares w on w.surname_group = s.name_group and w.forename = d.forename
    left join link_group_shares fg on fg.kind = 'forename' and fg.name_group = f.name_group
    left join link_group_shares sg on sg.kind = 'surname' and sg.name_group = s.name_group
    """,
)


RECORDS = Step(
    "link_records",
    "One wide record per nominal: everything linkage compares",
    f"""
    select n.nominal_key, n.source_id, n.nominal_id, n.is_identified, n.sex,
        c.* exclude (nominal_key),
        b.basis, b.born, case when b.born is not null then {OF_DAY} end as tf_born,
        b.born_year, b.born_month, b.born_day,
        b.born as born_part, case when b.born is not null then {OF_PART_OF_YEAR} end
            as tf_born_part,
        b.born as born_close, case when b.born is not null then {OF_CLOSE_IN_YEAR} end
            as tf_born_close,
        b.born as born_near, case when b.born is not null
            then {OF_NEAR_A_YEAR} end as tf_born_near,
        b.birth_low, b.birth_high, days_between(b.birth_low, b.birth_high) as birth_span,
        i.nhs, i.upn, i.pnc, i.la_child, o.phones, o.accounts, o.mailboxes,
        p.address, p.address_numbers, p.address_key,
        case when p.address_key is not null then {OF_ADDRESS} end as tf_address_key,
        p.postcode,
        case when p.postcode is not null then {OF_POSTCODE} end
            as tf_postcode,
        p.sector,
        case when p.sector is not null then {OF_SECTOR} end
            as tf_sector,
        p.district,
        case when p.district is not null then {OF_DISTRICT} end
            as tf_district,
        pa.number as address_number, pp.number as postcode_number,
        ps.number as sector_number, pd.number as district_number,
        coalesce(p.is_placement, false) as is_placement
    from link_nominals n
    cross join link_totals t
    join link_name_columns c on c.nominal_key = n.nominal_key
    join link_births b on b.nominal_key = n.nominal_key
    left join link_day_shares d on d.born = b.born
    left join link_year_shares y on y.born_in = b.born_year
    left join link_numbers i on i.nominal_key = n.nominal_key
    left join link_contacts_of o on o.nominal_key = n.nominal_key
    left join link_places p on p.nominal_key = n.nominal_key
    left join link_area_shares pa on pa.area = p.address_key
    left join link_area_shares pp on pp.area = p.postcode
    left join link_area_shares ps on ps.area = p.sector
    left join link_area_shares pd on pd.area = p.district
    """,
)

# Numbers are compared, grouped and sorted many times faster than texts.
SPELLINGS = Step(
    "link_spellings",
    "Each name, group, sound and beginning of a name, with a number of its own",
    """
    select spelt, cast(row_number() over (order by spelt) as integer) as number
    from (select distinct unnest([name, groups[1], sound, letters, left(name, 3)]) as spelt
        from link_names)
    where spelt is not null
    """,
)

NAME_NUMBERS = Step(
    "link_name_numbers",
    "Each name with the numbers of what it is compared by",
    """
    select n.kind, n.name, a.number, g.number as name_group, s.number as sound,
        l.number as letters, b.number as start
    from link_names n
    join link_spellings a on a.spelt = n.name
    join link_spellings g on g.spelt = n.groups[1]
    join link_spellings s on s.spelt = n.sound
    join link_spellings l on l.spelt = n.letters
    join link_spellings b on b.spelt = left(n.name, 3)
    """,
)

# What a record has or has not, as the bits of one number: moving one is cheaper than moving ten.
TRAITS = (
    ("is_initial", "length(r.forename) = 1"),
    ("is_settled", "r.is_forename_settled"),
    ("has_groups", "r.forename_groups is not null"),
    ("has_slips", "n_items(r.forename_slips) > 0"),
    ("has_more_names", "n_items(r.other_given) > 1 or n_items(r.alias_names) > 0"),
    ("has_parts", "n_items(r.surname_parts) > 0"),
    ("has_middle", "r.middle_name is not null"),
    ("has_alias", "r.aliases is not null"),
    ("has_number", "coalesce(r.nhs, r.upn, r.pnc, r.la_child) is not null"),
    ("has_contact", "r.phones is not null or r.accounts is not null"),
    ("has_address", "r.address is not null"),
    ("has_first_names", "r.first_names is not null"),
    ("has_initial_first", "length(r.first_names[1]) = 1"),
    ("is_bare", "r.bare_name is not null"),
    ("is_beside", "r.is_surname_beside"),
    ("is_woman", "coalesce(r.sex = 'F', false)"),
    ("is_without_surname", "s.number is null"),
    ("has_given", "coalesce(g.number, j.number, gs.number) is not null"),
    ("is_written_otherwise", "w.number is distinct from f.number"),
)
# The same where names have no numbers: few pairs are compared as they stand as fast.
_SPELT = {
    "has_more_names": "n_items(r.other_given) > 0 or n_items(r.alias_names) > 0",
    "is_without_surname": "r.surname is null",
    "has_given": "n_items(r.other_given) > 0 or r.forename_joined is not null",
    "is_written_otherwise": "r.forename_written is distinct from r.forename",
}


def _traits(instead: dict[str, str]) -> str:
    return " + ".join(
        f"case when {instead.get(name, when)} then {2**bit} else 0 end"
        for bit, (name, when) in enumerate(TRAITS)
    )


_ALIKE = """
        cast(-log2(r.tf_forename) as real) as rare_forename,
        cast(-log2(r.tf_surname) as real) as rare_surname,
        cast(-log2(r.tf_born) as real) as rare_born,
        r.born, r.birth_low, r.birth_high, cast(r.born_year as smallint) as born_year,
        cast(r.born_month as smallint) as born_month, cast(r.born_day as smallint) as born_day,
        cast(ascii(nullif(r.sex, 'X')) as smallint) as sex, ascii(r.address_numbers) as house,
        r.address_numbers, r.forename as forename_text, r.surname as surname_text, r.middle_name,
        case when n_items(r.phones) = 1 and r.accounts is null then r.phones[1] end as only_phone
"""

NARROW = Step(
    "link_narrow",
    "The few columns that show which pairs are not worth scoring, names and places as numbers",
    f"""
    select r.nominal_key, {_traits({})} as traits,
        f.number as forename, f.name_group as forename_group, f.sound as forename_sound,
        f.start as forename_start, f.letters as forename_letters, g.number as given,
        w.number as written, j.number as joined, gs.name_group as given_group,
        s.number as surname, s.name_group as surname_group, s.sound as surname_sound,
        r.postcode_number as postcode, r.sector_number as sector, r.district_number as district,
        r.address_number as address_key, {_ALIKE}
    from link_records r
    left join link_name_numbers f on f.kind = 'forename' and f.name = r.forename
    left join link_name_numbers s on s.kind = 'surname' and s.name = r.surname
    left join link_name_numbers w on w.kind = 'forename' and w.name = r.forename_written
    left join link_name_numbers j on j.kind = 'forename' and j.name = r.forename_joined
    left join link_name_numbers g on g.kind = 'forename' and g.name = r.other_given[1]
    left join link_name_numbers gs on gs.kind = 'surname' and gs.name = r.other_given[1]
    """,
)


def narrow_as_spelt(records: str) -> Step:
    """The same of the rows of a query, names and places as they stand."""
    return Step(
        "link_narrow",
        "The few columns that show which pairs are not worth scoring",
        f"""
        select r.nominal_key, {_traits(_SPELT)} as traits,
            r.forename, r.forename_group, r.forename_sound, left(r.forename, 3) as forename_start,
            r.forename_letters, r.other_given[1] as given, r.forename_written as written,
            r.forename_joined as joined, cast(null as varchar) as given_group,
            r.surname, r.surname_group, r.surname_sound,
            r.postcode, r.sector, r.district, r.address_key, {_ALIKE}
        from ({records}) r
        """,
    )


_RECORD_STEPS = (
    *(CONTACT_LISTS, CONTACTS_OF),
    *(OTHER_GIVEN, SURNAME_HALVES, OTHER_NAMES, NAME_COLUMNS, RECORDS),
)


def make_records(work: Work) -> None:
    """Make link_records, and link_narrow of it."""
    work.steps((NAMED, *COUNTED))
    # A slip is a slip of a name known to be one.
    find_slips(work, "link_commonness", "link_slips")
    work.steps((*SHARES, *_RECORD_STEPS, SPELLINGS, NAME_NUMBERS, NARROW))


def make_records_alike(work: Work) -> None:
    """Make link_records with shares that were counted in an earlier run and are there."""
    work.steps((NAMED, UNSEEN, commonness("link_commonness_unseen", "link_unseen", False)))
    find_slips(work, "link_commonness_unseen", "link_slips_unseen")
    for name in ("commonness", "slips"):
        work.engine.run(f"insert into link_{name} by name from link_{name}_unseen")
    work.steps(_RECORD_STEPS)
