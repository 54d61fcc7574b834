"""Turn addresses and postcodes as written into keys that agree when the places do."""

from __future__ import annotations

from accord.engine import Step

POSTCODES = Step(
    "link_postcodes",
    "Each nominal's postcode, its sector and its district",
    """
    with written as (
        select nominal_key, nullif(regexp_replace(upper(postcode), '[^A-Z0-9]', '', 'g'), '')
            as postcode
        from link_nominals
    ), split as (
        select nominal_key, postcode,
            regexp_full_match(postcode, '[A-Z]{1,2}[0-9][A-Z0-9]?[0-9][A-Z]{2}') as is_uk
        from written
        where postcode is not null and length(postcode) >= 3
            -- Codes systems use for no fixed abode or not known.
            and postcode not in ('ZZ993VZ', 'ZZ993WZ', 'ZZ993CZ', 'ZZ999ZZ', 'XX11XX', 'NFA')
    )
    select nominal_key, postcode,
        case when is_uk then left(postcode, length(postcode) - 2) end as sector,
        case when is_uk then left(postcode, length(postcode) - 3) end as district
    from split
    """,
)

ADDRESS_TEXT = Step(
    "link_address_text",
    "Each address in plain words without its postcode",
    r"""
    with plain as (
        select nominal_key, trim(regexp_replace(
            regexp_replace(lower(strip_accents(address)),
                '[a-z]{1,2}[0-9][a-z0-9]? ?[0-9][a-z]{2}$', ''),
            '[^a-z0-9]+', ' ', 'g')) as address
        from link_nominals
        where address is not null
    ), spelt as (
        select nominal_key,
            regexp_replace(regexp_replace(regexp_replace(regexp_replace(address,
            '\brd\b', 'road', 'g'), '\b(ave|av)\b', 'avenue', 'g'),
            '\bst\b', 'street', 'g'), '\b(apt|apartment)\b', 'flat', 'g') as address
        from plain
    )
    select nominal_key, address from spelt
    where length(address) >= 4
        and not regexp_matches(address, '^(nfa|no fixed|not known|unknown|none|homeless)')
    """,
)

ADDRESS_KEYS = Step(
    "link_address_keys",
    "House and flat numbers with the first word of the street",
    r"""
    select nominal_key, address,
        array_to_string(regexp_extract_all(address, '\b[0-9]+[a-z]?\b'), ' ') as numbers,
        regexp_extract(regexp_replace(address, '\b(flat|unit|room|the|block)\b', '', 'g'),
            '\b[a-z]{3,}') as street
    from link_address_text
    """,
)

PLACED = Step(
    "link_placed",
    "Postcodes of placements, where children live who are no family",
    """
    select distinct regexp_replace(upper(placement_postcode), '[^A-Z0-9]', '', 'g') as postcode
    from care_status where placement_postcode is not null
    """,
)

PLACES = Step(
    "link_places",
    "Where each nominal lives: address key, postcode, and whether many unrelated people share it",
    """
    select coalesce(a.nominal_key, p.nominal_key) as nominal_key,
        a.address, a.numbers as address_numbers,
        case when a.street <> '' then
            case when a.numbers = '' then a.address else a.numbers || ' ' || a.street end
        end as address_key,
        p.postcode, p.sector, p.district,
        placed.postcode is not null as is_placement
    from link_address_keys a
    full join link_postcodes p on p.nominal_key = a.nominal_key
    left join link_placed placed on placed.postcode = p.postcode
    """,
)

PLACE_STEPS = (POSTCODES, ADDRESS_TEXT, ADDRESS_KEYS, PLACED, PLACES)
