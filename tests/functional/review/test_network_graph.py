"""A network narrowed by what is asked for, its paths, its places, its time and its map."""

from __future__ import annotations

import random
import time
from datetime import date

import pytest

from accord.review.networks.drawing import Hand, draw, key_of, summary
from accord.review.networks.graph import Wanted, narrowed, shortest_path, told_apart, within
from accord.review.networks.on_a_map import area_map
from accord.review.networks.over_time import over_time
from accord.review.networks.positions import HEIGHT, WIDTH, positions_of
from accord.review.networks.side_by_side import side_by_side


def person(who, **more):
    said = {"person_id": who, "name": who.upper(), "age": "30", "is_child": False, "roles": []}
    return said | more


def tie(a, b, on="2025-03-01", **more):
    said = {"basis": "co suspect", "reason": "they acted on one occasion", "strength": "counts"}
    return {"a": a, "b": b, "on": on, "record": "north/crime/K1", "grade": "", **said, **more}


def record(name="north/crime/K1", organisation="North Police", at="2025-03-01T20:00"):
    source = name.partition("/")[0]
    return {"id": name, "source": source, "organisation": organisation, "at": at, "kind": "Crime"}


def content(people="abcd", children=("k",), ties=(), **more):
    return {
        "people": [person(p) for p in people],
        "children": [person(c, is_child=True) for c in children],
        "adult_victims": [],
        "records": [{**record(), "ref": "K1"}],
        "ties": list(ties),
        "around": {"beside": [], "hubs": [], "areas": []},
        **more,
    }


CHAIN = [tie("a", "b"), tie("b", "c"), tie("c", "d")]


def pairs(graph):
    return {(edge.a, edge.b) for edge in graph.edges}


def test_two_who_are_tied_by_several_facts_are_one_line_with_all_of_them():
    graph = narrowed(content(ties=[tie("a", "b"), tie("b", "a", strength="open")]), Wanted())
    (edge,) = graph.edges
    assert edge.facts == (1, 2)
    assert not edge.is_open


def test_a_line_of_open_ties_alone_is_open():
    (edge,) = narrowed(content(ties=[tie("a", "b", strength="open")]), Wanted()).edges
    assert edge.is_open


@pytest.mark.parametrize(
    ("wanted", "kept"),
    [
        (Wanted(from_on=date(2025, 3, 2)), {("b", "c")}),
        (Wanted(to_on=date(2025, 3, 1)), {("a", "b")}),
        (Wanted(counted=True), {("a", "b"), ("c", "d")}),
        (Wanted(source="South Police"), {("c", "d")}),
        (Wanted(grade="B"), {("a", "b"), ("c", "d")}),
        (Wanted(grade="D"), {("a", "b"), ("b", "c"), ("c", "d")}),
    ],
)
def test_each_filter_keeps_the_ties_that_fit(wanted, kept):
    ties = [
        tie("a", "b"),
        tie("b", "c", on="2025-06-01", strength="open", grade="D"),
        tie("c", "d", on="", record="south/crime/K9"),
    ]
    records = [{**record(), "ref": "K1"}, {**record("south/crime/K9", "South Police"), "ref": "K9"}]
    graph = narrowed(content(ties=ties, records=records), wanted)
    assert pairs(graph) == kept
    assert {fact["n"] for fact in graph.facts} == {n for e in graph.edges for n in e.facts}


def test_what_has_no_date_is_counted_when_dates_are_asked_for():
    graph = narrowed(content(ties=[tie("a", "b", on="")]), Wanted(from_on=date(2025, 1, 1)))
    assert graph.edges == ()
    assert graph.n_undated == 1


BESIDE = {"beside": [["k", "a", "north/crime/K1"]], "hubs": [], "areas": []}
HUB = {"id": "h1", "place": "Station Road", "reason": "a station", "people": ["a", "d"]}
WITH_HUB = {"beside": [], "hubs": [HUB], "areas": []}


def test_a_child_stands_beside_people_without_being_tied_to_them():
    graph = narrowed(content(around=BESIDE), Wanted())
    assert [edge.kind for edge in graph.edges] == ["beside"]
    assert graph.facts == ()
    without = narrowed(content(around=BESIDE), Wanted(no_children=True))
    assert without.edges == ()
    assert "k" not in without.nodes


