"""No measure of a child, no ethnicity as an input, nothing over the network, no value in a log."""

from __future__ import annotations

import ast
import re

import pytest

from accord.tables import EXTRACT_TABLES, TABLES
from unit.house.house import CORE, modules, words_in_code

JUDGING = re.compile(
    r"(^|_)(scores?|scoring|rank(s|ed|ing)?|rating|risks?|riskiness|vulnerability|priority|tier|"
    r"rag|colou?r|percent(age|ile)?|likelihood|probability|weight|level|points?)($|_)"
)
# What stays is about a pair of records, or is what a source recorded and Accord does not use.
ALLOWED = {
    "nominal_links.match_probability": "how alike two records are; never of one person",
    "nominal_links.match_weight": "the same, as the model gives it",
    "person_nominals.match_probability": "the weakest link that joins a record to a person",
    "person_links.match_probability": "the same, of the closest records of two persons",
    "person_links.match_weight": "the same",
    "identity_questions.match_probability": "the same, of the records a person is asked about",
    "combination_log.match_weight": "the same, of the records a joining rests on",
    "missing_episodes.risk_level": "the source's own grading of an episode, kept as it came",
}
STAGES_THAT_DECIDE = ("linkage", "reading", "records", "networks", "definitions", "flags")
NEVER_AN_INPUT = re.compile(r"ethnic|nationalit|religion", re.IGNORECASE)
NETWORK_MODULES = {"socket", "http", "urllib", "ftplib", "smtplib", "requests", "httpx", "aiohttp"}
# A force may name its own identity provider; nothing else is ever asked, and by default nothing.
MAY_REACH = {"accord/review/access/identity_provider.py"}
WHERE_PRINTING_BELONGS = (
    "accord/cli.py",
    "accord/commands/",
    "accord/demo.py",
    "accord/documentation/__main__.py",
)


def test_no_column_of_any_table_measures_a_child():
    judging = {
        f"{table.name}.{column.name}"
        for table in TABLES.values()
        for column in table.columns
        if JUDGING.search(column.name)
    }
    assert judging - set(ALLOWED) == set()


def test_what_is_allowed_to_look_like_a_measure_is_still_there():
    for name in ALLOWED:
        table, _, column = name.partition(".")
        assert column in TABLES[table].names


def test_no_stage_reads_how_a_source_graded_a_child():
    reading = [
        module.name
        for package in STAGES_THAT_DECIDE
        for module in modules(CORE / package)
        if re.search(r"\brisk_level\b", words_in_code(module))
    ]
    assert reading == []


def test_no_code_names_a_score_or_a_rank_of_a_child():
    name = re.compile(
        r"\b(child|children|victim|vulnerability|risk)_(score|rank|rating|tier|level_of_risk)\b"
    )
    assert [module.name for module in modules() if name.search(words_in_code(module))] == []


@pytest.mark.parametrize("package", STAGES_THAT_DECIDE)
def test_ethnicity_nationality_and_religion_are_read_by_no_stage_that_decides(package):
    reading = [
        module.name
        for module in modules(CORE / package)
        if NEVER_AN_INPUT.search(words_in_code(module))
    ]
    data = [
        path.name
        for path in sorted((CORE / package).rglob("*"))
        if path.suffix in (".toml", ".json", ".csv", ".sql")
        and NEVER_AN_INPUT.search(path.read_text(encoding="utf-8"))
    ]
    assert (reading, data) == ([], [])


def test_no_table_between_the_extract_and_the_results_carries_ethnicity_or_nationality():
    extract = {table.name for table in EXTRACT_TABLES}
    carrying = [
        f"{table.name}.{name}"
        for table in TABLES.values()
        if table.name not in extract
        for name in table.names
        if NEVER_AN_INPUT.search(name)
    ]
    assert carrying == []


def test_nothing_reaches_over_the_network():
    reaching = [
        f"{module.name}:{node.lineno}"
        for module in modules()
        for node in ast.walk(module.tree)
        for name in imported(node)
        if name.split(".")[0] in NETWORK_MODULES and module.name not in MAY_REACH
    ]
    assert reaching == []


def imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.level == 0:
        return [node.module or ""]
    return []


def test_only_commands_print():
    printing = [
        f"{module.name}:{node.lineno}"
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        if node.func.id == "print" and not module.name.startswith(WHERE_PRINTING_BELONGS)
    ]
    assert printing == []
