"""A graph as GraphML and as GEXF: plain XML that graph libraries and Gephi open."""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from accord.exports.graph import Edge, Graph, Node

# What XML 1.0 does not allow in a text, whatever a source put there.
_NOT_IN_XML = re.compile(r"[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")
GRAPHML = "http://graphml.graphdrawing.org/xmlns"
GEXF = "http://www.gexf.net/1.2draft"
NUMBERS = {
    "ties": ("int", "integer"),
    "between": ("double", "double"),
    "component": ("int", "integer"),
}


def clean(text: str) -> str:
    """A text that may stand in XML."""
    return _NOT_IN_XML.sub("\N{REPLACEMENT CHARACTER}", text)


def as_text(root: Element) -> str:
    """The document, indented, with its declaration."""
    indent(root, " ")
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, "unicode") + "\n"


def _values(item: Node | Edge) -> dict[str, str]:
    return {"kind": item.kind, "label": item.label, **item.attributes}


def _names(items: Iterable[Node | Edge]) -> list[str]:
    return sorted({name for item in items for name in _values(item)})


def as_graphml(graph: Graph) -> str:
    """GraphML: every attribute declared, ties without direction."""
    root = Element("graphml", {"xmlns": GRAPHML})
    keys: dict[tuple[str, str], str] = {("graph", "note"): "g0"}
    SubElement(
        root, "key", {"id": "g0", "for": "graph", "attr.name": "note", "attr.type": "string"}
    )
    for domain, items in (("node", graph.nodes), ("edge", graph.edges)):
        for name in _names(items):
            keys[domain, name] = f"{domain[0]}_{name}"
            kind = NUMBERS[name][0] if name in NUMBERS else "string"
            given = {"id": keys[domain, name], "for": domain, "attr.name": name, "attr.type": kind}
            SubElement(root, "key", given)
    body = SubElement(root, "graph", {"id": clean(graph.title), "edgedefault": "undirected"})
    SubElement(body, "data", {"key": "g0"}).text = clean(graph.note)
    for node in graph.nodes:
        element = SubElement(body, "node", {"id": clean(node.id)})
        _graphml_data(element, "node", node, keys)
    for edge in graph.edges:
        ends = {"id": edge.id, "source": edge.source, "target": edge.target}
        element = SubElement(body, "edge", {k: clean(v) for k, v in ends.items()})
        _graphml_data(element, "edge", edge, keys)
    return as_text(root)


def _graphml_data(
    element: Element, domain: str, item: Node | Edge, keys: dict[tuple[str, str], str]
) -> None:
    for name, value in sorted(_values(item).items()):
        SubElement(element, "data", {"key": keys[domain, name]}).text = clean(value)


def as_gexf(graph: Graph) -> str:
    """GEXF 1.2: every attribute declared, parallel ties kept."""
    root = Element("gexf", {"xmlns": GEXF, "version": "1.2"})
    meta = SubElement(root, "meta")
    SubElement(meta, "creator").text = "Accord"
    SubElement(meta, "description").text = clean(f"{graph.title}. {graph.note}")
    body = SubElement(root, "graph", {"defaultedgetype": "undirected", "mode": "static"})
    _gexf_items(body, "node", graph.nodes)
    _gexf_items(body, "edge", graph.edges)
    return as_text(root)


def _gexf_items(body: Element, kind: str, items: tuple[Node, ...] | tuple[Edge, ...]) -> None:
    names = [name for name in _names(items) if name != "label"]
    declared = SubElement(body, "attributes", {"class": kind, "mode": "static"})
    for name in names:
        given = NUMBERS[name][1] if name in NUMBERS else "string"
        SubElement(declared, "attribute", {"id": name, "title": name, "type": given})
    group = SubElement(body, f"{kind}s")
    for item in items:
        given_ends = {"id": clean(item.id), "label": clean(item.label)}
        if isinstance(item, Edge):
            given_ends |= {"source": clean(item.source), "target": clean(item.target)}
        element = SubElement(group, kind, given_ends)
        values = SubElement(element, "attvalues")
        for name, value in sorted(_values(item).items()):
            if name != "label":
                SubElement(values, "attvalue", {"for": name, "value": clean(value)})
