"""What is wrong with an analysts' file: every part, field, section and choice that is not known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from accord.profile.counting.splits import SECTORS
from accord.profile.judgements import RULES
from accord.profile.scope import AUDIENCES
from accord.profile.yardstick import CONFIDENCE, PROBABILITY_WORDS

# Parts that are one table of words, parts that name things, and parts that are lists.
TABLES: dict[str, tuple[str, ...]] = {
    "control": ("author", "reference"),
    "terms": ("customer", "decisions", "exclusions", "agreed_on"),
    "review": ("reviewed_by", "reviewed_on", "approved_by"),
    "audit": ("plan", "least"),
    "population": ("children", "source", "others"),
}
NAMED: dict[str, tuple[str, ...]] = {
    "overrides": (),
    "judgements": ("text", "probability", "confidence", "leave_out"),
    "sections": ("words", "audiences"),
}
LISTS: dict[str, tuple[str, ...]] = {
    "gaps": ("section", "what", "priority", "owner", "asset", "basis", "due"),
    "recommendations": ("id", "kind", "target", "what", "owner", "measure", "due"),
    "refusals": ("sector", "on", "words"),
    "last_year": ("id", "status", "effect"),
}
PARTS = (*TABLES, *NAMED, *LISTS)
NAMES = {
    "overrides": tuple(f"PQ{n:02}" for n in range(1, 21)),
    "judgements": tuple(dict.fromkeys(rule.id for rule in RULES)),
    "sections": tuple(str(n) for n in range(34)),
}
NUMBERS = {("audit", "least"), ("population", "children")}


def problems(given: Mapping[str, Any]) -> Iterator[str]:
    """Everything that is wrong, so that it can be put right at once."""
    for name, part in given.items():
        if name in LISTS:
            yield from _list(name, part)
        elif name in TABLES:
            yield from _table(name, part)
        elif name in NAMED:
            yield from _named(name, part)
        else:
            yield f"there is no part called {name}; there are {', '.join(PARTS)}"


def _table(name: str, part: object) -> Iterator[str]:
    if not isinstance(part, dict):
        yield f"{name} is written as [{name}]"
        return
    yield from _fields(name, part, TABLES[name])
    for field, value in part.items():
        if (name, field) in NUMBERS and not _is_count(value):
            yield f"{name}: {field} is a whole number above nought"
    if name == "population":
        yield from _others(part.get("others", []))


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value > 0


def _others(rows: object) -> Iterator[str]:
    """The published figures of other forces: a name, and two counts that a rate is made of."""
    for row in rows if isinstance(rows, list) else [None]:
        given: Mapping[str, Any] = row if isinstance(row, dict) else {}
        is_whole = given.keys() == {"force", "crimes", "children"}
        if not (is_whole and _is_count(given["crimes"]) and _is_count(given["children"])):
            yield "population: each of others has force, crimes and children, two whole numbers"
            return


def _named(name: str, part: object) -> Iterator[str]:
    if not isinstance(part, dict):
        yield f"{name} is written as [{name}]"
        return
    for each, held in part.items():
        where = f"{name}.{each}"
        if each not in NAMES[name]:
            yield f"there is no {where}; there are {NAMES[name][0]} to {NAMES[name][-1]}"
        if name == "overrides":
            if not isinstance(held, str):
                yield f"{where} is a sentence in quotation marks"
        elif not isinstance(held, dict):
            yield f"{where} is written as [{where}]"
        else:
            yield from _fields(where, held, NAMED[name])
            yield from _choices(where, held)


def _choices(where: str, held: Mapping[str, Any]) -> Iterator[str]:
    """Words of the yardstick, confidences and readers are those that there are."""
    if held.get("probability", PROBABILITY_WORDS[0]) not in PROBABILITY_WORDS:
        yield f"{where}: probability is {', '.join(PROBABILITY_WORDS)}"
    if held.get("confidence", CONFIDENCE[0]) not in CONFIDENCE:
        yield f"{where}: confidence is {', '.join(CONFIDENCE)}"
    readers = held.get("audiences", [])
    if not isinstance(readers, list) or not set(map(str, readers)) <= set(AUDIENCES):
        yield f"{where}: audiences is a list of {', '.join(AUDIENCES)}"


def _list(name: str, part: object) -> Iterator[str]:
    if not isinstance(part, list) or not all(isinstance(row, dict) for row in part):
        yield f"{name} is written as [[{name}]]"
        return
    for row in part:
        yield from _fields(name, row, LISTS[name])
        if "due" in row and not isinstance(row["due"], date):
            yield f"{name}: due is a date as 2026-03-31"
        if row.get("sector", "other") not in SECTORS:
            yield f"{name}: sector is {', '.join(SECTORS)}"


def _fields(where: str, held: Mapping[str, Any], known: tuple[str, ...]) -> Iterator[str]:
    for field in held:
        if field not in known:
            yield f"{where}: there is no {field}; there are {', '.join(known)}"
