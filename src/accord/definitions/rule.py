"""The language definitions are written in: criteria and other definitions, with and, or, brackets.

`V1 and A1 and (X3a or X3b)` is a rule. `X1/age-gap` is a criterion in one of its readings, and
`cse-wales in wales` is another definition that can only hold in that nation.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from accord.definitions.answers import Answer, all_of, any_of

NATIONS = ("england", "wales")
_TOKEN = re.compile(r"\s*([()]|[A-Za-z0-9/-]+)")
_CRITERION = re.compile(r"[A-Z][0-9]+[a-z]?(/[a-z-]+)?$")


class RuleError(ValueError):
    """A rule that cannot be read, said in words."""


@dataclass(frozen=True)
class Criterion:
    """A leaf: one criterion, in one reading."""

    key: str


@dataclass(frozen=True)
class Holds:
    """A leaf: another definition; with a nation, one that can only hold there."""

    definition: str
    nation: str | None = None


@dataclass(frozen=True)
class All:
    """Every part has to hold."""

    parts: tuple[Rule, ...]


@dataclass(frozen=True)
class Any:
    """One part is enough."""

    parts: tuple[Rule, ...]


Rule = Criterion | Holds | All | Any


def parse(text: str) -> Rule:
    """Read a rule; RuleError with a sentence where it cannot be read."""
    tokens = _tokens(text)
    rule, rest = _either(tokens)
    if rest:
        raise RuleError(f"the rule does not end where it should, at '{rest[0]}'")
    return rule


def leaves(rule: Rule) -> Iterator[Criterion | Holds]:
    """Every criterion and definition a rule names, in the order it names them."""
    if isinstance(rule, All | Any):
        for part in rule.parts:
            yield from leaves(part)
    else:
        yield rule


def evaluate(rule: Rule, answer: Callable[[Criterion | Holds], Answer]) -> Answer:
    """What a rule says, given what its leaves say."""
    if isinstance(rule, All):
        return all_of(evaluate(part, answer) for part in rule.parts)
    if isinstance(rule, Any):
        return any_of(evaluate(part, answer) for part in rule.parts)
    return answer(rule)


def as_sql(rule: Rule, leaf: Callable[[Criterion | Holds], str]) -> str:
    """The same as an SQL expression over answers written as numbers."""
    if isinstance(rule, All | Any):
        function = "least" if isinstance(rule, All) else "greatest"
        return f"{function}({', '.join(as_sql(part, leaf) for part in rule.parts)})"
    return leaf(rule)


def as_words(rule: Rule) -> str:
    """The rule as it is written in a file."""
    if isinstance(rule, All | Any):
        word = " and " if isinstance(rule, All) else " or "
        return word.join(_bracketed(part) for part in rule.parts)
    if isinstance(rule, Holds):
        return f"{rule.definition} in {rule.nation}" if rule.nation else rule.definition
    return rule.key


def _bracketed(rule: Rule) -> str:
    return f"({as_words(rule)})" if isinstance(rule, All | Any) else as_words(rule)


def _tokens(text: str) -> list[str]:
    tokens, position = [], 0
    text = text.strip()
    while position < len(text):
        match = _TOKEN.match(text, position)
        if match is None:
            raise RuleError(f"the rule holds a character it may not, at place {position + 1}")
        tokens.append(match.group(1))
        position = match.end()
    return tokens


def _either(tokens: list[str]) -> tuple[Rule, list[str]]:
    return _series(tokens, "or", Any, lambda rest: _series(rest, "and", All, _leaf))


def _series(
    tokens: list[str],
    word: str,
    kind: type[All] | type[Any],
    part: Callable[[list[str]], tuple[Rule, list[str]]],
) -> tuple[Rule, list[str]]:
    first, rest = part(tokens)
    parts = [first]
    while rest and rest[0] == word:
        following, rest = part(rest[1:])
        parts.append(following)
    return (first if len(parts) == 1 else kind(tuple(parts))), rest


def _leaf(tokens: list[str]) -> tuple[Rule, list[str]]:
    if not tokens:
        raise RuleError("the rule ends where a criterion or a definition should follow")
    token, rest = tokens[0], tokens[1:]
    if token == "(":
        rule, rest = _either(rest)
        if not rest or rest[0] != ")":
            raise RuleError("a bracket is opened and not closed")
        return rule, rest[1:]
    if token in ("and", "or", "in", ")"):
        raise RuleError(f"'{token}' stands where a criterion or a definition should")
    if _CRITERION.match(token):
        return Criterion(token), rest
    return _definition(token, rest)


def _definition(token: str, rest: list[str]) -> tuple[Rule, list[str]]:
    if rest and rest[0] == "in":
        if len(rest) < 2 or rest[1] not in NATIONS:
            raise RuleError("after 'in' a nation has to follow: england or wales")
        return Holds(token, rest[1]), rest[2:]
    return Holds(token), rest
