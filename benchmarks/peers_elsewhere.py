"""The same jobs as others would write them: run by an interpreter that has their libraries.

    python peers_elsewhere.py recordlinkage|pandas NOMINALS.csv PERSONS.csv
    python peers_elsewhere.py networkx INVOLVEMENTS.csv -

Prints one line of JSON: seconds of the processor, the most memory, pairs and the seconds of
scoring them. Nothing of Accord is imported here: the environment that has these libraries need
not have Accord.
"""

from __future__ import annotations

import json
import sys
import time
from importlib import import_module
from pathlib import Path
from typing import Any

# What an analyst's first script joins on: all of one of these are the same.
SAME = (
    ["forename", "surname", "date_of_birth"],
    ["forename", "surname", "postcode"],
    ["forename", "date_of_birth", "postcode"],
    ["surname", "date_of_birth", "postcode"],
)
KEYS = (["surname", "date_of_birth"], ["forename", "date_of_birth"], ["surname", "postcode"],
        ["forename", "postcode"])  # fmt: skip


def by_recordlinkage(nominals: Any) -> tuple[Any, dict[str, Any]]:
    """Pairs of one person by recordlinkage: its index, its comparisons, its own learning."""
    linkage = import_module("recordlinkage")
    indexer = linkage.Index()
    for key in KEYS:
        indexer.block(key)
    pairs = indexer.index(nominals)
    compare = linkage.Compare()
    compare.string("forename", "forename", method="jarowinkler", threshold=0.88)
    compare.string("surname", "surname", method="jarowinkler", threshold=0.88)
    for column in ("date_of_birth", "sex", "postcode"):
        compare.exact(column, column)
    compare.string("address", "address", method="jarowinkler", threshold=0.9)
    began = time.process_time()
    features = compare.compute(pairs, nominals)
    took = time.process_time() - began
    return linkage.ECMClassifier().fit_predict(features), {"pairs": len(pairs), "scoring": took}


def by_pandas(nominals: Any) -> tuple[Any, dict[str, Any]]:
    """Pairs of one person by joins of the table with itself on columns that are the same."""
    pandas = import_module("pandas")
    rows = nominals.reset_index()
    met = []
    for key in SAME:
        whole = rows.dropna(subset=key)
        pair = whole.merge(whole, on=key, suffixes=("_l", "_r"))
        met.append(
            pair.loc[pair["nominal_id_l"] < pair["nominal_id_r"], ["nominal_id_l", "nominal_id_r"]]
        )
    pairs = pandas.concat(met).drop_duplicates()
    found = list(zip(pairs["nominal_id_l"], pairs["nominal_id_r"], strict=True))
    return found, {"pairs": len(found)}


def components(pairs: Any, names: Any) -> dict[Any, int]:
    """Which component each name is in, by networkx."""
    networkx = import_module("networkx")
    graph = networkx.Graph()
    graph.add_nodes_from(names)
    graph.add_edges_from(pairs)
    found = networkx.connected_components(graph)
    return {name: number for number, part in enumerate(found) for name in part}


def persons(job: str, file: str, out: str) -> dict[str, Any]:
    """Nominals to persons, written as nominal_id, person."""
    pandas = import_module("pandas")
    nominals = pandas.read_csv(file, dtype=str).set_index("nominal_id")
    pairs, said = (by_recordlinkage if job == "recordlinkage" else by_pandas)(nominals)
    found = components(pairs, nominals.index)
    pandas.Series(found, name="person").rename_axis("nominal_id").to_csv(out)
    return said


def ties(file: str) -> dict[str, Any]:
    """People who stand in the same records, as components, and no more than that."""
    pandas = import_module("pandas")
    rows = pandas.read_csv(file, dtype=str)
    pair = rows.merge(rows, on="event_id", suffixes=("_l", "_r"))
    pair = pair.loc[pair["person_id_l"] < pair["person_id_r"], ["person_id_l", "person_id_r"]]
    pair = pair.drop_duplicates()
    components(pair.itertuples(index=False, name=None), rows["person_id"].unique())
    return {"pairs": len(pair)}


def most_memory() -> float:
    """The most memory this process has held, in GiB.

    Read from its own status: what getrusage says is never less than the parent held at the start.
    """
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:")) / 2**20


def main() -> None:
    """Do one job and say what it took."""
    job, file, out = sys.argv[1:]
    began = time.process_time()
    said = ties(file) if job == "networkx" else persons(job, file, out)
    said |= {"seconds": time.process_time() - began, "memory": most_memory()}
    print(json.dumps(said))


if __name__ == "__main__":
    main()
