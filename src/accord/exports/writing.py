"""Write a graph in the form another tool opens."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from accord.errors import UserFacingError
from accord.exports.followthemoney import as_followthemoney
from accord.exports.graph import Graph
from accord.exports.i2 import as_anx
from accord.exports.tables import as_tables
from accord.exports.xml_graphs import as_gexf, as_graphml
from accord.placing import place_file

TEXTS: dict[str, Callable[[Graph], str]] = {
    "graphml": as_graphml,
    "gexf": as_gexf,
    "ftm": as_followthemoney,
    "i2": as_anx,
}
FORMATS = (*TEXTS, "csv")


def write(graph: Graph, form: str, out: Path) -> tuple[Path, ...]:
    """Write one file, or for csv a folder with nodes, edges and the column guide."""
    if form not in FORMATS:
        raise UserFacingError(f"The format is one of {', '.join(FORMATS)}.")
    if form == "csv":
        if out.is_file():
            raise UserFacingError("For csv, name a folder: nodes, edges and a guide go into it.")
        files = {out / name: text for name, text in as_tables(graph).items()}
    else:
        files = {out: TEXTS[form](graph)}
    return tuple(place_file(path, text) for path, text in files.items())
