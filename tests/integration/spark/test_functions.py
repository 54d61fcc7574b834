"""Every function our SQL uses gives the same on both engines, on the values where engines part."""

from __future__ import annotations

import re
from datetime import date, datetime

import pyarrow as pa
import pytest

from accord.engine import Step
from accord.engine.macros import MACROS
from accord.engine.spark.words import MACRO_WORDS, WORDS

DAYS = [
    date(2008, 2, 29), date(2026, 2, 28), date(2026, 3, 1), date(2024, 2, 29), date(2010, 12, 31),
    date(2011, 1, 1), date(2026, 3, 29), date(2026, 10, 25), date(1899, 12, 30), date(1753, 1, 1),
    date(1111, 11, 11), date(9998, 12, 31), None,
]  # fmt: skip
# Midnight, the hours in which clocks go forward and back, the last moment of a day, a fraction.
MOMENTS = [
    datetime(2026, 3, 29, 0, 0), datetime(2026, 3, 29, 1, 30), datetime(2026, 3, 29, 2, 30),
    datetime(2026, 10, 25, 1, 30), datetime(2026, 10, 25, 1, 59, 59, 999_999),
    datetime(2025, 12, 31, 23, 59, 59), datetime(1899, 12, 30, 0, 0, 1), None,
]  # fmt: skip
TEXTS = [
    "", " ", "Marlow", "marlow ", " MARLOW", "O'Dowd", "Zoë", "Zoe\u0308", "ÅSA", "Straße", "STRASSE",
    "İpek", "ıpek", "ᾳδης", "ﬁona", "Ǆ", "ΣΊΣΥΦΟΣ", "Łukasz", "ØRE", "Ðuro", "한", "محمد", "a\u200bb",
    "👨‍👩‍👧 family", "🤦🏽", "a\nb", "a\tb", "12", "012", "2.5", "-2.5", "1e3", "12d", "1,000", "--",
    "2026-02-30", "2026-02-28", "2026-2-8", "2024", "2024-02", "28/02/2026", "2026-02-28 10:00:00",
    "NM1 2AB", "nm12ab", "22B/1", "a/b/c", "x|y", "50%", "a_b", "back\\slash", "dollar$", "martha",
    "marhta", "dixon", "dicksonx", "true", None,
]  # fmt: skip
LISTS = [
    [], [None], ["a"], ["a", None], ["b", "a", "b"], ["", "a"], ["Zoë", "zoe"], ["🤦🏽", None, "a"], None,
]  # fmt: skip
NUMBERS = [0.0, 1.0, -1.0, 0.5, 2.5, -2.5, 3.5, 1e9, -1e-9, 7.0, None]

