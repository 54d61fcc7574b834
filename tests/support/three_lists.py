"""One town's people on the lists of three forces: who is one by names, and who is one by tokens.

The town and its slips are made in `families`, which knows nothing of linkage or of tokens.
"""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from accord.national.people import Named, join_people
from accord.returns.tokens import READS, Identity, identities
from accord.tables import TABLES
from support.families import Town
from support.nominals import Linked, table

Key = tuple[str, str]
FORCES = ("north-rms", "south-rms", "vale-csc")


def by_names(town: Town) -> dict[Key, str]:
    """Who is who where all three lists are pooled and linked by name."""
    return Linked(town.nominals).person_of


def by_tokens(town: Town, folder: Path, kinds: frozenset[str] = frozenset()) -> dict[Key, str]:
    """Who is who where each force links its own list and sends tokens; `kinds` are left out."""
    people: dict[str, Named] = {}
    person_of: dict[Key, str] = {}
    for force in FORCES:
        nominals = town.nominals.filter(pc.equal(town.nominals["source_id"], force))
        linked = Linked(nominals)
        held = identities(
            _run_folder(folder / force, nominals, linked), {*linked.person_of.values()}
        )
        people |= _named(force, nominals, linked, [one for one in held if one.kind not in kinds])
        person_of |= {key: f"{force}/{person}" for key, person in linked.person_of.items()}
    joined = join_people(people)
    return {key: joined.of(person) for key, person in person_of.items()}


def _run_folder(folder: Path, nominals: pa.Table, linked: Linked) -> Path:
    """A folder with what tokens are read from."""
    folder.mkdir(parents=True)
    for name in READS:
        held = TABLES[name].empty()
        if name == "person_nominals":
            held = table(name, linked.person_nominals)
        pq.write_table(held, folder / f"{name}.parquet")
    pq.write_table(nominals, folder / "nominals.parquet")
    return folder


def _named(
    force: str, nominals: pa.Table, linked: Linked, held: list[Identity]
) -> dict[str, Named]:
    """What a force's return says of each of its people."""
    sexes: dict[str, set[str]] = {}
    for row in nominals.select(["source_id", "nominal_id", "sex"]).to_pylist():
        person = linked.person_of[row["source_id"], row["nominal_id"]]
        sexes.setdefault(person, set())
        if row["sex"] in ("F", "M"):
            sexes[person].add(row["sex"])
    tokens: dict[str, dict[str, set[str]]] = {}
    for one in held:
        tokens.setdefault(one.person_id, {}).setdefault(one.kind, set()).add(one.value)
    return {
        f"{force}/{person}": Named(
            frozenset({force}),
            frozenset(found),
            {kind: frozenset(v) for kind, v in tokens.get(person, {}).items()},
        )
        for person, found in sexes.items()
    }


def across(groups: dict[Key, object]) -> set[tuple[Key, Key]]:
    """Pairs of records of unlike forces that are said to be of one person."""
    members: dict[object, list[Key]] = {}
    for key, group in groups.items():
        members.setdefault(group, []).append(key)
    return {
        (one, other)
        for keys in members.values()
        for at, one in enumerate(sorted(keys))
        for other in sorted(keys)[at + 1 :]
        if one[0] != other[0]
    }


def agreement(groups: dict[Key, object], truth: dict[Key, int]) -> tuple[float, float]:
    """Precision and recall over pairs of records of unlike forces."""
    said, true = across(groups), across(truth)
    return len(said & true) / max(1, len(said)), len(said & true) / max(1, len(true))
