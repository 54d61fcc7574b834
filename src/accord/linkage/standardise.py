"""Turn nominals into comparable records: every column linkage reads, computed once beforehand.

Ethnicity, nationality and religion are never read here, nor anything drawn from them.
"""

from __future__ import annotations

import pyarrow as pa

from accord.engine import Step, Work
from accord.linkage.customs import before_the_name, parted
from accord.linkage.identifiers import IDENTIFIER_STEPS
from accord.linkage.names import (
    base,
    beside_a_family_name,
    customary,
    generation,
    is_listed,
    name_form,
    name_groups,
    respelt,
    sound,
    stem,
    unnamed_alone,
    vowels,
)
from accord.linkage.places import PLACE_STEPS

_FORMS = pa.schema(
    [
        ("kind", pa.string()),
        ("written", pa.string()),
        ("whole", pa.string()),
        ("parts", pa.list_(pa.string())),
        ("generation", pa.string()),
    ]
)
_NAMES = pa.schema(
    [
        ("kind", pa.string()),
        ("name", pa.string()),
        ("groups", pa.list_(pa.string())),
        ("sound", pa.string()),
        ("stem", pa.string()),
        ("base", pa.string()),
        ("vowels", pa.string()),
        ("letters", pa.string()),
        ("is_listed", pa.bool_()),
        ("is_customary", pa.bool_()),
        ("is_respelt", pa.bool_()),
        ("is_beside", pa.bool_()),
    ]
)
_BEFORE = pa.schema(
    [
        ("name", pa.string()),
        ("says", pa.string()),
        ("stands_after", pa.bool_()),
    ]
)
_PARTED = pa.schema([("name", pa.string()), ("before", pa.string()), ("rest", pa.string())])

NUMBERED = Step(
    "link_nominals",
    "Every nominal with a number of its own, in the order of its key",
    """
    select
        row_number() over (order by source_id, nominal_id) as nominal_key,
        source_id, nominal_id, is_identified, forename, middle_names, surname, known_as,
        date_of_birth, birth_date_quality, age_from, age_to,
        case when sex in ('F', 'M', 'X') then sex end as sex,
        nhs_number, upn, pnc_id, la_child_id, phones, emails, handles, address, postcode
    from nominals
    """,
)

WRITTEN = """
    select distinct kind, written from (
        select 'forename' as kind, forename as written from link_nominals
        union all select 'forename', middle_names from link_nominals
        union all select 'surname', surname from link_nominals
        union all select 'forename', unnest(known_as) from link_nominals
    ) where written is not null
    order by kind, written
"""

NAMES = """
    select distinct kind, name from (
        select kind, whole as name from link_forms
        union all select kind, unnest(parts) from link_forms
        union all select 'forename', unnest(parts) from link_forms where kind = 'surname'
    ) where name is not null
    order by kind, name
"""

GIVEN = Step(
    "link_given",
    "Each nominal's given names in order, and which of them it goes by",
    """
    with given as (
        select
            n.nominal_key, f.whole is not null as has_forename,
            case when len(f.parts) = 1 then f.whole end as boxed_alone,
            coalesce(m.parts, []) as middle_names,
            list_concat(coalesce(f.parts, []), coalesce(m.parts, [])) as names,
            coalesce(f.generation, m.generation) as generation
        from link_nominals n
        left join link_forms f on f.kind = 'forename' and f.written = n.forename
        left join link_forms m on m.kind = 'forename' and m.written = n.middle_names
    ), told as (
        -- Mohammed, Syed or Abdul before another given name is seldom the name a man goes by, and
        -- no more is an initial.
        select g.*, coalesce(p.says, g.names[1]) as one, q.says as two,
            case when len(names) > 2 and p.name is not null and q.name is not null then 3
                when len(names) > 1 and (p.name is not null
                    or (length(names[1]) = 1 and length(names[2]) > 1 and q.name is null)) then 2
                else 1 end as at
        from given g
        left join link_before p on p.name = g.names[1]
        left join link_before q on q.name = g.names[2]
    ), own as (
        select told.*, case told.at when 3 then names[3] when 2 then names[2]
            else names[1] end as own
        from told
    )
    select t.nominal_key, t.names,
        case when has_forename then coalesce(c.rest, t.own) end as forename,
        case when has_forename then t.own end as forename_written,
        case when has_forename and (t.at > 1 or c.name is not null)
            then list_concat(case t.at when 3 then [t.one, t.two] when 2 then [t.one] else [] end,
                case when c.name is not null then [c.before] else [] end) end as first_names,
        case when has_forename then b.says end as bare_name,
        case when a.stands_after then t.boxed_alone end as boxed_alone, t.middle_names,
        t.generation
    from own t
    left join link_parted c on c.name = t.own
    left join link_before b on b.name = t.own
    left join link_before a on a.name = t.boxed_alone
    """,
)

