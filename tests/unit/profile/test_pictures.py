"""Pictures are drawn from protected counts alone: what is hidden cannot be told from them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from accord.disclosure import policy, protect
from accord.disclosure.table import Dimension, count_table
from accord.documents import Figure, Paragraph
from accord.engine import Step
from accord.profile.facts import Facts
from accord.profile.figures import Count, Split
from accord.profile.pictures import (
    Rung,
    cascade_parts,
    passage_figure,
    passage_table,
    pyramid_figure,
    trend_figure,
    trend_table,
)
from accord.profile.scope import Scope

SEX = Split("sex", "Sex", {"F": "female", "M": "male", "U": "not recorded"})
AGE = Split(
    "age", "Age", {"13_15": "13 to 15", "16_17": "16 or 17", "not_recorded": "not recorded"}
)
HELD = Split("strategy", "Strategy meeting", {"yes": "held", "none": "none recorded"})
STEPS = Split(
    "followed",
    "What followed",
    {"record": "tied", "acted": "acted", "tied": "tied only", "nothing": "nothing"},
    above={"acted": "record", "tied": "record"},
)
YEARS = {"2024-01 to 2024-03": "2024", "2024-04 to 2024-06": "2024", "2025-01 to 2025-03": "2025"}
PERIOD = Split("period", "Quarter", dict.fromkeys(("2024", "2025", *YEARS), ""), above=YEARS)
ONLINE = Split("online", "Online", {"yes": "online element", "no": "no online element"})


def facts(counts: dict[tuple[str, ...], int], *splits: Split, audience: str = "public") -> Facts:
    """The protected counts of one query, `q`, over these categories."""
    rows = [(f"{key}{n}", key) for key, many in counts.items() for n in range(many)]
    dimensions = [
        Dimension(s.name, s.title, {c: s.above.get(c, "") for c in s.words}) for s in splits
    ]
    table = count_table(
        "q", "Q", unit="child", population="children", dimensions=dimensions, rows=rows
    )
    scope = Scope("E23-north", date(2025, 1, 1), date(2025, 12, 31), date(2026, 2, 1), audience)
    declared = Count(
        Step("q", "Children by quarter recorded", "select 1"), "child", "children", splits
    )
    protected = protect([table], policy(scope.policy))
    return Facts(scope, {"q": declared}, protected, "2026-02-01")


def pyramid_of(counts):
    return pyramid_figure(facts(counts, SEX, AGE), "F9", "q", "T9")


def way_of(counts):
    return passage_figure(facts(counts, SEX, HELD), "F23", "From report to meeting", ["q"], "T23c")


def table_of(counts):
    return passage_table(facts(counts, SEX, HELD), "T23c", "Passages", ["q"])


def few_of_each(n: int) -> tuple[int, int, int, int]:
    """Four small counts whose sums, along and across, are the same for every n."""
    return n, 12 - n, 11 - n, 1 + n


@pytest.mark.parametrize("n", [4, 6, 8])
def test_a_pyramid_is_the_same_whatever_the_counts_that_it_hides(n):
    def counts(n):
        keys = [("F", "16_17"), ("M", "16_17"), ("F", "not_recorded"), ("M", "not_recorded")]
        small = dict(zip(keys, few_of_each(n), strict=True))
        return {**small, ("F", "13_15"): 40, ("M", "13_15"): 30}

    first, again = pyramid_of(counts(5)), pyramid_of(counts(n))
    assert isinstance(again, Figure)
    assert "female, 16 or 17 [c]" in again.alternative
    assert (again.svg, again.alternative) == (first.svg, first.alternative)


@pytest.mark.parametrize("n", [4, 6, 8])
def test_a_pathway_and_its_table_are_the_same_whatever_the_counts_that_they_hide(n):
    def counts(n):
        keys = [("F", "yes"), ("M", "yes"), ("F", "none"), ("M", "none")]
        small = dict(zip(keys, few_of_each(n), strict=True))
        return {**small, ("U", "yes"): 40, ("U", "none"): 30}

    first, again = way_of(counts(5)), way_of(counts(n))
    assert isinstance(again, Figure)
    assert "Sex: female to Strategy meeting: held [c]" in again.alternative
    assert (again.svg, again.alternative) == (first.svg, first.alternative)
    assert table_of(counts(n)).rows == table_of(counts(5)).rows


def test_a_pathway_of_which_too_little_is_shown_is_not_drawn():
    part = way_of({("F", "yes"): 3, ("M", "yes"): 4})
    assert isinstance(part, Paragraph)
    assert part.text.startswith("No picture is drawn of table T23c")


def test_no_band_leaves_a_state_that_is_shown_as_nobodys():
    held = facts({("M", "yes"): 12, ("M", "none"): 9}, SEX, HELD, audience="restricted")

    class Hidden(Facts):
        """Where a nought under a nought is hidden, as protection may leave it."""

        def number(self, query, *key):
            found = super().number(query, *key)
            return replace(found, text="[c]", value=None) if key == ("F", "yes") else found

    plain = passage_figure(held, "F23", "Way", ["q"], "T23c")
    hidden = passage_figure(Hidden(**vars(held)), "F23", "Way", ["q"], "T23c")
    assert (hidden.svg, hidden.alternative) == (plain.svg, plain.alternative)


def test_a_sex_that_nobody_recorded_has_no_side_and_one_that_somebody_recorded_has():
    exact = {("F", "13_15"): 2, ("M", "16_17"): 1}
    none = pyramid_figure(facts(exact, SEX, AGE, audience="restricted"), "F9", "q", "T9")
    some = {**exact, ("U", "13_15"): 1}
    one = pyramid_figure(facts(some, SEX, AGE, audience="restricted"), "F9", "q", "T9")
    assert "not recorded" not in none.alternative
    assert "not recorded, 13 to 15 1" in one.alternative


def test_a_category_that_is_not_shown_is_not_left_out_as_if_it_were_nought():
    ethnic = Dimension("e", "Ethnicity", {"A": "", "W": ""}, is_sensitive=True)
    rows = [(f"{n}", ("W",)) for n in range(40)]
    table = count_table(
        "q", "Q", unit="child", population="children", dimensions=[ethnic], rows=rows
    )
    split = Split("e", "Ethnicity", {"A": "Asian", "W": "White"}, is_sensitive=True)
    base = facts({("F", "yes"): 20}, SEX, HELD)
    declared = Count(Step("q", "Q", "select 1"), "child", "children", (split,))
    held = Facts(base.scope, {"q": declared}, protect([table], policy("public-10-5")), "2026-02-01")
    # All are of one category, which tells of each of them, so that neither count is shown.
    assert held.number("q", "A").value is None
    assert held.categories("q", 0, only_found=True) == ("A", "W")


def test_steps_of_a_cascade_are_counted_with_all_that_went_further():
    held = facts({("acted",): 12, ("tied",): 10, ("nothing",): 30}, STEPS, audience="restricted")
    rungs = [Rung("calls", "q"), Rung("tied", "q", ("record",)), Rung("acted", "q", ("acted",))]
    table, figure = cascade_parts(held, "T22d", "F22", "From calls to action", [rungs])
    assert [row[2:] for row in table.rows] == [(52, "[z]"), (22, "42%"), (12, "55%")]
    assert figure.alternative.endswith("calls 52; tied 22; acted 12.")


def _online(yes, no, audience="public"):
    counts = {(q, "yes"): yes for q in YEARS} | {(q, "no"): no for q in YEARS}
    return facts(counts, PERIOD, ONLINE, audience=audience)


def test_a_trend_of_which_too_few_quarters_can_be_shown_is_given_by_year():
    held = _online(6, 7)
    table = trend_table(held, "T16a", "q", "yes")
    assert [row[0] for row in table.rows] == ["2024", "2025", "all"]
    assert table.columns[0] == "Twelve months"
    assert "twelve months" in table.caption


def test_a_trend_of_exact_counts_is_given_by_quarter_with_its_share():
    held = _online(1, 3, "restricted")
    table = trend_table(held, "T16a", "q", "yes")
    assert [row[1:] for row in table.rows] == [(1, 3, 4, "25%")] * 3 + [(3, 9, 12, "25%")]
    figure = trend_figure(held, "F16", "q", "T16a")
    assert "online element, January to March 2025 1" in figure.alternative
    assert "gap" not in figure.caption
