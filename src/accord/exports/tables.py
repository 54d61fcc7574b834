"""A graph as two CSV tables and a guide to their columns."""

from __future__ import annotations

from accord.exports.graph import EDGE_GUIDE, NODE_GUIDE, Graph
from accord.published import write_rows

_NODE = {
    "id": "the node; edges point at it",
    "kind": "person_of_concern, child, record, vehicle, phone, handle, premises or device",
    "label": "what a chart shows",
}
_EDGE = {
    "id": "the edge",
    "source": "the node it starts from",
    "target": "the node it goes to",
    "kind": "tie, person_on_record or object_on_record",
    "label": "what a chart shows",
}
NODE_COLUMNS = (*_NODE, *NODE_GUIDE)
# An edge's own `source` is a node; who holds its record stands under another name.
_RENAMED = {"source": "held_by"}
EDGE_COLUMNS = (*_EDGE, *(_RENAMED.get(name, name) for name in EDGE_GUIDE))


def as_tables(graph: Graph) -> dict[str, str]:
    """File names with their CSV text."""
    nodes = ({"id": n.id, "kind": n.kind, "label": n.label, **n.attributes} for n in graph.nodes)
    edges = (
        {
            **{_RENAMED.get(name, name): value for name, value in e.attributes.items()},
            "id": e.id,
            "source": e.source,
            "target": e.target,
            "kind": e.kind,
            "label": e.label,
        }
        for e in graph.edges
    )
    return {
        "nodes.csv": write_rows(NODE_COLUMNS, nodes),
        "edges.csv": write_rows(EDGE_COLUMNS, edges),
        "columns.csv": write_rows(("file", "column", "meaning"), _guide(graph)),
    }


def _guide(graph: Graph) -> list[dict[str, str]]:
    edges = {_RENAMED.get(name, name): says for name, says in EDGE_GUIDE.items()}
    rows = [
        {"file": file, "column": column, "meaning": says}
        for file, guide in (("nodes.csv", _NODE | NODE_GUIDE), ("edges.csv", _EDGE | edges))
        for column, says in guide.items()
    ]
    return [*rows, {"file": "both", "column": "", "meaning": graph.note}]
