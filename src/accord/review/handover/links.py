"""The links a run leaves open become questions for people; rulings already given stay."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pyarrow as pa

from accord.engine import opened_tables
from accord.review.cases.models import CasePerson
from accord.review.handover import queries
from accord.review.handover.bulk import BATCH, add_rows
from accord.review.handover.cases import make_ref
from accord.review.handover.weights import read_weights
from accord.review.identity.models import LinkQuestion

Pair = tuple[str, str, str, str]
_TABLES = ("nominal_links", "nominals", "person_nominals", "sources")


def read_links(run_folder: Path, people: Iterable[str] = ()) -> dict[Pair, dict[str, Any]]:
    """Every link a run leaves to people, and every join behind those people; fields and weights."""
    names = queries.LINK_FIELDS
    fields = ", ".join(f"{side}.{name}" for side in ("na", "nb") for name in names)
    with opened_tables(run_folder, _TABLES) as engine:
        on_cases = pa.array(sorted(set(people)), pa.string())
        engine.register("on_cases", pa.table({"person_id": on_cases}))
        rows = engine.rows(queries.LINKS.format(fields=fields))
    found = {tuple(row[:4]): _question(row) for row in rows}
    weights = read_weights(run_folder, [(pair[:2], pair[2:]) for pair in found])
    for pair, question in found.items():
        question["weights"] = weights[pair[:2], pair[2:]]
    return found


def _question(row: tuple[Any, ...]) -> dict[str, Any]:
    verdict, reason, person_a, person_b, force_a, force_b, held_a, held_b = row[4:12]
    names = queries.LINK_FIELDS
    ours, theirs = row[12 : 12 + len(names)], row[12 + len(names) :]
    fields = [
        {"name": name.replace("_", " "), "a": _cell(a), "b": _cell(b)}
        for name, a, b in zip(names, ours, theirs, strict=True)
    ]
    return {
        "is_joined": verdict == "linked",
        "reason": reason or "",
        "person_a": person_a or "",
        "person_b": person_b or "",
        "force_a": force_a or "",
        "force_b": force_b or "",
        "fields": [{"name": "held by", "a": held_a, "b": held_b}, *fields],
    }


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ", ".join(str(v) for v in value) if isinstance(value, list) else str(value)


def take_over_links(found: dict[Pair, dict[str, Any]]) -> int:
    """Bring the questions in line with a run; gives how many are put to people now."""
    known = {
        (q.source_a, q.nominal_a, q.source_b, q.nominal_b): q for q in LinkQuestion.everything.all()
    }
    networks = _networks_of_people()
    fresh, changed = [], []
    # What a run tells of a pair; the rest of a question is what people made of it.
    columns: set[str] = set()
    for pair, said in found.items():
        joins = _joins(networks, said["person_a"], said["person_b"])
        told = {**said, "joins_networks": joins, "is_in_run": True}
        question = known.pop(pair, None)
        if question is None:
            fresh.append(LinkQuestion(ref=make_ref(), **_sides(pair), **told))
        elif _is_told_anew(question, told):
            changed.append(question)
            columns |= told.keys()
    gone = [q for q in known.values() if _is_told_anew(q, {"is_in_run": False})]
    add_rows(LinkQuestion, fresh)
    if changed:
        LinkQuestion.everything.bulk_update(changed, sorted(columns), batch_size=BATCH)
    LinkQuestion.everything.bulk_update(gone, ["is_in_run"], batch_size=BATCH)
    return sum(not said["is_joined"] for said in found.values())


def _is_told_anew(question: LinkQuestion, told: dict[str, Any]) -> bool:
    """Put what a run tells into a question, and say whether any of it is new."""
    before = {name: getattr(question, name) for name in told}
    for name, value in told.items():
        setattr(question, name, value)
    return before != told


def _sides(pair: Pair) -> dict[str, str]:
    return dict(zip(("source_a", "nominal_a", "source_b", "nominal_b"), pair, strict=True))


def _networks_of_people() -> dict[str, set[Any]]:
    found: defaultdict[str, set[Any]] = defaultdict(set)
    for person, case in CasePerson.everything.filter(case__kind="network").values_list(
        "person_id", "case_id"
    ):
        found[person].add(case)
    return found


def _joins(networks: dict[str, set[Any]], one: str, other: str) -> bool:
    """Whether a merge would join two networks, or a join holds one: two people must say so."""
    a, b = networks.get(one, set()), networks.get(other, set())
    return bool(a and b and (a != b or one == other))
