"""Our own SQL functions for every operation on which engines silently differ.

Each is written once per engine; a stage calls the macro and never the engine's own function.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Macro:
    """A function of the common dialect: why it exists, and how DuckDB does it."""

    name: str
    arguments: str
    why: str
    duckdb: str


MACROS: tuple[Macro, ...] = (
    Macro(
        "age_at",
        "birth, day",
        "whole years on a day; date_diff('year') counts New Years and is not an age",
        "cast(year(day) - year(birth) - case when month(day) * 100 + day(day) < "
        "month(birth) * 100 + day(birth) then 1 else 0 end as bigint)",
    ),
    Macro(
        "days_between",
        "first_day, last_day",
        "whole days from one date to another; negative if the second is earlier",
        "cast(date_diff('day', cast(first_day as date), cast(last_day as date)) as bigint)",
    ),
    Macro(
        "hours_between",
        "first_time, last_time",
        "hours, with fractions, from one time to another",
        "(epoch(last_time) - epoch(first_time)) / 3600.0",
    ),
    Macro(
        "add_days",
        "first_day, n",
        "a date some days later or earlier",
        "cast(cast(first_day as date) + cast(n as integer) as date)",
    ),
    Macro(
        "add_hours",
        "moment, n",
        "a time some hours later or earlier",
        "moment + to_hours(cast(n as bigint))",
    ),
    Macro(
        "to_whole",
        "value",
        "an integer, rounding toward zero; engines round a cast differently",
        "cast(trunc(try_cast(value as double)) as bigint)",
    ),
    Macro(
        "ratio",
        "part, whole",
        "a share; empty where the whole is nought, where engines give infinity or an error",
        "case when whole = 0 then null else cast(part as double) / cast(whole as double) end",
    ),
    Macro(
        "collect_sorted",
        "value",
        "distinct values without empties, in order; engines keep or drop empties differently",
        "list_sort(coalesce(list(distinct value) filter (where value is not null), []))",
    ),
    Macro(
        "n_items",
        "items",
        "how many items a list has; nought for no list",
        "coalesce(len(items), 0)",
    ),
    Macro(
        "has_item",
        "items, item",
        "whether a list holds an item; false for no list",
        "coalesce(list_contains(items, item), false)",
    ),
    Macro(
        "share_item",
        "one, other",
        "whether two lists have an item in common; false where either is empty",
        "coalesce(list_has_any(one, other), false)",
    ),
    Macro(
        "without_item",
        "items, item",
        "a list without every place of an item, in its order; empty for no list",
        "list_filter(items, lambda one: one is distinct from item)",
    ),
    Macro(
        "try_day",
        "value",
        "an ISO date, or empty",
        "try_cast(value as date)",
    ),
    Macro(
        "stable_id",
        "value",
        "an id that is the same on every engine and in every run: 16 hexadecimal digits",
        "substr(sha256(cast(value as varchar)), 1, 16)",
    ),
    Macro(
        "value_number",
        "value",
        "a number that stands for a text within one engine; it differs between engines, so nothing "
        "that is published may come of it",
        "hash(cast(value as varchar))",
    ),
    Macro(
        "text_likeness",
        "one, other",
        "Jaro-Winkler likeness of two texts, 0 to 1",
        "jaro_winkler_similarity(one, other)",
    ),
    Macro(
        "weekday",
        "day",
        "1 for Monday to 7 for Sunday; engines start the week differently",
        "cast(isodow(day) as bigint)",
    ),
)
