"""A person that hangs together by one weak link is found, and nothing else is."""

from __future__ import annotations

import networkx as nx
import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from accord.linkage.bridges import WEAK, weak_bridges
from accord.linkage.clusters import Edges

NODES = st.integers(0, 8)
LINKS = st.dictionaries(
    st.tuples(NODES, NODES).filter(lambda p: p[0] < p[1]), st.floats(3.25, 20), max_size=14
)


def edges(links: dict[tuple[int, int], float]) -> Edges:
    left, right = [p[0] for p in links], [p[1] for p in links]
    weight, bar = np.array(list(links.values()), float), np.zeros(len(links), np.int64)
    return Edges(np.array(left, np.int64), np.array(right, np.int64), weight, bar)


def groups(n: int, links: dict[tuple[int, int], float]) -> tuple[nx.Graph, np.ndarray]:
    graph = nx.Graph(list(links))
    graph.add_nodes_from(range(n))
    group = np.zeros(n, np.int64)
    for piece in nx.connected_components(graph):
        group[list(piece)] = min(piece)
    return graph, group


@settings(max_examples=200)
@given(LINKS)
def test_weak_bridges_are_the_weak_links_without_which_a_person_falls_in_two(links):
    graph, group = groups(9, links)
    size = np.bincount(group, minlength=9)
    expected = {}
    for one, other in nx.bridges(graph):
        left, right = min(one, other), max(one, other)
        if links[left, right] < WEAK and size[group[left]] > 2:
            rest = graph.copy()
            rest.remove_edge(left, right)
            expected[left, right] = len(nx.node_connected_component(rest, left))
    found = {(b.left, b.right): b.n_left for b in weak_bridges(edges(links), group)}
    assert found == expected


def test_a_person_of_two_nominals_has_no_bridge():
    links = {(0, 1): 3.3}
    _, group = groups(3, links)
    assert weak_bridges(edges(links), group) == []


def test_a_strong_link_is_no_weak_bridge():
    links = {(0, 1): 12.0, (1, 2): 11.0}
    _, group = groups(3, links)
    assert weak_bridges(edges(links), group) == []
