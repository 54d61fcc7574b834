"""The page of a force-year says what was measured, and says so where something was not."""

from __future__ import annotations

from benchmarks.floors import Floor
from benchmarks.force_year import _page
from benchmarks.watch import Watched

ROW = {
    "row_counts": {"nominals": 10, "crimes": 3, "intelligence": 4, "partner_reports": 5},
    "stage_timings": {"reading": 8.0, "flags": 1.0},
}
FLOORS = [
    Floor("reading", "raw scan", 2.0, "1 MiB"),
    Floor("reading", "another way", 4.0, "1 MiB"),
]


def page(again: Watched | None) -> str:
    return _page(1, Watched(100.0, 2**31, 0), again, ROW, FLOORS)


def test_a_stage_is_set_beside_the_first_floor_named_for_it():
    assert "| reading | 8.0 | 4.0 |" in page(None)
    assert "| flags | 1.0 |  |" in page(None)


def test_events_of_every_kind_are_counted():
    assert "10 nominals, 12 events" in page(None)


def test_a_second_run_that_met_other_code_is_said_to_be_not_measured():
    assert "not measured" in page(None)
    assert "| wall time of a second run with nothing new | 3.0 s | |" in page(Watched(3.0, 1, 0))
