"""Charts: the same bytes each time, nothing shown that is not known, and limits worked by hand."""

import xml.etree.ElementTree as ET
from datetime import date

import pytest

from accord import charts
from accord.charts.canvas import POINTS_APART, apart
from accord.charts.networks import layout
from accord.charts.over_time import natural_limits
from accord.charts.pathway import STUB, placed, points_for_one

FIRST = date(2025, 1, 1)
MONTHS = [f"2025-{m:02}" for m in range(1, 13)]
SQUARE = [[(0, 0), (1, 0), (1, 1), (0, 1)]]
CURVE = charts.Curve((1, 7, 28), (0.1, 0.4, 0.4), (0.0, 0.2, 0.2), (0.3, 0.6, 0.6))
STAGES = (
    charts.Stage("First report by", (("police", 40), ("care", None), ("nobody", 0))),
    charts.Stage("Meeting", (("held", 25), ("none recorded", None)), frozenset({1})),
)
PASSAGES = ({(0, 0): 25, (0, 1): None, (1, 0): 0, (1, 1): None, (2, 0): 0},)
DRAWN = {
    "pathway": lambda: charts.pathway(STAGES, PASSAGES, unit="children", title="Way"),
    "no pathway": lambda: charts.pathway((), (), unit="children"),
    "pyramid": lambda: charts.pyramid(
        ["10 to 12", "13 to 15"], {"female": [None, 30], "male": [4, 9]}, unit="children"
    ),
    "three sides": lambda: charts.pyramid(
        ["13 to 15"], {"female": [3], "male": [4], "not recorded": [1]}, unit="children"
    ),
    "one side": lambda: charts.pyramid(["13 to 15"], {"female": [3]}, unit="children"),
    "no pyramid": lambda: charts.pyramid([], {}, unit="children"),
    "cascade": lambda: charts.cascade(
        [charts.Block("call", (("calls", 40, ""), ("acted on", 10, "25%"), ("charged", None, "")))]
    ),
    "lanes": lambda: charts.lanes(
        ["Child 1", "Child 2"],
        {"harm": [FIRST, None], "suspect": [date(2025, 6, 1), date(2020, 6, 1)]},
    ),
    "no lanes": lambda: charts.lanes([], {}),
    "no cascade": lambda: charts.cascade([]),
    "bars": lambda: charts.bars(["hotel", "park"], [34, None], unit="crimes", title="Places"),
    "one series": lambda: charts.columns_over_time(MONTHS, {"crimes": range(12)}, unit="crimes"),
    "two series": lambda: charts.columns_over_time(
        MONTHS, {"crimes": range(12), "children": [None, *range(11)]}, unit="count"
    ),
    "control": lambda: charts.control_chart(MONTHS, [*range(11), 90], unit="crimes"),
    "heat": lambda: charts.heat(["Mon", "Tue"], ["a", "b"], [[1, None], [0, 4]], unit="hour"),
    "funnel": lambda: charts.funnel([("A", 20, 50000), ("B", 3, 0)], unit="per 1,000"),
    "network": lambda: charts.network({"p": ("person", "P1"), "c": ("child", "C1")}, [("p", "c")]),
    "map": lambda: charts.area_map({"Ing": SQUARE, "Ken": SQUARE}, {"Ing": 20, "Ken": None}),
    "shares": lambda: charts.heat(["sex"], ["a"], [[0.5]], unit="", is_share=True),
    "long names": lambda: charts.heat(["sex"], ["a" * 40, "b" * 40], [[1, 2]], unit=""),
    "one curve": lambda: charts.time_to({"arrest": CURVE}, unit="share"),
    "two curves": lambda: charts.time_to({"arrest": CURVE, "charge": CURVE}, unit="share"),
    "overlaps": lambda: charts.upset(
        ["police", "education"], [(["police", "education"], 12), (["police"], None)], unit="n"
    ),
    "no curve": lambda: charts.time_to({}, unit="share"),
    "no overlap": lambda: charts.upset([], [], unit="n"),
    "coverage": lambda: charts.coverage(
        [("police", date(2024, 1, 1), date(2025, 3, 31)), ("a" * 50, date(2025, 1, 1), FIRST)],
        (FIRST, date(2025, 12, 31)),
    ),
    "no coverage": lambda: charts.coverage([], (FIRST, FIRST)),
    "nothing": lambda: charts.bars([], [], unit="crimes"),
    "empty network": lambda: charts.network({}, []),
    "empty map": lambda: charts.area_map({}, {}),
    "empty funnel": lambda: charts.funnel([], unit="per 1,000"),
}


@pytest.mark.parametrize("name", DRAWN)
def test_a_chart_is_whole_svg_and_the_same_each_time(name):
    svg = DRAWN[name]()
    assert ET.fromstring(svg).tag.endswith("svg")
    assert DRAWN[name]() == svg


def test_limits_of_a_control_chart_worked_by_hand():
    assert natural_limits([10, 12, 8, 10]) == pytest.approx((2.9067, 10, 17.0933), abs=1e-3)


def test_limits_of_a_count_do_not_go_below_nought():
    assert natural_limits([0, 9, 0])[0] == 0


def test_a_network_is_laid_out_the_same_whatever_the_order_of_its_ties():
    names = ["a", "b", "c", "d"]
    ties = [("a", "b"), ("b", "c"), ("c", "d")]
    assert layout(names, ties) == layout(names, ties[::-1])


def test_no_two_people_of_a_network_stand_on_one_spot():
    places = layout([str(i) for i in range(30)], [("0", str(i)) for i in range(1, 30)])
    assert len(set(places.values())) == 30


def test_a_column_that_is_not_shown_is_no_nought():
    hidden = charts.columns_over_time(MONTHS, {"crimes": [None, *range(11)]}, unit="crimes")
    nought = charts.columns_over_time(MONTHS, {"crimes": [0, *range(11)]}, unit="crimes")
    assert hidden != nought


def test_names_at_the_ends_of_lines_do_not_lie_on_one_another():
    assert list(apart([10, 11, 12, 60])) == [10, 10 + POINTS_APART, 10 + 2 * POINTS_APART, 60]


@pytest.mark.parametrize(
    "draw",
    [
        lambda n: charts.pyramid(["13 to 15"], {"female": [30], "male": [n]}, unit="children"),
        lambda n: charts.cascade([charts.Block("call", (("calls", 40, ""), ("acted on", n, "")))]),
        lambda n: charts.pathway(STAGES, ({(0, 0): 25, (0, 1): n},), unit="children"),
    ],
)
def test_what_is_not_shown_is_drawn_as_no_count_of_any_size(draw):
    assert draw(None) not in (draw(0), draw(1), draw(10), draw(40))


def test_a_band_that_is_not_shown_has_one_thickness_whatever_the_scale():
    for most in (5, 500):
        stages, flows = _one_way(most)
        nodes = placed(stages, flows, points_for_one(stages))
        assert nodes[1, 1].thickness == STUB


def _one_way(most):
    stages = (
        charts.Stage("From", (("all", most),)),
        charts.Stage("To", (("held", most), ("none recorded", None))),
    )
    return stages, ({(0, 0): most, (0, 1): None},)


def test_a_node_is_as_thick_as_the_bands_that_enter_or_leave_it():
    stages, flows = _one_way(100)
    scale = points_for_one(stages)
    nodes = placed(stages, flows, scale)
    assert nodes[0, 0].thickness == pytest.approx(100 * scale + STUB)
    assert nodes[1, 0].thickness == pytest.approx(100 * scale)
