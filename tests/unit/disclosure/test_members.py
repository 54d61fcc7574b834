"""Figures of two publications are known to be one by whom they count, and only then."""

from __future__ import annotations

import pytest

from accord.disclosure import Dimension, Earlier, count_table, policy, protect
from accord.disclosure.members import NOTHING_BEFORE, Together, members_of

PUBLIC = policy("public-10-5")


def _counted(population, unit, name, sizes, period="2025"):
    """A table of one split with the rows it was counted from."""
    rows = [(f"{c}{i}", (c,)) for c, n in sizes.items() for i in range(n)]
    split = Dimension.flat(name, name, sizes)
    table = count_table(name, "", unit=unit, population=population, dimensions=[split], rows=rows)
    return table, rows


def _known(tmp_path, first, second):
    kept = Together(tmp_path)
    kept.record("first", protect([first[0]], PUBLIC), members_of([first]))
    return kept.before(PUBLIC.id, Earlier()).known([second[0]], members_of([second]), 10)


SIZES = {"hotel": 40, "park": 30, "street": 4}


def test_figures_that_count_the_same_are_one_under_whatever_name(tmp_path):
    first = _counted("E1/crimes", "crime", "place", SIZES)
    second = _counted("crime csa=yes; force E1; 2025", "crime", "location", SIZES)
    ties = _known(tmp_path, first, second).ties
    tied = {(here[1], there[0][1]) for here, there, _ in ties}
    assert ((), ()) in tied
    assert ((("location", "hotel"),), (("place", "hotel"),)) in tied
    # A small part is one with the small part of the same name.
    assert ((("location", "street"),), (("place", "street"),)) in tied


def test_people_and_crimes_are_never_one(tmp_path):
    first = _counted("E1/children", "child", "place", SIZES)
    second = _counted("E1/crimes", "crime", "place", SIZES)
    assert _known(tmp_path, first, second).ties == frozenset()


def test_small_figures_that_only_happen_to_count_the_same_are_not_taken_for_one(tmp_path):
    first = _counted("E1/crimes", "crime", "place", {"hotel": 40, "street": 4})
    rows = [(f"street{i}", ("evening",)) for i in range(4)]
    split = Dimension.flat("time", "time", ["evening"])
    table = count_table("t", "", unit="crime", population="other", dimensions=[split], rows=rows)
    assert _known(tmp_path, first, (table, rows)).ties == frozenset()


@pytest.mark.parametrize(("more", "is_guarded"), [(4, True), (25, False)])
def test_what_lies_between_two_periods_is_guarded_where_it_is_few(tmp_path, more, is_guarded):
    first = _counted("crime csa; force E1; 2025-01", "crime", "place", {"hotel": 40})
    second = _counted("crime csa; force E1; 2025", "crime", "place", {"hotel": 40 + more})
    known = _known(tmp_path, first, second)
    assert bool(known.guarded) is is_guarded


def test_readers_of_the_public_edition_have_not_read_what_partners_have(tmp_path):
    kept = Together(tmp_path)
    first = _counted("E1/crimes", "crime", "place", SIZES)
    kept.record("for partners", protect([first[0]], policy("partnership-5")), members_of([first]))
    assert kept.before("public-10-5", Earlier()).others == ()
    assert len(kept.before("partnership-5", Earlier()).others) == 1
    assert kept.names() == ("for partners",)


def test_one_figure_under_two_names_in_one_release_is_known_to_be_one():
    """Non-recent by quarter, and over a year by lag: what one table shows the other may not hide."""
    lag = _counted("E1/crimes", "crime", "lag", {"within": 40, "over": 15})
    recency = _counted("E1/crimes", "crime", "recency", {"within": 40, "over": 15})
    held = members_of([lag, recency])
    ties = NOTHING_BEFORE.known([lag[0], recency[0]], held, 10).ties
    assert {(here[1][0][0], there[0][1][0][0]) for here, there, _ in ties} == {("recency", "lag")}
