"""Functions and modules stay small enough to read at one sitting."""

from __future__ import annotations

import ast
from statistics import median, quantiles

from unit.house.house import Module, modules

LONGEST_FUNCTION = 60
NINE_IN_TEN_FUNCTIONS = 30
MIDDLE_FUNCTION = 10
LONGEST_MODULE = 400
MOST_BY_POSITION = 6


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def lengths() -> dict[str, int]:
    return {
        f"{module.name}:{function.lineno} {function.name}": length(function)
        for module in modules()
        for function in module.functions
    }


def is_data(module: Module) -> bool:
    """Tables, catalogues and lists of names hold no function; they may be as long as they are."""
    return not module.functions


def test_no_function_is_over_sixty_lines():
    assert [name for name, lines in lengths().items() if lines > LONGEST_FUNCTION] == []


def test_nine_functions_in_ten_are_under_thirty_lines():
    assert quantiles(lengths().values(), n=10)[-1] < NINE_IN_TEN_FUNCTIONS


def test_half_of_all_functions_are_at_most_ten_lines():
    assert median(lengths().values()) <= MIDDLE_FUNCTION


def test_no_module_is_over_four_hundred_lines_unless_it_is_data():
    long = {
        module.name: module.text.count("\n")
        for module in modules()
        if module.text.count("\n") > LONGEST_MODULE and not is_data(module)
    }
    assert long == {}


def test_no_function_takes_more_than_six_arguments_by_position():
    crowded = [
        f"{module.name}:{function.lineno} {function.name}"
        for module in modules()
        for function in module.functions
        if len([a for a in function.args.args if a.arg not in ("self", "cls")]) > MOST_BY_POSITION
    ]
    assert crowded == []
