"""Every number in a text or a table goes back to a named query over the run, counted anew here."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
import sqlglot

from accord.documents import Bullets, Figure, Paragraph
from accord.profile.counting.declared import every_count
from accord.profile.crosstabs import cells_of
from accord.profile.gather import cohort_engine, covered
from accord.profile.listings import REGISTER
from accord.profile.numerals import shown_in_tables, untraced
from support.profiled import inputs

LISTED = {"network-register", "places-of-several-children"}
# Tables of words and versions, and those whose only numbers are settings or other people's figures.
WITHOUT_FIGURES = {"T0", "T0b", "T0c", "T1", "T2", "T4", "T28a", "T30", "T33a", "T33b", "T33c"}
WITHOUT_FIGURES |= {"T33d", "T33e"}
# A list of days.
WITHOUT_FIGURES |= {"T20b"}


@pytest.fixture(scope="module")
def recounted(area):
    """The rows of every query, run again: sets of ids for each category, by plain counting."""
    given = inputs(area)
    scope = covered(given.store, given.scope)
    found = {}
    with cohort_engine(replace(given, scope=scope)) as (engine, _):
        for count in every_count(engine, scope):
            names = ", ".join(f'"{split.name}"' for split in count.splits)
            rows = engine.rows(f"select id, {names} from ({count.step.sql}) as q")
            found[count.id] = (count, rows)
        networks = engine.rows(REGISTER.sql)
    return found, networks


def anew(recounted, query: str, key: tuple[str, ...]) -> int:
    """The number of different things whose categories, or those above them, are the key's."""
    count, rows = recounted[0][query]
    ids = set()
    for identity, *categories in rows:
        held = ["not_recorded" if c is None else str(c) for c in categories]
        if all(
            wanted == "" or wanted in above(category, split)
            for wanted, category, split in zip(key, held, count.splits, strict=True)
        ):
            ids.add(identity)
    return len(ids)


def above(category, split):
    found = {category}
    while category in split.above:
        category = split.above[category]
        found.add(category)
    return found


def test_every_number_of_every_table_is_what_its_query_gives_when_run_again(restricted, recounted):
    checked = 0
    for table in restricted.document.tables:
        for ref, value in cells_of(table):
            if ref.query in LISTED:
                continue
            part = anew(recounted, ref.query, ref.key)
            if ref.of is None:
                assert value == part, f"{table.number} {ref}"
            else:
                whole = anew(recounted, ref.query, ref.of)
                expected = f"{100 * part / whole:.0f}%" if whole else "[z]"
                assert value == expected, f"{table.number} {ref}"
            checked += 1
    assert checked > 500


def test_no_number_of_a_table_stands_without_its_query(restricted):
    for table in restricted.document.tables:
        if table.number in WITHOUT_FIGURES:
            continue
        assert table.cells, table.number
        for refs, row in zip(table.cells, table.rows, strict=True):
            loose = [
                value
                for ref, value in zip(refs, row, strict=True)
                if ref is None and isinstance(value, int | float)
            ]
            assert loose == [], table.number


def test_every_number_in_a_sentence_stands_in_a_table_of_the_same_document(restricted, public):
    for made in (restricted, public):
        shown = shown_in_tables(made.document)
        for section in made.document.all_sections:
            for part in section.parts:
                if isinstance(part, Paragraph | Bullets):
                    assert list(untraced(part, shown)) == [], section.number


def test_sentences_do_hold_numbers(restricted):
    traces = [
        trace
        for part in restricted.document.parts
        if isinstance(part, Paragraph | Bullets)
        for trace in part.traces
    ]
    assert len(traces) > 30


def test_every_picture_says_in_words_only_what_a_table_shows(restricted, public):
    for made in (restricted, public):
        numbers = {str(v) for t in made.document.tables for row in t.rows for v in row}
        for figure in made.document.figures:
            # Drawings of networks, and of days: what these say is looked at by itself.
            if figure.number.startswith("N") or figure.number in ("F4a", "F20a"):
                continue
            said = re.findall(r" (\[c\]|\d[\d,]*%?)(?=;|\.$)", figure.alternative)
            assert said and set(said) <= numbers, figure.number


def test_the_picture_of_days_says_what_the_list_of_sources_says(restricted):
    figure = next(f for f in restricted.document.figures if f.number == "F4a")
    listed = next(t for t in restricted.document.tables if t.number == "T4")
    assert len(listed.rows) > 1
    for organisation, _, system, *_, covers in listed.rows:
        assert f"{organisation}, {system}: {covers}" in figure.alternative


def test_the_register_of_networks_is_what_the_run_holds(restricted, recounted):
    table = next(t for t in restricted.document.tables if t.number == "T12r")
    assert [row[4] for row in table.rows] == [row[4] for row in recounted[1]]


def test_every_query_can_be_said_in_the_sql_of_another_engine(recounted):
    failing = []
    for count, _ in recounted[0].values():
        try:
            sqlglot.transpile(
                count.step.sql,
                read="duckdb",
                write="spark",
                unsupported_level=sqlglot.ErrorLevel.RAISE,
            )
        except sqlglot.errors.SqlglotError as error:
            failing.append(f"{count.id}: {str(error).splitlines()[0]}")
    assert failing == []
    assert all(count.step.sql.strip().count("\n") < 45 for count, _ in recounted[0].values())


def test_a_wrong_number_in_a_sentence_is_found(restricted):
    shown = shown_in_tables(restricted.document)
    part = next(p for p in restricted.document.parts if isinstance(p, Paragraph) and p.traces)
    wrong = replace(part, text=part.text.replace(part.traces[0].shown, "987", 1))
    assert list(untraced(wrong, shown)) == ["987 comes from no table"]


def test_every_figure_names_the_table_with_its_data(restricted):
    numbers = {table.number for table in restricted.document.tables}
    for part in restricted.document.parts:
        if isinstance(part, Figure):
            assert re.search(r"in table (\w+)", part.caption)[1] in numbers