KNOWN_AS = Step(
    "link_known_as",
    "Each nickname, street name or alias of a nominal, and its parts",
    """
    with said as (select nominal_key, unnest(known_as) as written from link_nominals)
    select s.nominal_key, array_to_string(f.parts, '') as alias, f.parts
    from said s
    join link_forms f on f.kind = 'forename' and f.written = s.written
    where f.whole is not null
    """,
)

ALIASES = Step(
    "link_aliases",
    "Each nominal's aliases as one list, and the separate names in them",
    """
    select nominal_key,
        collect_sorted(alias) as aliases,
        collect_sorted(part) as names
    from (select nominal_key, alias, unnest(parts) as part from link_known_as)
    group by nominal_key
    """,
)

RECORDED = Step(
    "link_recorded",
    "Between which days each nominal's details were recorded: ages count from there",
    """
    with happened as (
        select source_id, 'crime' as kind, crime_ref as ref, recorded_on as day from crimes
        union all
        select source_id, 'intelligence', report_id, cast(reported_at as date) from intelligence
    )
    select n.nominal_key,
        coalesce(min(h.day), any_value(s.period_from)) as first_day,
        coalesce(max(h.day), any_value(cast(s.extracted_at as date))) as last_day
    from link_nominals n
    left join sources s on s.source_id = n.source_id
    left join involvements i on i.source_id = n.source_id and i.nominal_id = n.nominal_id
    left join happened h on h.source_id = i.source_id and h.kind = i.event_kind
        and h.ref = i.event_ref
    where n.date_of_birth is null and (n.age_from is not null or n.age_to is not null)
    group by n.nominal_key
    """,
)

# Some systems fill in one day for everybody: 1 January of a year that far more people then seem to
# be born in than in the years beside it, or any day on which far more people seem to be born than
# on other days of those years. One person recorded many times is one.
DEFAULT_DAYS = Step(
    "link_default_days",
    "Days that stand in the birth date where it was not known",
    """
    with days as (
        select date_of_birth as day, year(date_of_birth) as born_in, count(*) as n,
            count(distinct coalesce(forename, '') || ' ' || coalesce(surname, '')) as n_named,
            month(date_of_birth) = 1 and day(date_of_birth) = 1 as is_new_year
        from link_nominals where date_of_birth is not null
        group by date_of_birth
    ), years as (
        select born_in, coalesce(any_value(n) filter (where is_new_year), 0) as n_new_year,
            sum(n_named) filter (where not is_new_year) as n_named
        from days group by born_in
    ), beside as (
        select d.day, any_value(d.n) as n, any_value(d.n_named) as n_named,
            any_value(d.is_new_year) as is_new_year,
            coalesce(sum(y.n_new_year) filter (where y.born_in <> d.born_in), 0) / 6.0 as n_beside,
            (coalesce(sum(y.n_named), 0) - any_value(d.n_named)) / 2500.0 as n_a_day
        from days d
        join years y on abs(y.born_in - d.born_in) <= 3
        where d.n >= 10
        group by d.day
    )
    select day from beside
    where case when is_new_year then n >= 20 and n > 5 * greatest(n_beside, 1)
        else n_named >= 10 and n_named > 8 * greatest(n_a_day, 1) end
    """,
)

BORN = Step(
    "link_born",
    "What each nominal's record says of the birth date: a trusted day, and a span",
    """
    select n.nominal_key, n.date_of_birth as stated,
        case
            when n.date_of_birth in (date '1900-01-01', date '1901-01-01', date '1899-12-30',
                date '1899-12-31', date '1753-01-01', date '1111-11-11')
                or f.day is not null then 'placeholder'
            when n.date_of_birth is null and r.first_day is null then null
            when n.date_of_birth is null then 'age'
            when n.birth_date_quality in ('estimated', 'unknown') then 'estimated'
            when n.birth_date_quality = 'year_only' then 'year'
            -- Systems fill in 1 January where only the year was known.
            when month(n.date_of_birth) = 1 and day(n.date_of_birth) = 1 then 'year'
            else 'day'
        end as basis,
        case when n.age_to is not null
            then make_date(year(r.first_day) - n.age_to - 1, 1, 1) end as oldest,
        case when n.age_from is not null
            then make_date(year(r.last_day) - n.age_from, 12, 31) end as youngest
    from link_nominals n
    left join link_recorded r on r.nominal_key = n.nominal_key
    left join link_default_days f on f.day = n.date_of_birth
    """,
)

