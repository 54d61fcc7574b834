"""What is wrong inside a return that a force sent: all of it at once, by file, column and count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from accord.published import counted
from accord.returns.populations import COLUMNS

Row = Mapping[str, str | None]
AGES = (
    *("0 to 9", "10 to 13", "14 to 15", "16 to 17"),
    *("18 to 24", "25 to 34", "35 to 49", "50 and over", "not known"),
)
SEXES = ("F", "M", "X", "U")
YES_NO = ("yes", "no")
AMONG: dict[str, dict[str, tuple[str, ...]]] = {
    "victims": {"identified": YES_NO, "age_band": AGES, "sex": SEXES},
    "suspects": {"identified": YES_NO, "age_band": AGES, "sex": SEXES},
    "network_members": {"identified": YES_NO},
    "network_children": {"identified": YES_NO},
    "networks": {"mapped": YES_NO},
    "answers": {"outcome": ("met", "not_known", "not_met")},
}
# May stand empty although they are among a few values.
MAY_BE_EMPTY = {"age_band", "sex"}
WHOLE_NUMBERS = {"networks": ("n_people_low", "n_people_high", "n_identified")}
# What every row is known by, and in which table what it names must stand.
KEYS = {
    "crimes": ("crime_id",),
    "victims": ("crime_id", "person_id"),
    "suspects": ("crime_id", "person_id"),
    "networks": ("network_id",),
    "network_members": ("network_id", "person_id"),
    "network_children": ("network_id", "person_id"),
    "answers": ("crime_id", "definition_id"),
}
STANDS_IN = {
    "victims": ("crime_id", "crimes"),
    "suspects": ("crime_id", "crimes"),
    "network_members": ("network_id", "networks"),
    "network_children": ("network_id", "networks"),
}


def problems(tables: Mapping[str, Sequence[Row]]) -> Iterator[str]:
    """Everything that would count somebody wrongly or not at all; no value of a row is told."""
    for table, rows in tables.items():
        yield from _keys(table, rows)
        for column, values in AMONG.get(table, {}).items():
            allowed = {*values, *((None,) if column in MAY_BE_EMPTY else ())}
            wrong = sum(row[column] not in allowed for row in rows)
            if wrong:
                yield f"{_place(table, column)}: {_rows(wrong)} without one of {', '.join(values)}"
        for column in WHOLE_NUMBERS.get(table, ()):
            wrong = sum(not (row[column] or "").isdecimal() for row in rows)
            if wrong:
                yield f"{_place(table, column)}: {_rows(wrong)} without a whole number"
    yield from _bounds(tables["networks"])
    for table, (column, other) in STANDS_IN.items():
        known = {row[column] for row in tables[other]}
        stray = sum(row[column] not in known for row in tables[table])
        if stray:
            yield f"{_place(table, column)}: {_rows(stray)} with what is not in {other}.csv"


def _bounds(networks: Sequence[Row]) -> Iterator[str]:
    """How many people a network has lies between two bounds, and the named are among them."""
    for column, words in (("n_people_low", "people at least"), ("n_identified", "identified")):
        wrong = sum(_number(row[column]) > _number(row["n_people_high"]) for row in networks)
        if wrong:
            yield f"{_place('networks', column)}: {_rows(wrong)} with more {words} than at most"


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() else 0


def _keys(table: str, rows: Sequence[Row]) -> Iterator[str]:
    for column in KEYS[table]:
        empty = sum(not row[column] for row in rows)
        if empty:
            yield f"{_place(table, column)}: {_rows(empty)} without a value"
    seen = Counter(tuple(row[column] for column in KEYS[table]) for row in rows)
    twice = sum(n - 1 for n in seen.values())
    if twice:
        yield f"{table}.csv: {_rows(twice)} there twice"


def _rows(n: int) -> str:
    return counted(n, "row")


def _place(table: str, column: str) -> str:
    return f"{table}.csv, column {COLUMNS[column][0]}"