def test_a_hub_is_drawn_only_when_it_is_asked_for():
    assert "hub h1" not in narrowed(content(around=WITH_HUB), Wanted()).nodes
    graph = narrowed(content(around=WITH_HUB), Wanted(hubs=True))
    assert pairs(graph) == {("hub h1", "a"), ("hub h1", "d")}


def test_only_around_somebody_reaches_as_many_steps_as_asked():
    wanted = Wanted(around="a", steps=2)
    assert set(narrowed(content(ties=CHAIN), wanted).nodes) == {"a", "b", "c"}


@pytest.mark.parametrize(
    ("ends", "path"), [("ad", ["a", "b", "c", "d"]), ("ab", ["a", "b"]), ("ak", [])]
)
def test_a_path_is_the_fewest_steps_and_never_goes_over_a_child(ends, path):
    around = {"beside": [["k", "a", ""], ["k", "d", ""]], "hubs": [], "areas": []}
    graph = narrowed(content(ties=CHAIN, around=around), Wanted())
    assert shortest_path(graph, *ends) == path


def test_a_hub_shortens_a_path_only_when_it_is_shown():
    said = content(ties=CHAIN, around=WITH_HUB)
    assert len(shortest_path(narrowed(said, Wanted()), "a", "d")) == 4
    through = shortest_path(narrowed(said, Wanted(hubs=True)), "a", "d")
    assert through == ["a", "hub h1", "d"]


def test_no_path_is_shorter_than_the_one_found():
    """Held against every set of nodes within so many steps, on networks drawn at random."""
    chance = random.Random(6)
    for _ in range(40):
        names = "abcdefgh"
        ties = [tie(*sorted(chance.sample(names, 2))) for _ in range(9)]
        graph = narrowed(content(people=names, ties=ties), Wanted())
        one, other = chance.sample(names, 2)
        path = shortest_path(graph, one, other)
        reached = [other in within(graph.edges, one, steps) for steps in range(9)]
        assert bool(path) is any(reached)
        if path:
            assert reached.index(True) == len(path) - 1


def test_positions_are_the_same_every_time_and_on_the_sheet():
    said = content(people="abcdefg", ties=[*CHAIN, tie("e", "f")])
    places = positions_of(said)
    assert places == positions_of(said)
    assert set(places) == set("abcdefgk")
    assert all(0 <= x <= WIDTH and 0 <= y <= HEIGHT for x, y in places.values())
    assert len({tuple(at) for at in places.values()}) == len(places)


def test_who_has_a_place_keeps_it_when_somebody_joins():
    before = positions_of(content(ties=CHAIN))
    after = positions_of(content(people="abcde", ties=[*CHAIN, tie("d", "e")]), before)
    assert {name: after[name] for name in before} == before
    assert "e" in after


def test_a_person_is_called_differently_on_every_case():
    assert key_of("BCDFGHJKLM", "a") == key_of("BCDFGHJKLM", "a")
    assert key_of("BCDFGHJKLM", "a") != key_of("CCDFGHJKLM", "a")


def test_a_network_of_300_is_drawn_in_less_than_a_second():
    chance = random.Random(3)
    names = [f"p{n:03}" for n in range(300)]
    ties = [tie(names[n], names[chance.randrange(n)]) for n in range(1, 300)]
    ties += [tie(*chance.sample(names, 2)) for _ in range(600)]
    said = content(people=names, ties=ties)
    places = {name: [chance.randrange(WIDTH), chance.randrange(HEIGHT)] for name in names}
    began = time.process_time()
    graph = narrowed(said, Wanted())
    made = draw(graph, "BCDFGHJKLM", Hand(positions_of(said, places)))
    assert time.process_time() - began < 1
    assert len(made.spots) == 300


def test_more_than_can_be_read_is_cut_to_those_with_most_ties_and_counted():
    names = [f"p{n:03}" for n in range(320)]
    graph = narrowed(content(people=names, children=(), ties=[tie("p319", "p318")]), Wanted())
    assert len(graph.nodes) == 300
    assert {"p318", "p319"} <= set(graph.nodes)
    assert graph.n_not_drawn == 20


