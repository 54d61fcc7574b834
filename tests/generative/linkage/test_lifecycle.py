"""What must hold of persons from run to run: rulings, un-merging, ids, lineage and the log."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from support.lifecycle import Lives, Run, name, said

NUMBERS = st.integers(0, 8)
PAIR = st.tuples(NUMBERS, NUMBERS).filter(lambda p: p[0] < p[1])
WEIGHTS = st.dictionaries(
    PAIR, st.sampled_from([-4.0, -1.0, 1.0, 3.0, 4.0, 7.0, 12.0]), max_size=16
)
GUARDS = st.dictionaries(PAIR, st.sampled_from(["twins", "recorded_relatives"]), max_size=3)
SAME = st.lists(PAIR, min_size=1, max_size=4, unique=True)
VERDICTS = st.sampled_from(["same", "different"])
RULINGS = st.dictionaries(PAIR, VERDICTS, max_size=6)
EVERYBODY = range(9)
FAST = settings(
    max_examples=8,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    deadline=None,
)


@pytest.fixture
def lives(monkeypatch) -> Lives:
    return Lives(monkeypatch)


def ruling_rows(rulings: dict[tuple[int, int], str]) -> list:
    return [said(*pair, verdict, by=f"P{i}") for i, (pair, verdict) in enumerate(rulings.items())]


@FAST
@given(weights=WEIGHTS, guards=GUARDS)
def test_a_second_run_on_the_same_records_changes_nothing_and_logs_nothing(lives, weights, guards):
    first = lives.run(EVERYBODY, weights, guards=guards)
    again = lives.run(EVERYBODY, weights, guards=guards, before=first)
    assert again.state == first.state
    assert again.made["combination_log"] == again.made["person_lineage"] == []


@FAST
@given(weights=WEIGHTS, guards=GUARDS, pairs=SAME)
def test_taking_rulings_of_same_back_restores_exactly_what_was_there(lives, weights, guards, pairs):
    first = lives.run(EVERYBODY, weights, guards=guards)
    rulings = [said(*pair, "same") for pair in pairs]
    merged = lives.run(EVERYBODY, weights, guards=guards, rulings=rulings, before=first)
    for one, other in pairs:
        assert merged.together(one, other)
    apart = lives.run(EVERYBODY, weights, guards=guards, before=merged)
    assert apart.state == first.state
    assert {row["action"] for row in apart.made["combination_log"]} <= {"parted", "joined"}


@FAST
@given(weights=WEIGHTS, pairs=SAME)
def test_rulings_made_and_taken_back_one_run_at_a_time_restore_what_was_there(
    lives, weights, pairs
):
    first = run = lives.run(EVERYBODY, weights)
    rulings = [said(*pair, "same") for pair in pairs]
    for n in (*range(1, len(pairs) + 1), *range(len(pairs) - 1, -1, -1)):
        run = lives.run(EVERYBODY, weights, rulings=rulings[:n], before=run)
    assert run.state == first.state


@FAST
@given(weights=WEIGHTS, pairs=SAME)
def test_taking_rulings_of_different_back_restores_who_is_with_whom(lives, weights, pairs):
    first = lives.run(EVERYBODY, weights)
    rulings = [said(*pair, "different") for pair in pairs]
    parted = lives.run(EVERYBODY, weights, rulings=rulings, before=first)
    back = lives.run(EVERYBODY, weights, before=parted)
    assert back.state == first.state


@FAST
@given(weights=WEIGHTS, pair=PAIR)
def test_a_ruling_replaced_by_its_opposite_gives_what_the_opposite_alone_gives(
    lives, weights, pair
):
    first = lives.run(EVERYBODY, weights)
    both = [said(*pair, "same", day=1), said(*pair, "different", day=2)]
    merged = lives.run(EVERYBODY, weights, rulings=both[:1], before=first)
    turned = lives.run(EVERYBODY, weights, rulings=both, before=merged)
    alone = lives.run(EVERYBODY, weights, rulings=both[1:], before=first)
    assert turned.groups == alone.groups
    assert turned.made["nominal_links"] == alone.made["nominal_links"]


@FAST
@given(weights=WEIGHTS, guards=GUARDS, rulings=RULINGS, data=st.data())
def test_rulings_hold_by_every_path_and_in_any_order(lives, weights, guards, rulings, data):
    rows = ruling_rows(rulings)
    run = lives.run(EVERYBODY, weights, guards=guards, rulings=rows)
    shuffled = data.draw(st.permutations(rows))
    assert lives.run(EVERYBODY, weights, guards=guards, rulings=shuffled).state == run.state
    verdicts = {
        (row["nominal_id_a"], row["nominal_id_b"]): row["verdict"]
        for row in run.made["nominal_links"]
    }
    for (one, other), verdict in rulings.items():
        became = verdicts[name(one), name(other)]
        assert became in ("linked_judgement", "refused_judgement")
        assert run.together(one, other) == (became == "linked_judgement")
        if verdict == "different":
            assert not run.together(one, other)
        elif became == "refused_judgement":
            assert in_conflict(run, one, other)


def in_conflict(run: Run, one: int, other: int) -> bool:
    """Whether a ruling that does not hold is shown as contradicted."""
    return any(
        row["kind"] == "rulings_in_conflict"
        and (row["nominal_id_a"], row["nominal_id_b"]) == (name(one), name(other))
        for row in run.made["person_attention"]
    )


def parts_of(before: Run, run: Run) -> dict[str, set[str]]:
    """Of every person, the earlier persons (or new nominals) its nominals come from."""
    found: dict[str, set[str]] = {}
    for nominal, person in run.person_of.items():
        found.setdefault(person, set()).add(before.person_of.get(nominal, f"north/{nominal}"))
    return found


@FAST
@given(
    weights=WEIGHTS,
    later=WEIGHTS,
    rulings=RULINGS,
    there=st.sets(NUMBERS, min_size=3),
    then=st.sets(NUMBERS, min_size=3),
)
def test_the_log_tells_every_joining_and_every_parting(lives, weights, later, rulings, there, then):
    first = lives.run(there, weights)
    rows = [row for row in ruling_rows(rulings) if in_both(row, then)]
    run = lives.run(then, weights | later, rulings=rows, before=first)
    log, parts = run.made["combination_log"], parts_of(first, run)
    joined = [(row["person_id"], row["part_id"]) for row in log if row["action"] == "joined"]
    assert len(joined) == len(set(joined)) == sum(len(of) - 1 for of in parts.values())
    assert all(part in parts[person] for person, part in joined)
    now: dict[str, set[str]] = {}
    for nominal, person in first.person_of.items():
        if nominal in run.person_of:
            now.setdefault(person, set()).add(run.person_of[nominal])
    parted = [(row["part_id"], row["person_id"]) for row in log if row["action"] == "parted"]
    assert len(parted) == len(set(parted)) == sum(len(to) - 1 for to in now.values())
    assert all(person in now[earlier] for earlier, person in parted)
    assert all(row["reason"] and row["model_version"] for row in log)
    assert all(row["nominal_id_a"] for row in log if row["action"] == "joined")
    lineage = {(row["person_id"], row["previous_person_id"]) for row in run.made["person_lineage"]}
    assert lineage == {(p, q) for q, people in now.items() for p in people if p != q}


def in_both(row: dict, there: set[int]) -> bool:
    return {row["nominal_id_a"], row["nominal_id_b"]} <= {name(n) for n in there}


@FAST
@given(weights=WEIGHTS, later=WEIGHTS, then=st.sets(NUMBERS, min_size=1))
def test_an_id_stays_with_most_of_its_nominals(lives, weights, later, then):
    first = lives.run(EVERYBODY, weights)
    run = lives.run(then, weights | later, before=first)
    assert len(set(run.person_of.values())) == len(run.groups)
    held = [(set(group), run.person_of[min(group)]) for group in run.groups]
    for group in first.groups:
        left = [
            (len(group & now), person) for now, person in held if len(group & now) * 2 > len(group)
        ]
        for n, person in left:
            rivals = [len(other & now) for other in first.groups for now, p in held if p == person]
            if n > max((r for r in rivals if r != n), default=0) and rivals.count(n) == 1:
                assert person == first.person_of[min(group)]


def test_what_held_before_stays_above_the_lower_weight_and_falls_below_it(lives):
    first = lives.run(range(2), {(0, 1): 4.0})
    still = lives.run(range(2), {(0, 1): 0.0}, before=first)
    assert still.together(0, 1)
    assert "joined in an earlier run" in still.made["nominal_links"][0]["reason"]
    assert lives.run(range(2), {(0, 1): 0.0}, before=still).together(0, 1)
    assert not lives.run(range(2), {(0, 1): -2.0}, before=still).together(0, 1)
    assert not lives.run(range(2), {(0, 1): 0.0}).together(0, 1)


def test_persons_joined_by_a_ruling_do_not_stay_joined_by_scores_that_never_sufficed(lives):
    weights = {(0, 1): 9.0, (2, 3): 9.0, (1, 2): 1.0}
    first = lives.run(range(4), weights)
    merged = lives.run(range(4), weights, rulings=[said(0, 2, "same")], before=first)
    assert merged.together(1, 3)
    assert not lives.run(range(4), weights, before=merged).together(1, 2)


@pytest.mark.parametrize(
    ("weights", "guards", "rulings", "kind"),
    [
        ({(0, 1): 9.0, (1, 2): 4.0}, {}, [], "weak_bridge"),
        ({(0, 1): 9.0}, {(0, 1): "twins"}, [said(0, 1, "same")], "ruling_against_records"),
        ({(0, 1): -7.0}, {}, [said(0, 1, "same")], "ruling_against_records"),
        (
            {(0, 1): 9.0},
            {},
            [said(0, 1, "same", by="A"), said(0, 1, "different", by="B")],
            "rulings_in_conflict",
        ),
        (
            {(0, 1): 9.0, (1, 2): 9.0, (2, 3): 9.0, (0, 2): 9.0},
            {},
            [said(0, 3, "different"), said(0, 2, "same"), said(2, 3, "different")],
            None,
        ),
        ({(0, 1): 9.0, (2, 3): 9.0, (1, 2): 8.0}, {}, [said(0, 3, "different")], "cut_by_ruling"),
        ({(0, 1): 9.0, (1, 2): 9.0, (0, 2): 9.0}, {}, [], None),
    ],
)
def test_persons_in_doubt_need_attention(lives, weights, guards, rulings, kind):
    run = lives.run(range(4), weights, guards=guards, rulings=rulings)
    found = {row["kind"] for row in run.made["person_attention"]}
    assert found == ({kind} if kind else set())


def test_a_question_says_how_many_pairs_its_answer_changes_and_the_greatest_comes_first(lives):
    weights = {(0, 1): 9.0, (1, 2): 9.0, (0, 2): 9.0, (3, 4): 9.0, (2, 3): 1.0, (5, 6): 2.0}
    first = lives.run(range(7), weights)
    asked = sorted(first.made["identity_questions"], key=lambda row: row["position"])
    assert [(row["kind"], row["n_changes"]) for row in asked] == [("join", 6), ("join", 1)]
    rulings = [said(2, 3, "same")]
    answered = lives.run(range(7), weights, rulings=rulings, before=first)
    assert answered.together(0, 4)
    assert len(answered.made["identity_questions"]) == 1


@FAST
@given(weights=WEIGHTS, guards=GUARDS, rulings=RULINGS)
def test_questions_have_one_order_and_links_name_two_persons(lives, weights, guards, rulings):
    run = lives.run(EVERYBODY, weights, guards=guards, rulings=ruling_rows(rulings))
    asked = sorted(run.made["identity_questions"], key=lambda row: row["position"])
    assert [row["position"] for row in asked] == list(range(1, len(asked) + 1))
    worth = [row["expected_changes"] for row in asked if row["kind"] != "relatives"]
    assert worth == sorted(worth, reverse=True)
    people = [{r["person_id_a"], r["person_id_b"]} for r in asked if r["kind"] != "part"]
    assert len(people) == len(set(map(frozenset, people)))
    for row in run.made["person_links"]:
        a, b = (run.person_of[row[f"nominal_id_{side}"]] for side in "ab")
        assert (a, b) == (row["person_id_a"], row["person_id_b"])
        assert a < b
