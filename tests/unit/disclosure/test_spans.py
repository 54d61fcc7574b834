"""Many figures attacked at once: as safe an answer as one by one, from far fewer solutions."""

import random

import pytest

from accord.disclosure import attack
from accord.disclosure.attack import UNLIMITED, Attack, Knowledge


def _grid(seed: int, rows: int, columns: int) -> tuple[Knowledge, list]:
    """A table with its totals, rounded to 5, some of its small figures hidden."""
    rng = random.Random(seed)
    knowledge, hidden = Knowledge(), []
    counts = {(r, c): rng.choice((0, 2, 4, 7, 12, 30)) for r in range(rows) for c in range(columns)}
    cells = {key: ("p", (("r", f"{key[0]:03}"), ("c", f"{key[1]:03}"))) for key in counts}
    for key, count in counts.items():
        if 0 < count < 10:
            hidden.append(cells[key])
            knowledge.learn(cells[key], 0, UNLIMITED)
        else:
            knowledge.learn(cells[key], max(0, count - 2), count + 2)
    for r in range(rows):
        total = ("p", (("r", f"{r:03}"),))
        whole = sum(counts[r, c] for c in range(columns))
        knowledge.learn(total, max(0, whole - 2), whole + 2)
        knowledge.learn_sum(total, [cells[r, c] for c in range(columns)], exact=True)
    return knowledge, hidden


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("width", [3, 10])
def test_what_is_wide_enough_together_is_wide_enough_alone_and_the_other_way_round(seed, width):
    knowledge, hidden = _grid(seed, 4, 5)
    together = Attack(knowledge).spans(hidden, width)
    for cell in hidden:
        alone = Attack(knowledge).interval(cell)
        assert alone.low <= together[cell].low <= together[cell].high <= alone.high
        assert (together[cell].width >= width) == (alone.width >= width)


def test_far_fewer_solutions_are_sought(monkeypatch):
    sought = []
    solve = attack.milp
    monkeypatch.setattr(attack, "milp", lambda *a, **k: sought.append(1) or solve(*a, **k))
    knowledge, hidden = _grid(3, 2, 40)
    Attack(knowledge).spans(hidden, 5)
    assert len(hidden) > 30
    assert len(sought) < len(hidden) / 2


def test_no_figure_at_all_needs_no_solution():
    assert Attack(_grid(1, 2, 2)[0]).spans([], 5) == {}
