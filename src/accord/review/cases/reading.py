"""A case's content becomes what its page shows: records by criteria, spans, what is open."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from accord.review.cases.models import Case, Request, Version

Content = dict[str, Any]


def newest_version(case: Case) -> Version:
    """What the newest run that found the case says of it."""
    version: Version = Version.everything.filter(case=case).order_by("-revision")[0]
    return version


def with_records(content: Content) -> Content:
    """The content, each ground of a criterion joined to its record and its number on the page."""
    records = {r["id"]: {**r, "number": n} for n, r in enumerate(content["records"], 1)}
    for record in records.values():
        record["relied_on"] = []
    for definition in content["definitions"]:
        for criterion in definition["criteria"]:
            for ground in criterion["grounds"]:
                _rely(records.get(ground["record"]), criterion, ground)
                ground["shown"] = records.get(ground["record"])
                texts = (ground["shown"] or {}).get("texts", {})
                ground["quotes"] = [
                    {**span, "text": texts[span["field"]]}
                    for span in ground["spans"]
                    if span["field"] in texts
                ]
    content["records"] = list(records.values())
    return content


def _rely(record: Content | None, criterion: Content, ground: Content) -> None:
    """Note on a record which criteria rest on it, each once."""
    if record is not None:
        said = {"id": criterion["id"], "name": criterion["name"], "supports": ground["supports"]}
        if said not in record["relied_on"]:
            record["relied_on"].append(said)


def definition_of(content: Content, name: str) -> Content | None:
    """One definition's answer."""
    found: list[Content] = [d for d in content["definitions"] if d["id"] == name]
    return found[0] if found else None


def open_questions(content: Content) -> list[Content]:
    """What is not known and who can be asked, each once, with what hangs on the answer."""
    found: dict[str, Content] = {}
    for definition in content["definitions"]:
        if definition["outcome"] == "not_known" and definition["question"]:
            key = definition["question"]
            one = found.setdefault(key, {"question": key, "ask": definition["ask"], "open": []})
            one["open"].append({"title": definition["title"], "criteria": _not_known(definition)})
    return list(found.values())


def _not_known(definition: Content) -> list[Content]:
    return [c for c in definition["criteria"] if c["outcome"] == "not_known"]


def with_requests(questions: list[Content], requests: Iterable[Request]) -> list[Content]:
    """Each open question with those already asked in its very words."""
    asked = list(requests)
    return [{**q, "asked": [r for r in asked if r.question == q["question"]]} for q in questions]


def places(content: Content) -> list[Content]:
    """Each place of the records with the records there; the kind of place where none is named."""
    found: dict[tuple[str, str], Content] = {}
    for number, record in enumerate(content["records"], 1):
        if record["place"] or record["place_kind"]:
            key = (record["place_kind"], record["place"])
            place = found.setdefault(key, {"kind": key[0], "place": key[1], "records": []})
            place["records"].append({**record, "number": number})
    return [found[key] for key in sorted(found)]


def spans_in(content: Content, record_id: str) -> dict[str, list[tuple[int, int]]]:
    """Every span any criterion relies on in one record, by field."""
    found: dict[str, set[tuple[int, int]]] = {}
    for definition in content["definitions"]:
        for criterion in definition["criteria"]:
            for ground in criterion["grounds"]:
                if ground["record"] == record_id:
                    for span in ground["spans"]:
                        where = (span["start"], span["end"])
                        found.setdefault(span["field"], set()).add(where)
    return {field: sorted(spans) for field, spans in found.items()}
