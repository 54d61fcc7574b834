"""Two contents of one case become what is different between them, in sentences."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

Content = dict[str, Any]
WORDS = {"met": "met", "not_known": "not known", "not_met": "not met"}


def differences(before: Content, after: Content) -> list[str]:
    """What a reader of the case as it was must know about it as it is."""
    return [
        *_answers(before, after),
        *_came_and_went("record", _records(before), _records(after)),
        *_came_and_went("child", _names(before, "children"), _names(after, "children")),
        *_came_and_went("person", _names(before, "people"), _names(after, "people")),
        *_flags(before, after),
    ]


def _answers(before: Content, after: Content) -> Iterator[str]:
    was = {d["id"]: d for d in before["definitions"]}
    for definition in after["definitions"]:
        old = was.get(definition["id"])
        if old is None:
            yield f"{definition['title']} was not asked before"
            continue
        if old["outcome"] != definition["outcome"]:
            yield _turned(definition["title"], old["outcome"], definition["outcome"])
        if old["version"] != definition["version"]:
            yield f"{definition['title']} is now judged by version {definition['version']}"
        yield from _criteria(old, definition)


def _criteria(old: Content, definition: Content) -> Iterator[str]:
    was = {c["id"]: c["outcome"] for c in old["criteria"]}
    for criterion in definition["criteria"]:
        outcome = was.get(criterion["id"])
        if outcome and outcome != criterion["outcome"]:
            told = f"{criterion['id']} {criterion['name']} in {definition['title']}"
            yield _turned(told, outcome, criterion["outcome"])


def _turned(what: str, before: str, after: str) -> str:
    return f"{what}: {WORDS[before]} became {WORDS[after]}"


def _records(content: Content) -> dict[str, str]:
    return {r["id"]: f"{r['kind']} {r['source']}/{r['ref']}" for r in content["records"]}


def _names(content: Content, whose: str) -> dict[str, str]:
    return {p["person_id"]: p["name"] for p in content[whose]}


def _came_and_went(what: str, was: dict[str, str], now: dict[str, str]) -> Iterator[str]:
    yield from (f"a {what} came: {now[key]}" for key in sorted(now.keys() - was.keys()))
    yield from (f"a {what} went: {was[key]}" for key in sorted(was.keys() - now.keys()))


def _flags(before: Content, after: Content) -> Iterator[str]:
    was = {f["flag"]: f for f in before["flags"]}
    for flag in after["flags"]:
        old = was.get(flag["flag"])
        if old and (old["recorded"], old["proposed"]) != (flag["recorded"], flag["proposed"]):
            recorded = "recorded" if flag["recorded"] else "not recorded"
            proposed = str(flag["proposed"]).replace("_", " ")
            yield f"flag {flag['flag'].replace('_', ' ')}: {recorded}, proposed {proposed}"


def is_answer_changed(before: Content, after: Content) -> bool:
    """Whether any definition now says something else: a decision on the old answer stands aside."""
    was = {d["id"]: (d["outcome"], d["version"]) for d in before["definitions"]}
    now = {d["id"]: (d["outcome"], d["version"]) for d in after["definitions"]}
    return was != now
