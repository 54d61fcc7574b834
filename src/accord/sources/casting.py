"""Text in, typed values out: one SQL expression per column, and one that names what is wrong."""

from __future__ import annotations

from collections.abc import Callable

from accord.engine import named, quoted
from accord.tables import Column, Kind, Table

LONGEST_TEXT = 1_000_000
EARLIEST_YEAR = "1000"
TRUE_WORDS = ("true", "1", "yes", "y", "t")
FALSE_WORDS = ("false", "0", "no", "n", "f")

_DAY = r"[1-9]\d{3}-\d\d-\d\d"
_CLOCK = r"([T ]([01]\d|2[0-3]):[0-5]\d(:[0-5]\d([.]\d{1,9})?)?)?"
_ZONE = r" ?(Z|UTC|[+-](0\d|1[0-4])(:?[0-5]\d)?)"
# A day exported from a spreadsheet or database often carries a midnight that means nothing.
_MIDNIGHT = r"([T ]00:00(:00([.]0+)?)?)?"

_WORST: dict[Kind, str] = {
    Kind.DATE: "bad_date",
    Kind.DATETIME: "bad_datetime",
    Kind.INTEGER: "bad_integer",
    Kind.NUMBER: "bad_number",
    Kind.BOOLEAN: "bad_boolean",
}


def _listed(values: tuple[str, ...]) -> str:
    return ", ".join(quoted(value) for value in values)


def _date(text: str) -> str:
    shaped = f"regexp_full_match({text}, '{_DAY}{_MIDNIGHT}')"
    return f"case when {shaped} then try_cast(substr({text}, 1, 10) as date) end"


def _datetime(text: str) -> str:
    local = f"regexp_full_match({text}, '{_DAY}{_CLOCK}')"
    zoned = f"regexp_full_match({text}, '{_DAY}{_CLOCK}{_ZONE}')"
    # The contract counts in local UK time, so that a night out is one night in summer too.
    zone = f"regexp_replace({text}, ' ?(Z|UTC)$', '+00:00')"
    zone = rf"regexp_replace({zone}, ' ?([+-]\d\d):?(\d\d)$', '\1:\2')"
    moment = f"try_cast({zone} as timestamptz)"
    return (
        f"case when {local} then try_cast({text} as timestamp) "
        f"when {zoned} then timezone('Europe/London', {moment}) end"
    )


def _integer(text: str) -> str:
    shaped = rf"regexp_full_match({text}, '[+-]?\d+([.]0*)?')"
    return f"case when {shaped} then try_cast(regexp_replace({text}, '[.]0*$', '') as bigint) end"


def _number(text: str) -> str:
    shaped = rf"regexp_full_match({text}, '[+-]?\d+([.]\d*)?')"
    return f"case when {shaped} then try_cast({text} as double) end"


def _boolean(text: str) -> str:
    return (
        f"case when lower({text}) in ({_listed(TRUE_WORDS)}) then true "
        f"when lower({text}) in ({_listed(FALSE_WORDS)}) then false end"
    )


def _list(text: str) -> str:
    items = f"list_transform(string_split({text}, '|'), lambda item: trim(item))"
    return f"nullif(list_filter({items}, lambda item: item <> ''), [])"


_TYPED: dict[Kind, Callable[[str], str]] = {
    Kind.STRING: str,
    Kind.DATE: _date,
    Kind.DATETIME: _datetime,
    Kind.INTEGER: _integer,
    Kind.NUMBER: _number,
    Kind.BOOLEAN: _boolean,
    Kind.LIST: _list,
}


def typed(column: Column, text: str) -> str:
    """The value of a column, from its trimmed text; empty where the text is no such value."""
    return _TYPED[column.kind](text)


def tests(column: Column, text: str, value: str) -> list[tuple[str, str]]:
    """Condition and rule, for every rule of a column; the value is what the text was made into."""
    found = []
    if column.required:
        found.append((f"{text} is null", "missing_value"))
    if column.kind in _WORST:
        found.append((f"{text} is not null and {value} is null", _WORST[column.kind]))
    elif column.allowed:
        found.append((f"{text} not in ({_listed(column.allowed)})", "unknown_code"))
    else:
        found.append((f"strlen({text}) > {LONGEST_TEXT}", "too_long"))
    return found


def broken(column: Column, text: str, value: str) -> str:
    """The rule a text breaks, or empty."""
    cases = " ".join(f"when {test} then '{rule}'" for test, rule in tests(column, text, value))
    return f"case {cases} end"


def _value(column: Column) -> str:
    return named(column.name if column.kind is Kind.STRING else f"typed.{column.name}")


def with_values(table: Table, relation: str) -> str:
    """The relation with a typed value beside every text; each is made once and used twice."""
    made = "".join(
        f", {typed(c, named(c.name))} as {_value(c)}"
        for c in table.columns
        if c.kind is not Kind.STRING
    )
    return f"(select *{made} from {relation})"


def _faults(table: Table) -> str:
    return ", ".join(
        f"{quoted(c.name + ':')} || {broken(c, named(c.name), _value(c))}" for c in table.columns
    )


def is_good(table: Table) -> str:
    """Whether a row breaks no rule, as SQL over with_values; cheaper than to say which."""
    conditions = [test for c in table.columns for test, _ in tests(c, named(c.name), _value(c))]
    return " and ".join(f"not coalesce({condition}, false)" for condition in conditions)


def all_faults(table: Table) -> str:
    """Every column of a row that breaks a rule, as column:rule joined by a space."""
    return f"concat_ws(' ', {_faults(table)})"


def typed_columns(table: Table) -> str:
    """All columns of a table, typed, for a select list over with_values."""
    return ", ".join(f"{_value(c)} as {named(c.name)}" for c in table.columns)
