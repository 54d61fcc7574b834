"""Each file opens in the library that reads its form, with the same nodes, edges and grades."""

import csv
import json
import xml.etree.ElementTree as ET

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.errors import NotFound, UserFacingError
from accord.exports.followthemoney import as_followthemoney, entities
from accord.exports.graph import CHILD, Edge, Graph, Node, network_graph
from accord.exports.i2 import GRADES, as_anx
from accord.exports.measures import measured
from accord.exports.tables import EDGE_COLUMNS, NODE_COLUMNS, as_tables
from accord.exports.writing import FORMATS, write
from accord.exports.xml_graphs import as_gexf, as_graphml
from support.published_run import publish
from unit.exports.ftm_facts import KNOWN, REQUIRED, VERSION


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """S1 and S2 exploit C1 (K1); graded intelligence puts S2 and S3 with C2 in a van."""
    return publish(
        tmp_path_factory.mktemp("store"),
        "run1",
        crimes="""
            crime_ref | offence_code | committed_from
            K1        | 22B          | 2025-03-01T20:00:00
        """,
        intelligence="""
            report_id | reported_at         | event_from          | source_grade | information_grade | handling_code
            I1        | 2025-04-02T09:00:00 | 2025-04-01T20:00:00 | 2            | B                 | C
        """,
        involvements="""
            record          | nominal_id | role
            K1              | C1         | victim
            K1              | S1         | suspect
            K1              | S2         | suspect
            intelligence/I1 | C2         | child_of_concern
            intelligence/I1 | S2         | person_of_concern
            intelligence/I1 | S3         | person_of_concern
        """,
        mentions="""
            record          | concept_id   | who | about
            K1              | gain.payment | S1  | C1
            K1              | abuse.sexual |     | C1
            intelligence/I1 | abuse.sexual | S3  | C2
            intelligence/I1 | gain.payment | S3  | C2
        """,
        objects="object_id | kind | identifier\nO1 | vehicle | NM23 ABC",
        object_links="object_id | target_kind | target_ref | relation\nO1 | intelligence | I1 | used_in",
    )


@pytest.fixture(scope="module")
def graph(folder):
    return network_graph(folder, "all")


def test_a_graph_has_the_people_the_children_the_records_and_the_things(graph):
    kinds = {node.kind for node in graph.nodes}
    assert {"person_of_concern", "child", "record", "vehicle"} <= kinds
    assert {edge.kind for edge in graph.edges} == {"tie", "person_on_record", "object_on_record"}
    ids = {node.id for node in graph.nodes}
    assert all({edge.source, edge.target} <= ids for edge in graph.edges)


def test_a_child_is_shown_as_a_child_and_carries_no_measure(graph):
    children = [node for node in graph.nodes if node.kind == CHILD]
    assert children
    for node in children:
        assert node.label.startswith("Child: ")
        assert not {"ties", "between", "component", "roles"} & set(node.attributes)


def test_every_grade_of_a_report_is_on_its_record_and_on_what_rests_on_it(graph):
    graded = [i for i in (*graph.nodes, *graph.edges) if "information_grade" in i.attributes]
    assert any(item.id.startswith("record:") for item in graded)
    assert any(item.id.startswith("part:") for item in graded)
    for item in graded:
        assert item.attributes["source_grade"] == "2"
        assert item.attributes["handling_code"] == "C"


def test_graphml_is_read_by_networkx_with_every_node_edge_and_attribute(graph):
    same_in(nx.parse_graphml(as_graphml(graph), force_multigraph=True), graph)


def test_gexf_is_read_by_networkx_with_every_node_edge_and_attribute(graph, tmp_path):
    file = tmp_path / "graph.gexf"
    file.write_text(as_gexf(graph), "utf-8")
    same_in(nx.read_gexf(file), graph)


def same_in(found, graph):
    assert set(found.nodes) == {node.id for node in graph.nodes}
    assert found.number_of_edges() == len(graph.edges)
    for node in graph.nodes:
        data = found.nodes[node.id]
        assert (data["kind"], data["label"]) == (node.kind, node.label)
        for name, value in node.attributes.items():
            assert str(data[name]) == value or float(data[name]) == pytest.approx(float(value))
    pairs = sorted(tuple(sorted((a, b))) for a, b in found.edges())
    assert pairs == sorted(tuple(sorted((e.source, e.target))) for e in graph.edges)


def test_followthemoney_entities_have_what_their_schema_requires_and_nothing_it_lacks(graph):
    made = list(entities(graph))
    ids = {entity["id"] for entity in made}
    assert len(ids) == len(made) == len(graph.nodes) + len(graph.edges)
    for entity in made:
        properties = entity["properties"]
        assert REQUIRED[entity["schema"]] <= set(properties)
        assert set(properties) <= KNOWN[entity["schema"]]
        assert all(isinstance(v, str) and v for values in properties.values() for v in values)
        for end in ("subject", "object"):
            assert set(properties.get(end, [])) <= ids


def test_followthemoney_entities_are_valid_by_the_models_own_library(graph):
    library = pytest.importorskip("followthemoney", reason="followthemoney is not installed")
    for line in as_followthemoney(graph).splitlines():
        data = json.loads(line)
        proxy = library.model.get_proxy(data, cleaned=False)
        proxy.schema.validate(data)
        assert not proxy.schema.abstract
        cleaned = library.model.make_entity(data["schema"])
        for name, values in data["properties"].items():
            cleaned.add(name, values)
            assert cleaned.get(name), name
    assert library.__version__.split(".")[0] == VERSION.split(".")[0]


