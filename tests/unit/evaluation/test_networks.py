"""Recovered, missed and false networks, counted by hand."""

from __future__ import annotations

import pyarrow.parquet as pq
import pytest

from accord.evaluation import evaluate
from accord.evaluation.figures import ACCORD, RECORDED_FLAGS, TWO_SUSPECTS
from accord.evaluation.networks import (
    COUNT_COVERS,
    FALSE_NETWORKS,
    NOT_INFERABLE,
    OVER_MERGED,
    recovered_at,
)

HALF, MOST = recovered_at(0.5), recovered_at(0.8)


def true_network(name, inferable=True, cross=False, scenario="ring"):
    row = {"true_network_id": name, "scenario": scenario, "is_inferable": inferable}
    return {**row, "n_people": 0, "n_children": 1, "is_cross_force": cross}


def true_members(network, people, inferable=True, child=False, counted=True):
    rest = {"role": "direct", "is_inferable": inferable, "is_child": child, "is_counted": counted}
    return [{"true_network_id": network, "true_person_id": who, **rest} for who in people]


def found(name, people, low=0, high=None):
    network = {"network_id": name, "n_people_low": low, "n_people_high": high}
    members = [{"network_id": name, "person_id": f"p{who}"} for who in people]
    return network, members


@pytest.fixture
def population(world, resolved):
    """Ten people A to J, each with one nominal, each resolved rightly: pA is A."""
    ours, true = resolved(*((f"p{who}", who) for who in "ABCDEFGHIJ"))
    return world.holds(person_nominals=ours, true_persons=true)


def place(world, networks):
    world.holds(
        networks=[network for network, _ in networks],
        network_members=[member for _, members in networks for member in members],
    )
    return evaluate(world.run, world.truth)


def test_a_network_counts_as_recovered_from_half_its_people_in_common(population):
    population.holds(
        true_networks=[true_network("T"), true_network("U")],
        true_members=true_members("T", "ABCD") + true_members("U", "EFGH"),
    )
    # Three of T and one more: 3 of 5 in common. One of U and one more: 1 of 5.
    evaluation = place(population, [found("x", "ABCI"), found("y", "EJ")])
    assert (evaluation.score(HALF).n_right, evaluation.score(HALF).n_true) == (1, 2)
    assert evaluation.score(HALF).n_said == 2
    assert evaluation.score(MOST).n_right == 0


def test_a_member_whom_no_record_shows_is_not_held_against_us(population):
    population.holds(
        true_networks=[true_network("T")],
        true_members=true_members("T", "AB") + true_members("T", "CDEF", inferable=False),
    )
    assert place(population, [found("x", "AB")]).score(MOST).n_right == 1


def test_a_network_that_no_record_allows_is_not_asked_for(population):
    population.holds(
        true_networks=[true_network("T", inferable=False)],
        true_members=true_members("T", "AB"),
    )
    evaluation = place(population, [found("x", "AB")])
    assert evaluation.score(HALF).n_true == 0
    assert (evaluation.share(NOT_INFERABLE).n, evaluation.share(NOT_INFERABLE).of) == (1, 1)


def test_one_true_network_found_in_two_pieces_is_found_once(population):
    population.holds(
        true_networks=[true_network("T")],
        true_members=true_members("T", "ABCDEF"),
    )
    evaluation = place(population, [found("x", "ABC"), found("y", "DEF")])
    assert (evaluation.score(HALF).n_right, evaluation.score(HALF).n_said) == (1, 2)
    assert evaluation.share(FALSE_NETWORKS, "method", ACCORD).n == 0


def test_a_found_network_that_is_half_one_true_network_is_false(population):
    population.holds(
        true_networks=[true_network("T")],
        true_members=true_members("T", "AB"),
    )
    share = place(population, [found("x", "AC")]).share(FALSE_NETWORKS, "method", ACCORD)
    assert (share.n, share.of, share.rate) == (1, 10, 1000.0)


def test_a_false_network_names_the_scenario_its_crimes_come_from(population):
    kinds = {"1": "decoy family", "2": "decoy family", "3": "background"}
    population.holds(
        true_crimes=[
            {
                "source_id": "s",
                "crime_ref": ref,
                "scenario": scenario,
                **{f"expected_{f}": "no" for f in ("cse", "group_cse", "csa", "cce")},
            }
            for ref, scenario in kinds.items()
        ],
        network_records=[
            {"network_id": "x", "source_id": "s", "event_kind": "crime", "event_ref": ref}
            for ref in kinds
        ],
    )
    evaluation = place(population, [found("x", "AC")])
    assert evaluation.share(FALSE_NETWORKS, "scenario", "decoy family").n == 1


def test_a_network_over_several_forces_counts_in_its_own_line(population):
    population.holds(
        true_networks=[true_network("T", cross=True), true_network("U")],
        true_members=true_members("T", "AB") + true_members("U", "CD"),
    )
    evaluation = place(population, [found("x", "AB")])
    across = evaluation.score(HALF, split="reach", value="several forces")
    within = evaluation.score(HALF, split="reach", value="one force")
    assert (across.n_right, across.n_true) == (1, 1)
    assert (within.n_right, within.n_true) == (0, 1)


def test_the_interval_must_hold_the_people_the_records_count(population):
    population.holds(
        true_networks=[true_network("T"), true_network("U"), true_network("V")],
        true_members=[
            *true_members("T", "AB"),
            *true_members("T", "C", child=True, counted=False),
            *true_members("U", "DE"),
            *true_members("V", "FG"),
        ],
    )
    networks = [
        found("x", "ABC", low=2, high=2),
        found("y", "DE", low=3, high=4),
        found("z", "FG", low=1, high=None),
    ]
    share = place(population, networks).share(COUNT_COVERS)
    assert (share.n, share.of) == (2, 3)


