"""What would settle a finding that is not known: the questions of the criteria that matter."""

from __future__ import annotations

from collections.abc import Mapping

from accord.definitions.answers import Answer
from accord.definitions.criteria import CRITERIA
from accord.definitions.definition import Definition
from accord.definitions.rule import All, Any, Criterion, Rule, as_sql

_OPEN = Answer.NOT_KNOWN.value


def question_sql(definition: Definition, among: Mapping[str, Definition]) -> str:
    """The questions, in the order of the rule."""
    return _joined(_conditions(definition, among), " ", lambda key: CRITERIA[key].question)


def ask_sql(definition: Definition, among: Mapping[str, Definition]) -> str:
    """Who could answer them, each once."""
    return _joined(_conditions(definition, among), "; ", lambda key: CRITERIA[key].ask)


def _joined(conditions: dict[str, list[str]], between: str, words) -> str:  # type: ignore[no-untyped-def]
    said: dict[str, list[str]] = {}
    for key, tests in conditions.items():
        said.setdefault(words(key), []).extend(tests)
    parts = []
    for text, tests in said.items():
        quoted = text.replace("'", "''")
        parts.append(f"case when {' or '.join(tests)} then '{quoted}' end")
    return f"concat_ws('{between}', {', '.join(parts)})"


def _conditions(definition: Definition, among: Mapping[str, Definition]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    _walk(definition.rule, among, (), found)
    return found


def _walk(
    rule: Rule,
    among: Mapping[str, Definition],
    guards: tuple[str, ...],
    found: dict[str, list[str]],
) -> None:
    """Where a rule is open: every open part of an `and`, the first open part of an `or`."""
    here = (*guards, f"({_sql(rule, among)}) = {_OPEN}")
    if isinstance(rule, All):
        for part in rule.parts:
            _walk(part, among, here, found)
    elif isinstance(rule, Any):
        passed: tuple[str, ...] = ()
        for part in rule.parts:
            _walk(part, among, (*here, *passed), found)
            passed = (*passed, f"({_sql(part, among)}) <> {_OPEN}")
    elif isinstance(rule, Criterion):
        found.setdefault(rule.key, []).append(f"({' and '.join((*here, *_waits(rule)))})")
    else:
        nation = (f"nation = '{rule.nation}'",) if rule.nation else ()
        _walk(among[rule.definition].rule, among, (*guards, *nation), found)


def _waits(leaf: Criterion) -> tuple[str, ...]:
    """A question that hinges on another is not asked while that one is open."""
    first = CRITERIA[leaf.key].waits_for
    return (f"{CRITERIA[first].column} <> {_OPEN}",) if first else ()


def _sql(rule: Rule, among: Mapping[str, Definition]) -> str:
    def leaf(part: Rule) -> str:
        if isinstance(part, Criterion):
            return CRITERIA[part.key].column
        assert not isinstance(part, All | Any)
        inner = _sql(among[part.definition].rule, among)
        if part.nation is None:
            return inner
        return f"case when nation = '{part.nation}' then {inner} else 0 end"

    return as_sql(rule, leaf)
