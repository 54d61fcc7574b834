"""Tables of noughts are gathered in one, gates that failed stand on the cover, words are plain."""

from __future__ import annotations

import re

import pytest

from accord.documents import Bullets, Paragraph
from accord.profile.crosstabs import cells_of

# Tables put together from several queries are named with the total of the first of them.
SEVERAL_QUERIES = ("T20a", "T23c", "T24")


@pytest.fixture(scope="module", params=["restricted", "public"])
def made(request):
    return request.getfixturevalue(request.param)


def test_a_table_of_one_query_without_any_count_stands_only_in_the_list_of_those_left_out(made):
    left_out = {t.number: t for t in made.document.tables if t.number.endswith("z")}
    assert left_out
    gathered = {str(row[0]).partition(":")[0] for table in left_out.values() for row in table.rows}
    standing = {table.number for table in made.document.tables}
    assert gathered and not gathered & standing
    for table in left_out.values():
        for (said, *_), ((_, value),) in zip(
            table.rows, [[cell] for cell in cells_of(table)], strict=True
        ):
            is_told = "not recorded for any" in str(said) or str(said).startswith(SEVERAL_QUERIES)
            assert value in (0, "[c]") or is_told, said


def test_every_table_of_the_public_edition_that_is_left_out_names_its_query(public):
    for table in public.document.tables:
        if table.number.endswith("z"):
            assert len(list(cells_of(table))) == len(table.rows)


def test_no_sentence_speaks_of_a_table_that_is_not_there(made):
    numbers = {table.number for table in made.document.tables}
    for part in made.document.parts:
        if isinstance(part, Paragraph):
            for number in re.findall(r"\b[Tt]able (T\d+\w*)", part.text):
                assert number in numbers


def test_the_annex_says_in_which_tables_each_query_stands(restricted):
    annex = next(t for t in restricted.document.tables if t.number == "T33a")
    places = {row[0]: row[-1] for row in annex.rows}
    assert "T3b" in places["crimes-by-group-flag"].split(", ")
    standing = {table.number for table in restricted.document.tables}
    assert {n for held in places.values() for n in held.split(", ") if n} <= standing


def test_gates_that_are_not_passed_stand_on_the_cover(restricted):
    listed = next(p for p in restricted.document.cover if isinstance(p, Bullets))
    failed = [o.gate for o in restricted.outcomes if not o.is_passed and not o.override]
    assert [point.partition(":")[0] for point in listed.points] == [gate.asks for gate in failed]
    assert not [point for point in listed.points if re.search(r"PQ\d\d", point)]


def test_no_code_of_a_column_or_criterion_stands_in_a_table(made):
    for table in made.document.tables:
        if table.number in {"T33a", "T33e", "T0"}:
            continue
        for row in table.rows:
            assert not re.search(r"[a-z]_[a-z]", str(row[0])), table.number


def test_a_table_over_time_has_no_shares_and_names_its_months(restricted):
    table = next(t for t in restricted.document.tables if t.number == "T7a")
    assert "share" not in table.columns
    assert re.fullmatch(r"[A-Z][a-z]+ \d{4}", str(table.rows[0][0]))