def test_an_i2_chart_has_every_item_its_ends_and_the_grade_it_was_given(graph):
    chart = ET.fromstring(as_anx(graph))
    items = chart.findall("ChartItemCollection/ChartItem")
    entities_ = {e.get("EntityId") for e in chart.iter("Entity")}
    assert len(items) == len(graph.nodes) + len(graph.edges)
    for link in chart.iter("Link"):
        assert {link.get("End1Id"), link.get("End2Id")} <= entities_
        assert [child.tag for child in link][-1] == "LinkStyle"
    types = {t.get("Name") for t in chart.iter("EntityType")}
    assert {style.get("Type") for style in chart.iter("IconStyle")} <= types
    strengths = {s.get("Name") for s in chart.iter("Strength")}
    assert {style.get("Strength") for style in chart.iter("LinkStyle")} <= strengths
    report = next(i for i in items if "intelligence" in i.get("Label"))
    words = [s.get("Text") for s in chart.findall("GradeTwo/StringCollection/String")]
    assert words[int(report.get("GradeTwoIndex"))].startswith("B ")
    crime = next(i for i in items if i.get("Label").startswith("crime"))
    assert words[int(crime.get("GradeTwoIndex"))] == "Not graded"


def test_an_i2_chart_lists_its_collections_in_the_order_of_the_format(graph):
    tags = [child.tag for child in ET.fromstring(as_anx(graph))]
    order = [
        *("StrengthCollection", "GradeOne", "GradeTwo", "GradeThree", "SourceHints"),
        *("AttributeClassCollection", "EntityTypeCollection", "LinkTypeCollection", "Summary"),
        "ChartItemCollection",
    ]
    assert tags == order


def test_every_grade_a_report_can_have_has_its_place_on_the_chart():
    from accord.tables import TABLES

    for name, (_, words) in GRADES.items():
        allowed = TABLES["intelligence"].column(name).allowed
        assert [word.split(" ")[0] for word in words[1:]] == list(allowed)


def test_csv_tables_have_a_guide_that_explains_every_column(graph):
    made = as_tables(graph)
    guide = list(csv.DictReader(made["columns.csv"].splitlines()))
    explained = {(row["file"], row["column"]) for row in guide if row["meaning"]}
    for file, columns in (("nodes.csv", NODE_COLUMNS), ("edges.csv", EDGE_COLUMNS)):
        assert {(file, column) for column in columns} <= explained
        header = next(csv.reader(made[file].splitlines()))
        assert tuple(header) == columns
    assert len(list(csv.DictReader(made["nodes.csv"].splitlines()))) == len(graph.nodes)


def test_every_form_says_how_it_is_marked_and_that_a_person_decides(graph):
    for text in (as_graphml(graph), as_gexf(graph), as_anx(graph)):
        assert "OFFICIAL-SENSITIVE" in text
        assert "a person decides" in text


def test_the_same_run_gives_the_same_bytes(folder, tmp_path):
    for form in FORMATS:
        first = write(network_graph(folder, "all"), form, tmp_path / "a" / form)
        again = write(network_graph(folder, "all"), form, tmp_path / "b" / form)
        assert [f.read_bytes() for f in first] == [f.read_bytes() for f in again]


def test_one_network_is_exported_by_its_id_and_another_id_is_refused(folder, graph):
    (name,) = {n.attributes["networks"] for n in graph.nodes if "networks" in n.attributes}
    assert len(network_graph(folder, name).nodes) == len(graph.nodes)
    with pytest.raises(NotFound):
        network_graph(folder, "nothing")
    with pytest.raises(UserFacingError, match="graphml, gexf, ftm, i2, csv"):
        write(graph, "pdf", folder / "x")


@given(st.text(max_size=12), st.text(max_size=12))
def test_whatever_a_source_put_into_a_name_the_files_are_still_read(label, reason):
    nodes = (
        Node("person:a", "person_of_concern", label or "-", {"ties": "1"}),
        Node("person:b", "person_of_concern", "B"),
    )
    edge = Edge("tie:1", "person:a", "person:b", "tie", "friend", {"reason": reason})
    graph = Graph("Network x", "OFFICIAL", True, "run1", nodes, (edge,))
    assert nx.parse_graphml(as_graphml(graph)).number_of_edges() == 1
    assert len(list(ET.fromstring(as_gexf(graph)).iter("{http://www.gexf.net/1.2draft}edge"))) == 1
    assert len(list(ET.fromstring(as_anx(graph)).iter("Link"))) == 1
    for line in as_followthemoney(graph).splitlines():
        json.loads(line)


@given(
    st.integers(1, 14),
    st.lists(st.tuples(st.integers(0, 13), st.integers(0, 13)), max_size=40),
)
def test_ties_paths_and_components_agree_with_networkx(n, pairs):
    people = [f"p{i:02}" for i in range(n)]
    ties = [(f"p{a:02}", f"p{b:02}") for a, b in pairs]
    found = measured(people, ties)
    reference = nx.Graph()
    reference.add_nodes_from(people)
    reference.add_edges_from((a, b) for a, b in ties if a != b and a in people and b in people)
    between = nx.betweenness_centrality(reference, normalized=False)
    for person in people:
        assert found[person].ties == reference.degree(person)
        assert found[person].between == pytest.approx(between[person])
    parts = {frozenset(c) for c in nx.connected_components(reference)}
    ours = {
        frozenset(p for p in people if found[p].component == number)
        for number in {found[p].component for p in people}
    }
    assert ours == parts
