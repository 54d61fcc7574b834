"""Turn identifiers and contacts as written into one form; those with a wrong check digit go."""

from __future__ import annotations

from accord.engine import Step

_NHS_SUM = " + ".join(f"cast(substr(nhs, {i}, 1) as integer) * {11 - i}" for i in range(1, 10))
# Unique pupil number: check letter, then twelve characters of which the last may be a letter.
_UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
_UPN_SUM = " + ".join(
    f"(case when substr(upn, {i}, 1) between '0' and '9' then cast(substr(upn, {i}, 1) as integer) "
    f"else strpos('{_UPN_LETTERS}', substr(upn, {i}, 1)) - 1 end) * {i}"
    for i in range(2, 14)
)

WRITTEN_NUMBERS = Step(
    "link_written_numbers",
    "Official numbers without blanks and signs",
    """
    select nominal_key, source_id,
        regexp_replace(nhs_number, '[^0-9]', '', 'g') as nhs,
        regexp_replace(upper(upn), '[^A-Z0-9]', '', 'g') as upn,
        regexp_replace(upper(pnc_id), '[^A-Z0-9/]', '', 'g') as pnc,
        nullif(trim(la_child_id), '') as la_child
    from link_nominals
    where nhs_number is not null or upn is not null or pnc_id is not null
        or la_child_id is not null
    """,
)

CHECKED_NUMBERS = Step(
    "link_checked_numbers",
    "NHS and pupil numbers whose check digit is right; the others are slips of the pen",
    f"""
    select nominal_key, source_id, pnc, la_child,
        case when regexp_full_match(nhs, '[0-9]{{10}}')
            -- 0000000000 and its like pass the check and are nobody's.
            and nhs <> repeat(substr(nhs, 1, 1), 10)
            and (11 - ({_NHS_SUM}) % 11) % 11 = cast(substr(nhs, 10, 1) as integer)
            then nhs end as nhs,
        case when regexp_full_match(upn, '[A-Z][0-9]{{11}}[A-Z0-9]')
            and substr('{_UPN_LETTERS}', cast(({_UPN_SUM}) % 23 + 1 as integer), 1)
                = substr(upn, 1, 1)
            then upn end as upn
    from link_written_numbers
    """,
)

NUMBERS = Step(
    "link_numbers",
    "Official numbers of each nominal in normal form",
    r"""
    select nominal_key, nhs, upn,
        -- 2001/0012345X and 01/12345X are one PNC number.
        case
            when regexp_full_match(pnc, '([0-9]{2})?[0-9]{2}/[0-9]{1,7}[A-Z]') then
                right(split_part(pnc, '/', 1), 2) || '/' || ltrim(split_part(pnc, '/', 2), '0')
            when length(pnc) >= 5 then pnc
        end as pnc,
        -- A council numbers only its own children.
        source_id || '|' || la_child as la_child
    from link_checked_numbers
    """,
)

PHONES = Step(
    "link_phones",
    "Phone numbers with their country code",
    """
    with digits as (
        select nominal_key, regexp_replace(unnest(phones), '[^0-9+]', '', 'g') as number
        from link_nominals
    ), plain as (
        select nominal_key, case
            when number like '+%' then ltrim(number, '+')
            when number like '00%' then substr(number, 3)
            when number like '0%' then '44' || substr(number, 2)
            when number like '7%' and length(number) = 10 then '44' || number
            else number end as number
        from digits
    )
    select distinct nominal_key, 'phone:+' ||
        case when number like '440%' then '44' || substr(number, 4) else number end as contact
    from plain
    where length(number) between 9 and 15
        and right(number, 6) <> repeat(right(number, 1), 6)
    """,
)

CONTACTS = Step(
    "link_contacts_written",
    "Phones, emails and handles of each nominal",
    """
    select nominal_key, contact from link_phones
    union
    select nominal_key, 'email:' || lower(trim(email)) from
        (select nominal_key, unnest(emails) as email from link_nominals)
        where email like '%_@_%'
    union
    select nominal_key, 'handle:' || handle from (
        select nominal_key, lower(regexp_replace(unnest(handles), '[ @]', '', 'g')) as handle
        from link_nominals)
        where length(handle) >= 4
    """,
)

IDENTIFIER_STEPS = (WRITTEN_NUMBERS, CHECKED_NUMBERS, NUMBERS, PHONES, CONTACTS)
