"""Modules are named for what they hold, and say in their first line what they do."""

from __future__ import annotations

import ast
import re

from unit.house.house import CORE, REPOSITORY, modules

FORBIDDEN = re.compile(
    r"(^|_)(utils?|helpers?|common|misc|manager|service|core|base|new|old|nextgen|stuff|lib)($|_)"
    r"|(^|_)v\d+$"
)


def test_no_module_has_a_name_that_says_nothing():
    stems = {module.name: module.path.stem for module in modules()}
    folders = {str(f.relative_to(CORE)): f.name for f in CORE.rglob("*") if f.is_dir()}
    vague = [name for name, stem in (stems | folders).items() if FORBIDDEN.search(stem)]
    assert vague == []


def test_every_module_says_what_it_turns_into_what():
    silent = [module.name for module in modules() if module.text.strip() and not opening(module)]
    assert silent == []


def opening(module) -> str | None:
    return ast.get_docstring(module.tree)


def test_no_error_is_swallowed_whatever_it_is():
    bare = [
        f"{module.name}:{node.lineno}"
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ExceptHandler) and node.type is None
    ]
    assert bare == []


def test_tests_are_named_as_sentences():
    short = [
        f"{module.path.relative_to(REPOSITORY)}:{function.lineno} {function.name}"
        for module in modules(REPOSITORY / "tests")
        for function in module.functions
        if function.name.startswith("test_") and function.name.count("_") < 3
    ]
    assert short == []
