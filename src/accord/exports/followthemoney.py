"""A graph as FollowTheMoney entities, one JSON object a line."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from accord.exports.graph import CHILD, PERSON, RECORD, Edge, Graph, Node

# Which schema of that model stands for each kind of node. A phone or handle has no schema of its
# own there; it is an asset with a name.
SCHEMATA = {
    PERSON: "Person",
    CHILD: "Person",
    RECORD: "Event",
    "vehicle": "Vehicle",
    "premises": "Address",
    "phone": "Asset",
    "handle": "Asset",
    "device": "Asset",
}
_GRADES = ("source_grade", "information_grade", "handling_code")


def as_followthemoney(graph: Graph) -> str:
    """One entity a line, in a fixed order."""
    return "".join(json.dumps(entity, sort_keys=True) + "\n" for entity in entities(graph))


def entities(graph: Graph) -> Iterator[dict[str, Any]]:
    """Every node, and every edge as a link between two of them."""
    for node in graph.nodes:
        yield _entity(node.id, SCHEMATA[node.kind], _properties(node))
    for edge in graph.edges:
        yield _entity(edge.id, "UnknownLink", _link(edge))


def _entity(identifier: str, schema: str, properties: dict[str, str | None]) -> dict[str, Any]:
    given = {name: [value] for name, value in sorted(properties.items()) if value}
    return {"id": _key(identifier), "schema": schema, "properties": given}


def _key(identifier: str) -> str:
    """That model wants ids without blanks or slashes."""
    return "accord-" + hashlib.sha256(identifier.encode()).hexdigest()[:24]


def _properties(node: Node) -> dict[str, str | None]:
    held = node.attributes
    if node.kind in (PERSON, CHILD):
        first = "Child" if node.kind == CHILD else "Person of concern"
        said = [first, held.get("child_status"), held.get("roles")]
        return {"name": node.label, "summary": "; ".join(s for s in said if s)}
    if node.kind == RECORD:
        return {
            "name": node.label,
            "date": held.get("on"),
            "publisher": held.get("source"),
            "recordId": node.id.removeprefix("record:"),
            "summary": _graded(held),
        }
    if node.kind == "vehicle":
        return {"name": node.label, "registrationNumber": node.label}
    if node.kind == "premises":
        return {"name": node.label, "full": node.label}
    return {"name": node.label, "summary": node.kind}


def _link(edge: Edge) -> dict[str, str | None]:
    held = edge.attributes
    said = [held.get("reason"), _graded(held)]
    return {
        "subject": _key(edge.source),
        "object": _key(edge.target),
        "role": edge.label,
        "date": held.get("on"),
        "recordId": held.get("record"),
        "publisher": held.get("source"),
        "status": held.get("strength"),
        "summary": "; ".join(s for s in said if s),
    }


def _graded(held: dict[str, str]) -> str | None:
    grades = [f"{name.replace('_', ' ')} {held[name]}" for name in _GRADES if name in held]
    return ", ".join(grades) or None
