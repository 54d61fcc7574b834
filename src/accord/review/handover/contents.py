"""A run's published tables become the content of every case: what a reader will see, whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from accord.definitions.criteria import CRITERIA as DECLARED
from accord.definitions.definition import definitions_of
from accord.engine import Engine, opened_tables
from accord.review.handover import queries
from accord.review.handover.network_parts import read_network_parts

Key = tuple[str, str]
Content = dict[str, Any]
OUTCOME_ORDER = ("met", "not_known", "not_met")
_CRITERION = {criterion.id: criterion for criterion in DECLARED.values()}
_CRITERION_ORDER = list(_CRITERION)
RECORD_KINDS = {
    "crime": "Crime",
    "intelligence": "Intelligence report",
    "missing_episode": "Missing episode",
    "partner_report": "Partner report",
}


def read_contents(run_folder: Path) -> dict[Key, Content]:
    """Every case of a run by kind and id."""
    with opened_tables(run_folder, queries.TABLES) as engine:
        engine.run(queries.CHOSEN)
        parts = _parts(engine, run_folder)
    forces = parts.pop("forces")
    return {
        key: _content(key, {name: part.get(key, []) for name, part in parts.items()}, forces)
        for key in sorted(parts["definitions"])
    }


def _parts(engine: Engine, run_folder: Path) -> dict[str, Any]:
    return {
        "definitions": _definitions(engine, run_folder),
        "people": _grouped(engine.rows(queries.PEOPLE), _person),
        "records": _grouped(engine.rows(queries.RECORDS), _record),
        "named": _grouped(engine.rows(queries.NAMED), tuple),
        "flags": _grouped(engine.rows(queries.FLAGS), _flag),
        "ties": _grouped(engine.rows(queries.TIES), _tie),
        "objects": _grouped(engine.rows(queries.OBJECTS), lambda r: {"kind": r[0], "key": r[1]}),
        "network": _grouped(engine.rows(queries.NETWORKS), _network),
        "around": read_network_parts(run_folder),
        "forces": dict(engine.rows(queries.FORCES)),
    }


def _grouped(rows: Iterable[Sequence[Any]], made: Any) -> dict[Key, list[Content]]:
    found: defaultdict[Key, list[Content]] = defaultdict(list)
    for kind, candidate, *rest in rows:
        found[kind, candidate].append(made(rest))
    return found


def _definitions(engine: Engine, run_folder: Path) -> dict[Key, list[Content]]:
    titles = {d.id: (d.title, d.is_provisional) for d in definitions_of(run_folder)}
    grounds = _grounds(engine)
    criteria: defaultdict[str, list[Content]] = defaultdict(list)
    for finding, name, outcome, low, high, reason in engine.rows(queries.CRITERIA):
        criteria[finding].append(
            {
                "id": name,
                "name": _CRITERION[name].name.replace("_", " "),
                "says": _CRITERION[name].says,
                "outcome": outcome,
                "low": low,
                "high": high,
                "reason": reason,
                "grounds": grounds[finding, name],
            }
        )
    found: defaultdict[Key, list[Content]] = defaultdict(list)
    for kind, candidate, finding, name, version, outcome, question, ask in engine.rows(
        queries.FINDINGS
    ):
        title, is_provisional = titles.get(name, (name, False))
        found[kind, candidate].append(
            {
                "id": name,
                "version": version,
                "title": title,
                "is_provisional": is_provisional,
                "outcome": outcome,
                "question": question or "",
                "ask": ask or "",
                "criteria": sorted(
                    criteria[finding], key=lambda c: _CRITERION_ORDER.index(c["id"])
                ),
            }
        )
    return {key: sorted(said, key=_place) for key, said in found.items()}


def _place(definition: Content) -> tuple[int, int, str]:
    name = definition["id"]
    leading = queries.LEADING
    place = leading.index(name) if name in leading else len(leading)
    return OUTCOME_ORDER.index(definition["outcome"]), place, name


def _grounds(engine: Engine) -> defaultdict[tuple[str, str], list[Content]]:
    """The records each criterion rests on, for first, with the spans pointed at."""
    found: dict[tuple[str, str, str, str], Content] = {}
    for finding, criterion, supports, event, field, start, end in engine.rows(queries.EVIDENCE):
        ground = found.setdefault(
            (finding, criterion, supports, event),
            {"record": event, "supports": supports, "spans": []},
        )
        if start is not None:
            ground["spans"].append({"field": field, "start": start, "end": end})
    made: defaultdict[tuple[str, str], list[Content]] = defaultdict(list)
    for (finding, criterion, _, _), ground in found.items():
        made[finding, criterion].append(ground)
    for grounds in made.values():
        grounds.sort(key=lambda g: (g["supports"] != "for", g["record"]))
    return made


def _person(row: Sequence[Any]) -> Content:
    person, forename, surname, known, as_child, is_child, is_adult, also, low, high, *lists = row
    roles = sorted({role for some in lists[0] for role in (some or ())})
    name = " ".join(part for part in (forename, surname) if part)
    return {
        "person_id": person,
        "name": name or ("name not recorded" if known else "not identified"),
        "age": _age(low, high),
        # A child who may be a member, or is a suspect, stands among the children.
        "is_child": bool((as_child or is_child) and not (is_adult and not is_child)),
        "is_adult_victim": bool(as_child and is_adult and not is_child),
        "is_also_victim": bool(also),
        "roles": [role.replace("_", " ") for role in roles],
        "reason": " ".join(sorted({reason for reason in lists[1] if reason})),
    }


def _age(low: int | None, high: int | None) -> str:
    if low is None or high is None:
        return "age not known" if low is None and high is None else f"about {low or high}"
    return f"{low}" if low == high else f"{low} to {high}"


def _record(row: Sequence[Any]) -> Content:
    event, source, kind, ref, organisation, sector, force, council, marking, synthetic, *rest = row
    starts, known, place_kind, offence, unit, place, grade, mo, text, rhi, scope = rest
    texts = {"mo_text": mo, "text": text, "rhi_text": rhi}
    return {
        "id": event,
        "source": source,
        "kind": RECORD_KINDS.get(kind, kind),
        "ref": ref,
        "organisation": organisation or source,
        "sector": (sector or "").replace("_", " "),
        "force": force or "",
        "council": council or "",
        "marking": marking or "",
        "is_synthetic": bool(synthetic),
        "at": (starts or known).isoformat(timespec="minutes") if starts or known else "",
        "place_kind": (place_kind or "").replace("_", " "),
        "place": place or "",
        "offence": offence or "",
        "unit": unit or "",
        "grade": grade or "",
        "scope": (scope or "").replace("_", " "),
        "texts": {field: words for field, words in texts.items() if words},
    }


def _flag(row: Sequence[Any]) -> Content:
    return dict(zip(("flag", "recorded", "proposed", "change", "category"), row, strict=True))


def _tie(row: Sequence[Any]) -> Content:
    one, other, basis, reason, strength, record, on, grade = row
    return {
        "a": one,
        "b": other,
        "basis": basis.replace("_", " "),
        "reason": reason or "",
        "strength": strength,
        "record": record or "",
        "on": on.isoformat() if on else "",
        "grade": grade or "",
    }


def _network(row: Sequence[Any]) -> Content:
    names = ("low", "high", "identified", "children", "crimes", "cross_force")
    first, last = row[-2:]
    return {
        **dict(zip(names, row[:-2], strict=True)),
        "first_on": first.isoformat() if first else "",
        "last_on": last.isoformat() if last else "",
    }


def _with_named(records: list[Content], named: list[tuple[Any, ...]]) -> list[Content]:
    """Each record with where its words name somebody, so that those words can be hidden."""
    spans: defaultdict[str, list[Content]] = defaultdict(list)
    for record, field, start, end in named:
        spans[record].append({"field": field, "start": start, "end": end})
    return [{**record, "named": spans[record["id"]]} for record in records]


def _content(key: Key, parts: dict[str, Any], forces: dict[str, str]) -> Content:
    records = _with_named(parts["records"], parts["named"])
    codes = sorted({r["force"] for r in records if r["force"]})
    return {
        "kind": key[0],
        "reference": key[1],
        "definitions": parts["definitions"],
        "children": [p for p in parts["people"] if p["is_child"]],
        "adult_victims": [p for p in parts["people"] if p["is_adult_victim"]],
        "people": [p for p in parts["people"] if not p["is_child"] and not p["is_adult_victim"]],
        "records": records,
        "flags": parts["flags"],
        "ties": parts["ties"],
        "objects": parts["objects"],
        "network": (parts["network"] or [None])[0],
        "around": (parts["around"] or [None])[0],
        "forces": [{"code": code, "name": forces.get(code, code)} for code in codes],
        "councils": sorted({r["council"] for r in records if r["council"]}),
        "marking": ", ".join(sorted({r["marking"] for r in records if r["marking"]})),
        "is_synthetic": any(r["is_synthetic"] for r in records),
    }