OF_DAYS = (
    "age_at(a, b)", "days_between(a, b)", "add_days(a, 1)", "add_days(a, -730)", "weekday(a)",
    "year(a)", "month(a)", "day(a)", "a < b", "least(a, b)", "greatest(a, b)", "a between b and a",
    "cast(a as varchar)", "cast(a as timestamp) = b", "case when a = b then 'same' end",
    "a is distinct from b", "coalesce(a, b)", "make_date(year(a), 12, 31)",
)  # fmt: skip
OF_MOMENTS = (
    "hours_between(a, b)", "add_hours(a, 1)", "add_hours(a, -25)", "days_between(a, b)",
    "cast(a as date)", "date_trunc('day', a)", "date_trunc('month', a)",
    "a + interval '86399' second", "a = date_trunc('day', a)", "year(a)", "a > b", "greatest(a, b)",
    "age_at(cast(a as date), cast(b as date))", "cast(a as varchar)",
)  # fmt: skip
OF_TEXTS = (
    "text_likeness(a, b)", "a = b", "a < b", "a || b", "concat(a, ' of ', b)",
    "concat_ws('|', a, b)", "starts_with(a, b)", "least(a, b)", "a like b || '%'",
    # The numbers are each engine's own; what they say of two texts is not.
    "value_number(a) = value_number(b)",
)  # fmt: skip
OF_TEXT = (
    "stable_id(a)", "to_whole(a)", "try_day(a)", "upper(a)", "lower(a)", "length(a)", "trim(a)",
    "ltrim(a, '0')", "left(a, 1)", "left(a, 3)", "right(a, 2)", "substr(a, 2)", "substr(a, 1, 3)",
    "substr(a, 9, 1)", "strip_accents(a)", "lower(strip_accents(a))", "split_part(a, '/', 1)",
    "split_part(a, '/', 2)", "split_part(a, '.', 1)", "strpos(a, 'a')", "nullif(trim(a), '')",
    "repeat(a, 2)", "md5_number_lower(a)", "try_cast(a as date) is null and try_day(a) is not null",
    "regexp_replace(a, '[^0-9]', '', 'g')", "regexp_replace(a, '[^0-9].*$', '')",
    "regexp_replace(upper(a), '[^A-Z0-9]', '', 'g')", "regexp_matches(a, '^[a-z]')",
    "regexp_matches(a, 'b$')", "regexp_full_match(a, '[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}')",
    r"regexp_replace(a, '\ba\b', 'road', 'g')", r"regexp_extract(a, '\b[a-z]{3,}')",
    r"array_to_string(regexp_extract_all(a, '\b[0-9]+[a-z]?\b'), ' ')", "a like '%a_b%'",
    "a not like 'm%'", "a in ('', 'Marlow')", "coalesce(a, '')", "a between '0' and '9'",
    "a <> ''", "replace(a, 'a', 'bb')", "levenshtein(lower(a), 'marlow') <= 2 and a = 'Marlow'",
    "case when regexp_full_match(a, '[0-9]{2}') then cast(substr(a, 1, 1) as integer) % 11 end",
)  # fmt: skip
OF_LISTS = (
    "n_items(a)", "has_item(a, 'a')", "has_item(a, 'none')", "share_item(a, b)",
    "without_item(a, 'a')", "without_item(a, null)", "array_to_string(a, ' ')", "a[1]", "a[2]",
    "a[9]", "len(a)", "list_concat(coalesce(a, []), coalesce(b, []))", "a = b", "coalesce(a, [])",
)  # fmt: skip
OF_NUMBERS = (
    "ratio(a, b)", "to_whole(a)", "a + b", "a * 1.5", "a / 3", "least(a, b)", "greatest(a, b, 0)",
    "abs(a)", "floor(a / 10)", "cast(to_whole(a) as bigint) % 10", "to_whole(a) // 4", "a > 0.5",
    "a >= -1.5", "pow(2.0, -a / 1e9)", "log2(abs(a) + 1)", "nullif(a, 0)", "a between -1 and 1",
    "case when a > b then 1 when a < b then -1 else 0 end", "coalesce(a, b, 0)", "(a > b)::integer",
)  # fmt: skip
SETS = {
    "days": (DAYS, pa.date32(), OF_DAYS),
    "moments": (MOMENTS, pa.timestamp("us"), OF_MOMENTS),
    "texts": (TEXTS, pa.string(), OF_TEXTS),
    "text": (TEXTS, pa.string(), OF_TEXT),
    "lists": (LISTS, pa.list_(pa.string()), OF_LISTS),
    "numbers": (NUMBERS, pa.float64(), OF_NUMBERS),
}
# Over a table of groups, days, texts, numbers and lists, with duplicates and groups of nothing.
QUERIES = {
    "sorted sets": "select g, collect_sorted(t) as s from rows_here group by g",
    "a sorted set of nothing": "select collect_sorted(t) as s from rows_here where false",
    "lists in order": "select g, list(t order by t, n) filter (where n > 0) as s "
    "from rows_here group by g",
    "counts": "select g, count(*), count(t), count(distinct t), sum(n), min(t), max(d), avg(n) "
    "from rows_here group by all",
    "counts of some": "select g, count(*) filter (where n > 1), sum(n) filter (where t is null), "
    "bool_or(n > 1), bool_and(n > 1), any_value(g) from rows_here group by g",
    "nothing counted": "select count(*), sum(n), min(t), bool_or(n > 1) from rows_here where false",
    "the row of the most": "select g, arg_max(t, n), min_by(t, n) from rows_here group by g",
    "days within thirty days": "select g, d, n, count(*) over (partition by g order by d "
    "range between interval 30 days preceding and current row) as c from rows_here",
    "rows before": "select g, d, n, sum(n) over (partition by g order by d, n, t "
    "rows between 1 preceding and current row) as c, lag(t) over (partition by g order by d, n, t) "
    "from rows_here",
    "numbered rows": "select *, row_number() over (partition by g order by d desc, n, t) as place "
    "from (select g, d, n, t from rows_here)",
    "qualified": "select g, d, n, t from rows_here "
    "qualify row_number() over (partition by g order by d, n, t) = 1",
    "qualified groups": "select g, t from rows_here group by g, t "
    "qualify row_number() over (partition by g order by count(*) desc, min(n), t) = 1",
    "taken apart": "select g, upper(unnest(l)) as item from rows_here",
    "taken apart beside": "select r.g, u.item from rows_here as r, unnest(r.l) as u(item)",
    "no match": "select a.* from rows_here a anti join rows_here b on b.n = a.n and b.g > a.g",
    "a match": "select a.g from rows_here a semi join rows_here b on b.t = a.t and b.g <> a.g",
    "not exists": "select a.g, a.n from rows_here a where not exists "
    "(select 1 from rows_here b where b.g = a.g and b.n > a.n)",
    "by name": "from (select 1 as a, 'x' as b) union all by name (select 'y' as b, 2 as c)",
    "but for": "select g from rows_here except select g from rows_here where n > 1",
    "either": "select g, t from rows_here union select t, g from rows_here",
    "in the order of all": "select distinct g, t from rows_here order by all",
    "nothing first or last": "select distinct t from rows_here order by t desc",
    "using": "select g, a.n, b.n as m from rows_here a left join (select g, max(n) as n "
    "from rows_here group by g) b using (g)",
    "values": "with h(level, height) as (values ('low', 1), ('high', 2)) "
    "select r.g, h.level from rows_here r join h on h.height = r.n",
    "left out": "select * exclude (l, n) from rows_here",
    "a share": "select g, ratio(count(*) filter (where n > 1), count(*)) from rows_here group by g",
    "of nothing": "select null as a, [] as b, cast(null as varchar) as c, null::bigint as d",
}  # fmt: skip
ROWS = pa.table({
    "g": ["a", "a", "a", "a", "b", "b", "c", None, None, "Zoë"],
    "d": pa.array([date(2026, 3, 1), date(2026, 3, 1), date(2026, 3, 31), date(2026, 4, 30),
                   date(2024, 2, 29), None, date(2024, 3, 30), None, None, date(2026, 3, 29)]),
    "t": ["x", "x", None, "", "y", "Y", None, "z", "é", "🤦🏽"],
    "n": pa.array([1, 1, 2, 3, 0, 2, None, 5, 4, -1], pa.int64()),
    "l": pa.array([["p", "p"], [], None, [None, "q"], ["é"], ["r"], [""], None, ["s"], ["🤦🏽"]],
                  pa.list_(pa.string())),
})  # fmt: skip


