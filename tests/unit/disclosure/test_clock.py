"""What is hidden depends on the figures alone, never on how busy the machine is."""

from __future__ import annotations

from accord.disclosure import attack
from accord.disclosure.attack import Attack, Knowledge


def test_the_search_for_a_figure_is_limited_by_its_steps_and_not_by_the_clock(monkeypatch):
    asked = []
    real = attack.milp

    def seen(*given, **named):
        asked.append(named.get("options", {}))
        return real(*given, **named)

    monkeypatch.setattr(attack, "milp", seen)
    cell = ("children", (("sex", "girl"),))
    found = Attack(Knowledge({cell: (0, 7)})).interval(cell)
    assert (found.low, found.high) == (0, 7)
    assert asked and all("time_limit" not in options for options in asked)
