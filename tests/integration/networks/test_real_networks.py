"""Real covert, co-offending and phone networks: measures as others have them, nothing claimed."""

import csv

import networkx as nx
import pytest

from accord.exports.measures import measured
from accord.networks.groups import components
from support.shared_data import shared
from support.world import world

FOLDER = "from-fetch/networks"
NETWORKS = (
    *("ciel_directed", "cocaine_acero", "cocaine_jake", "cocaine_juanes", "cocaine_mambo"),
    *("drugnet", "hijackers_2001", "italian_gangs", "montagna_meetings", "montagna_phonecalls"),
    *("montreal_gangs", "natarajan_cocaine", "natarajan_heroin", "noordin_multilayer"),
    *("phone_case2", "siren", "togo"),
)
# Each pair acted together on a crime of another kind, or rang each other.
CO_OFFENDING, DIRECTED = "montreal_gangs", "ciel_directed"


def edges(name):
    """The edges of one network, as pairs of codes."""
    with shared(f"{FOLDER}/{name}_edges.csv").open(encoding="utf-8") as file:
        return [(row["source"], row["target"]) for row in csv.DictReader(file)]


def crimes(code, count):
    return [
        {
            "crime_ref": f"K{i}",
            "offence_code": code,
            "committed_from": f"{2010 + i // 12}-{1 + i % 12:02}-01T20:00:00",
        }
        for i in range(count)
    ]


@pytest.mark.parametrize("name", NETWORKS)
def test_ties_paths_and_components_agree_with_networkx(name):
    pairs = edges(name)
    people = sorted({person for pair in pairs for person in pair})
    reference = nx.Graph()
    reference.add_nodes_from(people)
    reference.add_edges_from((a, b) for a, b in pairs if a != b)
    found = measured(people, pairs)
    between = nx.betweenness_centrality(reference, normalized=False)
    assert {p: m.ties for p, m in found.items()} == dict(reference.degree)
    assert {p: m.between for p, m in found.items()} == pytest.approx(between)
    wanted = {frozenset(part) for part in nx.connected_components(reference)}
    assert {frozenset(part) for part in components(people, pairs)} == wanted
    parts = {}
    for person, measures in found.items():
        parts.setdefault(measures.component, set()).add(person)
    assert {frozenset(part) for part in parts.values()} == wanted


def test_people_who_steal_together_are_claimed_as_no_group():
    pairs = edges(CO_OFFENDING)
    made = world(
        crimes=crimes("49", len(pairs)),
        involvements=[
            {"record": f"K{i}", "nominal_id": person, "role": "suspect"}
            for i, pair in enumerate(pairs)
            for person in sorted(set(pair))
        ],
    )
    assert made.groups() == set()
    assert made.value("select count(*) from ties where strength = 'counts'") == 0


def test_a_victim_of_one_who_is_a_suspect_against_another_joins_nobody():
    pairs = [pair for pair in edges(DIRECTED) if pair[0] != pair[1]]
    made = world(
        crimes=crimes("22B", len(pairs)),
        involvements=[
            {"record": f"K{i}", "nominal_id": person, "role": role}
            for i, pair in enumerate(pairs)
            for person, role in zip(pair, ("suspect", "victim"), strict=True)
        ],
    )
    both = {a for a, _ in pairs} & {b for _, b in pairs}
    assert both
    assert made.groups() == set()
    assert made.value("select count(*) from ties where strength = 'counts'") == 0
