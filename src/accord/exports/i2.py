"""A graph as an Analyst's Notebook Exchange file, with the grades of every source on the chart."""

from __future__ import annotations

from math import ceil, cos, pi, sin
from xml.etree.ElementTree import Element, SubElement

from accord.exports.graph import CHILD, PERSON, RECORD, Edge, Graph, Node
from accord.exports.xml_graphs import as_text, clean

# A chart keeps a list of grades, and an item the place of its own in it; the first is for none.
GRADES = {
    "source_grade": ("GradeOne", ("Not graded", "1 Reliable", "2 Untested", "3 Not reliable")),
    "information_grade": (
        "GradeTwo",
        (
            *("Not graded", "A Known directly", "B Known indirectly but corroborated"),
            *("C Known indirectly", "D Not known", "E Suspected to be false"),
        ),
    ),
    "handling_code": (
        "GradeThree",
        ("Not graded", "P Lawful sharing permitted", "C Sharing permitted with conditions"),
    ),
}
ICONS = {
    PERSON: ("Person of concern", "Person"),
    CHILD: ("Child", "Child"),
    RECORD: ("Record", "Document"),
    "vehicle": ("Vehicle", "Car"),
    "phone": ("Phone", "Phone"),
    "handle": ("Online account", "Internet"),
    "premises": ("Premises", "House"),
    "device": ("Device", "Computer"),
}
LINKS = {
    "tie": "Tie",
    "person_on_record": "Person on record",
    "object_on_record": "Object on record",
}
# A tie that only leaves it open is drawn dashed.
STRENGTHS = {"counts": ("Confirmed", "DotStyleSolid"), "open": ("Unconfirmed", "DotStyleDashed")}
_APART = 200
_SHOWN = ("networks", "roles", "child_status", "may_be_member", "event_kind", "identified")


def as_anx(graph: Graph) -> str:
    """The chart: collections first, in the order the format has them, then every item."""
    root = Element("Chart", {"IdReferenceLinking": "false", "Rigorous": "false"})
    strengths = SubElement(root, "StrengthCollection")
    for name, dots in STRENGTHS.values():
        SubElement(strengths, "Strength", {"DotStyle": dots, "Id": name, "Name": name})
    for tag, words in GRADES.values():
        _strings(root, tag, words)
    _strings(root, "SourceHints", _holders(graph))
    _types(root)
    _summary(root, graph)
    items = SubElement(root, "ChartItemCollection")
    for number, node in enumerate(graph.nodes):
        _entity(items, node, _place(number, len(graph.nodes)))
    for edge in graph.edges:
        _link(items, edge)
    return as_text(root)


def _strings(root: Element, tag: str, words: tuple[str, ...] | list[str]) -> None:
    held = SubElement(SubElement(root, tag), "StringCollection")
    for word in words:
        SubElement(held, "String", {"Text": clean(word)})


def _holders(graph: Graph) -> list[str]:
    nodes, edges = {_source(n) for n in graph.nodes}, {_source(e) for e in graph.edges}
    return sorted(nodes | edges)


def _source(item: Node | Edge) -> str:
    return item.attributes.get("source", "Accord")


def _types(root: Element) -> None:
    classes = SubElement(root, "AttributeClassCollection")
    for name in _SHOWN:
        given = {"Name": name.replace("_", " "), "Type": "AttText", "IsUser": "true"}
        SubElement(classes, "AttributeClass", {**given, "Visible": "false"})
    kinds = SubElement(root, "EntityTypeCollection")
    for name, icon in ICONS.values():
        given = {"IconFile": icon, "Name": name, "PreferredRepresentation": "RepresentAsIcon"}
        SubElement(kinds, "EntityType", given)
    links = SubElement(root, "LinkTypeCollection")
    for name in LINKS.values():
        SubElement(links, "LinkType", {"Name": name})


def _summary(root: Element, graph: Graph) -> None:
    fields = SubElement(SubElement(root, "Summary"), "FieldCollection")
    for kind, text in (
        ("SummaryFieldTitle", graph.title),
        ("SummaryFieldComments", graph.note),
    ):
        SubElement(fields, "Field", {"Field": clean(text), "Type": kind})


def _place(number: int, n: int) -> tuple[int, int]:
    """People, records and things on one ring; the tool lays the chart out as the reader likes."""
    radius = max(_APART, ceil(n * _APART / (2 * pi)))
    turn = 2 * pi * number / max(n, 1)
    return radius + round(radius * cos(turn)), radius + round(radius * sin(turn))


def _item(items: Element, thing: Node | Edge) -> Element:
    held = thing.attributes
    given = {"Label": clean(thing.label)}
    day = held.get("on")
    if day:
        given |= {"DateSet": "true", "TimeSet": "false", "DateTime": f"{day}T00:00:00"}
    for name, (tag, words) in GRADES.items():
        given[f"{tag}Index"] = str(_index(held.get(name), words))
    given["SourceReference"] = clean(held.get("record", thing.id))
    given["SourceType"] = clean(_source(thing))
    return SubElement(items, "ChartItem", given)


def _index(grade: str | None, words: tuple[str, ...]) -> int:
    for place, word in enumerate(words):
        if place and grade and word.split(" ", 1)[0] == grade:
            return place
    return 0


def _entity(items: Element, node: Node, place: tuple[int, int]) -> None:
    item = _item(items, node)
    end = SubElement(item, "End", {"X": str(place[0]), "Y": str(place[1]), "Z": "0"})
    given = {"EntityId": clean(node.id), "Identity": clean(node.id), "LabelIsIdentity": "false"}
    entity = SubElement(end, "Entity", given)
    icon = SubElement(entity, "Icon", {"TextX": "0", "TextY": "16"})
    SubElement(icon, "IconStyle", {"Type": ICONS[node.kind][0]})
    values = {n: v for n, v in node.attributes.items() if n in _SHOWN}
    if values:
        held = SubElement(item, "AttributeCollection")
        for name, value in sorted(values.items()):
            words = {"AttributeClass": name.replace("_", " "), "Value": clean(value)}
            SubElement(held, "Attribute", words)


def _link(items: Element, edge: Edge) -> None:
    item = _item(items, edge)
    ends = {"End1Id": clean(edge.source), "End2Id": clean(edge.target)}
    link = SubElement(item, "Link", ends)
    # The format has the cards of a link before its style.
    reason = edge.attributes.get("reason")
    if reason:
        cards = SubElement(link, "CardCollection")
        summary = edge.attributes.get("record", edge.label)
        SubElement(cards, "Card", {"Summary": clean(summary), "Text": clean(reason)})
    strength, _ = STRENGTHS[edge.attributes.get("strength", "counts")]
    given = {"ArrowStyle": "ArrowNone", "LineWidth": "1", "Strength": strength}
    SubElement(link, "LinkStyle", {**given, "Type": LINKS[edge.kind]})
