"""Slopes of cost, and the page that says them."""

from __future__ import annotations

import pytest

from benchmarks.scale import Cost, Measured, chart, drawn_on, growth, page


@pytest.mark.parametrize("slope", [0.9, 1.0, 1.15, 2.0])
def test_the_slope_of_a_power_is_found_again(slope):
    sizes = (10_000, 30_000, 100_000)
    found = growth(sizes, [3e-4 * size**slope for size in sizes])
    assert found.slope == pytest.approx(slope)
    assert found.factor == pytest.approx(3e-4)


def test_one_slow_size_does_not_make_the_slope():
    found = growth((10_000, 20_000, 40_000, 80_000), [1.0, 2.6, 4.0, 8.0])
    assert 0.9 < found.slope < 1.1


def _cost(seconds):
    return Cost(seconds / 2, seconds, 2**30)


def test_the_page_tells_every_stage_of_every_size_and_what_it_comes_to_on_paper():
    measured = [
        Measured(n, {"linkage": _cost(n / 2000), "candidates": _cost(n / 4000)}, _cost(n / 1000))
        for n in (10_000, 100_000)
    ]
    written = page(measured, "4GB", 2)
    assert "| linkage | 5.0 s | 50.0 s | 1.00 |" in written
    assert "| linkage | 2.5 s, 1.00 GiB | 25.0 s, 1.00 GiB |" in written
    assert "| receipt and publishing | 2.5 s | 25.0 s | 1.00 |" in written
    assert "| the whole | 10.0 s | 100.0 s | 1.00 |" in written
    # 200 million at 1/2000 s each of one core, over 25 x 16 cores of which half go to rows.
    assert "| linkage | 27.8 | 0.14 | all |" in written
    assert "| candidates | 13.9 | 13.89 | one machine |" in written


def test_the_model_draws_on_from_the_largest_size_and_no_record_is_ever_cheaper():
    flat = Measured(100_000, {"linkage": _cost(10.0)}, _cost(10.0))
    assert drawn_on(flat, "linkage", 0.0) == pytest.approx(10.0 * 2000)
    assert drawn_on(flat, "linkage", 1.0) == pytest.approx(10.0 * 2000)
    assert drawn_on(flat, "linkage", 1.1) == pytest.approx(10.0 * 2000**1.1)


def test_the_chart_draws_the_whole_the_dearest_stages_and_all_else():
    parts = {name: _cost(seconds) for name, seconds in zip("abcdef", range(1, 7), strict=True)}
    drawn = chart([Measured(n, parts, _cost(30.0)) for n in (10_000, 100_000)])
    assert drawn == chart([Measured(n, parts, _cost(30.0)) for n in (10_000, 100_000)])
    # A line for the whole, for four stages and for what is left, each marked at both sizes.
    assert drawn.count("<use") >= 12
    assert drawn != chart([Measured(n, parts, _cost(60.0)) for n in (10_000, 100_000)])
