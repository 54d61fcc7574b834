"""The bench of a million involvement rows: what is timed, and what is held against what."""

from __future__ import annotations

from benchmarks.networks import Timed, as_markdown, components


def test_our_components_are_timed_beside_the_librarys_on_the_same_arrays():
    theirs, ours, named = components(2_000, 3_000)
    assert theirs.seconds > 0
    assert ours.against.endswith("times; at most 1.5")
    assert named.against.endswith("groups of 2,000 named people")


def test_the_page_says_what_holds_and_what_does_not():
    timed = [
        Timed("edges", 1.25, "", busy=2.0),
        Timed("together", 40.0, "at most 30 s", False, 50.0),
        Timed("our components", 0.1, "1.01 times; at most 1.5", True),
    ]
    lines = as_markdown(1_000_000, timed).splitlines()
    assert lines[-3:] == [
        "| edges | 1.25 s | 2.00 s |  |  |",
        "| together | 40.00 s | 50.00 s | at most 30 s | does not hold |",
        "| our components | 0.10 s |  | 1.01 times; at most 1.5 | holds |",
    ]
