"""What every table and sentence says of itself is so: days, symbols, names of totals, reasons."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from accord.documents import Figure, Paragraph, Table
from accord.profile.chapters.closing import expected
from accord.profile.chapters.harm import ethnicity
from accord.profile.counting.durations import FIRST_STEP
from accord.profile.crosstabs import crosstab
from accord.profile.curves import one_curve, span_table, summary_table
from accord.profile.facts import percent
from accord.profile.judgements import OVER_ALL_YEARS

YEARS, PERIOD = "1 January 2023 to 31 December 2025", "1 January 2025 to 31 December 2025"


@pytest.fixture(scope="module", params=["restricted", "public"])
def made(request):
    return request.getfixturevalue(request.param)


def _tables(made):
    return {table.number: table for table in made.document.tables}


def _with(material, told):
    """The same material, with other numbers for some of its figures; None is not shown."""

    class Told(type(material.facts)):
        def number(self, query, *key):
            found = super().number(query, *key)
            if (query, *key) not in told:
                return found
            value = told[(query, *key)]
            return replace(found, text="[c]" if value is None else str(value), value=value)

    return replace(material, facts=Told(**vars(material.facts)))


def test_a_table_over_several_years_says_so_in_its_note(restricted):
    tables = _tables(restricted)
    for number in ("T7", "T7a", "T7b", "T7d"):
        assert tables[number].notes[-1].startswith(YEARS), number
    for number in ("T3b", "T2b", "T8"):
        assert tables[number].notes[-1].startswith(PERIOD), number
    for number in ("T4a", "T4c"):
        assert tables[number].notes[-1].startswith("all that was delivered"), number


def test_every_symbol_but_that_of_hidden_counts_is_said_under_the_table_it_stands_in(made):
    for table in made.document.tables:
        if table.number == "T33c" or not table.cells:
            continue
        values = {value for row in table.rows for value in row}
        for symbol in ("[x]", "[z]"):
            assert (symbol in values) == any(f"{symbol} means" in n for n in table.notes)


def test_the_note_on_hidden_counts_does_not_say_that_all_of_them_are_small(public):
    notes = [table.notes[-1] for table in public.document.tables if table.cells]
    assert notes
    assert all("nor is a larger one that tells one of them" in note for note in notes)


def test_no_table_has_a_cell_of_figures_left_empty(made):
    for table in made.document.tables:
        if table.cells and table.rows[-1][0] != "share":
            for row in table.rows[:-1]:
                assert "" not in row, table.number


@pytest.mark.parametrize(
    ("share", "said"),
    [(0, "0%"), (4 / 1116, "under 1%"), (0.5, "50%"), (1115 / 1116, "over 99%"), (1, "100%")],
)
def test_a_share_near_none_or_all_is_not_said_to_be_none_or_all(share, said):
    assert percent(share) == said


def test_where_the_coverage_of_ethnicity_is_not_shown_nothing_is_said_of_how_large_it_is(
    restricted,
):
    hidden = _with(restricted.material, {("children-with-ethnicity", "yes"): None})
    facts = hidden.facts

    class Hidden(type(facts)):
        def share(self, query, key, of=()):
            return replace(super().share(query, key, of), text="[c]", value=None)

    hidden = replace(hidden, facts=Hidden(**vars(facts)))
    (only,) = ethnicity(hidden, "children-by-ethnicity", "children-with-ethnicity", "T9a")
    assert "cannot be shown" in only.text
    assert "so much not recorded" not in only.text


NOW, BEFORE = "2025-01-01/2025-12-31", "2024-01-01/2024-12-31"
QUARTERS = "exploitation-crimes-by-quarter"


def _next_year(restricted, now, before):
    told = {(QUARTERS, NOW): now, (QUARTERS, BEFORE): before}
    return expected(_with(restricted.material, told))


def test_from_two_years_that_differ_by_more_than_chance_no_third_is_reckoned(restricted):
    notes = " ".join(_next_year(restricted, 9, 74).notes)
    assert "differ by more than chance" in notes
    assert "Poisson" not in notes


def test_from_two_years_alike_the_next_is_reckoned(restricted):
    assert "If neither harm nor recording changes" in _next_year(restricted, 40, 45).notes[0]


def test_of_two_years_that_are_not_shown_no_table_is_made(restricted):
    part = _next_year(restricted, None, None)
    assert isinstance(part, Paragraph)
    assert "not shown" in part.text


def test_the_total_of_test_purchases_is_not_called_training(restricted):
    table = crosstab(restricted.material.facts, "T22a", "test-purchases-by-result")
    assert table.columns[1] == "all test purchases"


def test_a_caption_says_no_more_than_its_table_is_divided_by(public):
    found = public.material.facts.declared.values()
    one_split = [count.says for count in found if len(count.splits) == 1]
    assert one_split
    assert not [says for says in one_split if says.endswith("whether by a group")]


def test_dates_in_tables_are_written_in_words(made):
    for number in ("T4", "T30", "T31"):
        table = _tables(made).get(number)
        for row in table.rows if table else ():
            assert not [v for v in row if re.search(r"\d{4}-\d\d-\d\d", str(v))], number


def test_the_restricted_edition_does_not_say_that_counts_are_kept_from_its_readers(restricted):
    captions = [t.caption for t in restricted.document.tables if t.number.endswith("z")]
    assert captions
    assert set(captions) == {"Tables left out: what they would show is nought or not recorded"}


def test_a_step_that_nobody_had_is_nought_and_no_secret(restricted):
    facts = restricted.material.facts

    class Nobody(type(facts)):
        def number(self, query, *key):
            found = super().number(query, *key)
            is_it = query == FIRST_STEP.query and "happened" in key
            return replace(found, text="0", value=0) if is_it else found

    nobody = replace(restricted.material, facts=Nobody(**vars(facts)))
    table = span_table(nobody.facts, "T1", FIRST_STEP, None)
    assert all(row[3:] in (("0%", "[z]"), ("[z]", "[z]")) for row in table.rows)
    summary = summary_table(nobody.facts, "T2", [FIRST_STEP], {FIRST_STEP.id: None})
    assert "[c]" not in summary.rows[0]
    *_, said = one_curve(nobody, "T1", "F1", FIRST_STEP)
    assert said.text.endswith("nobody had it on the days counted.")


def test_a_grid_of_weekdays_has_all_seven(restricted):
    (grid,) = [p for p in restricted.document.parts if isinstance(p, Figure) and p.number == "F15"]
    for day in ("Monday", "Tuesday", "Thursday", "Saturday", "Sunday"):
        assert day in grid.alternative


def test_the_alternative_text_of_lines_gives_the_values_that_are_drawn(restricted):
    drawn = [p for p in restricted.document.parts if isinstance(p, Figure) and p.number == "F7c"]
    assert all("partner reports, January to March 2025" in p.alternative for p in drawn)
    table = next(t for t in restricted.document.parts if isinstance(t, Table) and t.number == "T7d")
    assert drawn
    assert "partner reports" in table.columns


def test_the_judgement_of_all_years_and_the_words_for_what_is_left_out_pass_their_gates(made):
    (table,) = [t for t in made.document.tables if t.number == "T7"]
    shown = {cell for row in table.cells for cell in row if cell is not None}
    rule = OVER_ALL_YEARS.numbers.items()
    facts = made.material.facts
    assert {facts.number(query, *key).cell for _, (query, key) in rule} <= shown
    assert not [o.faults for o in made.outcomes if o.gate.id in ("PQ10", "PQ17") and o.faults]