BIRTHS = Step(
    "link_births",
    "The birth date of each nominal as a day, its parts, and the span it can lie in",
    """
    select nominal_key, basis,
        case when basis = 'day' then stated end as born,
        case when basis = 'day' then year(stated) end as born_year,
        case when basis = 'day' then month(stated) end as born_month,
        case when basis = 'day' then day(stated) end as born_day,
        case basis
            when 'day' then stated
            when 'year' then make_date(year(stated), 1, 1)
            when 'estimated' then add_days(stated, -730)
            when 'age' then coalesce(oldest, add_days(youngest, -36500))
        end as birth_low,
        case basis
            when 'day' then stated
            when 'year' then make_date(year(stated), 12, 31)
            when 'estimated' then add_days(stated, 730)
            when 'age' then coalesce(youngest, add_days(oldest, 36500))
        end as birth_high
    from link_born
    """,
)


def _forms(work: Work) -> None:
    """Take every written name apart once, however many nominals carry it."""
    written = work.engine.arrow(WRITTEN)
    kinds, texts = written["kind"].to_pylist(), written["written"].to_pylist()
    forms = [name_form(kind, text) for kind, text in zip(kinds, texts, strict=True)]
    columns = [kinds, texts, [f.whole for f in forms], [list(f.parts) for f in forms]]
    columns.append([generation(text) for text in texts])
    work.engine.register("link_forms", _table(_FORMS, columns))


def _names(work: Work) -> None:
    """Say of every single name which groups it is in and how it sounds."""
    found = work.engine.arrow(NAMES)
    written = set(zip(found["kind"].to_pylist(), found["name"].to_pylist(), strict=True))
    both = sorted(written | _parted(work, sorted(n for k, n in written if k == "forename")))
    kinds, names = [kind for kind, _ in both], [name for _, name in both]
    columns: list[list[object]] = [
        kinds,
        names,
        [list(name_groups(kind, name)) for kind, name in both],
        [sound(name) for name in names],
        [stem(name) for name in names],
        [base(name) for name in names],
        [vowels(name) for name in names],
        ["".join(sorted(name)) for name in names],
        [is_listed(kind, name) for kind, name in both],
        [name in customary(kind) for kind, name in both],
        [name in respelt(kind) for kind, name in both],
        [kind == "surname" and name in beside_a_family_name() for kind, name in both],
    ]
    work.engine.register("link_names", _table(_NAMES, columns))


def _parted(work: Work, forenames: list[str]) -> set[tuple[str, str]]:
    """Make link_parted of the forenames that come apart; what they come apart into are names too.

    A given name may be the surname elsewhere: the father's, or a word such as Bibi or Singh.
    """
    found = [(name, *rest) for name in forenames if (rest := parted(name))]
    columns: list[list[object]] = [[row[at] for row in found] for at in range(3)]
    work.engine.register("link_parted", _table(_PARTED, columns))
    return {("forename", rest) for _, _, rest in found} | {("surname", n) for n in forenames}


def _before(work: Work) -> None:
    """Names and titles that often stand before the one a person goes by."""
    found = sorted(before_the_name().items())
    columns: list[list[object]] = [
        [name for name, _ in found],
        [before.says for _, before in found],
        [before.stands_after for _, before in found],
    ]
    work.engine.register("link_before", _table(_BEFORE, columns))


def _customs(work: Work) -> None:
    """Names that so many carry by custom that one between the others says little."""
    names = customary("surname") | customary("forename") | before_the_name().keys()
    work.engine.register("link_customs", pa.table({"name": pa.array(sorted(names), pa.string())}))


def _unnamed(work: Work) -> None:
    """Words that are a name only beside a surname."""
    names = pa.array(sorted(unnamed_alone()), pa.string())
    work.engine.register("link_unnamed", pa.table({"name": names}))


def _table(schema: pa.Schema, columns: list[list[object]]) -> pa.Table:
    arrays = [pa.array(c, field.type) for c, field in zip(columns, schema, strict=True)]
    return pa.Table.from_arrays(arrays, schema=schema)


def number(work: Work) -> None:
    """Make link_nominals: every nominal with a number, and when ages were recorded."""
    work.steps((NUMBERED, RECORDED))


def standardise(work: Work) -> None:
    """Make everything that says something about a nominal comparable with every other nominal's."""
    number(work)
    standardise_numbered(work)


def standardise_numbered(work: Work) -> None:
    """The same, once nominals are numbered."""
    work.engine.step(DEFAULT_DAYS)
    make_comparable(work)


def make_comparable(work: Work) -> None:
    """Standardise what link_nominals holds, beside the default days that are known."""
    _forms(work)
    _names(work)
    _before(work)
    _customs(work)
    _unnamed(work)
    work.steps((GIVEN, KNOWN_AS, ALIASES, BORN, BIRTHS))
    work.steps(IDENTIFIER_STEPS)
    work.steps(PLACE_STEPS)
