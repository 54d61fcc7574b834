"""Every named step is short, says what it makes, and is written in the restricted dialect."""

from __future__ import annotations

import importlib
import re
from functools import cache

import pytest
import sqlglot

from accord.engine import Step
from unit.house.house import CORE, modules, words_in_code

STAGES = ("sources", "linkage", "records", "networks", "definitions", "flags", "evaluation")
LONGEST_STEP = 40
# Each gives another answer, or none, on another engine; our own functions stand in their place.
NOT_IN_THE_DIALECT = re.compile(
    r"\basof\b|\blist_intersect\b|date_diff\(\s*'(year|month)'|(?<![\w.])hash\(|"
    r"jaro_winkler|damerau|\brandom\(|\bnow\(|current_(date|timestamp)|\bdayofweek\(|\btoday\(",
    re.IGNORECASE,
)


@cache
def steps() -> tuple[tuple[str, Step], ...]:
    """Every step that stands in a module of a stage, with where it stands."""
    found: dict[int, tuple[str, Step]] = {}
    for package in STAGES:
        for module in modules(CORE / package):
            name = module.name.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
            for value in vars(importlib.import_module(name)).values():
                for step in value if isinstance(value, tuple) else (value,):
                    if isinstance(step, Step):
                        found.setdefault(id(step), (name, step))
    return tuple(found.values())


def test_there_are_steps_to_look_at():
    assert len(steps()) > 50


def test_every_step_says_what_it_makes():
    assert [f"{where} {step.name}" for where, step in steps() if not step.says.strip()] == []


def test_no_step_is_too_long_to_read():
    long = {
        f"{where} {step.name}": step.sql.strip().count("\n") + 1
        for where, step in steps()
        if step.sql.strip().count("\n") + 1 > LONGEST_STEP
    }
    assert long == {}


def test_every_step_can_be_said_in_the_sql_of_another_engine():
    failing = []
    for where, step in steps():
        try:
            sqlglot.transpile(
                step.sql, read="duckdb", write="spark", unsupported_level=sqlglot.ErrorLevel.RAISE
            )
        except sqlglot.errors.SqlglotError as error:
            failing.append(f"{where} {step.name}: {str(error).splitlines()[0]}")
    assert failing == []


@pytest.mark.parametrize("package", STAGES)
def test_no_stage_uses_what_engines_do_differently(package):
    using = [
        f"{module.name}: {found.group()}"
        for module in modules(CORE / package)
        if (found := NOT_IN_THE_DIALECT.search(words_in_code(module)))
    ]
    assert using == []
