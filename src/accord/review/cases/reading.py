"""A case's content becomes what its page shows: records by criteria, spans, what is open."""

from __future__ import annotations

from typing import Any

from accord.review.cases.models import Case, Version

Content = dict[str, Any]


def newest_version(case: Case) -> Version:
    """What the newest run that found the case says of it."""
    version: Version = Version.everything.filter(case=case).order_by("-revision")[0]
    return version


def with_records(content: Content) -> Content:
    """The content, each ground of a criterion joined to its record and its number on the page."""
    records = {r["id"]: {**r, "number": n} for n, r in enumerate(content["records"], 1)}
    for definition in content["definitions"]:
        for criterion in definition["criteria"]:
            for ground in criterion["grounds"]:
                ground["shown"] = records.get(ground["record"])
                texts = (ground["shown"] or {}).get("texts", {})
                ground["quotes"] = [
                    {**span, "text": texts[span["field"]]}
                    for span in ground["spans"]
                    if span["field"] in texts
                ]
    content["records"] = list(records.values())
    return content


def definition_of(content: Content, name: str) -> Content | None:
    """One definition's answer."""
    found: list[Content] = [d for d in content["definitions"] if d["id"] == name]
    return found[0] if found else None


def open_questions(content: Content) -> list[dict[str, str]]:
    """What is not known and who can be asked, each once, of definitions that are open."""
    found: dict[str, dict[str, str]] = {}
    for definition in content["definitions"]:
        if definition["outcome"] == "not_known" and definition["question"]:
            key = definition["question"]
            found.setdefault(key, {"question": key, "ask": definition["ask"]})
    return list(found.values())


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