def test_the_tables_lose_no_tie_for_want_of_room_or_of_an_end():
    names = [f"p{n:03}" for n in range(320)]
    ties = [tie(names[n], names[n + 1]) for n in range(319)] + [tie("p000", ""), tie("zz", "p001")]
    graph = narrowed(content(people=names, children=(), ties=ties), Wanted())
    assert len(graph.nodes) == 300
    assert len(graph.facts) == 321
    around = narrowed(content(people=names, children=(), ties=ties), Wanted(around="p010"))
    assert len(around.facts) == 2


def test_the_summary_never_says_of_a_child_how_many_they_are_tied_to():
    said = content(ties=[tie("a", "b"), tie("k", "a"), tie("k", "b"), tie("k", "c")])
    told = summary(said, narrowed(said, Wanted()))
    assert "K is tied" not in told
    assert "A is tied to 2" in told


def test_time_has_every_period_from_first_to_last_and_counts_each_once():
    records = [{**record(at=f"2025-0{m}-10T10:00"), "ref": f"K{m}"} for m in (1, 4)]
    said = content(ties=[tie("a", "b", on="2025-01-31"), tie("b", "c", on="")], records=records)
    found = over_time(said, narrowed(said, Wanted()).facts)
    assert [p.name for p in found.periods] == [
        "January 2025",
        "February 2025",
        "March 2025",
        "April 2025",
    ]
    assert [p.n_records for p in found.periods] == [1, 0, 0, 1]
    assert [p.n_ties for p in found.periods] == [1, 0, 0, 0]
    assert [p.n_people for p in found.periods] == [2, 2, 2, 2]
    assert found.n_undated == 1


@pytest.mark.parametrize(
    ("last", "length"), [("2026-12-31", "month"), ("2029-01-01", "quarter"), ("2035-01-01", "year")]
)
def test_long_times_are_told_in_longer_periods(last, length):
    said = content(ties=[tie("a", "b", on="2025-01-01"), tie("b", "c", on=last)])
    found = over_time(said, narrowed(said, Wanted()).facts)
    assert found.length == length
    assert found.periods[-1].ends >= date.fromisoformat(last)
    assert sum(p.n_ties for p in found.periods) == 2


def test_a_map_draws_areas_and_says_what_it_leaves_out():
    ring = [[0, 0], [10, 0], [10, 10], [0, 10]]
    areas = [{"name": "around ZA1", "n": 4, "ring": ring}]
    around = {"areas": areas, "n_at_a_home": 2, "n_in_small_areas": 1, "n_not_placed": 0}
    found = area_map(content(around=around))
    assert [(s.name, s.n) for s in found.shapes] == [("around ZA1", 4)]
    assert found.left_out[0] == "2 records where a child lives"
    assert len(found.left_out) == 2
    assert area_map(content(around=None)).shapes == ()


def test_side_by_side_says_what_came_and_what_went():
    before = content(people="abc", ties=CHAIN[:2])
    now = content(people="abd", ties=[CHAIN[0], tie("b", "d")])
    both = side_by_side(before, now)
    parts = {part.name: part for part in both.parts}
    assert (parts["people of concern"].came, parts["people of concern"].went) == (("D",), ("C",))
    assert parts["ties"].n_before == parts["ties"].n_now == 2
    assert both.marks_now == {"d": "new", "b d": "new"}
    assert both.marks_before == {"c": "gone", "b c": "gone"}
    assert side_by_side(now, now).is_same


def test_hidden_names_that_moved_on_are_told_apart_side_by_side():
    """Person 2 of the earlier run went; Person 3 of then is Person 2 of now."""
    before, now = content(people="", children=()), content(people="", children=())
    before["people"] = [person(p, name=n) for p, n in (("b", "Person 2"), ("c", "Person 3"))]
    now["people"] = [person("c", name="Person 2")]
    (part,) = [p for p in side_by_side(before, now).parts if p.name == "people of concern"]
    assert part.went == ("Person 2, before",)


def test_people_of_one_name_and_of_none_are_told_apart_by_a_number():
    said = content(people="", children=())
    said["people"] = [person(p, name=n) for p, n in (("a", "A B"), ("b", "A B"), ("c", "C D"))]
    assert [p["name"] for p in told_apart(said)["people"]] == ["A B (1)", "A B (2)", "C D"]
