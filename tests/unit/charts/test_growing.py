"""Growth is drawn by powers of ten, and a cost in step with size runs along the faint lines."""

from __future__ import annotations

import re

from accord.charts import growth

SIZES = (10_000, 100_000)


def _drawn(**series):
    return growth(SIZES, series, of="nominals", unit="seconds", title="t")


def test_the_same_figures_give_the_same_chart_and_others_another():
    assert _drawn(reading=(1.0, 10.0)) == _drawn(reading=(1.0, 10.0))
    assert _drawn(reading=(1.0, 10.0)) != _drawn(reading=(1.0, 30.0))


def test_a_nought_leaves_a_gap_and_no_fault():
    assert "<svg" in _drawn(reading=(1.0, 10.0), flags=(0.0, 0.0))


def test_every_size_is_named_at_its_place():
    # Letters are drawn as shapes, each named in a comment beside it.
    assert re.findall(r"<!-- (1[0,]+) -->", _drawn(reading=(1.0, 10.0))) == ["10,000", "100,000"]