def _pairs(values, kind, n_sides):
    table = pa.table({"k": pa.array(range(len(values))), "v": pa.array(values, kind)})
    if n_sides == 1:
        return table, "select k, v as a from edge_values"
    return table, (
        "select x.k * 1000 + y.k as k, x.v as a, y.v as b from edge_values x cross join edge_values y"
    )


@pytest.mark.parametrize("name", SETS)
def test_every_function_answers_the_same_on_both_engines(both, name):
    values, kind, expressions = SETS[name]
    table, pairs = _pairs(values, kind, 1 if name == "text" else 2)
    both.register("edge_values", table)
    both.step(Step("edge_pairs", "every value beside every other", pairs))
    for expression in expressions:
        both.step(Step("answered", expression, f"select k, {expression} as answer from edge_pairs"))
        both.differences = [told.replace("step answered", expression) for told in both.differences]
    assert not both.differences, "\n".join(both.differences)
    assert both.compared == len(expressions) + 1


def test_every_shape_of_query_answers_the_same_on_both_engines(both):
    both.register("rows_here", ROWS)
    for name, query in QUERIES.items():
        (both.rows if "order by all" in query or "t desc" in query else both.arrow)(query)
        both.differences = [told.replace(f"arrow {query[:300]}", name) for told in both.differences]
    assert not both.differences, "\n".join(both.differences)


def test_every_function_that_is_said_otherwise_is_tried_here():
    tried = " ".join((*OF_DAYS, *OF_MOMENTS, *OF_TEXTS, *OF_TEXT, *OF_LISTS, *OF_NUMBERS))
    tried += " ".join(QUERIES.values())
    called = set(re.findall(r"(\w+)\(", tried))
    said = {one.name for one in (*MACROS, *MACRO_WORDS, *WORDS)}
    assert said - called == set()


def test_division_by_nought_is_an_error_or_nothing_and_never_a_number(both):
    ((ratio,),) = both.rows("select ratio(1, 0)")
    assert ratio is None
    with pytest.raises(Exception, match="DIVIDE_BY_ZERO"):
        both.second.rows("select 1 / 0")
