"""Every kind of error that a user can put right has an exit code that no other kind has."""

from __future__ import annotations

import ast
from collections import Counter

from accord.documentation.commands import NOT_ERRORS, commands_page
from unit.house.house import modules

FIRST = "UserFacingError"
# A traceback ends with 1: no error that is said in words may be taken for one.
OF_A_FAULT_OF_OURS = 1


def _kinds() -> dict[str, int | None]:
    """Each class of error below the first one, with the code that it gives itself."""
    bases = {
        node.name: ({b.id for b in node.bases if isinstance(b, ast.Name)}, _own_code(node))
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ClassDef)
    }
    found = {FIRST}
    while True:
        more = {name for name, (above, _) in bases.items() if above & found} - found
        if not more:
            return {name: bases[name][1] for name in sorted(found)}
        found |= more


def _own_code(node: ast.ClassDef) -> int | None:
    for line in node.body:
        if not (isinstance(line, ast.Assign) and isinstance(line.value, ast.Constant)):
            continue
        if [t.id for t in line.targets if isinstance(t, ast.Name)] == ["exit_code"]:
            return line.value.value
    return None


def test_each_kind_of_error_has_a_code_of_its_own():
    kinds = _kinds()
    assert len(kinds) > 10
    assert [name for name, code in kinds.items() if code is None] == []
    taken = {code for code, _ in NOT_ERRORS} | {OF_A_FAULT_OF_OURS}
    assert {name for name, code in kinds.items() if code in taken} == set()
    assert [code for code, n in Counter(kinds.values()).items() if n > 1] == []


def test_the_reference_lists_the_code_of_each_kind_of_error():
    listed = commands_page().split("## Exit codes", 1)[1]
    assert [code for code in _kinds().values() if f"| {code} |" not in listed] == []