def test_a_pupil_harmed_by_nobody_and_people_only_words_speak_of_are_counted(population):
    population.holds(
        true_networks=[true_network("T"), true_network("U")],
        true_members=[
            *true_members("T", "AB", child=True),
            *true_members("U", "D"),
            *true_members("U", "EF", inferable=False),
        ],
    )
    networks = [found("x", "AB", low=2, high=2), found("y", "D", low=1, high=2)]
    share = place(population, networks).share(COUNT_COVERS)
    assert (share.n, share.of) == (1, 2)


def test_a_truth_written_before_it_said_who_counts_leaves_every_child_out(population):
    members = [*true_members("T", "AB"), *true_members("T", "C", child=True)]
    population.holds(true_networks=[true_network("T")], true_members=members)
    file = population.truth / "true_members.parquet"
    pq.write_table(pq.read_table(file).drop_columns(["is_counted"]), file)
    share = place(population, [found("x", "ABC", low=2, high=2)]).share(COUNT_COVERS)
    assert (share.n, share.of) == (1, 1)


def test_a_person_of_ours_stands_for_whoever_holds_most_of_its_nominals(world, resolved):
    ours, true = resolved(("p", "A"), ("p", "A"), ("p", "B"), ("q", "C"))
    world.holds(
        person_nominals=ours,
        true_persons=true,
        true_networks=[true_network("T")],
        true_members=true_members("T", "AC"),
        networks=[{"network_id": "x", "n_people_low": 2}],
        network_members=[
            {"network_id": "x", "person_id": "p"},
            {"network_id": "x", "person_id": "q"},
        ],
    )
    assert evaluate(world.run, world.truth).score(MOST).n_right == 1


def test_simpler_methods_know_only_the_suspects_of_one_crime(population):
    population.holds(
        true_networks=[true_network("T")],
        true_members=true_members("T", "ABC"),
        nominals=[
            {"source_id": "s", "nominal_id": f"n{i}", "age_to": 14, "is_identified": True}
            for i in range(1, 11)
        ],
        crimes=[{"source_id": "s", "crime_ref": "1", "offence_code": "71"}],
        involvements=[
            {"source_id": "s", "event_kind": "crime", "event_ref": "1", **row}
            for row in (
                {"nominal_id": "n1", "role": "suspect"},
                {"nominal_id": "n2", "role": "suspect"},
                {"nominal_id": "n9", "role": "victim"},
            )
        ],
        record_flags=[
            {
                "source_id": "s",
                "crime_ref": "1",
                "flag": "GROUP_CSE",
                "recorded": False,
                "proposed": "yes",
                "change": "add",
            }
        ],
    )
    evaluation = evaluate(population.run, population.truth)
    # A and B of A, B and C: two of three in common.
    assert evaluation.score(HALF, TWO_SUSPECTS).n_right == 1
    assert evaluation.score(MOST, TWO_SUSPECTS).n_right == 0
    assert evaluation.score(HALF, RECORDED_FLAGS).n_said == 0


def test_two_true_networks_run_together_are_found_once(population):
    population.holds(
        true_networks=[true_network("T"), true_network("U")],
        true_members=true_members("T", "AB") + true_members("U", "CD"),
    )
    evaluation = place(population, [found("x", "ABCD")])
    assert (evaluation.score(HALF).n_right, evaluation.score(HALF).n_true) == (1, 2)
    assert (evaluation.share(OVER_MERGED).n, evaluation.share(OVER_MERGED).of) == (2, 2)


def test_networks_kept_apart_are_not_over_merged_though_one_person_is_in_both(population):
    population.holds(
        true_networks=[true_network("T"), true_network("U"), true_network("V")],
        true_members=true_members("T", "ABC") + true_members("U", "CDE") + true_members("V", "FG"),
    )
    evaluation = place(population, [found("x", "ABC"), found("y", "DE")])
    assert (evaluation.share(OVER_MERGED).n, evaluation.share(OVER_MERGED).of) == (0, 3)


def test_a_network_in_words_alone_is_false_where_no_true_one_has_its_crimes(population):
    def crime(ref, network):
        return {"source_id": "s", "crime_ref": ref, "scenario": "ring", "true_network_id": network}

    def record(network, ref):
        rest = {"source_id": "s", "event_kind": "crime", "event_ref": ref}
        return {"network_id": network, **rest}

    population.holds(
        true_networks=[true_network("T")],
        true_members=true_members("T", "AB"),
        true_crimes=[crime("1", "T"), crime("2", None)],
        network_records=[record("x", "1"), record("y", "2")],
    )
    evaluation = place(population, [found("x", ""), found("y", "")])
    assert evaluation.share(FALSE_NETWORKS, "method", ACCORD).n == 1


def test_a_flagged_crime_with_one_suspect_is_no_network_of_the_simpler_methods(population):
    flag = {"source_id": "s", "crime_ref": "1", "flag": "GROUP_CSE", "recorded": True}
    suspect = {"source_id": "s", "event_kind": "crime", "event_ref": "1", "role": "suspect"}
    population.holds(
        record_flags=[{**flag, "proposed": "yes", "change": "none"}],
        involvements=[{**suspect, "nominal_id": "n1"}],
    )
    evaluation = evaluate(population.run, population.truth)
    assert evaluation.score(HALF, RECORDED_FLAGS).n_said == 0
    population.holds(involvements=[{**suspect, "nominal_id": f"n{i}"} for i in (1, 2)])
    evaluation = evaluate(population.run, population.truth)
    assert evaluation.score(HALF, RECORDED_FLAGS).n_said == 1
