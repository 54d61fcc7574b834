"""Slopes of cost, and the page that says them."""

from __future__ import annotations

import pytest

from benchmarks.scale import Growth, Measured, growth, page
from benchmarks.watch import Watched


@pytest.mark.parametrize("slope", [0.9, 1.0, 1.15, 2.0])
def test_the_slope_of_a_power_is_found_again(slope):
    sizes = (10_000, 30_000, 100_000)
    found = growth(sizes, [3e-4 * size**slope for size in sizes])
    assert found.slope == pytest.approx(slope)
    assert found.at(10**6) == pytest.approx(3e-4 * 10 ** (6 * slope))


def test_one_slow_size_does_not_make_the_slope():
    found = growth((10_000, 20_000, 40_000, 80_000), [1.0, 2.6, 4.0, 8.0])
    assert 0.9 < found.slope < 1.1


def test_the_page_tells_every_stage_of_every_size_and_what_it_comes_to_on_paper():
    measured = [
        Measured(n, Watched(n / 1000, 2**30, 0), {"linkage": n / 2000, "candidates": n / 4000})
        for n in (10_000, 100_000)
    ]
    written = page(measured, "4GB", 2)
    assert "| linkage | 5.0 s | 50.0 s | 1.00 |" in written
    assert "| the whole | 10.0 s | 100.0 s | 1.00 |" in written
    # 200 million at 1/2000 s each on two cores, over 25 x 16 cores of which half go to rows.
    assert "| linkage | 56 | 0.3 | all |" in written
    assert "| candidates | 28 | 13.9 | one machine |" in written


def test_the_model_never_supposes_that_more_records_are_cheaper_each():
    assert Growth(1.0, 1.0).at(10) == 10
    flat = [Measured(n, Watched(10, 0, 0), {"linkage": 10.0}) for n in (10_000, 100_000)]
    assert "| linkage | 1,111,111 |" in page(flat, "4GB", 2)
