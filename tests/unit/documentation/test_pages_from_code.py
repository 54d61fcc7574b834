"""The generated pages carry everything that is declared."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from accord.documentation import commands, macros, pipeline, tables
from accord.engine.macros import MACROS
from accord.pipeline import STAGES
from accord.tables import TABLES
from accord.tables.spec import OPEN, PERSONAL, STRING, Column, Table
from accord.tables.truth import TRUTH_TABLES

EVERY_TABLE = (*TABLES.values(), *TRUTH_TABLES)


def section(page: str, title: str) -> str:
    return page.split(f"### {title}\n", 1)[1].split("\n### ", 1)[0]


@pytest.mark.parametrize("table", EVERY_TABLE, ids=lambda table: table.name)
def test_every_column_of_every_table_is_on_the_reference_page(table):
    part = section(tables.tables_page(), table.name)
    assert [name for name in table.names if f"| `{name}` |" not in part] == []


@pytest.mark.parametrize("table", EVERY_TABLE, ids=lambda table: table.name)
def test_every_column_about_a_person_is_in_the_register_and_no_other(table):
    (line,) = [
        line for line in tables.register_page().splitlines() if line.startswith(f"| {table.name} |")
    ]
    listed = set(re.findall(r"`([^`]+)`", line))
    assert listed == {c.name for c in table.columns if c.sensitivity is not OPEN}


def test_an_allowed_value_with_a_bar_in_it_does_not_break_the_table():
    odd = Table(
        "odd",
        "Odd",
        key=("sign",),
        columns=(Column("sign", STRING, "a or b", PERSONAL, allowed=("a|b", "c")),),
    )
    (row,) = [
        line
        for line in tables._table_section(odd).splitlines()
        if "`sign`" in line and "One of" in line
    ]
    assert r"`a\|b`" in row


def test_every_command_has_a_section_with_its_arguments():
    page = commands.commands_page()
    for name, command in commands.walk():
        part = page.split(f"## {name}\n", 1)[1].split("\n## ", 1)[0]
        for parameter in command.params:
            if parameter.name != "help":
                assert parameter.opts[0].strip("-").upper().replace(
                    "-", "_"
                ) in part.upper().replace("-", "_")


def test_every_exit_code_of_our_errors_is_listed():
    page = commands.commands_page().split("## Exit codes", 1)[1]
    codes = {int(code) for code in re.findall(r"^\| (\d+) \|", page, re.MULTILINE)}
    assert {0, 2, 3, 4, 5, 6, 7} <= codes


def test_every_sql_function_of_ours_is_listed_with_its_reason():
    page = macros.macros_page()
    assert [macro.name for macro in MACROS if macro.why not in page] == []


def test_the_diagram_runs_through_every_stage_in_order():
    block = pipeline.stages_block()
    places = [block.index(f"\n    {stage.name} -- ") for stage in STAGES]
    assert places == sorted(places)
    assert [
        table
        for stage in STAGES
        for table in stage.writes
        if table not in block and "extract" not in block
    ] == []


def test_the_picture_is_well_formed_and_names_every_stage_inside_its_frame():
    root = ElementTree.fromstring(pipeline.picture())
    words = " ".join(text.text or "" for text in root.iter("{http://www.w3.org/2000/svg}text"))
    assert [stage.name for stage in STAGES if stage.name not in words] == []
    _, _, width, height = map(int, root.attrib["viewBox"].split())
    for box in root.iter("{http://www.w3.org/2000/svg}rect"):
        sides = {name: int(box.attrib.get(name, 0)) for name in ("x", "y", "width", "height")}
        assert sides["x"] + sides["width"] <= width
        assert sides["y"] + sides["height"] <= height


def test_titles_fit_their_boxes():
    for stage in STAGES:
        lines = pipeline._wrapped(stage.title)
        assert len(lines) <= 3
        assert max(map(len, lines)) <= pipeline.LINE_LETTERS


def test_the_register_says_where_in_a_store_the_ids_behind_released_figures_stand() -> None:
    page = tables.register_page()
    assert "`together` holds the ids behind it, which never leave" in page
    assert "| `sources` | every delivery as it was received |" in page
